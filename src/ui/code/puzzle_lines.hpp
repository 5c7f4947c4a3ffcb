// The lines of an order puzzle on the rows of the listing: what each covers, its ground, and its place in the ring of
// the keyboard's focus.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "ui/code/code_sheet.hpp"

namespace ui {

/// The widget of a line of the puzzle: "puzzle/3".
std::string puzzle_stop(std::size_t line);
/// The line of a widget of that name; nothing for other names.
std::optional<std::size_t> puzzle_line_of(std::string_view name);

/// Puts the lines that can be moved into the ring, also those out of view, scrolls to the focused one, and publishes
/// the place of every line.
void add_puzzle_lines(Sheet& sheet);
/// The grounds of the lines that can be moved, below their text.
void draw_puzzle_grounds(Sheet& sheet);

/// Their edges and handles, above the ground of the current line.
void draw_puzzle_edges(const Sheet& sheet);

/// The ground of a line that can be moved: in the hand or under the mouse, or neither; and its edge, with its handle.
void draw_puzzle_ground(const State& state, const Theme& theme, const Rect& rect, std::size_t line);
void draw_puzzle_edge(const State& state, const Theme& theme, const Rect& rect, std::size_t line);

}  // namespace ui
