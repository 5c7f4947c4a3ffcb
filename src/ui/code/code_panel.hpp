// The listing of the chosen run, with the lanes at each line and delays that can be dragged.
#pragma once

#include "ui/state.hpp"

namespace ui {

void draw_code(const Model& model, State& state, Frame& frame, Rect rect);

}  // namespace ui
