// The lines of the listing that make up why the run takes so long, while that is studied.
#pragma once

#include "ui/code/code_sheet.hpp"

namespace ui {

/// Fills in Sheet::path_lines and Sheet::part_lines.
void find_path_lines(Sheet& sheet);

/// Of a row in `band` that is one of Sheet::path_lines: a bar beside the number; around the lines of the part at the
/// playhead a frame.
void draw_path_line_mark(const Sheet& sheet, const Row& row, const Rect& band);

}  // namespace ui
