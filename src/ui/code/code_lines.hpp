// The lines of a listing inside the code panel: numbers, colours, marks, and the delays that can be dragged.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Draws the listing of `run` (not null) in `area`. Long lines are wrapped and indented. Brings the current line into
/// view when the step changes; between steps the user's scroll position is kept.
void draw_code_lines(const Model& model, const RunView& run, State& state, Frame& frame, const Rect& area);

}  // namespace ui
