// The timeline of a trace: one pass over its events.
#pragma once

#include "timeline/model.hpp"

namespace timeline {

/// Lanes, spans, wakes, output and instants of `events`. Linear in their number. A trace that trace::check would refuse
/// gives some timeline, never a crash.
Timeline build(const trace::Events& events);

/// The position directly before the event of this index, and directly after it.
Position before_event(const Timeline& timeline, std::uint32_t event);
Position after_event(const Timeline& timeline, std::uint32_t event);

}  // namespace timeline
