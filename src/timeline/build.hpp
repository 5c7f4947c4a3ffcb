// The timeline of a trace: one pass over its events.
#pragma once

#include "timeline/locate.hpp"
#include "timeline/model.hpp"

namespace timeline {

/// Lanes, spans, wakes, output and instants of `events`. Linear in their number. A trace that trace::check rejects
/// gives some timeline, never a crash.
Timeline build(const trace::Events& events);

}  // namespace timeline
