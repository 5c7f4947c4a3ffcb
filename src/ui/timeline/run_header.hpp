// The header of a run: its name, how many tasks it has, a sentence for this moment, and a clock of its own.
#pragma once

#include "ui/timeline/ruler.hpp"

namespace ui {

/// The headers in view, over the playhead; and the words instead of lanes for a program that Python refuses.
void draw_headers(const TimelineInk& ink);

/// The clock of a run, at the right end of `place`: its time, and the rest of it where that has room.
/// @returns the left edge
float draw_run_clock(const TimelineInk& ink, std::size_t run, const Rect& place);

}  // namespace ui
