// The sentence of a presentation: as large as fits, with the clock and the keys of a remote below it.
#pragma once

#include "ui/state.hpp"

namespace ui {

void draw_presentation_bar(const Model& model, State& state, Frame& frame, Rect rect);

/// Units that its sentence needs in a window of so many px in the font of ordinary text.
float presentation_height(const Model& model, const Theme& theme, ImVec2 window);

}  // namespace ui
