// The hint of the first start: a pill over the lower edge of the timeline, in the gap between panels. It takes no room
// from any of them.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Over the lower right edge of `timeline`; nothing without a hint.
void draw_hint(const Model& model, State& state, Frame& frame, const Rect& timeline);

}  // namespace ui
