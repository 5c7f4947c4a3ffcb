// One sentence for each step: what it asserts, and its words.
#pragma once

#include <string>

#include "text/words.hpp"
#include "timeline/claims.hpp"
#include "timeline/model.hpp"
#include "timeline/moment.hpp"
#include "timeline/shown_lines.hpp"

namespace timeline {

/// The first clause has the main point and is shown in the accent colour; the rest follows after a space.
struct Sentence {
  std::string lead;
  std::string rest;
};

/// What is said at `moment`; its sentence has two parts.
Statement narration_statement(const Timeline& timeline, const trace::Events& events, const Moment& moment);

/// The sentence for `moment` of a run: for the latest step while its instant is shown, for the state while the clock
/// runs (which lanes wait, until when the loop sleeps), and for the beginning and the end.
Sentence narrate(const Timeline& timeline, const trace::Events& events, const Moment& moment, const text::Words& words,
                 ShownLines lines = {});

}  // namespace timeline
