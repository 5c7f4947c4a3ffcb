// The lessons as a page, over everything below the top bar while it is open: a card for each, chapters in columns, or
// the article's order.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Draws the page below `top` (px) inside `screen`. If `listening`, a click outside closes it; the click that opened it
/// must not. Publishes "lesson_list", "lesson/ID" for each lesson, and what lesson_head.hpp and lesson_card.hpp say.
void draw_lesson_list(const Model& model, State& state, Frame& frame, float top, Rect screen, bool listening);

}  // namespace ui
