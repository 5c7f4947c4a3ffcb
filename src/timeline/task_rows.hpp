// The rows of each task: its lanes are joined on the screen.
#pragma once

#include <vector>

#include "timeline/model.hpp"

namespace timeline {

/// Fills in Timeline::tasks, of which each has its root and where it was made, from the lanes in their final order.
/// Time: linear in the lanes, and n log n in the tasks.
void find_task_rows(Timeline& timeline);

}  // namespace timeline
