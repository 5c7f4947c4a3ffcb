// Shared by what is said of times on the timeline.
#pragma once

#include <string>

#include "ui/timeline/ruler.hpp"

namespace ui {

/// Top and bottom of the rows of a run that are in view; the lanes' own where none is.
float said_top(const TimelineInk& ink, std::size_t run);
float said_bottom(const TimelineInk& ink, std::size_t run);

/// A dashed line from top to bottom.
void draw_dashes(const TimelineInk& ink, float x, float top, float bottom, ImU32 color);

}  // namespace ui
