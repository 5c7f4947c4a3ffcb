// Mouse and wheel on the timeline: scrub, pan, zoom, select, scroll. The drag of a bar's end is in bar_drag.hpp.
#pragma once

#include "ui/timeline/timeline_scene.hpp"

namespace ui {

/// Called before the scene is made: brings a changed playhead or a newly selected lane into view.
void show_news(const Model& model, State& state, const Theme& theme, Rect panel);

/// Handles ImGui's mouse input for the `cell` of the panel under the mouse.
void handle_timeline_input(const Model& model, State& state, Frame& frame, const TimelineScene& scene,
                           std::size_t cell);

}  // namespace ui
