// A delay in the hand, whichever handle of it is dragged: one undo step from taking hold to letting go.
#pragma once

#include "ui/kit/widgets.hpp"

namespace ui {

/// Turns a drag of parameter `index` to `value` (seconds) into SetParameter: `done` is false while the mouse holds it,
/// and true once when it lets go of a value that has changed. A click alone changes nothing.
void drag_delay(const Model& model, State& state, Frame& frame, std::size_t index, const Drag& now, double value);

}  // namespace ui
