// The await chain to show if several tasks have one.
#pragma once

#include <vector>

#include "timeline/moment.hpp"

namespace ui {

/// The chain of the running task; else that of the lane `selected`; else the longest; null if there is none. Outermost
/// lane first.
const std::vector<timeline::LaneIndex>* chosen_chain(const timeline::Moment& moment, timeline::LaneIndex selected);

}  // namespace ui
