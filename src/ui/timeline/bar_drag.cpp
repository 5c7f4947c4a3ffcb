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

// How far the end has moved for each second that the parameter has.
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
                         double low) {
  const double x = ImGui::GetIO().MousePos.x;
  if (model.axis_kind == timeline::AxisKind::steps) {
    const double notches = std::round((x - drag.pressed_x) / theme.px(8));
    return std::clamp(std::round((drag.from_s + notches * 0.1) * 1e6) / 1e6, low, lessons::kMaxDelay);
  }
  const double end = scene.view.at(x - drag.grab);
  const double value = drag.from_s + (end - drag.end_s) / drag.slope;
  return round_to_pixels(value, scene.view.per_px() / drag.slope, low);
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
  drag.was_fit = state.view_end <= state.view_begin;
  // A view that went on fitting would move the axis away under the mouse.
  state.view_begin = scene.view.scale.begin();
  state.view_end = scene.view.scale.end();
  state.drag = drag;
}

void continue_bar_drag(const Model& model, BarEndDrag& drag, Frame& frame, const TimelineScene& scene) {
  if (drag.delay.parameter >= model.parameters.size()) return;
  const ParameterView& view = model.parameters[drag.delay.parameter];
  if (!model.recording) learn_slope(model, drag, view.value_s);
  // A sheet that opens takes the mouse away: the value stays where it was.
  if (!ImGui::IsMousePosValid()) return;
  if (std::abs(ImGui::GetIO().MousePos.x - drag.pressed_x) >= 2) drag.moved = true;
  if (!drag.moved) return;
  const double value = value_under_mouse(model, drag, frame.theme, scene, std::max(0.0, view.min_s));
  if (value == drag.delay.value_s) return;
  drag.delay.value_s = value;
  drag.delay.changed = true;
  // What the release has moved it to comes with the end of the drag.
  if (ImGui::GetIO().MouseDown[0]) frame.actions.push_back(action::SetParameter{drag.delay.parameter, value, false});
}

}  // namespace ui
