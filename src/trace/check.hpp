// Holds a trace against what is always true of one (docs/TRACE.md, "Always true"): the order of events, one running
// task, chains that nest. That ids, keys and types are right is the reader's business (open.hpp).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "trace/events.hpp"

namespace trace {

/// The order is that of the names in kRuleNames.
enum class Rule : std::uint8_t {
  frame,        ///< the first event is meta, the last is end, and neither comes twice
  time,         ///< t never falls
  one_running,  ///< at most one task is between its start or resume and its suspend or end
  task_start,   ///< a task starts once
  task_resume,  ///< only a suspended task is resumed, and unless it yielded it was made ready before
  task_stop,    ///< only the running task suspends or ends
  task_ready,   ///< only a task that waits becomes ready, and once
  co_life,      ///< a coroutine object starts once and ends once, in this order; one that never starts is dropped once
  step,         ///< what happens in a task's step says so, and nothing else says it
  innermost,    ///< what a coroutine does, the innermost of the running chain does
  chain,        ///< a chain names the task's coroutines that have started and not ended, in nesting order
  cancel,       ///< CancelledError is thrown in where a cancel reached the task, and only there
  block,        ///< while the thread is held nothing else happens
  fn_life,      ///< a plain call ends once, and acts only before
  blocked,      ///< the tasks that `end` calls blocked wait for something
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

/// All rules that `events` break, in order; empty for a good trace. What follows from a violation is not reported
/// again: each task, coroutine and plain call is named once at most.
std::vector<Violation> check(const Events& events);

}  // namespace trace
