// The ruler of the step axis: the instants, the time between them, and the number of each step.
#pragma once

#include "ui/timeline/ruler.hpp"

namespace ui {

/// Numbers run on beyond what is revealed, as seconds do: they say nothing of how many steps follow.
void draw_step_ruler(const TimelineInk& ink);

}  // namespace ui
