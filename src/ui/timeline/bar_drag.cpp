#include "ui/timeline/bar_drag.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "ui/timeline/bar_parameter.hpp"

namespace ui {
namespace {

using timeline::Lane;
using timeline::Span;

constexpr double kLeastSlope = 0.05;

const Lane* lane_of(const Model& model, LaneRef ref) {
  if (ref.run >= model.runs.size() || ref.lane < 0) return nullptr;
  const auto& lanes = model.runs[ref.run].timeline->lanes;
  return static_cast<std::size_t>(ref.lane) < lanes.size() ? &lanes[static_cast<std::size_t>(ref.lane)] : nullptr;
}

std::optional<double> end_of_delay(const Lane& lane, std::size_t nth) {
  for (const Span& span : lane.spans) {
    if (is_delay(span) && nth-- == 0) return timeline::in_seconds(span.end.t);
  }
  return std::nullopt;
}

// How far the end has moved for each second that the parameter has.
void learn_slope(const Model& model, State& state, double value_now) {
  TimelineMemory& memory = state.timeline;
  const double changed = value_now - state.drag_from_value;
  const Lane* lane = lane_of(model, memory.bar);
  if (std::abs(changed) < 1e-6 || lane == nullptr) return;
  const auto end = end_of_delay(*lane, memory.bar_delay);
  if (!end) return;
  const double slope = (*end - memory.bar_end_s) / changed;
  if (slope > kLeastSlope) memory.bar_slope = slope;
}

double value_under_mouse(const Model& model, const State& state, const Theme& theme, const TimelineScene& scene,
                         double low) {
  const TimelineMemory& memory = state.timeline;
  const double x = ImGui::GetIO().MousePos.x;
  if (model.axis_kind == timeline::AxisKind::steps) {
    const double notches = std::round((x - memory.pressed_x) / theme.px(8));
    return std::clamp(std::round((state.drag_from_value + notches * 0.1) * 1e6) / 1e6, low, lessons::kMaxDelay);
  }
  const double end = scene.view.at(x - memory.grab);
  const double value = state.drag_from_value + (end - memory.bar_end_s) / memory.bar_slope;
  return round_to_pixels(value, scene.view.per_px() / memory.bar_slope, low);
}

void finish(State& state) {
  if (state.timeline.was_fit) state.view_begin = state.view_end = 0;
  state.drag_kind.clear();
  state.drag_parameter = -1;
}

}  // namespace

double round_to_pixels(double value, double per_px, double low) {
  const auto on_grid = [](double v, double grid) {
    return grid < 1 ? std::round(v * std::round(1 / grid)) / std::round(1 / grid) : std::round(v / grid) * grid;
  };
  const double round_value = on_grid(value, nice_step(per_px * 40));
  if (std::abs(round_value - value) > 2.5 * per_px) value = on_grid(value, nice_step(per_px * 0.8));
  else value = round_value;
  return std::clamp(value, low, lessons::kMaxDelay);
}

void begin_bar_drag(const Model& model, State& state, const TimelineScene& scene, const BarEnd& end) {
  TimelineMemory& memory = state.timeline;
  const Lane& lane = *lane_of(model, end.lane);
  const Span& span = lane.spans[end.span];
  memory.bar = end.lane;
  memory.bar_delay =
      static_cast<std::size_t>(std::count_if(lane.spans.begin(), lane.spans.begin() + end.span, is_delay));
  memory.bar_end_s = timeline::in_seconds(span.end.t);
  memory.bar_slope = 1;
  memory.grab = memory.pressed_x - static_cast<float>(scene.view.px(span.end));
  memory.was_fit = state.view_end <= state.view_begin;
  // A view that went on fitting would move the axis away under the mouse.
  state.view_begin = scene.view.scale.begin();
  state.view_end = scene.view.scale.end();
  state.drag_kind = kBarDrag;
  state.drag_parameter = static_cast<int>(end.parameter);
  state.drag_from_x = memory.pressed_x;
  state.drag_from_value = model.parameters[end.parameter].value_s;
  state.drag_value = state.drag_from_value;
}

void continue_bar_drag(const Model& model, State& state, Frame& frame, const TimelineScene& scene, bool down) {
  const auto parameter = static_cast<std::size_t>(state.drag_parameter);
  if (state.drag_parameter < 0 || parameter >= model.parameters.size()) return finish(state);
  const ParameterView& view = model.parameters[parameter];
  if (!model.recording) learn_slope(model, state, view.value_s);
  // A sheet that opens takes the mouse away: the value stays where it was.
  const bool there = ImGui::IsMousePosValid();
  if (there && std::abs(ImGui::GetIO().MousePos.x - state.timeline.pressed_x) >= 2) state.timeline.moved = true;
  if (state.timeline.moved) {
    const double low = std::max(0.0, view.min_s);
    const double value = there ? value_under_mouse(model, state, frame.theme, scene, low) : state.drag_value;
    if (value != state.drag_value || !down) {
      state.drag_value = value;
      frame.actions.push_back(action::SetParameter{parameter, value, !down});
    }
  }
  if (!down) finish(state);
}

}  // namespace ui
