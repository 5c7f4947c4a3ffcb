// A program that is being drawn: its state so far, and the random numbers used everywhere.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "conformance/random.hpp"
#include "programs/program.hpp"

namespace conformance::draw {

using programs::kCallbackSlots;
using programs::kCounters;
using programs::kFutureSlots;
using programs::kGeneratorSlots;
using programs::kGroupSlots;
using programs::kHandleSlots;
using programs::kOwnFutures;
using programs::kTaskSlots;
using programs::Node;
using programs::Op;

inline constexpr std::int64_t kMostRuns = 250;  ///< maximum of statements that one call of a function runs

using Nodes = std::vector<Node>;

inline Node node(Op op, std::vector<std::int64_t> arguments = {}, Nodes children = {}) {
  return {op, std::move(arguments), std::move(children)};
}

inline void append(Nodes& nodes, Nodes more) {
  for (Node& node : more) nodes.push_back(std::move(node));
}

/// Where a statement is drawn.
struct Context {
  std::size_t function = 0;
  int depth = 0;
  bool in_loop = false;
  bool in_except = false;
  bool may_return = true;
  std::vector<std::int64_t> timeouts{};  ///< the tags of the surrounding ones
};

/// Functions are drawn from the last to the first: first the coroutines, then the generators, then the plain ones.
class Drawing {
 public:
  /// Draws how many functions there are, and the objects.
  explicit Drawing(std::uint64_t seed);

  Random random;
  programs::Program program;
  std::vector<std::int64_t> runs;  ///< by function: maximum of statements that a call runs
  std::size_t first_generator = 0;
  std::size_t first_plain = 0;
  std::array<std::size_t, kTaskSlots> roots{};     ///< the function that the tasks of a slot run
  std::array<std::size_t, kFutureSlots> levels{};  ///< a gather waits for tasks of this function or later
  std::int64_t left = 0;                           ///< statements left for the current function

  std::int64_t argument() { return random.below(7); }
  std::int64_t tag() { return ++tags_; }
  /// Microseconds. Sums of different delays are never equal; equal delays at the same instant are allowed.
  std::int64_t delay();
  /// For timeouts: none, at once, or a delay.
  std::int64_t limit();

  std::int64_t any_plain();
  std::int64_t any_slot() { return random.below(kTaskSlots); }
  std::optional<std::int64_t> any_generator(const Context& context);
  [[nodiscard]] bool has_plain() const { return first_plain < program.functions.size(); }
  /// A slot of tasks whose function comes after the current one; -1 if there is none.
  std::int64_t slot_above(const Context& context);
  /// The same for a slot of futures.
  std::int64_t future_above(const Context& context) { return above(levels, context); }
  [[nodiscard]] std::int64_t root(std::int64_t slot) const {
    return static_cast<std::int64_t>(roots.at(static_cast<std::size_t>(slot)));
  }

  /// The context for awaits of a task in this slot: tasks of functions that come after that of the slot.
  [[nodiscard]] Context inside_slot(std::int64_t slot, const Context& context) const {
    Context inside = context;
    inside.function = std::max(context.function, roots.at(static_cast<std::size_t>(slot)));
    return inside;
  }

  /// The maximum of statements that a node runs.
  [[nodiscard]] std::int64_t count_runs(const Node& node) const;

 private:
  void draw_objects();

  template <std::size_t N>
  std::int64_t above(const std::array<std::size_t, N>& functions, const Context& context) {
    std::vector<std::int64_t> found;
    for (std::size_t i = 0; i < N; ++i) {
      if (functions.at(i) > context.function) found.push_back(static_cast<std::int64_t>(i));
    }
    return found.empty() ? -1 : found[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(found.size())))];
  }

  std::vector<std::int64_t> delays_;
  std::int64_t tags_ = 0;
};

}  // namespace conformance::draw
