// The top row: the product's name, the lesson and its question, and the global switches.
#pragma once

#include "ui/state.hpp"

namespace ui {

void draw_top_bar(const Model& model, State& state, Frame& frame, Rect rect);

}  // namespace ui
