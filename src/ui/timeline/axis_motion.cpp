#include "ui/timeline/axis_motion.hpp"

#include <imgui.h>

#include <algorithm>

#include "ui/timeline/axis_view.hpp"

namespace ui {
namespace {

constexpr double kNextFrame = 1.0 / 120;

bool is_held(const State& state) { return held_delay(state.drag) != nullptr; }

/// The instant that lies open: the playhead stopped in it, or plays it event by event, and some of its events have
/// happened. Playing to the end of the run, or going there, opens nothing: what is to be seen then are the lengths.
std::optional<timeline::Nanos> instant_to_open(const Model& model) {
  if (model.axis == nullptr || model.axis_kind != timeline::AxisKind::time) return std::nullopt;
  const timeline::Position at = model.playhead;
  if (model.playing && at.within == timeline::Position::kAll) return std::nullopt;
  const timeline::Column* const column = model.axis->column(at.t);
  if (column == nullptr || column->count < 2 || at.within == 0) return std::nullopt;
  const bool at_end = at.within == timeline::Position::kAll && column == &model.axis->columns().back();
  return at_end ? std::nullopt : std::optional(at.t);
}

void open_instant(const Model& model, const State& state, AxisMotion& motion, double now, bool animated) {
  // A drag does not move what is under the mouse.
  if (is_dragging(state)) return;
  const auto wanted = instant_to_open(model);
  auto& [current, closing] = motion.opened;
  if (wanted && *wanted != current.t) {
    std::swap(current, closing);
    if (current.t != *wanted) current = {*wanted, {}};
  }
  current.share.go(wanted ? 1 : 0, now, animated);
  closing.share.go(0, now, animated);
}

AxisMotion::Cause cause_of(const Model& model, const State& state) {
  const double limit = model.axis == nullptr ? 0 : model.horizon.value_or(model.axis->end());
  const bool held = is_held(state);
  // While a delay is held, its run may become longer and shorter: that moves nothing.
  const double still = held && state.axis_motion.cause ? state.axis_motion.cause->limit : limit;
  return {model.axis_kind, still, state.view_end <= state.view_begin, held, state.axis_motion.zooms};
}

void begin_change(const AxisMotion::Cause& cause, AxisMotion& motion, double now, bool animated) {
  const bool turns = motion.cause && motion.cause->kind != cause.kind;
  const bool moves = motion.cause && animated && motion.cause != cause;
  if (turns && animated) motion.turned = AxisMotion::Turned{motion.cause->kind, motion.shown, now};
  if (moves && !turns) {
    motion.from = motion.shown;
    motion.since_s = now;
  } else if (turns || !animated) {
    motion.since_s = now - kEaseS;
  }
  motion.cause = cause;
}

}  // namespace

void move_axis(const Model& model, State& state) {
  AxisMotion& motion = state.axis_motion;
  const double now = ImGui::GetTime();
  const bool animated = motion.cause.has_value() && !model.settings->reduced_motion;
  if (!is_held(state)) motion.held.reset();
  else if (!motion.held && motion.cause) motion.held = motion.shown;
  const AxisMotion::Cause cause = cause_of(model, state);
  if (motion.cause != cause || !animated) begin_change(cause, motion, now, animated);
  if (motion.turned && eased(motion.turned->since_s, now) >= 1) motion.turned.reset();
  const timeline::TimeScale goal = axis_goal(model, state, {0, 0, 1, 1});
  const double done = eased(motion.since_s, now);
  motion.shown = {motion.from.begin + (goal.begin() - motion.from.begin) * done,
                  motion.from.end + (goal.end() - motion.from.end) * done};
  open_instant(model, state, motion, now, animated);
  const bool opens = motion.opened[0].share.moves(now) || motion.opened[1].share.moves(now);
  if (done < 1 || motion.turned || opens) {
    state.redraw_in_s = state.redraw_in_s < 0 ? kNextFrame : std::min(state.redraw_in_s, kNextFrame);
  }
}

}  // namespace ui
