// Whether two traces are equal in the sense of docs/TRACE.md: event by event, without meta, n, cause.timer, value and
// the text of exceptions. For comparing a run with one that was recorded elsewhere.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "trace/events.hpp"

namespace trace {

struct Difference {
  std::size_t event = 0;  ///< index of the first event that differs
  std::string keys;       ///< which keys differ: "t, line"; "" when one trace has no such event
  std::string left;       ///< the events as lines of a file; "" when there is none
  std::string right;

  /// The whole difference, for a test's output.
  [[nodiscard]] std::string message() const;
};

/// The difference with a few equal events before it and a few events of each trace from there on, marked "-" (left) and
/// "+" (right).
std::string in_context(const Difference& difference, const Events& left, const Events& right);

/// The first difference, or nothing when the traces are equal.
std::optional<Difference> difference(const Events& left, const Events& right);

/// Whether there is no difference.
inline bool equal(const Events& left, const Events& right) { return !difference(left, right); }

}  // namespace trace
