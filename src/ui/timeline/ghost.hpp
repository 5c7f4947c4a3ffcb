// The run before a drag: while a delay is dragged, the bars of the old run stay as outlines.
#pragma once

#include "ui/timeline/ruler.hpp"

namespace ui {

/// Draws the old bars of each run that has them (RunView::before), on the time axis.
void draw_ghosts(const TimelineInk& ink);

}  // namespace ui
