// Details that a change of one line could break without any other test noticing (scripts/mutants).
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>

#include "coro/detail/timer_heap.hpp"
#include "turns.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using testing::Lines;

class Silent final : public Timer {
 public:
  void fire(Scheduler& /*scheduler*/) override {}
  bool cancel() override { return false; }
  [[nodiscard]] std::string thrown() const override { return ""; }
};

TEST(TimerHeap, keeps_its_order_when_timers_are_removed) {
  std::mt19937 random(1);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::unique_ptr<Silent>> timers;
    std::vector<std::pair<std::int64_t, Timer*>> expected;
    detail::TimerHeap heap;
    for (std::uint32_t i = 0; i < 40; ++i) {
      timers.push_back(std::make_unique<Silent>());
      expected.emplace_back(static_cast<std::int64_t>(random() % 30), timers.back().get());
      heap.push({expected.back().first, i, timers.back().get()});
    }
    for (int i = 0; i < 15; ++i) {
      const auto removed = expected.begin() + static_cast<std::ptrdiff_t>(random() % expected.size());
      EXPECT_TRUE(heap.remove(*removed->second));
      expected.erase(removed);
    }
    std::ranges::stable_sort(expected, {}, &std::pair<std::int64_t, Timer*>::first);
    for (const auto& [when, timer] : expected) ASSERT_EQ(heap.pop(), timer) << when;
    EXPECT_TRUE(heap.empty());
  }
}

TEST(Scheduler, rounds_times_to_the_nearest_nanosecond) {
  EXPECT_EQ(Scheduler::after(0ns, Seconds(0.7e-9)), 1ns);
  EXPECT_EQ(Scheduler::after(1s, Seconds(1.0000000004)), 2s);
  EXPECT_EQ(Scheduler::after(0ns, Seconds(0.0000005)), 500ns);
}

Co<void> removes_first_callback() {
  Future<int> future;
  const Callback* first = future.add_done_callback([](const Future<int>&) { print("first"); });
  for (const char* const name : {"second", "third", "fourth"}) {
    future.add_done_callback([name](const Future<int>&) { print(name); });
  }
  future.remove_done_callback(first);
  future.set_result(1);
  co_await sleep(0s);
}

TEST(Future, keeps_the_order_of_its_callbacks_when_the_first_is_removed) {
  EXPECT_EQ(testing::output_of(removes_first_callback), (Lines{"second", "third", "fourth"}));
}

Co<void> gathers_what_has_failed() {
  auto one = create_task(testing::fail("one"));
  auto two = create_task(testing::fail("two"));
  co_await sleep(0s);
  co_await sleep(0s);
  try {
    co_await gather{one, two};
  } catch (const ValueError& error) {
    print(error.text());
  }
}

TEST(Gather, of_tasks_that_have_failed_throws_the_exception_of_the_first_argument) {
  EXPECT_EQ(testing::output_of(gathers_what_has_failed), (Lines{"one"}));
}

Co<void> waits_forever() { co_await Future<void>(); }

Co<void> shows_a_cancelled_task() {
  auto task = create_task(waits_forever());
  co_await sleep(0s);
  task.cancel();
  print(task.state()->repr());
}

TEST(Task, that_is_being_cancelled_says_so) {
  EXPECT_EQ(testing::output_of(shows_a_cancelled_task), (Lines{"<Task cancelling name='Task-2'>"}));
}

Co<void> counts_cancels() {
  int cancels = 0;
  try {
    co_await waits_forever();
  } catch (const CancelledError&) {
    ++cancels;
  }
  for (int turn = 0; turn < 3; ++turn) {
    try {
      co_await sleep(0s);
    } catch (const CancelledError&) {
      ++cancels;
    }
  }
  print(cancels);
}

Co<void> cancels_once() {
  auto task = create_task(counts_cancels());
  co_await sleep(0s);
  task.cancel();
  co_await task;
}

TEST(Task, gets_one_cancelled_error_for_one_cancel) { EXPECT_EQ(testing::output_of(cancels_once), (Lines{"1"})); }

Co<void> cancels_itself_and_counts() {
  current_task()->cancel();
  co_await counts_cancels();
}

TEST(Task, gets_one_cancelled_error_for_its_own_cancel) {
  EXPECT_EQ(testing::output_of(cancels_itself_and_counts), (Lines{"1"}));
}

Co<void> acquires(std::string name, Semaphore semaphore) {
  co_await semaphore.acquire();
  testing::say(name);
}

/// The first waiter was woken and has not run yet: two more units come, and two more waiters.
Co<void> releases_twice_before_two_more_wait() {
  Semaphore semaphore(0);
  create_task(acquires("a", semaphore));
  co_await sleep(0s);
  auto b = create_task(acquires("b", semaphore));
  auto c = create_task(acquires("c", semaphore));
  call_soon([semaphore] {
    for (int i = 0; i < 3; ++i) semaphore.release();
  });
  co_await sleep(0s);
  co_await sleep(0s);
  co_await b;
  co_await c;
}

TEST(Semaphore, wakes_as_many_as_there_are_units_at_once) {
  const Lines lines = testing::output_of(releases_twice_before_two_more_wait);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[1].substr(1), lines[2].substr(1)) << "b and c continue in the same turn";
}

Co<void> fails_in_thread() {
  const auto work = [] {
    block(1s);
    throw ValueError("late");
  };
  co_await to_thread(work);
}

Co<void> cancels_thread() {
  auto task = create_task(fails_in_thread());
  co_await sleep(0s);
  co_await sleep(500ms);
  task.cancel();
  co_await sleep(1s);
}

