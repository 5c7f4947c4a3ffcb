// call_soon, call_later, call_at; callbacks of futures; what a task says of itself; awaits that asyncio refuses.
#include <gtest/gtest.h>

#include "coro/asyncio.hpp"
#include "recording.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using namespace testing;

TEST(Handle, calls_in_the_next_turn_at_a_delay_or_at_a_time_unless_cancelled) {
  const auto run = run_main([]() -> Co<void> {
    call_soon([] { print("soon"); });
    const Handle never = call_soon([] { print("never"); });
    call_later(2s, [] { print("later"); });
    const TimerHandle at = call_at(1s, [] { print("at"); });
    const TimerHandle cancelled = call_later(1s, [] { print("never"); });
    print(at.when().count());
    never.cancel();
    cancelled.cancel();
    print(never.cancelled(), at.cancelled());
    co_await sleep(3s);
    cancelled.cancel();
    at.cancel();
  });
  EXPECT_EQ(run.output(), (Lines{"0.0 1.0", "0.0 True False", "0.0 soon", "1.0 at", "2.0 later"}));
}

TEST(Handle, cancelled_in_the_turn_in_which_it_is_due_does_not_call) {
  const auto run = run_main([]() -> Co<void> {
    auto second = std::make_shared<std::optional<TimerHandle>>();
    call_later(1s, [second] { (*second)->cancel(); });
    second->emplace(call_later(1s, [] { print("never"); }));
    co_await sleep(2s);
    print("end");
  });
  EXPECT_EQ(run.output(), Lines{"2.0 end"});
}

TEST(Handle, a_time_that_is_over_is_due_at_once_and_the_clock_does_not_go_back) {
  const auto run = run_main([]() -> Co<void> {
    co_await sleep(2s);
    call_at(1s, [] { print("late"); });
    co_await sleep(1s);
  });
  EXPECT_EQ(run.output(), Lines{"2.0 late"});
}

TEST(Handle, what_a_callback_throws_does_not_stop_the_loop) {
  ::testing::internal::CaptureStderr();
  const auto run = run_main([]() -> Co<void> {
    call_soon([] { throw ValueError("oops"); });
    co_await sleep(1s);
    print("on");
  });
  EXPECT_EQ(run.output(), Lines{"1.0 on"});
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "Exception in callback: ValueError: oops\n");
}

TEST(Handle, those_left_when_the_run_ends_are_destroyed) {
  const auto held = std::make_shared<int>(1);
  testing::record([&held] {
    auto main = [](std::shared_ptr<int> kept) -> Co<void> {
      call_later(9s, [kept] {});
      co_await sleep(1s);
    };
    coro::run(main(held));
  });
  EXPECT_EQ(held.use_count(), 1);
}

TEST(Callbacks, of_a_future_are_called_in_order_in_the_turn_after_it_is_done) {
  const auto run = run_main([]() -> Co<void> {
    const Future<int> future;
    future.add_done_callback([](const Future<int>& done) { print("first", done.result()); });
    const Callback* const second = future.add_done_callback([](const Future<int>&) { print("never"); });
    future.add_done_callback([](const Future<int>&) { print("third"); });
    print(future.remove_done_callback(second));
    print(future.remove_done_callback(second));
    future.set_result(5);
    print("set");
    co_await sleep(0s);
    future.add_done_callback([](const Future<int>&) { print("late"); });
    co_await sleep(0s);
  });
  EXPECT_EQ(run.output(), (Lines{"0.0 True", "0.0 False", "0.0 set", "0.0 first 5", "0.0 third", "0.0 late"}));
}

TEST(TaskHandle, tells_its_name_and_which_are_there) {
  const auto run = run_main([]() -> Co<void> {
    const auto named = create_task(sleep(1s, 1), "fetch");
    const auto task = create_task(sleep(1s, 2));
    print(current_task()->get_name(), named.get_name(), task.get_name());
    task.set_name("other");
    std::string names;
    for (const AnyTask& one : all_tasks()) names += one.get_name() + " ";
    print(names);
    call_soon([] { print(current_task().has_value()); });
    co_await gather{named, task};
    print(all_tasks().size());
  });
  EXPECT_EQ(run.output(), (Lines{"0.0 Task-1 fetch Task-2", "0.0 Task-1 fetch other ", "0.0 False", "1.0 1"}));
}

Co<void> await_itself() {
  std::string text;
  try {
    co_await Future<void>(current_task()->state());
  } catch (const RuntimeError& error) {
    text = error.text();
  }
  print(text);
}

TEST(TaskHandle, awaiting_oneself_throws_in_the_next_turn) {
  const auto run = run_main(await_itself);
  EXPECT_EQ(run.output(), Lines{"0.0 Task cannot await on itself: <Task pending name='Task-1'>"});
  EXPECT_EQ(run.events.text(run.of(trace::Kind::task_resume).at(0).thrown), "RuntimeError");
}

TEST(TaskHandle, a_future_of_another_scheduler_is_refused) {
  Scheduler other;
  const Future<void> foreign;
  const auto run = testing::record([foreign] {
    auto main = [](Future<void> future) -> Co<void> {
      std::string text;
      try {
        co_await future;
      } catch (const RuntimeError& error) {
        text = error.text();
      }
      print(text);
    };
    coro::run(main(foreign));
  });
  EXPECT_EQ(run.output(),
            Lines{"0.0 Task <Task pending name='Task-1'> got Future <Future pending> attached to a different loop"});
}

}  // namespace
}  // namespace coro
