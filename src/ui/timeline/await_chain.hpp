// The await chain that a panel speaks of, when several tasks have one.
#pragma once

#include <vector>

#include "timeline/moment.hpp"

namespace ui {

/// The chain of the task that runs; else that of the lane `selected`; else the longest; null where there is none.
/// Outermost lane first.
const std::vector<timeline::LaneIndex>* chosen_chain(const timeline::Moment& moment, timeline::LaneIndex selected);

}  // namespace ui
