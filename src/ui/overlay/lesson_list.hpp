// The list of lessons, over everything else while it is open: chapters in columns, or the article's order.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Draws the list below `anchor` (the lesson's button) inside `screen`. If `listening`, a click outside closes it; the
/// click that opened it must not. Publishes "lesson_list", "lesson/ID" for each lesson and "path/0", "path/1" for the
/// order.
void draw_lesson_list(const Model& model, State& state, Frame& frame, Rect anchor, Rect screen, bool listening);

}  // namespace ui
