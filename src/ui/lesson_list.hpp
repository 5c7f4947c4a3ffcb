// The list of lessons that hangs from the top bar while it is open.
#pragma once

#include "ui/model.hpp"

namespace ui {

/// Draws the list below `anchor` (the lesson's button) inside `screen`. A click outside closes it, when `listening`:
/// the click that opened it must not.
void draw_lesson_list(const Model& model, State& state, Frame& frame, Rect anchor, Rect screen, bool listening);

}  // namespace ui
