// Draws the lanes of a scene: bars with their words, dimmed after the playhead, the curves between them, the signs at
// the end of lanes, and the names.
#pragma once

#include "ui/timeline/ruler.hpp"

namespace ui {

/// Everything of the lanes that is inside the plot.
void draw_bars(const TimelineInk& ink);

/// Lane names, left of the plot.
void draw_names(const TimelineInk& ink);

}  // namespace ui
