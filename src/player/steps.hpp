// Stepping through several runs at once: to the next position in any of them.
#pragma once

#include <span>
#include <vector>

#include "player/open_run.hpp"
#include "timeline/axis.hpp"
#include "timeline/explained.hpp"

namespace player {

/// `position` with `within` clamped to the number of events that `axis` has there, so that kAll and that number are the
/// same position.
timeline::Position settled(timeline::Position position, const timeline::Axis& axis);

/// The positions after the stop points of `runs`, in order, without duplicates.
std::vector<timeline::Position> stop_positions(std::span<const OpenRun* const> runs);

/// The nearest position after (+1) or before (-1) `from`, which is settled, at which another lane gets the thread in
/// one of `runs`. If there is none: `end`, or the beginning.
timeline::Position nearest_switch(std::span<const OpenRun* const> runs, timeline::Position from, int direction,
                                  timeline::Position end);

/// The begin of the next (+1) part of the path of a run that ends at `end`, after the last part that end; or that of the
/// part in which `from` is, and of the one before (-1). If there is none: `from`.
timeline::Position step_part(const timeline::Explained& run, timeline::Position from, int direction,
                             timeline::Position end);

}  // namespace player
