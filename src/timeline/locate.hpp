// From events to positions and back.
#pragma once

#include "timeline/model.hpp"

namespace timeline {

/// The position directly after the event of this index.
Position after_event(const Timeline& timeline, std::uint32_t event);

/// `position` in its plainest form for this run: not behind its end, and no more events than its instant has.
Position clamped(const Timeline& timeline, Position position);

/// The lane that does it: the plain call, the coroutine, or, where a coroutine is made, its maker; kNoLane for module-level
/// code and for what no lane does.
LaneIndex acting_lane(const Timeline& timeline, const trace::Event& event);

/// How many events of the trace stand before `position`, meta included: the index of the next one.
std::uint32_t events_before(const Timeline& timeline, Position position);

}  // namespace timeline
