// Whether a claim of the program is true of the moment that a replay of the trace has reached.
#pragma once

#include <string>

#include "claims/world.hpp"
#include "timeline/claims.hpp"

namespace claims {

/// "" if every claim of `statement` is true after the events that `now` has taken; else which one is false. Adds the
/// number of claims to `count`.
std::string check(const World& now, const timeline::Timeline& timeline, const timeline::Statement& statement,
                  std::size_t& count);

}  // namespace claims
