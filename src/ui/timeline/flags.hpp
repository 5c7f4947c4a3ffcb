// The flags of a lesson ("A", "first picture"): on a strip above the ruler for all runs, and on their lanes.
#pragma once

#include "ui/timeline/ruler.hpp"

namespace ui {

/// Draws the visible ones; those after the playhead are dimmed. Two of one name at one position are one on the strip.
/// Publishes "flag/RUN/N" for the N-th flag of a run if its lane is in view.
void draw_flags(const TimelineInk& ink, State& state);

}  // namespace ui
