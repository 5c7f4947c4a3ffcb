// How the choices of a question look outside of its card: a number while it is open, then an outline with a sign.
#pragma once

#include <cstdint>

#include "ui/state.hpp"

namespace ui {

enum class ChoiceMark : std::uint8_t { chosen, right, said };

/// The number in a circle. @returns its place, px.
Rect draw_choice_number(const Theme& theme, float x, float y, std::size_t choice, bool chosen);

/// Around what a choice means; with a sign at the right end: that it is right, or was said and is not.
void outline_choice(const Theme& theme, const Rect& rect, ChoiceMark mark);

}  // namespace ui
