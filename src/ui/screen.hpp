// The whole screen in one frame: the layout, each panel in its place, and what hangs over them.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Draws `model` over the whole of ImGui's display, between NewFrame and Render. Rectangles and shortened texts are
/// published anew in `state`; what the person did is appended to `frame.actions`.
void draw_screen(const Model& model, State& state, Frame& frame);

}  // namespace ui
