// A line of an order puzzle that is dragged by the mouse: where it would go, and its picture at the mouse.
#pragma once

#include <string>
#include <vector>

#include "ui/state.hpp"

namespace ui {

/// After the panel has published the places of all lines. Puts the line down when the button is released.
void drag_puzzle_line(const Model& model, State& state, Frame& frame);

/// Lines of code from the top of `rect`, wrapped to its width.
void draw_puzzle_text(const Theme& theme, const Rect& rect, const std::vector<std::string>& lines, ImU32 color);

}  // namespace ui