TEST(ToThread, that_fails_after_its_await_was_cancelled_is_not_reported) {
  ::testing::internal::CaptureStderr();
  testing::output_of(cancels_thread);
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

Co<void> swallows_cancels() {
  for (int cancels = 0;; ++cancels) {
    try {
      co_await sleep(1s);
      break;
    } catch (const CancelledError&) {
      print("cancelled", cancels + 1);
    }
  }
}

/// A task of the group fails, which cancels the block: the block's CancelledError must not cancel the others again.
Co<void> fails_in_group() {
  auto block = [](TaskGroup group) -> Body<> {
    group.create_task(swallows_cancels());
    group.create_task(testing::fail("failed"));
    co_await waits_forever();
  };
  try {
    co_await async_with(TaskGroup(), block);
  } catch (const ExceptionGroup& group) {
    print(group.text());
  }
}

TEST(TaskGroup, cancels_its_tasks_once) {
  EXPECT_EQ(testing::output_of(fails_in_group),
            (Lines{"cancelled 1", "unhandled errors in a TaskGroup (1 sub-exception)"}));
}

Co<int> one_after(Seconds delay) {
  co_await sleep(delay);
  co_return 1;
}

/// Each leaves no timer behind, so that what follows is a deadlock at 1 s, not when the timer would have fired.
Co<void> waits_after_as_completed() {
  std::vector<Task<int>> tasks{create_task(one_after(1s))};
  for (auto earliest : as_completed(tasks, 5s)) co_await earliest;
  co_await waits_forever();
}

Co<void> waits_for_a_task(Task<int> task) {
  const std::vector<Task<int>> tasks{task};
  const WaitOptions options{.timeout = 5s};
  co_await wait(tasks, options);
}

Co<void> waits_after_cancelled_wait() {
  auto waiting = create_task(waits_for_a_task(create_task(one_after(2s))));
  co_await sleep(1s);
  waiting.cancel();
  co_await waits_forever();
}

Co<void> waits_after_wait() {
  co_await waits_for_a_task(create_task(one_after(1s)));
  co_await waits_forever();
}

void expect_deadlock_at(double end, Co<void> (*main)()) {
  const auto run = testing::record([main] { coro::run(main()); });
  EXPECT_EQ(run.why, trace::Why::deadlock);
  EXPECT_EQ(run.total(), end);
}

TEST(Timers, of_waits_that_have_ended_do_not_go_on) {
  expect_deadlock_at(1.0, waits_after_as_completed);
  expect_deadlock_at(1.0, waits_after_wait);
  expect_deadlock_at(2.0, waits_after_cancelled_wait);
}

/// Calls at random times, of which some are cancelled, come in order.
Co<void> cancels_calls_at_random() {
  std::mt19937 random(1);
  std::int64_t last = 0;
  std::vector<TimerHandle> calls;
  for (int i = 0; i < 400; ++i) {
    const auto at = static_cast<std::int64_t>(random() % 1'000);
    calls.push_back(call_at(std::chrono::milliseconds(at), [at, &last] {
      if (at < last) print("too late", at);
      last = at;
    }));
  }
  for (int i = 0; i < 250; ++i) calls[random() % calls.size()].cancel();
  co_await sleep(1s);
  print(last > 0);
}

TEST(Timers, come_in_order_when_others_are_cancelled) {
  EXPECT_EQ(testing::output_of(cancels_calls_at_random), (Lines{"True"}));
}

Co<void> swallows_one_cancel() {
  try {
    co_await sleep(1s);
  } catch (const CancelledError&) {
    print("swallowed");
  }
}

Co<std::uint32_t> line_of_its_cancel(Task<void> task, Here here) {
  try {
    co_await at_line(here.line(), task);
  } catch (const CancelledError& cancelled) {
    co_return cancelled.line();
  }
  co_return 0;
}

Co<void> awaits_a_cancelled_task_twice() {
  auto task = create_task(waits_forever());
  co_await sleep(0s);
  task.cancel();
  co_await sleep(0s);
  co_await sleep(0s);
  co_await line_of_its_cancel(task, Here(1'001U));
  print(co_await line_of_its_cancel(task, Here(1'002U)));
}

TEST(Task, that_was_cancelled_raises_a_new_error_for_later_callers) {
  EXPECT_EQ(testing::output_of(awaits_a_cancelled_task_twice), (Lines{"1002"}));
}

Co<void> cancels_a_gather_of_outcomes() {
  gather outcomes{return_exceptions, one_after(1s), one_after(1s)};
  co_await sleep(0s);
  outcomes.cancel();
  try {
    co_await outcomes;
  } catch (const CancelledError&) {
    print("cancelled");
  }
}

TEST(Gather, that_was_cancelled_is_not_a_list_of_outcomes) {
  EXPECT_EQ(testing::output_of(cancels_a_gather_of_outcomes), (Lines{"cancelled"}));
}

Co<void> times_out_after_a_cancel() {
  co_await swallows_one_cancel();
  print(testing::cancelling());
  try {
    co_await wait_for(waits_forever(), 1s);
  } catch (const TimeoutError&) {
    print("timed out");
  }
}

Co<void> cancels_before_a_timeout() {
  auto task = create_task(times_out_after_a_cancel());
  co_await sleep(0s);
  task.cancel();
  co_await task;
}

TEST(Timeout, is_one_although_an_older_cancel_was_swallowed) {
  EXPECT_EQ(testing::output_of(cancels_before_a_timeout), (Lines{"swallowed", "1", "timed out"}));
}

}  // namespace
}  // namespace coro
