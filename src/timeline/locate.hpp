// From events to positions and back.
#pragma once

#include "timeline/model.hpp"

namespace timeline {

/// The position directly after the event of this index.
Position after_event(const Timeline& timeline, std::uint32_t event);

/// `position` normalised for this run: not after its end, and with no more events than its instant has.
Position clamped(const Timeline& timeline, Position position);

/// The lane that does it: the plain call, the coroutine, or, for a created coroutine, its creator; kNoLane for
/// module-level code and for events without a lane.
LaneIndex acting_lane(const Timeline& timeline, const trace::Event& event);

/// How many events of the trace are before `position`, including meta: the index of the next one.
std::uint32_t events_before(const Timeline& timeline, Position position);

}  // namespace timeline
