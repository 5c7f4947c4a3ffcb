// The card of a prediction: the question with its choices, then the answer with the reply and the reason, at the end a
// summary.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Px that it needs in `width` px to be seen without scrolling.
float question_card_height(const Model& model, const Theme& theme, float width, bool presenting);

void draw_question_card(const Model& model, State& state, Frame& frame, Rect rect);

}  // namespace ui
