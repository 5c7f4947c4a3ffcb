#include "ui/timeline/wake_arrows.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "ui/kit/brush.hpp"
#include "ui/kit/paint.hpp"

namespace ui {
namespace {

using timeline::LaneIndex;
using timeline::Wake;

constexpr std::size_t kMost = 400;  // arrows a frame and run: more are no longer told apart

// The bar of any lane of the run, in view or not, from one that is in view.
std::optional<Rect> bar_of(const TimelineScene& scene, std::size_t run, LaneIndex lane) {
  for (const LaneRow& row : scene.layout.rows) {
    if (row.lane.run != run) continue;
    Rect bar = row.bar;
    bar.y += static_cast<float>(lane - row.lane.lane) * scene.layout.pitch;
    return bar;
  }
  return std::nullopt;
}

// Swings out to the right where there is room for a curve, and ends upon the bar that it wakes.
void draw_arrow(const TimelineInk& ink, ImVec2 from, ImVec2 to, ImU32 color) {
  const float unit = ink.theme.px(1);
  const float down = to.y > from.y ? 1.0F : -1.0F;
  const float bulge = std::clamp(std::abs(to.y - from.y) * 0.25F, 4 * unit, 14 * unit);
  ink.list.AddBezierCubic(from, {from.x + bulge, from.y + down * bulge * 0.5F},
                          {to.x + bulge * 0.4F, to.y - down * bulge}, {to.x, to.y - down * 4 * unit}, color,
                          std::max(1.0F, 1.5F * unit));
  ink.list.AddTriangleFilled(to, {to.x - 3.2F * unit, to.y - down * 5.5F * unit},
                             {to.x + 3.2F * unit, to.y - down * 5.5F * unit}, color);
}

// Where the lane that wakes had ended by then, or the wake-up itself.
timeline::Position source_end(const TimelineInk& ink, std::size_t run, const Wake& wake) {
  const auto& lane = ink.model.runs[run].timeline->lane(wake.from);
  return lane.cap != timeline::Cap::none && lane.cap_at < wake.ready ? lane.cap_at : wake.ready;
}

void draw_wake(const TimelineInk& ink, std::size_t run, const Wake& wake) {
  const auto source = bar_of(ink.scene, run, wake.from);
  const auto target = bar_of(ink.scene, run, wake.to);
  if (!source || !target || wake.from == wake.to) return;
  const bool downward = target->y > source->y;
  // Becoming ready is what the one does to the other; how long it queues from there on, its dots show.
  const float x = in_view(ink.scene, ink.scene.view.px(wake.ready));
  const float gone = in_view(ink.scene, ink.scene.view.px(source_end(ink, run, wake)));
  const float unit = ink.theme.px(1);
  const ImVec2 from{std::min(x, gone), downward ? source->y + source->h : source->y};
  const ImVec2 to{x + 4 * unit, downward ? target->y : target->y + target->h};
  const bool made = wake.ready < ink.model.playhead;
  draw_arrow(ink, from, to, translucent(ink.theme.color().accent, made ? 0.95F : 0.4F));
}

bool shown(const TimelineInk& ink, std::size_t run, const Wake& wake) {
  if (wake.from <= 0 || wake.to <= 0 || !ink.model.shows(wake.ready)) return false;
  if (ink.model.axis_kind == timeline::AxisKind::steps) return true;
  const LaneRef selected = ink.state.selected_lane;
  if (selected.run == run && selected.lane > 0 && (selected.lane == wake.from || selected.lane == wake.to)) return true;
  return wake.resumed.t == ink.model.playhead.t && wake.resumed < ink.model.playhead;
}

}  // namespace

void draw_wake_arrows(const TimelineInk& ink) {
  if (ink.model.axis == nullptr) return;
  const Rect& clip = ink.scene.clip;
  ink.list.PushClipRect(top_left(clip), bottom_right(clip), true);
  for (const std::size_t run : ink.scene.layout.runs) {
    const auto& wakes = ink.model.runs[run].timeline->wakes;
    const auto first = std::partition_point(wakes.begin(), wakes.end(),
                                            [&](const Wake& wake) { return ink.scene.view.px(wake.resumed) < clip.x; });
    std::size_t count = 0;
    for (auto wake = first; wake != wakes.end() && count < kMost; ++wake) {
      if (ink.scene.view.px(wake->resumed) > clip.x + clip.w) break;
      ++count;
      if (shown(ink, run, *wake)) draw_wake(ink, run, *wake);
    }
  }
  ink.list.PopClipRect();
}

}  // namespace ui
