// Runs a program on coro, on virtual time.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "programs/program.hpp"
#include "trace/trace.hpp"

namespace programs {

/// The maximum number of turns of a run; then it is ended with "limit:turns".
inline constexpr std::uint64_t kMaxTurns = 5000;

struct Run {
  std::unique_ptr<trace::Trace> trace;
  /// "nanoseconds text" for each print, then "end WHY", with type and text of the exception if one left the program.
  std::string outcome;
};

/// The program must be well formed and printed before: its lines are those of the listing.
Run interpret(const Program& program);

}  // namespace programs
