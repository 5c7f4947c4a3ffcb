#include "ui/timeline/axis_view.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "timeline/horizon.hpp"

namespace ui {
namespace {

using timeline::AxisKind;
using timeline::TimeScale;

constexpr double kLeastSteps = 2;
constexpr double kLeastSeconds = 1e-6;
constexpr double kEventShare = 0.025;  // of the plot, for an event of an opened instant;
constexpr double kOpenedShare = 0.2;   // at most, for all of them,
constexpr double kManyShare = 0.25;    // and for so many:
constexpr std::uint32_t kMany = 12;

double limit_of(const Model& model) {
  return model.axis == nullptr ? 0 : model.horizon.value_or(model.axis->end());
}

AxisRange goal_of(const Model& model, const State& state) {
  if (state.axis_motion.held) return *state.axis_motion.held;
  const TimeScale scale(state.view_begin, state.view_end, limit_of(model), 0, 1);
  return {scale.begin(), scale.end()};
}

TimeScale scale_of(const AxisRange& range, double limit, const Rect& plot, double opened) {
  const auto width = static_cast<float>(static_cast<double>(std::max(1.0F, plot.w)) - opened);
  return {range.begin, range.end, std::max(limit, range.end), plot.x, width};
}

Opening opening_of(const Model& model, const AxisMotion::Opened& opened, const AxisRange& range, float width) {
  const timeline::Column* const column = model.axis->column(opened.t);
  const double at = timeline::in_seconds(opened.t);
  if (column == nullptr || at < range.begin || at > range.end) return {};
  const std::uint32_t room = timeline::room_for_events(*column, model.revealed);
  const double share = std::min(room < kMany ? kOpenedShare : kManyShare, kEventShare * room) * opened.share.at(ImGui::GetTime());
  return {opened.t, room, share * static_cast<double>(width)};
}

/// Those of the time axis, or of the time axis that turns into another one, by time.
std::array<Opening, 2> openings_of(const Model& model, const State& state, const Rect& plot) {
  const AxisMotion& motion = state.axis_motion;
  const bool time = model.axis_kind == AxisKind::time;
  const bool turns_from_time = motion.turned && motion.turned->kind == AxisKind::time;
  if (model.axis == nullptr || (!time && !turns_from_time)) return {};
  const AxisRange& range = time ? motion.shown : motion.turned->range;
  std::array<Opening, 2> all;
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = opening_of(model, motion.opened[i], range, plot.w);
  if (all[1].t < all[0].t) std::swap(all[0], all[1]);
  return all;
}

double width_of(const std::array<Opening, 2>& openings) { return openings[0].px + openings[1].px; }

/// What stands left of the position inside and before the openings.
double opened_before(const std::array<Opening, 2>& openings, timeline::Position position) {
  double px = 0;
  for (const Opening& one : openings) {
    if (one.px <= 0 || position.t < one.t) continue;
    const bool inside = position.t == one.t;
    px += inside ? one.px * std::min(position.within, one.count) / one.count : one.px;
  }
  return px;
}

}  // namespace

timeline::TimeScale goal_scale(const Model& model, const State& state, Rect plot) {
  return scale_of(goal_of(model, state), limit_of(model), plot, 0);
}

double AxisView::px(AxisKind kind, const TimeScale& by, double at, timeline::Position position) const {
  const double plain = by.left() + (at - by.begin()) * by.pixels_per_unit();
  return kind == AxisKind::time ? plain + opened_before(openings, position) : plain;
}

double AxisView::px(double at) const {
  if (turn) return px(axis->position(at));
  double x = scale.left() + (at - scale.begin()) * scale.pixels_per_unit();
  if (axis == nullptr || axis->kind() != AxisKind::time) return x;
  for (const Opening& one : openings) {
    if (at > timeline::in_seconds(one.t)) x += one.px;
  }
  return x;
}

double AxisView::px(timeline::Position position) const { return Walk(*this).px(position); }

AxisView::Walk::Walk(const AxisView& view)
    : view_(view), cursor_(*view.axis), before_(*view.axis, view.turn ? view.turn->from : view.axis->kind()) {}

double AxisView::Walk::px(timeline::Position position) {
  const double now = view_.px(view_.axis->kind(), view_.scale, cursor_.at(position), position);
  if (!view_.turn) return now;
  const double before = view_.px(view_.turn->from, view_.turn->scale, before_.at(position), position);
  return before + (now - before) * view_.turn->share;
}

double AxisView::plain(double x) const {
  if (axis == nullptr || axis->kind() != AxisKind::time) return x;
  double opened = 0;
  for (const Opening& one : openings) {
    const double left = scale.left() + (timeline::in_seconds(one.t) - scale.begin()) * scale.pixels_per_unit() + opened;
    if (one.px > 0 && x > left) opened += std::min(x - left, one.px);
  }
  return x - opened;
}

timeline::Position AxisView::position(double x) const {
  if (axis->kind() == AxisKind::time) {
    for (const Opening& one : openings) {
      const double left = px({one.t, 0});
      if (one.px <= 0 || x < left || x > left + one.px) continue;
      const auto within = static_cast<std::uint32_t>(std::lround((x - left) / one.px * one.count));
      return {one.t, std::min(within, axis->column(one.t)->count)};
    }
  }
  return axis->position(at(x));
}

AxisView axis_view(const Model& model, const State& state, Rect plot) {
  const AxisMotion& motion = state.axis_motion;
  AxisView view{model.axis, {}, model.revealed, openings_of(model, state, plot), {}};
  const double opened = width_of(view.openings);
  const bool time = model.axis_kind == AxisKind::time;
  const AxisRange range = motion.cause ? motion.shown : goal_of(model, state);
  view.scale = scale_of(range, limit_of(model), plot, time ? opened : 0);
  if (!motion.turned || model.axis == nullptr) return view;
  const double share = eased(motion.turned->since_s, ImGui::GetTime());
  const TimeScale before =
      scale_of(motion.turned->range, model.axis->end(motion.turned->kind), plot, time ? 0 : opened);
  if (share < 1) view.turn = AxisView::Turn{motion.turned->kind, before, share};
  return view;
}

TimeScale axis_goal(const Model& model, const State& state, Rect plot) {
  const double opened = model.axis_kind == AxisKind::time ? width_of(openings_of(model, state, plot)) : 0;
  return scale_of(goal_of(model, state), limit_of(model), plot, opened);
}

void set_view(const Model& model, State& state, const TimeScale& scale) {
  const double least = model.axis_kind == AxisKind::steps ? kLeastSteps : kLeastSeconds;
  if (scale.is_fitted()) {
    fit_view(state);
  } else if (scale.span() >= std::min(least, limit_of(model))) {
    state.view_begin = scale.begin();
    state.view_end = scale.end();
  }
}

void fit_view(State& state) { state.view_begin = state.view_end = 0; }

double nice_step(double least) {
  const double power = std::pow(10.0, std::floor(std::log10(std::max(least, 1e-12))));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= least * (1 - 1e-9)) return factor * power;
  }
  return 10 * power;
}

}  // namespace ui
