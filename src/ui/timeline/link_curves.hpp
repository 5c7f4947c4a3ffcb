// Curves between lanes: who called, made or woke whom, and whose result went where.
#pragma once

#include "ui/timeline/ruler.hpp"

namespace ui {

/// The curves of the last instant up to the playhead in which there are some, of each run; and the wake-ups of the
/// selected lane. Inside the plot.
void draw_link_curves(const TimelineInk& ink);

}  // namespace ui
