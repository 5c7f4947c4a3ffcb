// A pill over the lower edge of the timeline, in the gap between panels: the hint of the first start, or the questions to
// try again. It takes no room from any panel.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Over the lower right edge of `timeline`; nothing if there is nothing to say. Publishes "hint", or "again", which a
/// click opens.
void draw_hint(const Model& model, State& state, Frame& frame, const Rect& timeline);

}  // namespace ui
