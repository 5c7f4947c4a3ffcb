// The clock of a run that is one line, at the right end of its line.
#pragma once

#include "ui/timeline/ruler.hpp"

namespace ui {

/// The width in px that the clock of `run` needs at any moment; without what it says at the end if that is wider than
/// `most`.
float strip_clock_width(const Model& model, const Theme& theme, std::size_t run, float most);

/// The place of the clock of a strip.
Rect strip_clock_place(const LaneLayout& layout, const Theme& theme, const LaneRow& row);

/// The clocks of the strips in view: the time, and once it is reached the total and "done", as in a header.
void draw_strip_clocks(const TimelineInk& ink);

}  // namespace ui
