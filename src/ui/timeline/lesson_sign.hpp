// The signs of the wrong way and the right one: a cross and a check, each with its own colour and shape.
#pragma once

#include "lessons/lesson.hpp"
#include "ui/kit/brush.hpp"

namespace ui {

/// Centred on (x, y), `size` px wide; Sign::none is an arrow, for a consequence.
void draw_lesson_sign(const Theme& theme, lessons::Sign which, float x, float y, float size);

}  // namespace ui
