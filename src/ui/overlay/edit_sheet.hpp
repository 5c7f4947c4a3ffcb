// The sheet of a lesson's edits: each with the lines that it changes, as in a diff.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Draws the sheet over `screen`. With `listening` a click chooses an edit, and one outside closes the sheet.
void draw_edits(const Model& model, State& state, Frame& frame, const Rect& screen, bool listening);

}  // namespace ui
