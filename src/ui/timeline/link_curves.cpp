#include "ui/timeline/link_curves.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "ui/kit/brush.hpp"
#include "ui/kit/paint.hpp"

namespace ui {
namespace {

using timeline::LaneIndex;
using timeline::Link;
using timeline::Position;
using timeline::Wake;

constexpr std::ptrdiff_t kMost = 4;  // curves of a run: more of one instant could not be distinguished
constexpr std::size_t kMostOfLane = 400;

struct Curve {
  LaneIndex from = timeline::kNoLane, to = timeline::kNoLane;
  Position begin, end;
  bool wakes = false;
};

// The bar of any lane of the run, in view or not, from one that is in view.
std::optional<Rect> bar_of(const TimelineScene& scene, std::size_t run, LaneIndex lane) {
  for (const LaneRow& row : scene.layout.rows) {
    if (row.lane.run != run) continue;
    Rect bar = row.bar;
    bar.y += static_cast<float>(lane - row.lane.lane) * row.row.h;
    return bar;
  }
  return std::nullopt;
}

// Beside the marks of the instant, which it joins, and before the words of the bars.
void draw_curve(const TimelineInk& ink, ImVec2 from, ImVec2 to, ImU32 color) {
  const float unit = ink.theme.px(1);
  const float down = to.y > from.y ? 1.0F : -1.0F;
  const float bulge = std::clamp(std::abs(to.y - from.y) * 0.22F, 5 * unit, 14 * unit);
  const ImVec2 tip{to.x, to.y};
  ink.list.AddBezierCubic(from, {from.x + bulge, from.y + down * unit}, {tip.x + bulge, tip.y - down * bulge * 0.6F},
                          {tip.x + 3 * unit, tip.y}, color, std::max(1.0F, 1.5F * unit));
  ink.list.AddTriangleFilled(tip, {tip.x + 6 * unit, tip.y - 3.2F * unit}, {tip.x + 6 * unit, tip.y + 3.2F * unit},
                             color);
}

void draw(const TimelineInk& ink, std::size_t run, const Curve& curve) {
  const auto source = bar_of(ink.scene, run, curve.from);
  const auto target = bar_of(ink.scene, run, curve.to);
  if (!source || !target || curve.from == curve.to) return;
  const auto x = [&](Position at) { return in_view(ink.scene, ink.scene.view.px(at)) + ink.theme.px(4); };
  const timeline::State state = curve.wakes ? timeline::State::waiting : timeline::State::running;
  const float strength = curve.end < ink.model.playhead ? 0.95F : 0.4F;
  draw_curve(ink, {x(curve.begin), source->center_y()}, {x(curve.end), target->center_y()},
             translucent(ink.theme.color().of(state), strength));
}

// From the end of the lane that wakes, if it had ended by then, else from the wake-up, to where the other is ready: the
// dots of its bar say how long it is in the queue.
// The start of a task has the curve of its making.
std::optional<Curve> curve_of(const RunView& run, const Wake& wake) {
  if (wake.from <= 0 || wake.to <= 0) return std::nullopt;
  if (run.events->list[wake.event].kind == trace::Kind::task_start) return std::nullopt;
  const timeline::Lane& lane = run.timeline->lane(wake.from);
  const bool ended = lane.cap != timeline::Cap::none && lane.cap_at < wake.ready;
  return Curve{wake.from, wake.to, ended ? lane.cap_at : wake.ready, wake.ready, true};
}

// What came last up to the playhead, among `all`, which are in the order of `at`.
template <class All, class At>
auto last_up_to(const All& all, Position playhead, At at) {
  return std::ranges::partition_point(all, [&](const auto& one) { return at(one) < playhead; });
}

void draw_last_instant(const TimelineInk& ink, std::size_t run) {
  const timeline::Timeline& shown = *ink.model.runs[run].timeline;
  const auto made_at = [](const Link& link) { return link.at; };
  const auto woken_at = [](const Wake& wake) { return wake.resumed; };
  const auto links_end = last_up_to(shown.links, ink.model.playhead, made_at);
  const auto wakes_end = last_up_to(shown.wakes, ink.model.playhead, woken_at);
  timeline::Nanos last{-1};
  if (links_end != shown.links.begin()) last = std::prev(links_end)->at.t;
  if (wakes_end != shown.wakes.begin()) last = std::max(last, std::prev(wakes_end)->resumed.t);
  for (auto link = links_end; link != shown.links.begin() && links_end - link < kMost;) {
    if ((--link)->at.t != last) break;
    draw(ink, run, {link->from, link->to, link->at, link->at, false});
  }
  for (auto wake = wakes_end; wake != shown.wakes.begin() && wakes_end - wake < kMost;) {
    if ((--wake)->resumed.t != last) break;
    if (const auto curve = curve_of(ink.model.runs[run], *wake)) draw(ink, run, *curve);
  }
}

void draw_wakes_of(const TimelineInk& ink, LaneRef lane) {
  const timeline::Timeline& shown = *ink.model.runs[lane.run].timeline;
  const Rect& clip = ink.scene.clip;
  const auto first = std::ranges::partition_point(
      shown.wakes, [&](const Wake& wake) { return ink.scene.view.px(wake.resumed) < clip.x; });
  std::size_t count = 0;
  for (auto wake = first; wake != shown.wakes.end() && count < kMostOfLane; ++wake, ++count) {
    if (!ink.model.shows(wake->ready) || ink.scene.view.px(wake->resumed) > clip.x + clip.w) break;
    if (wake->from != lane.lane && wake->to != lane.lane) continue;
    if (const auto curve = curve_of(ink.model.runs[lane.run], *wake)) draw(ink, lane.run, *curve);
  }
}

}  // namespace

void draw_link_curves(const TimelineInk& ink) {
  if (ink.model.axis == nullptr) return;
  const Rect& clip = ink.scene.clip;
  ink.list.PushClipRect(top_left(clip), bottom_right(clip), true);
  const LaneRef selected = ink.state.selected_lane;
  for (const std::size_t run : ink.scene.layout.runs) {
    if (ink.scene.layout.is_strip(run)) continue;
    draw_last_instant(ink, run);
    if (selected.run == run && selected.lane > 0) draw_wakes_of(ink, selected);
  }
  ink.list.PopClipRect();
}

}  // namespace ui
