// The sentence on the current step; at the end of a lesson its closing text.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Beside or above the controls; beside few controls in a small window, with the next lesson below it.
enum class NarrationForm : std::uint8_t { usual, small };

void draw_narration(const Model& model, State& state, Frame& frame, const Rect& row,
                    NarrationForm form = NarrationForm::usual);

/// Px that it needs in `width` px at its usual size.
float narration_height(const Model& model, const Theme& theme, float width, NarrationForm form);

}  // namespace ui
