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

/// A wait of the whole run that takes time.
struct Wait {
  std::chrono::nanoseconds begin{0}, end{0};
  bool held = false;
  Who who;
  [[nodiscard]] std::chrono::nanoseconds length() const { return end - begin; }
};
/// For timers and futures, and those that hold the thread, in order of their begin.
std::vector<Wait> waits_of(const trace::Events& events);

}  // namespace claims
