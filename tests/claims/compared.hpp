// Whether what is said of compared runs is true of the moments that replays of their traces have reached.
#pragma once

#include <span>
#include <string>

#include "claims/world.hpp"
#include "timeline/narrate_all.hpp"

namespace claims {

/// "" if the clause is true of these runs, in the order of its indices; else which one is false.
std::string check(std::span<const World* const> runs, const timeline::Clause& clause);

}  // namespace claims
