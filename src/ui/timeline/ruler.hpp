// The ruler above the lanes: seconds on the time axis; that of the step axis is in step_ruler.hpp.
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

/// Labels and instants, inside the ruler. Seconds and numbers of steps run on beyond what is revealed, instants do not.
void draw_ruler(const TimelineInk& ink);

/// Thin lines through the lanes, at the ruler's ticks and between events.
void draw_grid(const TimelineInk& ink);

/// The playhead: a line through all lanes and its handle in the ruler.
void draw_playhead(const TimelineInk& ink);

}  // namespace ui
