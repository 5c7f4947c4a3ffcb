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
    // the narration
    Row{"narration.co_new.called", {happened, is_plan}},
    Row{"narration.co_new.agen", {happened, is_plan}},
    Row{"narration.co_new.other", {happened, is_plan}},
    Row{"narration.co_start.root", {happened, runs}},
    Row{"narration.co_start.awaited", {happened, runs, under_other}},
    Row{"narration.co_start.agen", {happened, runs, under_other}},
    Row{"narration.co_end.returned", {happened, ended, step_ends}},
    Row{"narration.co_end.returned_to", {happened, ended, other_runs}},
    Row{"narration.co_end.value", {happened, ended_value, step_ends}},
    Row{"narration.co_end.value_to", {happened, ended_value, other_runs}},
    Row{"narration.co_end.raised", {happened, ended_raised, step_ends}},
    Row{"narration.co_end.raised_to", {happened, ended_raised, other_runs}},
    Row{"narration.co_end.agen", {happened, ended, other_runs}},
    Row{"narration.co_end.cancelled", {happened, ended_cancelled}},
    Row{"narration.co_end.closed", {happened, ended_closed}},
    Row{"narration.co_never_awaited", {happened, never_starts}},
    Row{"narration.task_new", {happened, ready, ready_last}},
    Row{"narration.task_start.run", {happened, runs, was_first}},
    Row{"narration.task_start.thrown", {happened, was_first, thrown_in, never_starts}},
    Row{"narration.task_start.thrown_closing", {happened, was_first, thrown_in}},
    Row{"narration.task_resume.timer", {happened, runs, was_first, by_timer}},
    Row{"narration.task_resume.result", {happened, runs, was_first, by_timer, waited_for_result}},
    Row{"narration.task_resume.task", {happened, runs, was_first, by_other}},
    Row{"narration.task_resume.turn", {happened, runs, was_first}},
    Row{"narration.task_resume.thrown", {happened, runs, was_first, thrown_in}},
    Row{"narration.task_suspend.yield", {happened, ready, ready_last}},
    Row{"narration.task_suspend.yield_alone", {happened, ready, only_one_ready}},
    Row{"narration.task_suspend.sleep", {happened, waits, waits_sleep}},
    Row{"narration.task_suspend.future", {happened, waits, waits_future}},
    Row{"narration.task_suspend.future_call", {happened, waits, waits_call}},
    Row{"narration.task_suspend.task", {happened, waits, waits_names}},
    Row{"narration.task_suspend.gather", {happened, waits, waits_tasks}},
    Row{"narration.task_suspend.some", {happened, waits, waits_tasks}},
    Row{"narration.gives_back.next", {thread_free, other_next}},
    Row{"narration.gives_back.none", {thread_free, none_ready}},
    Row{"narration.gives_back.only", {thread_free, none_ready, only_task}},
    Row{"narration.task_ready.timer", {happened, ready, ready_last, by_timer}},
    Row{"narration.task_ready.result", {happened, ready, ready_last, by_timer, waited_for_result}},
    Row{"narration.task_ready.task", {happened, ready, ready_last, by_other}},
    Row{"narration.task_ready.cancelled", {happened, ready, ready_last, by_cancel}},
    Row{"narration.task_ready.other", {happened, ready, ready_last}},
    Row{"narration.task_end.returned", {happened, task_ended}},
    Row{"narration.task_end.raised", {happened, task_ended}},
    Row{"narration.task_end.cancelled", {happened, task_ended}},
    Row{"narration.waiters.none", {no_other_waits}},
    Row{"narration.waiters.main", {no_other_waits, main_task}},
    Row{"narration.waiters.several", {number_wait_for}},
    Row{"narration.waiters.one", {other_waits_for}},
    Row{"narration.waiters.continues", {other_waits_for, other_woken}},
    Row{"narration.waiters.needs_more", {other_waits_for, other_needs_more}},
    Row{"narration.waiters.thrown", {other_waits_for, other_gets}},
    Row{"narration.task_cancel.by", {happened, asked_by}},
    Row{"narration.task_cancel.timer", {happened, by_timer}},
    Row{"narration.task_cancel.other", {happened}},
    Row{"narration.cancel.thrown", {cancel_thrown}},
    Row{"narration.cancel.unstarted", {cancel_unstarted}},
    Row{"narration.cancel.asked"},
    Row{"narration.agen_yield.to", {happened, paused, other_runs}},
    Row{"narration.agen_yield.alone", {happened, paused}},
    Row{"narration.agen_next", {happened, runs}},
    Row{"narration.print.text", {happened, prints_text}},
    Row{"narration.print.empty", {happened, prints_text}},
    Row{"narration.print.text_outside", {happened, prints_text, from_outside}},
    Row{"narration.print.empty_outside", {happened, prints_text, from_outside}},
    Row{"narration.block_begin", {happened, holds}},
    Row{"narration.block_end", {happened, runs}},
    Row{"narration.fn_start", {happened, runs, called}},
    Row{"narration.fn_end.returned", {happened, ended}},
    Row{"narration.fn_end.value", {happened, ended_value}},
    Row{"narration.fn_end.raised", {happened, ended_raised}},
    Row{"narration.clock.real", {happened}},
    Row{"narration.clock.virtual", {happened}},
    Row{"narration.error.at", {happened}},
    Row{"narration.error.nowhere", {happened}},
    Row{"narration.start", {not_begun}},
    Row{"narration.state.blocked", {holds}},
    Row{"narration.state.running", {runs}},
    Row{"narration.state.next", {thread_free, ready, next}},
    Row{"narration.state.nothing", {thread_free, none_ready, no_task}},
    Row{"narration.state.waits", {thread_free, none_ready, waits}},
    Row{"narration.state.never", {thread_free, none_ready, waits, never_woken}},
    Row{"narration.state.wakes", {thread_free, none_ready, waits, co_wakes_at}},
    Row{"narration.state.together_same", {thread_free, none_ready, waits_number, wakes_at, all_wake_at}},
    Row{"narration.state.together_first", {thread_free, none_ready, waits_number, wakes_at, timer_at}},
    Row{"narration.state.together_woken", {thread_free, none_ready, waits_number, wakes_at}},
    Row{"narration.state.together_never", {thread_free, none_ready, waits_number, never_woken}},
    Row{"narration.state.alone_until", {thread_free, none_ready, waits, waits_alone, co_wakes_at}},
    Row{"narration.state.alone_only", {thread_free, none_ready, waits, waits_alone, only_task, co_wakes_at}},
    Row{"narration.state.alone_woken", {thread_free, none_ready, waits, waits_alone, co_wakes_at}},
    Row{"narration.state.alone_never", {thread_free, none_ready, waits, waits_alone, never_woken}},
    Row{"narration.end.ok", {ok, took}},
    Row{"narration.end.deadlock", {deadlock, all_blocked}},
    Row{"narration.end.deadlock_none", {deadlock}},
    Row{"narration.end.limit_events", {cut_off, took}},
    Row{"narration.end.limit_turns", {cut_off, took}},
    Row{"narration.end.limit_cpu", {cut_off, took}},
    Row{"narration.end.error", {failed, took}},
    Row{"narration.end.error_text", {failed}},
    Row{"narration.end.syntax", {refused}},
    Row{"narration.end.syntax_text", {refused}},
    Row{"narration.end.exit", {exited, took}},
    // the header of a run
    Row{"run_sentence.nothing_yet", {not_begun}},
    Row{"run_sentence.module", {runs}},
    Row{"run_sentence.held", {holds, holds_until}},
    Row{"run_sentence.held_uncalled", {holds, other_unborn}},
    Row{"run_sentence.held_unmade", {holds, other_unborn}},
    Row{"run_sentence.held_ready", {holds, other_ready}},
    Row{"run_sentence.held_ready_many", {holds, ready_number}},
    Row{"run_sentence.runs", {runs, none_ready}},
    Row{"run_sentence.runs_ready", {runs, other_ready}},
    Row{"run_sentence.runs_ready_many", {runs, ready_number}},
    Row{"run_sentence.waits", {thread_free, none_ready, waits}},
    Row{"run_sentence.ends", {task_ends}},
    Row{"run_sentence.wakes", {thread_free, none_ready, waits, co_wakes_at}},
    Row{"run_sentence.next", {thread_free, ready, next}},
    Row{"run_sentence.next_of", {thread_free, ready_number, next}},
    Row{"run_sentence.no_task", {thread_free, no_task}},
    Row{"run_sentence.together_first", {thread_free, waits_number, wakes_at}},
    Row{"run_sentence.together_same", {thread_free, waits_number, wakes_at, all_wake_at}},
    Row{"run_sentence.together_never", {thread_free, waits_number, never_woken}},
    Row{"run_sentence.alone_first", {thread_free, waits, waits_alone, only_task, first_task}},
    Row{"run_sentence.alone_left", {thread_free, waits, waits_alone, only_task}},
    Row{"run_sentence.alone_never", {thread_free, waits, never_woken}},
    Row{"run_sentence.alone_of_several", {thread_free, waits, wakes_at, co_wakes_at}},
    Row{"run_sentence.last", {waits, other_waits_for, wakes_at, co_wakes_at}},
    Row{"run_sentence.done_at_once", {ok, no_wait, took}},
    Row{"run_sentence.done_busy", {ok, no_wait, took}},
    Row{"run_sentence.done_one", {ok, waited}},
    Row{"run_sentence.done_one_held", {ok, waited, waits_held}},
    Row{"run_sentence.done_both", {ok, waits_overlapped}},
    Row{"run_sentence.done_overlap", {ok, waits_overlapped}},
    Row{"run_sentence.done_row", {ok, waits_in_a_row}},
    Row{"run_sentence.done_row_many", {ok, waits_in_a_row}},
    Row{"run_sentence.done_held", {ok, waits_in_a_row, waits_held}},
    Row{"run_sentence.done_held_many", {ok, waits_in_a_row, waits_held}},
    Row{"run_sentence.done_part", {ok, waits_sum, took}},
    Row{"run_sentence.done_several", {ok, waits_sum, took}},
    Row{"run_sentence.deadlock", {deadlock, all_blocked}},
    Row{"run_sentence.deadlock_none", {deadlock}},
    Row{"run_sentence.failed", {failed}},
    Row{"run_sentence.failed_with", {failed}},
    Row{"run_sentence.exit", {exited, took}},
    Row{"run_sentence.limit", {cut_off, took}},
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
    Row{"unborn.module_in", {unborn, made_by, module_in_other}},
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

std::vector<Says> claims(const Statement& statement) {
  const std::span<const Says> first = claims(statement.key), second = claims(statement.rest);
  std::vector<Says> all(first.begin(), first.end());
  all.insert(all.end(), second.begin(), second.end());
  return all;
}

bool is_listed(std::string_view key) { return row_of(key) != nullptr; }

}  // namespace timeline
