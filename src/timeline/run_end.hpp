// What came of a whole run: who held the thread, how the waits lay in time, or what ended early.
#pragma once

#include "timeline/claims.hpp"
#include "timeline/model.hpp"

namespace timeline {

/// "all three waits overlapped: the longest is 3.0 s", "the waits came one after the other: 3 + 3 + 3 = 9.0 s".
Statement run_end(const Timeline& timeline, const trace::Events& events);

}  // namespace timeline
