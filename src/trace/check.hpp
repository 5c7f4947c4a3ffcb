// Checks a trace against the rules that hold for every trace (docs/TRACE.md, "Always true"): the order of events, one
// running task, chains that nest. Ids, keys and types are checked by the reader (open.hpp).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "trace/events.hpp"

namespace trace {

/// In the order of the names in kRuleNames.
enum class Rule : std::uint8_t {
  frame,        ///< the first event is meta, the last is end, and each occurs once
  time,         ///< t never decreases
  one_running,  ///< at most one task is between its start or resume and its suspend or end
  task_start,   ///< a task starts once
  task_resume,  ///< only a suspended task is resumed, and unless it yielded it was made ready before
  task_stop,    ///< only the running task suspends or ends
  task_ready,   ///< only a waiting task becomes ready, and only once
  co_life,      ///< a coroutine object starts once, then ends once; an unstarted one is dropped once at most
  step,         ///< an event in a task's step names that task; no other event does
  innermost,    ///< a coroutine that acts is the innermost of the running chain
  chain,        ///< a chain names the task's coroutines that have started and not ended, in nesting order
  cancel,       ///< CancelledError is thrown in if and only if a cancel reached the task
  block,        ///< while the thread is blocked nothing else happens
  fn_life,      ///< a plain call ends once, and does nothing after that
  blocked,      ///< the tasks that `end` calls blocked are waiting for something
};
inline constexpr std::array<std::string_view, 15> kRuleNames{
    "frame", "time",      "one_running", "task_start", "task_resume", "task_stop", "task_ready", "co_life",
    "step",  "innermost", "chain",       "cancel",     "block",       "fn_life",   "blocked"};
constexpr std::string_view name(Rule rule) { return kRuleNames[static_cast<std::size_t>(rule)]; }

struct Violation {
  std::size_t event = 0;  ///< index in Events::list
  Rule rule = Rule::frame;
  std::string message;  ///< one English sentence
};

/// All violations of the rules in `events`, in order; empty for a valid trace. Consequences of a violation are not
/// reported again: each task, coroutine and plain call is named once at most.
std::vector<Violation> check(const Events& events);

}  // namespace trace
