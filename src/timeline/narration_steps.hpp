// What the narration says of the latest step.
#pragma once

#include "timeline/claims.hpp"
#include "timeline/facts.hpp"

namespace timeline {

/// The statement about `event`, the last one of `moment`. Its sentence has two parts.
Statement step_statement(const Timeline& timeline, const trace::Events& events, const Moment& moment,
                         const trace::Event& event);

}  // namespace timeline
