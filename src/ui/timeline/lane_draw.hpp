// Draws the lanes of a scene: bars with their words, what lies ahead of the playhead dimmed, the signs with which lanes
// end, names and run headers.
#pragma once

#include "ui/timeline/ruler.hpp"

namespace ui {

/// Grounds of the rows, bars, dimming, labels and end signs; inside the plot.
void draw_bars(const TimelineInk& ink);

/// Lane names, left of the plot, and the headers of the runs over everything that scrolls below them.
void draw_names(const TimelineInk& ink);

/// The totals in the headers, on grounds of their own: the playhead passes behind them.
void draw_totals(const TimelineInk& ink);

}  // namespace ui
