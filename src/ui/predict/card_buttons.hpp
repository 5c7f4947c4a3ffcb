// The buttons of the question card: what can be done now, with the keys.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Px of the widest one; 0: there is none.
float card_buttons_width(const Model& model, const Theme& theme);
/// Px of all of them, one below the other, or in rows of `width` px.
float card_buttons_stack(const Model& model, const Theme& theme);
float card_buttons_rows(const Model& model, const Theme& theme, float width);

/// One below the other, or in rows: as wide as `area` is, which fits one of the two.
void draw_card_buttons(const Model& model, State& state, Frame& frame, const Rect& area, bool stacked);

}  // namespace ui
