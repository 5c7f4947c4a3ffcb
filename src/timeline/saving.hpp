// What one way of running saves against the slowest beside it.
#pragma once

#include <algorithm>

#include "timeline/model.hpp"

namespace timeline {

/// By how much `mine` is over before the `slowest`. What broke off, took no time at all, or is shown as the `wrong` way,
/// has saved none.
inline Nanos saved_time(const Timeline& mine, Nanos slowest, bool wrong) {
  if (wrong || mine.why != trace::Why::ok || mine.total == Nanos{0}) return Nanos{0};
  return std::max(Nanos{0}, slowest - mine.total);
}

}  // namespace timeline
