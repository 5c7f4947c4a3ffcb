// How much longer each wait of a run could be, and how much shorter the run gets as a wait does, while the order of events
// stays as it was.
#pragma once

#include <vector>

#include "timeline/critical_path.hpp"

namespace timeline {

/// The waits of the run that take time, in order of the events at their ends; `on_path` is not set.
std::vector<Wait> waits_with_slack(const trace::Events& events, const Causes& causes);

}  // namespace timeline
