#include "ui/timeline/ruler.hpp"

#include <algorithm>
#include <cmath>

#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/timeline/ruler_instants.hpp"
#include "ui/timeline/ruler_rows.hpp"
#include "ui/timeline/said_times.hpp"
#include "ui/timeline/step_ruler.hpp"

namespace ui {
namespace {

bool on_steps(const TimelineInk& ink) { return ink.model.axis_kind == timeline::AxisKind::steps; }

std::string tick_words(const TimelineInk& ink, const timeline::Tick& tick) {
  return (*ink.model.words)("timeline.tick", {{"t", tick.label}});
}

// As far from each other as their labels need. Half a panel has half the room for labels.
std::vector<timeline::Tick> ticks_of(const TimelineInk& ink) {
  const timeline::TimeScale& scale = ink.scene.view.scale;
  const float least = ink.theme.px(ink.scene.layout.plot.w < ink.theme.px(320) ? 40 : 64);
  std::vector<timeline::Tick> ticks = scale.ticks(least);
  if (ticks.empty()) return ticks;
  const float widest = measure(ink.theme.fonts.small, tick_words(ink, ticks.back())) + ink.theme.px(6);
  return widest > least ? scale.ticks(widest) : ticks;
}

/// The ground of an instant that is open: time does not pass there.
void draw_openings(const TimelineInk& ink, float top, float bottom) {
  const Palette& c = ink.theme.color();
  const float edge = std::max(1.0F, ink.theme.px(1));
  for (const Opening& one : ink.scene.view.openings) {
    if (one.px <= 0) continue;
    const float left = std::round(static_cast<float>(ink.scene.view.px(timeline::Position{one.t, 0})));
    const float right = std::round(left + static_cast<float>(one.px));
    ink.list.AddRectFilled({left, top}, {right, bottom}, c.inset);
    ink.list.AddRectFilled({left - edge, top}, {left, bottom}, c.text_faint);
    ink.list.AddRectFilled({right, top}, {right + edge, bottom}, c.text_faint);
  }
}

bool under_opening(const TimelineInk& ink, float x, const std::string& label) {
  const float half = measure(ink.theme.fonts.small, label) / 2 + ink.theme.px(6);
  return std::ranges::any_of(ink.scene.view.openings, [&](const Opening& one) {
    const auto x0 = static_cast<float>(ink.scene.view.px(timeline::Position{one.t, 0}));
    return one.px > 0 && x + half > x0 && x - half < x0 + static_cast<float>(one.px);
  });
}

bool under_flag(const std::optional<Rect>& flag, float x, float half) {
  return flag && x + half > flag->x && x - half < flag->x + flag->w;
}

void draw_seconds(const TimelineInk& ink) {
  const float y = ruler_rows(ink.theme, ink.scene.layout).labels;
  const std::optional<Rect> flag = time_flag(ink.model, ink.theme, ink.scene);
  for (const timeline::Tick& tick : ticks_of(ink)) {
    const auto x = static_cast<float>(ink.scene.view.px(tick.at));
    const std::string label = tick_words(ink, tick);
    if (is_under_handle(ink, x, label) || under_opening(ink, x, label)) continue;
    if (under_flag(flag, x, measure(ink.theme.fonts.small, label) / 2 + ink.theme.px(4))) continue;
    text_centered(ink.list, ink.theme.fonts.small, x, y, ink.theme.color().text_dim, label);
  }
  each_opening(ink, [&ink](const ShownInstant& instant) { draw_instant(ink, instant); });
}

}  // namespace

void draw_ruler(const TimelineInk& ink) {
  const Rect& clip = ink.scene.clip;
  const float slack = ink.theme.px(16);
  ink.list.PushClipRect({clip.x - slack, ink.scene.layout.panel.y}, {clip.x + clip.w + slack, clip.y}, true);
  if (ink.model.axis != nullptr) {
    if (on_steps(ink)) draw_step_ruler(ink);
    else draw_seconds(ink);
  }
  ink.list.PopClipRect();
}

void draw_grid(const TimelineInk& ink) {
  if (ink.model.axis == nullptr) return;
  const float top = ink.scene.layout.lanes.y;
  const float bottom = std::min(top + ink.scene.layout.lanes.h, top + ink.scene.layout.content_height);
  const Rect& clip = ink.scene.clip;
  const auto line = [&](float x) {
    if (x < clip.x - ink.theme.px(2) || x > clip.x + clip.w) return;
    x = std::floor(x);
    ink.list.AddRectFilled({x, top}, {x + std::max(1.0F, std::floor(ink.theme.scale)), bottom}, ink.theme.color().grid);
  };
  const auto lines = [&](const ShownInstant& instant) {
    const float events = static_cast<float>(instant.events);
    const float cell = instant.events > 0 ? (instant.x1 - instant.x0) / events : 0;
    line(instant.x0);
    if (cell < ink.theme.px(8)) return line(instant.x1);
    const float from = std::max(1.0F, std::floor((clip.x - ink.theme.px(2) - instant.x0) / cell));
    const float to = std::min(events, std::ceil((clip.x + clip.w - instant.x0) / cell));
    for (float k = from; k <= to; ++k) line(instant.x0 + cell * k);
  };
  if (on_steps(ink)) return each_instant(ink, lines);
  draw_openings(ink, top, bottom);
  for (const timeline::Tick& tick : ticks_of(ink)) line(static_cast<float>(ink.scene.view.px(tick.at)));
  each_opening(ink, lines);
}

void draw_playhead(const TimelineInk& ink) {
  const Rect& clip = ink.scene.clip;
  const float x = std::round(ink.scene.playhead_x);
  if (ink.model.axis == nullptr || x < clip.x || x > clip.x + clip.w) return;
  const Theme& theme = ink.theme;
  const ImU32 accent = theme.color().accent;
  const float bottom = clip.y + std::min(ink.scene.layout.lanes.h, ink.scene.layout.content_height);
  const float half = theme.px(7);
  const float top = ruler_rows(theme, ink.scene.layout).handle;
  ink.list.AddRectFilled({x - theme.px(1), top + theme.px(10)}, {x + theme.px(1), bottom}, accent);
  const ImVec2 handle[7] = {{x - half, top + theme.px(2)}, {x - half + theme.px(2), top}, {x + half - theme.px(2), top},
                            {x + half, top + theme.px(2)}, {x + half, top + theme.px(9)}, {x, top + theme.px(17)},
                            {x - half, top + theme.px(9)}};
  ink.list.AddConvexPolyFilled(handle, 7, accent);
}

}  // namespace ui
