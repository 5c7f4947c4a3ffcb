// Runs a program on coro, on virtual time.
#pragma once

#include <memory>
#include <string>

#include "program.hpp"
#include "trace/trace.hpp"

namespace conformance {

struct Run {
  std::unique_ptr<trace::Trace> trace;
  /// In the words of judge.py: "nanoseconds text" for each print, then "end WHY".
  std::string outcome;
};

/// The program must have been printed: its lines are those of the listing.
Run interpret(const Program& program);

}  // namespace conformance
