// Dragging a delay by any of its handles: one undo step from press to release.
#pragma once

#include "ui/kit/widgets.hpp"

namespace ui {

/// Turns a drag of parameter `index` to `value` (seconds) into SetParameter, not `done` during the drag: let_go() sends
/// that. A click alone changes nothing.
void drag_delay(const Model& model, State& state, Frame& frame, std::size_t index, const Grip& now, double value);

}  // namespace ui
