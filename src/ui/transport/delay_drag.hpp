// A delay in the hand, whichever handle of it is dragged: one undo step from taking hold to letting go.
#pragma once

#include "ui/kit/widgets.hpp"

namespace ui {

/// Turns a drag of parameter `index` to `value` (seconds) into SetParameter, not `done` while the mouse holds it: that
/// comes from let_go(). A click alone changes nothing.
void drag_delay(const Model& model, State& state, Frame& frame, std::size_t index, const Grip& now, double value);

}  // namespace ui
