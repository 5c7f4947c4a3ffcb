// The bottom row: moving through the run, the clock, the sentence on the step, speed and axis.
#pragma once

#include "ui/state.hpp"

namespace ui {

void draw_transport(const Model& model, State& state, Frame& frame, Rect rect);

/// Units that a small transport needs for its sentence in a window of `width` px.
float small_transport_height(const Model& model, const Theme& theme, float width);

}  // namespace ui
