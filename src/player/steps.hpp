// Where stepping through runs that are shown together halts: at what comes next in any of them.
#pragma once

#include <span>
#include <vector>

#include "player/open_run.hpp"
#include "timeline/axis.hpp"

namespace player {

/// `position` with `within` no larger than the number of events that `axis` has there: so that "all of them" written as
/// kAll and as a number are the same place.
timeline::Position settled(timeline::Position position, const timeline::Axis& axis);

/// Behind each stop point of `runs`, in order, each place once.
std::vector<timeline::Position> stop_positions(std::span<const OpenRun* const> runs);

/// The nearest place behind (+1) or before (-1) `from`, which is settled, at which the thread of one of `runs` changes
/// hands. Without one: `end`, or the beginning.
timeline::Position nearest_switch(std::span<const OpenRun* const> runs, timeline::Position from, int direction,
                                  timeline::Position end);

}  // namespace player
