// The bottom row: moving through the run, the clock, the sentence on the step, speed and axis.
#pragma once

#include "ui/state.hpp"

namespace ui {

void draw_transport(const Model& model, State& state, Frame& frame, Rect rect);

/// Units that it needs for its sentence in a window of so many px; 0: its height does not depend on that.
float sentence_height(const Model& model, const Theme& theme, ImVec2 window);

}  // namespace ui
