// Changing a delay by dragging the end of its bar. The program runs again in each frame, and the end follows the mouse:
// how far it moves for a second of the parameter is measured in the run, because the bar may begin after others of the
// same delay.
#pragma once

#include "ui/timeline/timeline_scene.hpp"

namespace ui {

/// Begins to drag that end, in this cell of the panel.
void begin_bar_drag(const Model& model, State& state, const TimelineScene& scene, const BarEnd& end, std::size_t cell);

/// One frame of the drag: appends SetParameter for each change. let_go() ends it.
void continue_bar_drag(const Model& model, BarEndDrag& drag, Frame& frame, const TimelineScene& scene);

}  // namespace ui
