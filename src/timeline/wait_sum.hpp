// What took the time of a whole run: waits, and times in which the thread was held; and which waits a cancel cut short.
#pragma once

#include "timeline/model.hpp"

namespace timeline {

/// Fills in Timeline::waits, held and cut of a timeline whose lanes are complete. Time: n log n in the events.
void sum_waits(Timeline& timeline, const trace::Events& events);

}  // namespace timeline
