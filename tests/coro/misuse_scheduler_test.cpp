// Schedulers that are used where they should not be: none, two, one after its end; callbacks that throw; odd delays.
#include "misuse.hpp"

#include <cmath>
#include <iostream>
#include <optional>

namespace coro {
namespace {

using namespace std::chrono_literals;
using testing::as_main;
using testing::Misuse;
using testing::nothing;
using testing::outcome_of;
using testing::seven;
using testing::thrown_by;

std::string without_scheduler(const std::function<void()>& function) {
  EXPECT_EQ(Scheduler::current(), nullptr);
  return thrown_by(function);
}
void completes_future_with_callback() {
  Future<int> future;
  future.add_done_callback([](const Future<int>&) {});
  future.set_result(1);
}
Co<void> runs_inside() {
  run(seven());
  co_return;
}
Co<void> has_its_own_scheduler() {
  {
    Scheduler inner;
    print("inner", inner.run(seven()));
  }
  co_await sleep(1s);
  print("after");
}
Co<void> callback_has_its_own_scheduler() {
  call_soon([] {
    Scheduler inner;
    inner.execute([] { run(seven()); });
  });
  co_await sleep(1s);
  print("after");
}
Co<void> awaits_elsewhere(Task<int> task) { co_await task; }
Co<void> awaits_in_another_scheduler() {
  auto task = create_task(seven());
  std::string thrown;
  {
    Scheduler inner;
    thrown = thrown_by([&] { inner.run(awaits_elsewhere(task)); });
  }
  print(thrown);
  print(co_await task);
}
std::string executes_twice() {
  Scheduler scheduler;
  scheduler.execute([] { run(nothing()); });
  std::string second;
  scheduler.execute([&] { second = thrown_by([] { run(nothing()); }); });
  return second;
}
std::string runs_after_execute() {
  Scheduler scheduler;
  scheduler.execute([] { run(nothing()); });
  return thrown_by([&] { scheduler.run(seven()); });
}
std::string runs_twice() {
  Scheduler scheduler;
  const int first = scheduler.run(seven());
  return std::to_string(first + scheduler.run(seven()));
}
template <class T>
std::function<std::string()> callback_throws(T thrown) {
  return as_main([thrown]() -> Co<void> {
    call_soon([thrown] { throw thrown; });
    co_await sleep(1s);
    print("after");
  });
}
Co<void> done_callback_throws() {
  auto task = create_task(seven());
  task.add_done_callback([](const AnyTask&) { throw 42; });
  co_await task;
  co_await sleep(1s);
  print("after");
}
Co<void> makes_task_in_thread() {
  const auto work = [] {
    create_task(seven());
    return 1;
  };
  co_await to_thread(work);
}
Co<void> thread_throws_integer() {
  const auto work = []() -> int { throw 42; };
  try {
    co_await to_thread(work);
  } catch (const int thrown) {
    print(thrown);
  }
}
Co<void> sleeps_twice(double delay) {
  co_await sleep(Seconds(delay));
  co_await sleep(Seconds(delay));
  print("slept");
}
std::string sleeps_oddly() {
  std::string outcomes;
  for (const double delay : {-1.0, -1e308, 1e308, 9.3e9, HUGE_VAL, -HUGE_VAL}) {
    outcomes += outcome_of([delay] { run(sleeps_twice(delay)); }) + " ";
  }
  return outcomes + outcome_of([] { run(sleeps_twice(std::nan(""))); });
}
std::string holds_thread_oddly() {
  std::string outcomes;
  for (const double delay : {9.2e9, 1e300, HUGE_VAL, -1.0, std::nan("")}) {
    outcomes += outcome_of([delay] {
      Scheduler::current()->hold_thread(Seconds(delay));
      Scheduler::current()->hold_thread(Seconds(delay));
      run(seven());
    });
    outcomes += Scheduler::current() == nullptr ? " " : "left ";
  }
  return outcomes;
}
Co<int> deep(int depth) {
  if (depth == 0) {
    co_await sleep(1s);
    co_return 0;
  }
  const int below = co_await deep(depth - 1);
  co_return below + 1;
}
Co<void> cancels_deep_task() {
  auto task = create_task(deep(100'000));
  co_await sleep(0s);
  co_await sleep(0s);
  task.cancel();
  try {
    co_await task;
  } catch (const CancelledError&) {
    print("cancelled");
  }
}
Co<void> makes_many_tasks() {
  std::vector<Task<void>> tasks;
  for (int i = 0; i < 300'000; ++i) tasks.push_back(create_task(nothing()));
  for (auto& task : tasks) co_await task;
  print(tasks.size());
}
std::string prints_into_failing_stream() {
  Scheduler scheduler({.echo = true});
  ::testing::internal::CaptureStdout();
  std::cout.exceptions(std::ios::badbit | std::ios::failbit);
  std::cout.setstate(std::ios::goodbit);
  const trace::Why why = scheduler.execute([] { print("text"); });
  std::cout.exceptions(std::ios::goodbit);
  return ::testing::internal::GetCapturedStdout() + std::string(name(why));
}

class MisusedScheduler : public testing::MisuseTest {};
TEST_P(MisusedScheduler, has_a_clear_outcome) {
  ::testing::internal::CaptureStderr();  // what callbacks throw
  expect_outcome();
  ::testing::internal::GetCapturedStderr();
}

constexpr const char* kNoLoop = "RuntimeError: no running event loop";
constexpr const char* kClosed = "RuntimeError: Event loop is closed";

INSTANTIATE_TEST_SUITE_P(
    Cases, MisusedScheduler,
    ::testing::Values(
        Misuse{"no_scheduler_create_task", [] { return without_scheduler([] { create_task(seven()); }); }, kNoLoop},
        Misuse{"no_scheduler_callsoon", [] { return without_scheduler([] { call_soon([] {}); }); }, kNoLoop},
        Misuse{"no_scheduler_co_dropped", [] { return without_scheduler([] { const auto dropped = seven(); }); },
               "nothing"},
        Misuse{"no_scheduler_future", [] { return without_scheduler(completes_future_with_callback); }, kNoLoop},
        Misuse{"run_in_run", as_main(runs_inside),
               "RuntimeError: asyncio.run() cannot be called from a running event loop; error"},
        Misuse{"scheduler_in_coroutine", as_main(has_its_own_scheduler), "after; ok"},
        Misuse{"scheduler_in_callback", as_main(callback_has_its_own_scheduler), "after; ok"},
        Misuse{"cross_scheduler_task", as_main(awaits_in_another_scheduler),
               "RuntimeError: Task <Task pending name='Task-1'> got Future <Task pending name='Task-2'> attached to a "
               "different loop; RuntimeError: await wasn't used with future; error"},
        Misuse{"execute_twice", executes_twice, kClosed}, Misuse{"run_after_execute", runs_after_execute, kClosed},
        Misuse{"run_twice", runs_twice, "14"},
        Misuse{"callback_throws", callback_throws(std::runtime_error("callback")), "after; ok"},
        Misuse{"callback_throws_runended", callback_throws(RunEnded{trace::Why::exit}), "exit"},
        Misuse{"done_callback_throws", as_main(done_callback_throws), "after; ok"},
        Misuse{"thread_other", as_main(makes_task_in_thread), "RuntimeError: no running event loop; error"},
        Misuse{"to_thread_throws_int", as_main(thread_throws_integer), "42; ok"},
        Misuse{"sleep_odd", sleeps_oddly,
               "slept; ok slept; ok slept; ok slept; ok slept; ok slept; ok ValueError: Invalid delay: NaN (not a "
               "number); error"},
        Misuse{"hold_odd", holds_thread_oddly, "ok ok ok ok ok "},
        Misuse{"deep_200k", as_main([]() -> Co<void> { print(co_await deep(20'000)); }), "20000; ok"},
        Misuse{"deep_cancel_200k", as_main(cancels_deep_task), "cancelled; ok"},
        Misuse{"tasks_300k",
               [] {
                 Scheduler scheduler;
                 ::testing::internal::CaptureStdout();
                 scheduler.run(makes_many_tasks());
                 return ::testing::internal::GetCapturedStdout();
               },
               "300000\n"},
        Misuse{"cout_exceptions", prints_into_failing_stream, "text\nok"}),
    testing::name_of);

}  // namespace
}  // namespace coro
