// The card of a word of the glossary: the word in both languages and in Python, what it means, and the way to its moment.
#pragma once

#include "lessons/glossary.hpp"
#include "ui/state.hpp"

namespace ui {

/// Px that its content takes at this width.
float glossary_card_height(const Model& model, const Theme& theme, const lessons::Term& term, float width);

/// Draws it into `place`, scrolled if that is lower. `listening` is false in the frame in which it has been opened.
void draw_glossary_card(const Model& model, State& state, Frame& frame, const lessons::Term& term, const Rect& place,
                        bool listening);

}  // namespace ui
