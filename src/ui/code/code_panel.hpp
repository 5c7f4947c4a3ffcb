// The listing of the chosen run: who stands at which line, and the delays in it to be dragged.
#pragma once

#include "ui/state.hpp"

namespace ui {

void draw_code(const Model& model, State& state, Frame& frame, Rect rect);

}  // namespace ui
