// The command palette: a search field, and the commands that it finds, with their keys.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Draws the palette over `screen`. With `listening` a click chooses a command, and one outside closes it.
void draw_palette(const Model& model, State& state, Frame& frame, const Rect& screen, bool listening);

}  // namespace ui
