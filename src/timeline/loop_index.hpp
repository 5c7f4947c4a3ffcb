// What the event loop does over a whole run, so that the moment at the playhead need not look for it.
#pragma once

#include "timeline/model.hpp"

namespace timeline {

/// Fills in Timeline::readies, Timeline::turns and Span::tasks of a timeline whose lanes are complete. Time: linear in the
/// events.
void index_loop(Timeline& timeline, const trace::Events& events);

}  // namespace timeline
