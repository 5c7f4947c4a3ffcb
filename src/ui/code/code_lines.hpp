// The lines of a listing inside the code panel: numbers, colours, marks, and the delays that can be dragged.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Draws the listing of `run` (not null) in `area`. Long lines go on below themselves, indented. Brings the current
/// line into view when the step changes; between steps the person's own scrolling stays.
void draw_code_lines(const Model& model, const RunView& run, State& state, Frame& frame, const Rect& area);

}  // namespace ui
