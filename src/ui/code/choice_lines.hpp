// The lines that the choices of a question mean: numbered while it is open, and a click on one chooses it; then the right
// one is marked, and the one that was said.
#pragma once

#include "ui/code/code_sheet.hpp"

namespace ui {

/// For a row whose top is `y`. @returns whether its line number gave way to the number of a choice.
bool draw_choice_line(Sheet& sheet, const Row& row, float y);

}  // namespace ui
