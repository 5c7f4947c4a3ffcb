// The lanes that do not exist yet, and why: "not made yet: line 24 is reached only after call_api_2()".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "text/words.hpp"
#include "timeline/claims.hpp"
#include "timeline/model.hpp"
#include "timeline/moment.hpp"
#include "timeline/shown_lines.hpp"

namespace timeline {

struct Unborn {
  LaneIndex lane = kNoLane;
  LaneIndex parent = kNoLane;  ///< Lane::parent; kNoLane: none
};

/// The lanes of the run that do not exist at `moment`, in order of the timeline. Time: linear in the lanes.
std::vector<Unborn> unborn(const Timeline& timeline, const Moment& moment);

/// Why `lane` does not exist at `moment`; nullopt if it does, or if the trace does not tell.
std::optional<Statement> unborn_statement(const Timeline& timeline, const trace::Events& events, const Moment& moment,
                                          LaneIndex lane);

/// The same in words; "" if there is no reason.
std::string unborn_reason(const Timeline& timeline, const trace::Events& events, const Moment& moment, LaneIndex lane,
                          const text::Words& words, ShownLines lines = {});

}  // namespace timeline
