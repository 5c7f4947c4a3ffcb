// The delays of the lesson, each with its slider: moving one runs the program again.
#pragma once

#include "ui/state.hpp"

namespace ui {

void draw_delays(const Model& model, State& state, Frame& frame, Rect rect);

}  // namespace ui
