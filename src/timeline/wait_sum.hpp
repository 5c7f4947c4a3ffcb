// The waits of a whole run: whether they overlapped or came one after the other.
#pragma once

#include <vector>

#include "timeline/model.hpp"

namespace timeline {

/// Computes Timeline::waits from the lanes.
WaitSum wait_sum(const std::vector<Lane>& lanes);

}  // namespace timeline
