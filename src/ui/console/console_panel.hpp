// The output of the selected run up to the playhead.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Draws the panel into the current window: each line with its time and a badge of the coroutine that printed it. The
/// newest line is in view unless the user has scrolled back. Publishes "console" and "console/N" for the lines in view,
/// N from 0.
void draw_console(const Model& model, State& state, Frame& frame, Rect rect);

}  // namespace ui
