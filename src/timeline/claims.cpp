#include "timeline/claims.hpp"

#include <algorithm>
#include <array>

namespace timeline {
namespace {

struct Row {
  std::string_view key;
  std::array<Says, 6> says = {};
};

constexpr auto make_table() {
  using enum Says;
  return std::array{
    // the header of a run
    Row{"run_sentence.nothing_yet", {not_begun}},
    Row{"run_sentence.module", {module_runs}},
    Row{"run_sentence.held", {holds, holds_until}},
    Row{"run_sentence.held_uncalled", {holds, other_unborn}},
    Row{"run_sentence.held_unmade", {holds, other_unborn}},
    Row{"run_sentence.held_ready", {holds, other_ready}},
    Row{"run_sentence.held_ready_many", {holds, ready_number}},
    Row{"run_sentence.runs", {runs, none_ready}},
    Row{"run_sentence.runs_ready", {runs, other_ready}},
    Row{"run_sentence.runs_ready_many", {runs, ready_number}},
    Row{"run_sentence.next", {thread_free, ready, next}},
    Row{"run_sentence.next_of", {thread_free, ready_number, next}},
    Row{"run_sentence.no_task", {thread_free, no_loop}},
    Row{"run_sentence.together_first", {thread_free, waits_number, wakes_at}},
    Row{"run_sentence.together_same", {thread_free, waits_number, wakes_at, all_wake_at}},
    Row{"run_sentence.together_never", {thread_free, waits_number, never_woken}},
    Row{"run_sentence.alone_first", {thread_free, waits, waits_alone, only_task, first_task}},
    Row{"run_sentence.alone_left", {thread_free, waits, waits_alone, only_task}},
    Row{"run_sentence.alone_never", {thread_free, waits, never_woken}},
    Row{"run_sentence.alone_of_several", {thread_free, waits, wakes_at, co_wakes_at}},
    Row{"run_sentence.last", {waits, other_waits_for, wakes_at, co_wakes_at}},
    Row{"run_sentence.done_at_once", {ended_ok, no_wait, took}},
    Row{"run_sentence.done_busy", {ended_ok, no_wait, took}},
    Row{"run_sentence.done_one", {ended_ok, waited}},
    Row{"run_sentence.done_one_held", {ended_ok, waited, waits_held}},
    Row{"run_sentence.done_both", {ended_ok, waits_overlapped}},
    Row{"run_sentence.done_overlap", {ended_ok, waits_overlapped}},
    Row{"run_sentence.done_row", {ended_ok, waits_in_a_row}},
    Row{"run_sentence.done_row_many", {ended_ok, waits_in_a_row}},
    Row{"run_sentence.done_held", {ended_ok, waits_in_a_row, waits_held}},
    Row{"run_sentence.done_held_many", {ended_ok, waits_in_a_row, waits_held}},
    Row{"run_sentence.done_part", {ended_ok, waits_sum, took}},
    Row{"run_sentence.done_several", {ended_ok, waits_sum, took}},
    Row{"run_sentence.deadlock", {ended_deadlock, all_blocked}},
    Row{"run_sentence.deadlock_none", {ended_deadlock}},
    Row{"run_sentence.failed", {ended_error}},
    Row{"run_sentence.failed_with", {ended_error}},
    Row{"run_sentence.exit", {ended_exit, took}},
    Row{"run_sentence.limit", {ended_limit, took}},
    Row{"run_sentence.refused", {refused}},
    // a lane that does not exist yet
    Row{"unborn.after_other", {unborn, made_by, made_at, by_in_other, after_other}},
    Row{"unborn.by_in_other", {unborn, made_by, by_in_other}},
    Row{"unborn.by_next_of", {unborn, made_by, by_in_other}},
    Row{"unborn.by_unmade", {unborn, made_by, by_unborn}},
    Row{"unborn.by_uncalled", {unborn, made_by, by_unborn}},
    Row{"unborn.by_plan", {unborn, made_by, by_not_started}},
    Row{"unborn.by_not_started", {unborn, made_by, by_not_started, by_ready}},
    Row{"unborn.by_ready", {unborn, made_by, by_ready}},
    Row{"unborn.by_paused", {unborn, made_by, by_paused}},
    Row{"unborn.by_holds", {unborn, made_by, by_holds}},
    Row{"unborn.by_runs", {unborn, made_by, by_runs}},
    Row{"unborn.before_line", {unborn, made_by, made_at, by_runs, by_before_line}},
    Row{"unborn.before_line_again", {unborn, made_by, made_at, by_runs}},
    Row{"unborn.at_line", {unborn, made_by, made_at, by_runs, by_at_line}},
    Row{"unborn.by_waits", {unborn, made_by, by_waits}},
    Row{"unborn.by_waits_for", {unborn, made_by, by_waits, by_waits_for}},
    Row{"unborn.module", {unborn, made_by, made_at}},
    Row{"unborn.module_in", {unborn, made_by}},
  };
}

constexpr auto kTable = make_table();

const Row* row_of(std::string_view key) {
  const auto found = std::ranges::find(kTable, key, &Row::key);
  return found == kTable.end() ? nullptr : &*found;
}

}  // namespace

std::span<const Says> claims(std::string_view key) {
  const Row* const row = row_of(key);
  if (row == nullptr) return {};
  const auto end = std::ranges::find(row->says, Says::nothing);
  return {row->says.begin(), end};
}

bool is_listed(std::string_view key) { return row_of(key) != nullptr; }

}  // namespace timeline
