// How high the rows of the timeline are: headers, lanes, strips, and what is below them. The first steps of
// lay_out_lanes(), in this order.
#pragma once

#include "ui/timeline/lane_layout.hpp"

namespace ui {

std::size_t lane_count(const Model& model, std::size_t run);

/// Of a run as it is laid out, with the space below it.
float height_of(const Model& model, const Theme& theme, const LaneLayout& layout, std::size_t run);

/// Chooses which runs are strips, the space between runs, and the pitch: as high as fits.
void choose_rows(const Model& model, const Theme& theme, LaneLayout& layout);

/// Where there is no room for the sentence beside the title, it is below, unless the lanes would not fit then.
void place_sentences(const Model& model, const Theme& theme, const TimelineCell& cell, LaneLayout& layout);

/// Below the lanes, unless these would get too low for it, or would have to be scrolled.
void place_legend(const Model& model, const Theme& theme, LaneLayout& layout);

/// Below the lanes, if these stay high enough to be read; else over their lower right corner.
void place_aside(const Model& model, const Theme& theme, LaneLayout& layout);

}  // namespace ui
