// The sheet with all keys and mouse gestures.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Draws the sheet in the middle of `screen`, which is dimmed. If `listening`, a click outside or on its cross closes
/// it; the click that opened it must not.
void draw_help(const Model& model, State& state, Frame& frame, Rect screen, bool listening);

}  // namespace ui
