// shield: the inner task runs on, whatever happens to who waits.
#include "coro/shield.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "coro/asyncio.hpp"
#include "turns.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using namespace testing;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using trace::Kind;

template <class T>
Co<void> waits_behind_shield(Task<T> task) {
  try {
    co_await shield(task);
    say("got it");
  } catch (const CancelledError&) {
    say("outer cancelled");
    throw;
  }
}

Co<void> cancel_twice_or_once(int times) {
  const auto task = create_task(work("w", 3s));
  const auto outer = create_task(waits_behind_shield(task));
  co_await sleep(1s);
  for (int i = 0; i < times; ++i) outer.cancel();
  try {
    co_await outer;
  } catch (const CancelledError&) {
    say("main", outer.cancelling());
  }
  const int result = co_await task;
  say(result);
}

TEST(Shield, cancelled_lets_the_inner_task_run_on) {
  EXPECT_THAT(said([] { return cancel_twice_or_once(1); }),
              ElementsAreArray({"1.0 outer cancelled [5]", "1.0 main 1 [6]", "3.0 w done [8]", "3.0 7 [9]"}));
}

TEST(Shield, cancelled_twice_before_it_hears_of_it_throws_once) {
  EXPECT_THAT(said([] { return cancel_twice_or_once(2); }),
              ElementsAreArray({"1.0 outer cancelled [5]", "1.0 main 2 [6]", "3.0 w done [8]", "3.0 7 [9]"}));
}

TEST(Shield, passes_on_what_comes_two_turns_after_the_end) {
  const auto main = []() -> Co<void> {
    say(co_await shield(work("w", 1s)));
    const auto task = create_task(give(3));
    co_await task;
    say(shield(task) == task);
    say(co_await shield(task));
    say(co_await shield(give(4)));
    try {
      co_await shield(testing::fail("boom"));
    } catch (const ValueError& e) {
      say(e);
    }
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 w done [4]", "1.0 7 [6]", "1.0 True [8]", "1.0 3 [8]", "1.0 4 [11]",
                                            "1.0 boom [14]"}));
}

TEST(Shield, an_inner_task_that_is_cancelled_cancels_who_waits) {
  const auto main = []() -> Co<void> {
    const auto task = create_task(work("w", 3s));
    call_later(1s, [task] { task.cancel(); });
    try {
      co_await shield(task);
    } catch (const CancelledError&) {
      say("cancelled", current_task()->cancelling());
    }
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 w cancelled [4]", "1.0 cancelled 0 [6]"}));
}

TEST(Shield, in_wait_for_keeps_what_is_behind_it) {
  const auto main = []() -> Co<void> {
    const auto task = create_task(work("w", 3s));
    try {
      co_await wait_for(shield(task), 1s);
    } catch (const TimeoutError&) {
      say("timed out");
    }
    say(co_await task);
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 timed out [4]", "3.0 w done [6]", "3.0 7 [7]"}));
}

TEST(Shield, cancelled_in_the_turn_after_the_inner_task_has_ended) {
  const auto main = []() -> Co<void> {
    const auto task = create_task(work("w", 1s));
    const auto outer = create_task(waits_behind_shield(task));
    task.add_done_callback([outer](const Task<int>&) {
      say("callback");
      outer.cancel();
    });
    try {
      co_await outer;
    } catch (const CancelledError&) {
      say("main");
    }
  };
  EXPECT_THAT(said(main),
              ElementsAreArray({"1.0 w done [4]", "1.0 callback [5]", "1.0 outer cancelled [6]", "1.0 main [7]"}));
}

TEST(Shield, of_a_future) {
  const auto main = []() -> Co<void> {
    const Future<int> first;
    const auto cancelled = shield(first);
    EXPECT_TRUE(cancelled.cancel());
    EXPECT_FALSE(cancelled.cancel());
    EXPECT_FALSE(first.done());
    first.set_result(1);
    const Future<int> second;
    call_later(1s, [second] { second.set_result(4); });
    say(co_await shield(second));
  };
  EXPECT_THAT(said(main), ElementsAre("1.0 4 [5]"));
}

TEST(Shield, let_go_of_before_the_inner_task_ends_does_no_harm) {
  const auto main = []() -> Co<void> {
    const auto task = create_task(work("w", 1s));
    { const auto forgotten = shield(task); }
    std::optional<Future<int>> last(shield(task));
    task.add_done_callback([&](const Task<int>&) { last.reset(); });
    const auto never = shield(Future<void>());
    co_await sleep(2s);
  };
  EXPECT_THAT(said(main), ElementsAre("1.0 w done [4]"));
}

TEST(Shield, calls_back_when_nobody_holds_it_any_more) {
  const auto run = testing::record([] {
    const auto main = []() -> Co<void> {
      shield(work("w", 1s)).add_done_callback([](const auto&) { print("called back"); });
      co_await sleep(2s);
    };
    coro::run(main());
  });
  EXPECT_THAT(run.output(), ::testing::Contains("1.0 called back"));
}

TEST(Shield, is_recorded_as_waiting_for_the_inner_task) {
  const auto run = testing::record([] {
    const auto main = []() -> Co<void> {
#line 61
      co_await shield(work("w", 1s));
      const Future<void> future;
      call_later(1s, [future] { future.set_result(); });
#line 64
      co_await shield(future);
#line 65
      co_await wait_for(shield(sleep(1s)), 2s);
    };
    coro::run(main());
  });
  const auto suspends = run.of(Kind::task_suspend);
  ASSERT_EQ(suspends.size(), 5U);
  EXPECT_EQ(suspends[0].wait, trace::Wait::task);
  EXPECT_THAT(run.events.tasks(suspends[0]), ElementsAre(2U));
  EXPECT_EQ(run.events.text(suspends[0].call), "shield");
  EXPECT_EQ(run.of(Kind::task_new)[1].line, 61U);
  EXPECT_EQ(suspends[2].wait, trace::Wait::future);
  EXPECT_EQ(run.events.text(suspends[2].call), "shield");
  EXPECT_EQ(suspends[2].line, 64U);
  EXPECT_EQ(suspends[3].wait, trace::Wait::task);
  EXPECT_EQ(run.events.text(suspends[3].call), "wait_for");
}

}  // namespace
}  // namespace coro
