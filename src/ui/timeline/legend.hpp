// The legend below the lanes: what the bars mean.
#pragma once

#include "ui/timeline/ruler.hpp"

namespace ui {

/// Each state with its bar, and the bracket of a task, in one row of `place`; those that have no room are left out.
/// Under the mouse each says what it means.
void draw_legend(const TimelineInk& ink, State& state, const Rect& place);

}  // namespace ui
