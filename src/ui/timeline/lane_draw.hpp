// Draws the lanes of a scene: bars with their words, dimmed after the playhead, the signs at the end of lanes, names
// and run headers.
#pragma once

#include "ui/timeline/ruler.hpp"

namespace ui {

/// Backgrounds of the rows, bars, dimming, labels and end signs; inside the plot.
void draw_bars(const TimelineInk& ink);

/// Lane names, left of the plot, and the headers of the runs over the scrolling content.
void draw_names(const TimelineInk& ink);

/// The totals in the headers, on their own backgrounds: the playhead is drawn behind them.
void draw_totals(const TimelineInk& ink);

}  // namespace ui
