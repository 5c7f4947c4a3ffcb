// Draws why the runs in view take as long as they do (why_scene.hpp).
#pragma once

#include "ui/timeline/ruler.hpp"

namespace ui {

/// The path and the time to spare, over the lanes.
void draw_why_lines(const TimelineInk& ink);

/// The rows of parts, below them.
void draw_why_parts(const TimelineInk& ink);

}  // namespace ui
