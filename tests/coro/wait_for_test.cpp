// wait_for: inline, in time, out of time, at once, and who was cancelled.
#include "coro/wait_for.hpp"

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

/// Takes a second more when it is cancelled, and does not care.
Co<int> stubborn() {
  bool asked = false;
  try {
    co_await sleep(5s);
  } catch (const CancelledError&) {
    asked = true;
  }
  if (asked) {
    say("no");
    co_await sleep(1s);
  }
  say("stubborn ends");
  co_return 9;
}

/// Says how waiting for `awaitable` ended.
template <class A>
Co<void> try_for(A awaitable, std::optional<Seconds> limit) {
  try {
    say(co_await wait_for(std::move(awaitable), limit));
  } catch (const TimeoutError&) {
    say("timed out");
  } catch (const CancelledError&) {
    say("waiter cancelled", current_task()->cancelling());
    throw;
  }
}

TEST(WaitFor, runs_a_coroutine_inside_the_task_that_waits) {
  const auto main = []() -> Co<void> {
    co_await try_for(give(3), 5s);
    co_await try_for(work("w", 1s), 5s);
    co_await try_for(work("w", 50s), std::nullopt);
    co_await wait_for(sleep(1s), 2s);
    say("slept");
  };
  const auto run = testing::record([&] { coro::run(main()); });
  EXPECT_THAT(run.output(), ElementsAreArray({"0.0 3 [1]", "1.0 w done [3]", "1.0 7 [3]", "51.0 w done [5]",
                                              "51.0 7 [5]", "52.0 slept [7]"}));
  EXPECT_EQ(run.of(Kind::task_new).size(), 1U);
}

TEST(WaitFor, that_runs_out_cancels_and_raises_in_one_step) {
  EXPECT_THAT(said([] { return try_for(work("w", 5s), 2s); }),
              ElementsAreArray({"2.0 w cancelled [3]", "2.0 timed out [3]"}));
}

TEST(WaitFor, a_task_takes_a_turn_more) {
  const auto main = []() -> Co<void> {
    const auto task = create_task(work("w", 5s));
    co_await try_for(task, 2s);
    EXPECT_TRUE(task.cancelled());
  };
  EXPECT_THAT(said(main), ElementsAreArray({"2.0 w cancelled [4]", "2.0 timed out [5]"}));
}

TEST(WaitFor, no_time_never_starts_a_coroutine) {
  const auto run = testing::record([] { coro::run(try_for(work("w", 5s), 0s)); });
  EXPECT_THAT(run.output(), ElementsAre("0.0 timed out [4]"));
  EXPECT_EQ(run.of(Kind::task_new).size(), 2U);
  EXPECT_EQ(run.of(Kind::task_cancel).at(0).by, 1U);
}

TEST(WaitFor, no_time_gives_what_is_done_already) {
  const auto main = []() -> Co<void> {
    const auto task = create_task(give(3));
    co_await task;
    co_await try_for(task, 0s);
  };
  EXPECT_THAT(said(main), ElementsAre("0.0 3 [3]"));
}

TEST(WaitFor, gives_the_value_of_what_suppresses_its_cancel) {
  const auto main = []() -> Co<void> {
    const auto task = create_task(stubborn());
    co_await sleep(0s);
    co_await try_for(task, 0s);
    co_await try_for(stubborn(), 2s);
  };
  EXPECT_THAT(said(main), ElementsAreArray({"0.0 no [3]", "1.0 stubborn ends [5]", "1.0 9 [7]", "3.0 no [9]",
                                            "4.0 stubborn ends [11]", "4.0 9 [11]"}));
}

TEST(WaitFor, lets_an_exception_pass) {
  const auto main = []() -> Co<void> {
    try {
      co_await wait_for(testing::fail("boom", 1s), 2s);
    } catch (const ValueError& e) {
      say(e);
    }
  };
  EXPECT_THAT(said(main), ElementsAre("1.0 boom [3]"));
}

