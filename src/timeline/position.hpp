// A position in a run: a time, and a number of events of its instant. Many events happen at 0.0 s, in order; a time
// alone does not identify a position among them.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

#include "trace/time.hpp"

namespace timeline {

using trace::Due;
using trace::from_seconds;
using trace::in_seconds;
using trace::Nanos;

/// After `within` events of the instant `t` (0: before the first of them).
struct Position {
  static constexpr std::uint32_t kAll = std::numeric_limits<std::uint32_t>::max();

  Nanos t{0};
  std::uint32_t within = 0;

  friend auto operator<=>(const Position&, const Position&) = default;
};

}  // namespace timeline
