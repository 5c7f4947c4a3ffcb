// The button for the next lesson, at the end of one.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// The lesson that follows, at the end of one; else null.
const LessonEntry* next_lesson(const Model& model);

/// Px of the button; without the lesson's title if that needs more than `most`.
float next_lesson_width(const Model& model, const Theme& theme, float most);

void draw_next_lesson(const Model& model, State& state, Frame& frame, const Rect& place);

}  // namespace ui