TEST(WaitFor, cancelled_cancels_what_it_waits_for) {
  const auto main = []() -> Co<void> {
    const auto task = create_task(try_for(work("w", 5s), 2s));
    co_await sleep(1s);
    task.cancel();
    try {
      co_await task;
    } catch (const CancelledError&) {
      say("main", task.cancelled());
    }
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 w cancelled [5]", "1.0 waiter cancelled 1 [5]", "1.0 main True [6]"}));
}

TEST(WaitFor, cancelled_while_it_waits_for_a_cancel_does_not_wait_on) {
  const auto main = []() -> Co<void> {
    const auto slow = create_task(stubborn());
    const auto task = create_task(try_for(slow, 0s));
    co_await sleep(0.5s);
    task.cancel();
    try {
      co_await task;
    } catch (const CancelledError&) {
      say("main", slow.done());
    }
    co_await sleep(1s);
    say("end", slow.done());
  };
  EXPECT_THAT(said(main), ElementsAreArray({"0.0 no [3]", "0.5 waiter cancelled 1 [6]", "0.5 main False [7]",
                                            "1.0 stubborn ends [9]", "1.5 end True [11]"}));
}

Co<void> cancel_inner_at(Seconds when) {
  const auto task = create_task(work("w", 5s));
  call_at(when, [task] { task.cancel(); });
  co_await try_for(task, 2s);
}

TEST(WaitFor, a_cancel_of_the_inner_task_is_no_timeout_unless_it_comes_at_that_moment) {
  EXPECT_THAT(said([] { return cancel_inner_at(1s); }),
              ElementsAreArray({"1.0 w cancelled [4]", "1.0 waiter cancelled 0 [5]"}));
  EXPECT_THAT(said([] { return cancel_inner_at(2s); }), ElementsAreArray({"2.0 w cancelled [4]", "2.0 timed out [5]"}));
}

TEST(WaitFor, nested_the_shorter_one_counts) {
  const auto main = []() -> Co<void> {
    co_await try_for(wait_for(work("w", 5s), 3s), 1s);
    co_await try_for(wait_for(work("w", 5s), 1s), 3s);
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 w cancelled [3]", "1.0 timed out [3]", "2.0 w cancelled [5]",
                                            "2.0 timed out [5]"}));
}

TEST(WaitFor, a_gather) {
  const auto main = []() -> Co<void> {
    const gather both{work("a", 5s), work("b", 1s)};
    co_await try_for(both, 2s);
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 b done [4]", "2.0 a cancelled [7]", "2.0 timed out [9]"}));
}

TEST(WaitFor, what_ends_at_the_deadline_is_too_late) {
  const auto main = []() -> Co<void> {
    co_await try_for(work("w", 2s), 2s);
    co_await try_for(create_task(work("w", 2s)), 2s);
  };
  EXPECT_THAT(said(main), ElementsAreArray({"2.0 w cancelled [3]", "2.0 timed out [3]", "4.0 w cancelled [6]",
                                            "4.0 timed out [7]"}));
}

Co<void> waits(Seconds limit, Definition /*function*/, Here = {}) {
  const Future<void> never;
#line 42
  co_await wait_for(never, limit);
}

TEST(WaitFor, names_itself_and_stands_at_its_line) {
  for (const Seconds limit : {1s, 0s}) {
    const auto run = testing::record([&] { EXPECT_THROW(coro::run(waits(limit, {"waits", 40})), TimeoutError); });
    const auto suspend = run.of(Kind::task_suspend).at(0);
    EXPECT_EQ(run.events.text(suspend.call), "wait_for");
    EXPECT_EQ(suspend.line, 42U);
    EXPECT_EQ(run.of(Kind::co_end).at(0).line, 42U);
  }
}

TEST(WaitFor, with_no_time_makes_the_task_at_its_line) {
  const auto main = []() -> Co<void> {
    try {
#line 52
      co_await wait_for(sleep(1s), 0s);
    } catch (const TimeoutError&) {
    }
  };
  const auto run = testing::record([&] { coro::run(main()); });
  EXPECT_EQ(run.of(Kind::co_new).at(1).at, 52U);
  EXPECT_EQ(run.events.text(run.of(Kind::co_new).at(1).name), "sleep");
  EXPECT_EQ(run.of(Kind::task_new).at(1).line, 52U);
  EXPECT_EQ(run.of(Kind::task_cancel).at(0).line, 52U);
}

}  // namespace
}  // namespace coro
