// How a run is played and laid out: speed, pace, axis, motion. Each control has its name before it where there is room.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Two rows that end at `right`. @returns their left edge.
float draw_choices(const Model& model, State& state, Frame& frame, float right, float middle);

/// One row; the choices that do not fit right of `left` only have keys.
void draw_choices_in_row(const Model& model, State& state, Frame& frame, float left, const Rect& row);

}  // namespace ui
