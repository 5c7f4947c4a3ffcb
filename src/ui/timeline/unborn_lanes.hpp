// Lanes of a lesson that do not exist yet: why not.
#pragma once

#include <vector>

#include "ui/timeline/ruler.hpp"

namespace ui {

/// For each row in view whose lane is not made yet and was not seen later; those that have no room are left out.
std::vector<LaneReason> lane_reasons(const Model& model, const Theme& theme, const TimelineScene& scene);

/// Inside the plot.
void draw_lane_reasons(const TimelineInk& ink);

}  // namespace ui
