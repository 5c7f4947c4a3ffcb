#include "ui/timeline/ruler_marks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "ui/kit/brush.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/timeline/ruler_rows.hpp"

namespace ui {
namespace {

using timeline::Position;

constexpr float kDiamond = 4.5F;  // half its width, in units
constexpr float kTogether = 6;    // stop points that are nearer to each other than this are one mark

void draw_track(const TimelineInk& ink) {
  const Theme& theme = ink.theme;
  const Palette& c = theme.color();
  const Rect& plot = ink.scene.layout.plot;
  const float y = ink.scene.layout.lanes.y - theme.px(4);
  const float half = theme.px(1.5F);
  const float thin = std::max(0.5F, theme.px(0.75F));
  const float head = std::clamp(ink.scene.playhead_x, plot.x, plot.x + plot.w);
  ink.list.AddRectFilled({plot.x, y - thin}, {plot.x + plot.w, y + thin}, c.text_faint);
  ink.list.AddRectFilled({plot.x, y - half}, {head, y + half}, c.accent, half);
}

void draw_diamond(const TimelineInk& ink, float x, float y, bool passed) {
  const float r = ink.theme.px(kDiamond);
  const Palette& c = ink.theme.color();
  const ImVec2 corners[4] = {{x, y - r}, {x + r, y}, {x, y + r}, {x - r, y}};
  ink.list.AddConvexPolyFilled(corners, 4, passed ? c.text_dim : c.panel);
  ink.list.AddPolyline(corners, 4, c.text_dim, ImDrawFlags_Closed, std::max(1.0F, ink.theme.px(1.3F)));
}

void draw_stops(const TimelineInk& ink, State& state) {
  const Rect& clip = ink.scene.clip;
  const float y = ruler_rows(ink.theme, ink.scene.layout).stops;
  const float r = ink.theme.px(kDiamond);
  float last = -1e9F;
  for (std::size_t i = 0; i < ink.model.stops.size(); ++i) {
    const Position stop = ink.model.stops[i];
    if (stop > ink.model.revealed) return;
    const float x = in_view(ink.scene, ink.scene.view.px(stop));
    if (x < clip.x || x > clip.x + clip.w || x - last < ink.theme.px(kTogether)) continue;
    last = x;
    draw_diamond(ink, x, y, stop <= ink.model.playhead);
    publish(state, fmt::format("stop/{}", i), {x - r, y - r, 2 * r, 2 * r});
  }
}

/// As many digits as distinguish the pixels.
std::string time_words(const TimelineInk& ink, Position at) {
  const double per_px = ink.model.axis_kind == timeline::AxisKind::time ? ink.scene.view.per_px() : 0.001;
  const auto digits = std::clamp(static_cast<int>(std::ceil(-std::log10(std::max(per_px, 1e-9)))), 0, 9);
  return (*ink.model.words)("timeline.tick", {{"t", fmt::format("{:.{}f}", timeline::in_seconds(at.t), digits)}});
}

/// The mark under the mouse: it is above the numbers.
std::optional<Position> stop_under_mouse(const Model& model, const TimelineScene& scene, const Theme& theme, double x) {
  std::optional<Position> nearest;
  double distance = theme.px(kDiamond + 1);
  if (std::abs(ImGui::GetIO().MousePos.y - ruler_rows(theme, scene.layout).stops) > theme.px(kDiamond + 2)) return nearest;
  for (const Position stop : model.stops) {
    if (stop > model.revealed) break;
    const double away = std::abs(scene.view.px(stop) - x);
    if (away > distance) continue;
    distance = away;
    nearest = stop;
  }
  return nearest;
}

bool is_opened(const AxisView& view, timeline::Nanos t) {
  return std::ranges::any_of(view.openings, [t](const Opening& one) { return one.px > 0 && one.t == t; });
}

}  // namespace

void draw_ruler_marks(const TimelineInk& ink, State& state) {
  if (ink.model.axis == nullptr) return;
  draw_track(ink);
  draw_stops(ink, state);
}

Position position_at(const Model& model, const TimelineScene& scene, const Theme& theme, float x) {
  const AxisView& view = scene.view;
  const timeline::Axis& axis = *model.axis;
  if (x < view.px(axis.begin()) - theme.px(4)) return {};
  if (const auto stop = stop_under_mouse(model, scene, theme, x)) return *stop;
  if (axis.kind() == timeline::AxisKind::time) {
    const double reach = theme.px(3);
    const auto near = std::ranges::partition_point(axis.columns(), [&](const timeline::Column& column) {
      return view.px(Position{column.t, Position::kAll}) < x - reach;
    });
    const bool close = near != axis.columns().end() && view.px(Position{near->t, 0}) <= x + reach;
    if (close && !is_opened(view, near->t)) return {near->t, Position::kAll};
  }
  return view.position(x);
}

void draw_time_at(const TimelineInk& ink, State& state, Position at) {
  const Theme& theme = ink.theme;
  const Palette& c = theme.color();
  const LaneLayout& layout = ink.scene.layout;
  const Clip clip(layout.panel);
  const float x = in_view(ink.scene, ink.scene.view.px(at));
  const std::string words = time_words(ink, at);
  const float half = measure(theme.fonts.small, words) / 2 + theme.px(6);
  const float center = std::clamp(x, ink.scene.clip.x + half, std::max(ink.scene.clip.x + half,
                                                                       ink.scene.clip.x + ink.scene.clip.w - half));
  const Rect pill{center - half, layout.lanes.y - theme.px(26), 2 * half, theme.px(18)};
  ink.list.AddRectFilled({x, pill.y + pill.h}, {x + std::max(1.0F, theme.px(1)), layout.lanes.y + layout.lanes.h},
                         translucent(c.text_dim, 0.6F));
  ink.list.AddRectFilled(top_left(pill), bottom_right(pill), c.text, theme.px(4));
  text_centered(ink.list, theme.fonts.small, center, pill.y + pill.h / 2, c.panel, words);
  publish(state, "ruler_time", pill);
}

}  // namespace ui
