#include "ui/timeline/bar_drag.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "ui/kit/delay_step.hpp"
#include "ui/timeline/bar_parameter.hpp"

namespace ui {
namespace {

using timeline::Lane;
using timeline::Span;

constexpr double kLeastSlope = 0.05;

const Lane* lane_of(const Model& model, LaneRef ref) {
  if (ref.run >= model.runs.size()) return nullptr;
  const timeline::Timeline& timeline = *model.runs[ref.run].timeline;
  return timeline.has(ref.lane) ? &timeline.lane(ref.lane) : nullptr;
}

std::optional<double> end_of_delay(const Lane& lane, std::size_t nth) {
  for (const Span& span : lane.spans) {
    if (is_delay(span) && nth-- == 0) return timeline::in_seconds(span.end.t);
  }
  return std::nullopt;
}

// How far the end has moved for each second of the parameter.
void learn_slope(const Model& model, BarEndDrag& drag, double value_now) {
  const double changed = value_now - drag.from_s;
  const Lane* lane = lane_of(model, drag.lane);
  if (std::abs(changed) < 1e-6 || lane == nullptr) return;
  const auto end = end_of_delay(*lane, drag.nth);
  if (!end) return;
  const double slope = (*end - drag.end_s) / changed;
  if (slope > kLeastSlope) drag.slope = slope;
}

double value_under_mouse(const Model& model, const BarEndDrag& drag, const Theme& theme, const TimelineScene& scene,
                         const ParameterView& parameter) {
  const ImGuiIO& io = ImGui::GetIO();
  const double step = delay_step(parameter.min_s, parameter.max_s, io.KeyShift);
  double value = drag.from_s;
  if (model.axis_kind == timeline::AxisKind::steps) {
    value += step * std::round(static_cast<double>((io.MousePos.x - drag.pressed_x) / theme.px(8)));
  } else {
    value += (scene.view.at(io.MousePos.x - drag.grab) - drag.end_s) / drag.slope;
  }
  // An end can be dragged beyond the slider's range.
  return snap_delay(value, parameter.min_s, parameter.max_s, io.KeyShift, lessons::kMaxDelay);
}

}  // namespace

void begin_bar_drag(const Model& model, State& state, const TimelineScene& scene, const BarEnd& end, std::size_t cell) {
  const Lane& lane = *lane_of(model, end.lane);
  const Span& span = lane.spans[end.span];
  const float x = ImGui::GetIO().MousePos.x;
  BarEndDrag drag;
  drag.cell = cell;
  drag.from_s = model.parameters[end.parameter].value_s;
  drag.delay = {end.parameter, drag.from_s, false};
  drag.lane = end.lane;
  drag.nth = static_cast<std::size_t>(std::count_if(lane.spans.begin(), lane.spans.begin() + end.span, is_delay));
  drag.end_s = timeline::in_seconds(span.end.t);
  drag.pressed_x = x;
  drag.grab = x - static_cast<float>(scene.view.px(span.end));
  state.drag = drag;
}

void continue_bar_drag(const Model& model, BarEndDrag& drag, Frame& frame, const TimelineScene& scene) {
  if (drag.delay.parameter >= model.parameters.size()) return;
  const ParameterView& view = model.parameters[drag.delay.parameter];
  if (!model.recording) learn_slope(model, drag, view.value_s);
  // An opened sheet has the mouse: the value does not change.
  if (!ImGui::IsMousePosValid()) return;
  if (std::abs(ImGui::GetIO().MousePos.x - drag.pressed_x) >= 2) drag.moved = true;
  if (!drag.moved) return;
  const double value = value_under_mouse(model, drag, frame.theme, scene, view);
  if (value == drag.delay.value_s) return;
  drag.delay.value_s = value;
  drag.delay.changed = true;
  // The final value comes with the end of the drag.
  if (ImGui::GetIO().MouseDown[0]) frame.actions.push_back(action::SetParameter{drag.delay.parameter, value, false});
}

}  // namespace ui
