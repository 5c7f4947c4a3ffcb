// The time that one run saves compared with the slowest.
#pragma once

#include <algorithm>

#include "timeline/model.hpp"

namespace timeline {

/// By how much `mine` ends earlier than the `slowest`. Zero for a run that was cut off, took no time, or is shown as
/// the `wrong` way.
inline Nanos saved_time(const Timeline& mine, Nanos slowest, bool wrong) {
  if (wrong || mine.why != trace::Why::ok || mine.total == Nanos{0}) return Nanos{0};
  return std::max(Nanos{0}, slowest - mine.total);
}

}  // namespace timeline
