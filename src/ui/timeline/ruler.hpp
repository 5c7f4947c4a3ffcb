// The ruler above the lanes: seconds on the time axis; on the step axis the instants, the time between them, and the
// number of each step.
#pragma once

#include <imgui.h>

#include "ui/timeline/timeline_scene.hpp"

namespace ui {

/// The input and output for drawing one frame of the timeline.
struct TimelineInk {
  const Model& model;
  const State& state;
  const Theme& theme;
  const TimelineScene& scene;
  ImDrawList& list;
};

/// Labels and instants, inside the ruler. Seconds run on beyond what is revealed, instants do not.
void draw_ruler(const TimelineInk& ink);

/// Thin lines through the lanes, at the ruler's ticks.
void draw_grid(const TimelineInk& ink);

/// The playhead: a line through all lanes and its handle in the ruler.
void draw_playhead(const TimelineInk& ink);

/// The header of an instant in the longest form that fits `width`: "0.0 s: ten things in one instant", "0.0 s", "".
std::string instant_header(const Model& model, const timeline::Column& column, const ImFont* font, float width);

}  // namespace ui
