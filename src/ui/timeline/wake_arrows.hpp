// Arrows from the cause of a wake-up to the lane that runs because of it.
#pragma once

#include "ui/timeline/ruler.hpp"

namespace ui {

/// On the step axis all wake-ups in view; on the time axis, where those of an instant are on one line, only those of
/// the instant at the playhead and of the selected lane.
void draw_wake_arrows(const TimelineInk& ink);

}  // namespace ui
