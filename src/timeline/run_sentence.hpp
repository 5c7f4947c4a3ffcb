// The sentence in the header of a run: why time passes now, or what came of the whole run.
#pragma once

#include <string>

#include "text/words.hpp"
#include "timeline/claims.hpp"
#include "timeline/model.hpp"
#include "timeline/moment.hpp"

namespace timeline {

/// What the header says at `moment`: "three tasks wait at once, and main() for them" and ", until 3.0 s", "call_api_2() holds the thread".
Statement run_statement(const Timeline& timeline, const trace::Events& events, const Moment& moment);

/// The same in words: one clause of about sixty columns, without a full stop.
std::string run_sentence(const Timeline& timeline, const trace::Events& events, const Moment& moment,
                         const text::Words& words);

}  // namespace timeline
