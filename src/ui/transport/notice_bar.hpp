// What a person must know (a broad line below the top bar), until it is dismissed.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Units that the notice needs in a window of `width` px: 0 when there is none.
float notice_height(const Model& model, const Theme& theme, float width);

void draw_notice(const Model& model, State& state, Frame& frame, Rect rect);

}  // namespace ui
