// A message for the user (a full-width line below the top bar), until it is dismissed.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// The height in units of the notice in a window of `width` px: 0 if there is none.
float notice_height(const Model& model, const Theme& theme, float width);

void draw_notice(const Model& model, State& state, Frame& frame, Rect rect);

}  // namespace ui
