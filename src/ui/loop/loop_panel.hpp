// The event loop of the selected run at the playhead: who runs, who is ready, what waits for which timer.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Draws the panel into the current window. Pills that find no room are counted: "+3 more". Publishes "loop" and
/// "loop/ID" for each section.
void draw_loop(const Model& model, State& state, Frame& frame, Rect rect);

}  // namespace ui
