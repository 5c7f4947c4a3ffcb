// The columns of the timeline, from left to right: brackets of tasks, names, the plot, the clocks of strips.
#pragma once

#include "ui/timeline/lane_layout.hpp"

namespace ui {

struct LabelColumn {
  float x = 0, width = 0;
};

/// Lays out the columns of `layout.panel`, and the ruler above them.
void place_columns(const Model& model, const Theme& theme, LaneLayout& layout);

/// The plot ends where the clocks of the strips begin, if there are any.
void place_clocks(const Model& model, const Theme& theme, LaneLayout& layout);

/// Where the names are.
LabelColumn label_column(const Model& model, const Theme& theme, const LaneLayout& layout);

}  // namespace ui
