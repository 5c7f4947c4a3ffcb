// The flags of a lesson ("A", "first picture"): on a strip over the ruler, where all runs meet, and on their lanes.
#pragma once

#include "ui/timeline/ruler.hpp"

namespace ui {

/// Draws those that are in view; what lies ahead of the playhead is dimmed. Two of one name at one place are one on the
/// strip. Publishes "flag/RUN/N" for the N-th flag of a run where its lane is in view.
void draw_flags(const TimelineInk& ink, State& state);

}  // namespace ui
