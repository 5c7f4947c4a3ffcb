// While a question is open, the rest of the run is hidden: hatched, with words where there is room.
#pragma once

#include "ui/timeline/ruler.hpp"

namespace ui {

/// Under the lanes: from the playhead on, and below the last lane.
void draw_hidden_ground(const TimelineInk& ink);
/// Over them: in the middle of what is free below the last lane, if that is enough.
void draw_hidden_words(const TimelineInk& ink, State& state);

}  // namespace ui
