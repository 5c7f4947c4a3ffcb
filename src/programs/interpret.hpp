// Runs a program on coro, on virtual time.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "programs/program.hpp"
#include "trace/trace.hpp"

namespace programs {

/// The maximum number of turns of a run; then it is ended with "limit:turns".
inline constexpr std::uint64_t kMaxTurns = 5000;

/// A delay that is greater than 0, each time that a statement of the run uses it.
struct UsedDelay {
  Op op = Op::sleep;  ///< of the statement
  std::uint32_t line = 0;
  std::int64_t microseconds = 0;
  std::size_t events = 0;  ///< the number of events recorded before

  [[nodiscard]] std::chrono::nanoseconds length() const { return std::chrono::microseconds(microseconds); }
};

/// Makes one of the used delays longer, or shorter.
struct Change {
  std::size_t delay = 0;  ///< index into Run::delays
  std::chrono::nanoseconds by{0};
};

struct Run {
  std::unique_ptr<trace::Trace> trace;
  /// "nanoseconds text" for each print, then "end WHY", with type and text of the exception if one left the program.
  std::string outcome;
  std::vector<UsedDelay> delays;  ///< in the order of their use
};

/// The program must be well formed and printed before: its lines are those of the listing.
Run interpret(const Program& program, std::optional<Change> change = {});

}  // namespace programs
