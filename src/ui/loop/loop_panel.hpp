// The event loop of the selected run at the playhead: which lane runs, which are ready, which wait for which timer.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Draws the panel into the current window. Pills that do not fit are counted: "+3 more". Publishes "loop" and
/// "loop/ID" for each section.
void draw_loop(const Model& model, State& state, Frame& frame, Rect rect);

}  // namespace ui
