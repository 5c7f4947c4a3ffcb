// The columns of the timeline, from left to right: brackets of tasks, names, the plot, the clocks of strips.
#pragma once

#include "ui/timeline/lane_layout.hpp"

namespace ui {

struct LabelColumn {
  float x = 0, width = 0;
};

/// The ruler above the lanes, and the space for these: their heights.
void place_ruler(const Model& model, const Theme& theme, LaneLayout& layout);

/// Lays out the columns of `layout.panel`, for names in `layout.name_font`.
void place_columns(const Model& model, const Theme& theme, const TimelineCell& cell, LaneLayout& layout);

/// Px for the names in a cell of that width, and how much less than them a cell without names saves.
float names_width(const Model& model, const Theme& theme, float width);
float nameless_gain(const Theme& theme);

/// The plot ends where the clocks of the strips begin, if there are any.
void place_clocks(const Model& model, const Theme& theme, LaneLayout& layout);

/// Where the names are; of no width where there are none.
LabelColumn label_column(const Model& model, const Theme& theme, const TimelineCell& cell, const LaneLayout& layout);

}  // namespace ui
