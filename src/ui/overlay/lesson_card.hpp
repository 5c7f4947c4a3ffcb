// A lesson in the list: its picture, its title, and what was done of it.
#pragma once

#include "ui/overlay/lesson_shelf.hpp"

namespace ui {

/// Publishes "lesson_picture/ID". `focused`: the keyboard is on it.
void draw_lesson_card(const Model& model, State& state, const Theme& theme, const ShelfPlan& plan, const ShelfLesson& at,
                      const Rect& card, bool focused);

}  // namespace ui
