// What ends a wait, and which wait something has ended: from one lane to the other.
#pragma once

#include <optional>

#include "timeline/model.hpp"
#include "trace/events.hpp"

namespace timeline {

/// A lane at a position of its run.
struct LaneAt {
  LaneIndex lane = kNoLane;
  Position at;
};

/// What ends the wait in which the task of `lane` is at `at`; while it runs, what ended its last one; before its first
/// step, or if it never waited, what made it. Of a timer the lane itself. The position is after the event that made the
/// task ready, or made it. Nothing: the lane is in no task, or nothing wakes it.
std::optional<LaneAt> waker_of(const Timeline& timeline, const trace::Events& events, LaneIndex lane, Position at);

/// Which task that of `lane` has woken last up to `at`, else will wake next, in its wait; nothing: none.
std::optional<LaneAt> woken_by(const Timeline& timeline, LaneIndex lane, Position at);

}  // namespace timeline
