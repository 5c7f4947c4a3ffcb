// The waits that a deadlock leaves: they have no end, and on the time axis often no length.
#pragma once

#include <string>

#include "ui/timeline/ruler.hpp"

namespace ui {

/// For what the lane waits without end: "await Event.wait(): waits forever"; "" if the run has not left it so, or its end
/// is not shown.
std::string endless_wait_words(const Model& model, LaneRef lane);

/// Draws, from the end of a deadlocked run on, an open bar for each lane that waits there, and in words for what. Nothing
/// until the end of the run is shown.
void draw_endless_waits(const TimelineInk& ink);

}  // namespace ui
