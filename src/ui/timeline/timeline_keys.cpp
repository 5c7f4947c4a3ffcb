#include "ui/timeline/timeline_keys.hpp"

#include <algorithm>

#include "ui/timeline/axis_view.hpp"

namespace ui {
namespace {

constexpr double kZoom = 2;
constexpr float kPanned = 0.2F;      // of the plot's width
constexpr float kScrolled = 48;      // units
constexpr float kBeyondEnd = 1e6F;  // px; the next frame limits it to the lanes that there are

/// The view of the last frame; nothing if the timeline was not drawn.
const Rect* plot(const Model& model, const State& state) {
  const auto ruler = state.rects.find("ruler");
  return model.axis == nullptr || ruler == state.rects.end() || ruler->second.w <= 0 ? nullptr : &ruler->second;
}

}  // namespace

void zoom_timeline(const Model& model, State& state, int direction) {
  const Rect* const at = plot(model, state);
  if (at == nullptr) return;
  const AxisView view = axis_view(model, state, *at);
  const double playhead = view.px(model.playhead);
  const bool seen = playhead >= static_cast<double>(at->x) && playhead <= static_cast<double>(at->x + at->w);
  const float around = seen ? static_cast<float>(playhead) : at->center_x();
  set_view(model, state, view.scale.zoomed(direction > 0 ? kZoom : 1 / kZoom, around));
}

void pan_timeline(const Model& model, State& state, int direction) {
  const Rect* const at = plot(model, state);
  if (at == nullptr) return;
  set_view(model, state, goal_scale(model, state, *at).panned(-static_cast<float>(direction) * at->w * kPanned));
}

void scroll_lanes(State& state, int direction) {
  const float by = static_cast<float>(direction) * kScrolled * state.unit;
  state.lanes_scroll = std::clamp(state.lanes_scroll + by, 0.0F, kBeyondEnd);
}

void show_whole_timeline(State& state) {
  state.view_begin = state.view_end = 0;
  state.lanes_scroll = 0;
  state.selected_lane = {};
}

}  // namespace ui
