// Whether what is said of several runs is true of the moment that a replay of each has reached.
#pragma once

#include <span>

#include "claims/world.hpp"
#include "timeline/narrate_all.hpp"

namespace claims {

/// `runs` have the replays of all compared runs, in their order.
bool check_clause(std::span<const World> runs, const timeline::Clause& clause);

}  // namespace claims
