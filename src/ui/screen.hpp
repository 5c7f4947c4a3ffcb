// The whole screen in one frame: the layout, the panels, and the overlays.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Draws `model` on the whole of ImGui's display, between NewFrame and Render. Publishes rectangles and shortened texts
/// in `state`; appends the user's actions to `frame.actions`.
void draw_screen(const Model& model, State& state, Frame& frame);

}  // namespace ui
