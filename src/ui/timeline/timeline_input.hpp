// What mouse and wheel do on the timeline: scrub, pan, zoom, select, scroll. The drag of a bar's end is in
// bar_drag.hpp.
#pragma once

#include "ui/timeline/timeline_scene.hpp"

namespace ui {

/// Before the scene is made: brings a new playhead or a newly selected lane into view.
void show_news(const Model& model, State& state, const Theme& theme, Rect panel);

/// Reads ImGui's mouse against what this frame shows in the `cell` of the panel that has it.
void handle_timeline_input(const Model& model, State& state, Frame& frame, const TimelineScene& scene,
                           std::size_t cell);

}  // namespace ui
