// Claims first, words second: a statement is the key of a sentence and what the sentence is about. What the words of a
// key assert is listed in claims.cpp, so that a test can check every assertion against a replay of the trace.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "timeline/model.hpp"
#include "timeline/moment.hpp"

namespace timeline {

/// The subjects of a sentence. A member that the sentence does not need keeps its default.
struct About {
  LaneIndex co = kNoLane;        ///< {co}; kNoLane: module code
  LaneIndex other = kNoLane;     ///< {other}: what follows, wakes, is called or awaited
  LaneIndex by = kNoLane;        ///< {by}: what will create {co}, or the outermost coroutine of its task
  std::vector<LaneIndex> all = {};  ///< {names}
  std::size_t number = 0;        ///< {number}, {all} and {n}
  std::size_t most = 0;          ///< {most}: a second number
  Due t = {};                    ///< {t}: a time of the clock, or a duration
  double delay = 0;              ///< {delay} and {seconds}
  std::uint32_t line = 0;        ///< {line}, of the trace's listing
  trace::TextId call = 0;        ///< {call}: asyncio's function
  trace::TextId exc = 0;         ///< {exc}: a type; 0: some exception
  trace::TextId text = 0;        ///< {text} and {value}: as the trace has it
  std::string sum = {};          ///< {sum}: "3 + 3 + 3"
};

/// A sentence before it has words: `key` is that of its pattern in assets/text. Of a sentence of two parts, `rest` is the
/// key of the second one, if that follows several first ones.
struct Statement {
  std::string key;
  About about = {};
  std::string rest = {};
};

/// What a sentence can assert. The comments name the members of About that it is about.
enum class Says : std::uint8_t {
  nothing,            // (fills the rows of the table)
  not_begun,          // no event has happened
  // the thread, now
  runs,               // `co` holds the thread
  other_runs,         // `other` holds the thread
  holds,              // `co` holds it in time.sleep(`delay`)
  other_holds,        // `other` holds it in time.sleep
  module_runs,        // module code holds it
  module_holds,       // module code holds it in time.sleep
  holds_until,        // and is released at `t`
  thread_free,        // nothing holds it
  // the event loop, now
  ready,              // `co` is in the ready queue
  ready_last,         // `co` is its last entry
  next,               // `co` is its first entry: the next step is its step
  other_next,         // the same of `other`
  other_ready,        // `other` is in the ready queue
  ready_number,       // `number` tasks are in the ready queue
  none_ready,         // the ready queue is empty
  only_one_ready,     // it has one entry
  no_task,            // no task exists
  waits,              // `co` is suspended, as the innermost coroutine of a task, and not ready
  waits_alone,        // `co` is the only one that waits for something other than a task
  waits_number,       // `number` coroutines wait for something other than a task
  waits_sleep,        // `co` waits for a timer, set for `delay` after it began to wait
  waits_future,       // `co` waits for a future
  waits_call,         // in asyncio's function `call`
  waits_worker,       // `co` waits for a worker thread
  no_tasks_wait_for_others,  // no task waits for a task
  other_waits_for_them,      // `other` is the only one that waits for tasks, and it waits for all that do not
  other_waits_for_some,      // `other` is the only one that waits for tasks, and it waits for `most` of them
  most_wait_for_others,      // `most` tasks wait for tasks
  waits_names,        // the task of `co` waits for the task of each of `all`, which has not ended
  waits_tasks,        // it waits for `number` tasks that have not ended
  waits_until,        // `co` waits for a timer that is due at `t`
  other_waits_for,    // the task of `other` waits for that of `co`, which is its outermost coroutine
  other_waits_for_by, // the task of `other` waits for that of `by`, of which `by` is the outermost coroutine, `co` the innermost
  other_awaits_it,    // `other` awaits `co` in the same task, or its task waits for that of `co`, which is the outermost
  no_other_waits,     // no task waits for that of `co`
  number_wait_for,    // `number` tasks wait for that of `co`
  other_needs_more,   // of the tasks that `other` waits for, `number` have not ended
  only_task,          // no task but that of `co` exists
  tasks_ended,        // more tasks have been created than exist
  first_task,         // and no other has ever been created
  main_task,          // the task of `co` was created by module code
  wakes_at,           // the next task that becomes ready does so at `t`
  co_wakes_at,        // and it is that of `co`
  all_wake_at,        // all that wait for something other than a task wait for timers that are due at `t`
  timer_at,           // the first timer is due at `t`
  never_woken,        // no task becomes ready any more
  live_number,        // `number` tasks exist, and all wait
  one_task,           // one task exists
  no_timer,           // nothing waits for a timer
  no_other_wait,      // nothing waits for anything else
  awaits_number,      // `co` waits for `number` tasks, ended or not
  awaits_other,       // `co` waits for the task of `other`, ended or not
  chain,              // `all` is the await chain of task `number`, outermost first
  no_coroutine,       // the program has no coroutine
  overdue,            // the timer of `co` was due `t` before its task becomes ready,
  late_by_other,      // and then `other` held the thread in time.sleep
  // what created a task
  made_task_run,      // asyncio.run created task `number` of `co`, at `line`
  made_task_gather,   // `by` did, with gather
  made_task_create,   // `by` did
  made_task_closing,  // asyncio did, to close the generator `co`
  // coroutines and plain calls, now
  is_plan,            // `co` exists and has not started
  never_starts,       // and never will
  under_other,        // `other` awaits `co`, in the same task
  above_other,        // `co` awaits `other`, or has called it, and it has not ended
  awaited_by,         // `by` has awaited `co`
  called,             // `co` is a plain call that has not ended
  ended,              // `co` has ended by returning
  ended_value,        // with the value `text`
  ended_raised,       // `co` has ended with `exc`
  ended_cancelled,    // `co` has ended with CancelledError
  ended_closed,       // `co` was closed
  task_ended,         // the task of `co` has ended
  step_ends,          // `co` is the outermost of its task, whose step ends now
  task_ends,          // a step of the task of `co` runs, and `co` has ended
  paused,             // `co` is an async generator that is suspended at a yield
  // the latest event
  happened,           // its kind is that of the sentence, and it is about `co`
  was_first,          // before it, `co` was the first of the ready queue
  thrown_in,          // `exc` is thrown into `co`
  by_timer,           // its cause is a timer
  waited_for_result,  // and `co` waited for a future
  by_other,           // its cause is the task of `other`
  by_cancel,          // the task of `co` was cancelled since it was suspended
  asked_by,           // `by` asked to cancel
  prints_text,        // `text` is printed
  from_outside,       // by no task and no plain call, while a loop runs
  // what follows
  other_woken,        // the task of `other` becomes ready because that of `co` has ended
  other_gets,         // the next step of `other` throws `exc`, because the task of `co` has ended
  cancel_thrown,      // the next step of `co` throws CancelledError
  cancel_unstarted,   // so does its first one, and `co` never runs
  cut_at,             // its wait ends after `t`, by a cancel
  cut_by_timer,       // of a timer
  cut_by,             // of `by`
  // what does not exist yet
  unborn,             // `co` does not exist
  other_unborn,       // `other` does not exist
  made_by,            // `by` creates `co` (kNoLane: module code)
  made_at,            // at `line`
  after_other,        // `other` ends before `co` is created
  by_unborn,          // `by` does not exist
  by_not_started,     // `by` has not started
  by_in_other,        // `by` awaits `other`, or has called it
  by_runs,            // `by` runs
  by_holds,           // `by` holds the thread in time.sleep
  by_ready,           // `by` is in the ready queue
  by_waits,           // `by` is suspended
  by_waits_for,       // the task of `by` waits for that of `other`
  by_paused,          // `by` is an async generator that is suspended at a yield
  by_before_line,     // `by` has not been at `line`
  by_at_line,         // `by` is at `line`
  module_in_other,    // module code waits until `other` has ended
  // a run that has ended
  ok, deadlock, failed, exited, cut_off, refused, stopped,  // why; stopped: any but ok
  took,               // after `t`
  all_blocked,        // `all` are the tasks that the deadlock has
  // Its waits are those for timers and for answers from outside; not those for what another task does.
  none_cut,           // no wait was cut short by a cancel
  cut_number,         // `number` were (those for tasks count if there are no others),
  cut_one,            // one was, of `co`,
  cut_together,       // all of them at `t`
  cut_first,          // the first of them at `t`
  in_all,             // the run took `delay`
  waits_overlapped,   // all `number` waits had an instant in common, and the longest took `t`
  waits_in_a_row,     // no two of the `number` waits had, and together they took `t`
  waits_sum,          // together the `number` waits took `delay`
  waits_at_most,      // never more than `most` at once
  waited,             // the only wait was that of `co`, and took `t`
  no_wait,            // none took any time
  never_held,         // the thread was not held in time.sleep
  held_only,          // there is no wait, and the thread was held `number` times, `t` in all
  held_for,           // the thread was held for `delay` in all
  held_by_co,         // by nothing but `co`
  first_turn,         // the first step of `other` began at `t`, and since it was ready the thread was held
};

/// What the words of `key` assert; empty if they assert nothing of a moment, or if there is no such key.
std::span<const Says> claims(std::string_view key);
/// What a statement asserts.
std::vector<Says> claims(const Statement& statement);

/// Whether `key` is in the table.
bool is_listed(std::string_view key);

}  // namespace timeline
