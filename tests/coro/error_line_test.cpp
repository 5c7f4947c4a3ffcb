// The line of an error: where the exception came up in the program, whoever made it (docs/TRACE.md). ErrorLineTest of
// tests/recorder/events_test.py holds the recorder to the same, program by program.
#include <gtest/gtest.h>

#include "coro/asyncio.hpp"
#include "recording.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using trace::Kind;

/// What the run of a main() failed with: "ValueError 10".
template <class F>
std::string error_of(F main) {
  const auto run = testing::record([&] { coro::run(main(), Here(99U)); });
  const auto errors = run.of(Kind::error);
  if (errors.size() != 1) return "no error";
  return std::string(run.events.text(errors[0].exc)) + " " + std::to_string(errors[0].line);
}

Co<void> fail() {
  throw ValueError("v", Here(10U));
  co_return;
}
Co<void> forever() { co_await at_line(11, sleep(100s)); }

TEST(ErrorLine, is_where_it_was_thrown_whatever_it_came_through) {
  const auto main = []() -> Co<void> { co_await at_line(20, gather{shield(create_task(fail()))}); };
  EXPECT_EQ(error_of(main), "ValueError 10");
}

TEST(ErrorLine, is_that_of_the_await_where_a_library_coroutine_makes_it) {
  const auto limited = []() -> Co<void> { co_await at_line(20, wait_for(forever(), 1s)); };
  EXPECT_EQ(error_of(limited), "TimeoutError 20");
  const auto in_block = []() -> Co<void> {
    co_await async_with(
        timeout(1s), []() -> Body<> { co_await forever(); }, Here(20U));
  };
  EXPECT_EQ(error_of(in_block), "TimeoutError 20");
  const auto refused = []() -> Co<void> { co_await at_line(20, Condition().wait()); };
  EXPECT_EQ(error_of(refused), "RuntimeError 20");
}

TEST(ErrorLine, is_that_of_who_awaits_the_task_that_was_made_of_one) {
  const auto main = []() -> Co<void> {
    const auto task = create_task(Condition().wait(), Here(19U));
    co_await at_line(20, task);
  };
  EXPECT_EQ(error_of(main), "RuntimeError 20");
}

TEST(ErrorLine, is_that_of_the_call_where_a_plain_function_makes_it) {
  const auto asked = []() -> Co<void> {
    static_cast<void>(create_task(forever()).exception(Here(20U)));
    co_return;
  };
  EXPECT_EQ(error_of(asked), "InvalidStateError 20");
  const auto set_twice = []() -> Co<void> {
    const Future<int> future;
    future.set_result(1, Here(19U));
    future.set_result(2, Here(20U));
    co_return;
  };
  EXPECT_EQ(error_of(set_twice), "InvalidStateError 20");
  const auto released = []() -> Co<void> {
    Lock().release(Here(20U));
    co_return;
  };
  EXPECT_EQ(error_of(released), "RuntimeError 20");
}

TEST(ErrorLine, is_that_of_the_await_where_a_future_was_given_the_exception) {
  const auto main = []() -> Co<void> {
    const Future<void> future;
    future.set_exception(ValueError("v", Here(18U)), Here(19U));
    co_await at_line(20, future);
  };
  EXPECT_EQ(error_of(main), "ValueError 20");
}

TEST(ErrorLine, is_that_of_the_second_await_where_the_failure_was_taken_before) {
  const auto main = []() -> Co<void> {
    const auto task = create_task(fail());
    try {
      co_await at_line(19, task);
    } catch (const ValueError&) {
    }
    co_await at_line(20, task);
  };
  EXPECT_EQ(error_of(main), "ValueError 20");
}

TEST(ErrorLine, of_a_cancel_is_where_the_cancelled_task_stood) {
  const auto cancelled = [] {
    const auto task = create_task(forever());
    call_soon([task] { task.cancel(); });
    return task;
  };
  const auto awaits = [&]() -> Co<void> { co_await at_line(20, cancelled()); };
  EXPECT_EQ(error_of(awaits), "CancelledError 11");
  const auto gathers = [&]() -> Co<void> { co_await at_line(20, gather{cancelled()}); };
  EXPECT_EQ(error_of(gathers), "CancelledError 11");
}

TEST(ErrorLine, of_a_cancel_before_the_start_is_where_the_task_is_awaited) {
  const auto main = []() -> Co<void> {
    const auto task = create_task(forever());
    task.cancel();
    co_await at_line(20, task);
  };
  EXPECT_EQ(error_of(main), "CancelledError 20");
}

TEST(ErrorLine, of_a_cancel_that_a_task_group_passes_on_is_where_it_was_thrown) {
  const auto main = []() -> Co<void> {
    const auto block = [](TaskGroup& group) -> Body<> {
      group.create_task(forever());
      co_await sleep(0s);
      throw CancelledError(Here(19U));
    };
    co_await async_with(TaskGroup(), block, Here(20U));
  };
  EXPECT_EQ(error_of(main), "CancelledError 19");
}

}  // namespace
}  // namespace coro
