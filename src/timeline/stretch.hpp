// What a lane did in a stretch of time, summed up by state.
#pragma once

#include <array>

#include "timeline/axis.hpp"

namespace timeline {

/// Time by State: use [index(state)].
using StateSums = std::array<Nanos, kStates.size()>;

/// How long `lane` was in each state between `from` and `to`. The cost is linear in its spans there.
StateSums state_sums(const Lane& lane, Nanos from, Nanos to);

/// The instant of the axis that is nearest to `t`.
Nanos nearest_instant(const Axis& axis, Nanos t);

}  // namespace timeline
