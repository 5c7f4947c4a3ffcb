// timeout, timeout_at: when they cancel, what leaves the block, and whose cancel it was.
#include "coro/timeout.hpp"

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

TEST(Timeout, that_runs_out_cancels_and_raises) {
  const auto main = []() -> Co<void> {
    const Timeout deadline = timeout(2s);
    try {
      co_await async_with(deadline, []() -> Body<> { co_await work("w", 5s); });
    } catch (const TimeoutError&) {
      say("timed out", deadline.expired(), cancelling(), deadline.when()->count());
    }
  };
  EXPECT_THAT(said(main), ElementsAreArray({"2.0 w cancelled [3]", "2.0 timed out True 0 2.0 [3]"}));
}

TEST(Timeout, in_time_gives_the_value_of_its_block) {
  const auto main = []() -> Co<void> {
    const int seven = co_await async_with(timeout(2s), [](Timeout& deadline) -> Body<int> {
      const int result = co_await work("w", 1s);
      say(result, deadline.expired());
      co_return result;
    });
    co_await sleep(3s);
    say("end", seven);
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 w done [3]", "1.0 7 False [3]", "4.0 end 7 [5]"}));
}

TEST(Timeout, of_zero_cancels_in_the_next_turn_without_a_timer) {
  const auto main = []() -> Co<void> {
    try {
      co_await async_with(timeout(0s), []() -> Body<> {
        say("in");
        co_await sleep(0s);
        say("not reached");
      });
    } catch (const TimeoutError&) {
      say("timed out");
    }
    co_await sleep(1s);
  };
  const auto run = testing::record([&] { coro::run(main()); });
  EXPECT_THAT(run.output(), ElementsAreArray({"0.0 in [1]", "0.0 timed out [2]"}));
  const auto cancel = run.of(Kind::task_cancel).at(0);
  EXPECT_EQ(cancel.cause.kind, trace::Cause::Kind::task);
  EXPECT_EQ(run.of(Kind::task_ready).at(0).cause.id, 1U);  // the first timer is the sleep's
}

TEST(Timeout, that_is_over_does_nothing_where_the_block_awaits_nothing) {
  const auto main = []() -> Co<void> {
    const Timeout deadline = timeout(-1s);
    co_await async_with(deadline, []() -> Body<> {
      say("in");
      co_return;
    });
    say("after", deadline.expired(), cancelling());
    co_await sleep(1s);
    say("end");
  };
  EXPECT_THAT(said(main), ElementsAreArray({"0.0 in [1]", "0.0 after False 0 [1]", "1.0 end [4]"}));
}

TEST(Timeout, of_none_never_runs_out) {
  const auto main = []() -> Co<void> {
    co_await async_with(timeout(std::nullopt), []() -> Body<> { co_await work("w", 100s); });
  };
  EXPECT_THAT(said(main), ElementsAre("100.0 w done [3]"));
}

Co<void> nested(Seconds outer_delay, Seconds inner_delay) {
  const Timeout outer = timeout(outer_delay);
  const Timeout inner = timeout(inner_delay);
  try {
    co_await async_with(outer, [&]() -> Body<> {
      try {
        co_await async_with(inner, []() -> Body<> { co_await work("w", 5s); });
      } catch (const TimeoutError&) {
        say("inner", inner.expired(), outer.expired());
      }
      co_await sleep(5s);
    });
  } catch (const TimeoutError&) {
    say("outer", inner.expired(), outer.expired(), cancelling());
  }
}

TEST(Timeout, nested_each_takes_its_own_cancel) {
  EXPECT_THAT(said([] { return nested(3s, 1s); }),
              ElementsAreArray({"1.0 w cancelled [3]", "1.0 inner True False [3]", "3.0 outer True True 0 [5]"}));
  EXPECT_THAT(said([] { return nested(1s, 3s); }),
              ElementsAreArray({"1.0 w cancelled [3]", "1.0 outer False True 0 [3]"}));
}

TEST(Timeout, nested_at_the_same_time_is_the_outer_ones) {
  EXPECT_THAT(said([] { return nested(1s, 1s); }),
              ElementsAreArray({"1.0 w cancelled [3]", "1.0 outer True True 0 [3]"}));
}

Co<void> until_cancelled() {
  const Timeout deadline = timeout(1s);
  std::exception_ptr left;
  try {
    co_await async_with(deadline, []() -> Body<> { co_await work("w", 5s); });
  } catch (const TimeoutError&) {
    say("timeout");
  } catch (const CancelledError&) {
    say("cancel", deadline.expired(), cancelling());
    throw;
  }
}

TEST(Timeout, does_not_hide_a_cancel_from_outside_in_the_same_turn) {
  const auto main = [](bool timeout_first) -> Co<void> {
    const auto task = create_task(until_cancelled());
    if (timeout_first) co_await sleep(0s);
    call_at(1s, [task] { task.cancel(); });
    try {
      co_await task;
    } catch (const CancelledError&) {
      say("main");
    }
  };
  for (const bool timeout_first : {true, false}) {
    EXPECT_THAT(said([&] { return main(timeout_first); }),
                ElementsAreArray({"1.0 w cancelled [4]", "1.0 cancel True 1 [4]", "1.0 main [5]"}));
  }
}

TEST(Timeout, that_falls_due_with_what_it_limits_wins) {
  const auto main = []() -> Co<void> {
    try {
      co_await async_with(timeout(1s), []() -> Body<> { co_await work("w", 1s); });
    } catch (const TimeoutError&) {
      say("timeout");
    }
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 w cancelled [3]", "1.0 timeout [3]"}));
}

TEST(Timeout, swallowed_in_the_block_is_taken_back_at_its_end) {
  const auto main = []() -> Co<void> {
    const Timeout deadline = timeout(1s);
    co_await async_with(deadline, [&]() -> Body<> {
      try {
        co_await sleep(5s);
      } catch (const CancelledError&) {
        say("swallowed", deadline.expired(), cancelling());
      }
      co_await sleep(1s);
      say("goes on");
    });
    say("after", deadline.expired(), cancelling());
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 swallowed True 1 [3]", "2.0 goes on [5]", "2.0 after True 0 [5]"}));
}

TEST(Timeout, lets_another_exception_pass) {
  const auto main = []() -> Co<void> {
    const Timeout deadline = timeout(1s);
    try {
      co_await async_with(deadline, []() -> Body<> {
        try {
          co_await sleep(5s);
        } catch (const CancelledError&) {
          throw ValueError("other");
        }
      });
    } catch (const ValueError& e) {
      say(e, deadline.expired(), cancelling());
    }
  };
  EXPECT_THAT(said(main), ElementsAre("1.0 other True 0 [3]"));
}

TEST(Timeout, can_be_moved_while_its_block_runs) {
  const auto main = []() -> Co<void> {
    co_await async_with(timeout(std::nullopt), [](Timeout& deadline) -> Body<> {
      deadline.reschedule(1s);
      co_await sleep(0.5s);
      deadline.reschedule(3s);
      co_await sleep(2s);
      say("later", deadline.when()->count());
      deadline.reschedule(std::nullopt);
      co_await sleep(5s);
      deadline.reschedule(0s);
      try {
        co_await sleep(5s);
      } catch (const CancelledError&) {
        say("now");
      }
    });
  };
  EXPECT_THAT(said(main), ElementsAreArray({"2.5 later 3.0 [5]", "7.5 now [9]"}));
}

std::string error_of(const std::function<void()>& function) {
  try {
    function();
  } catch (const RuntimeError& e) {
    return e.text();
  }
  return "";
}

TEST(Timeout, refuses_to_be_moved_outside_of_its_block_and_to_be_entered_twice) {
  const auto main = []() -> Co<void> {
    const Timeout deadline = timeout(1s);
    const auto move = [&] { deadline.reschedule(2s); };
    EXPECT_EQ(error_of(move), "Timeout has not been entered");
    co_await async_with(deadline, [&]() -> Body<> {
      try {
        co_await sleep(5s);
      } catch (const CancelledError&) {
        EXPECT_EQ(error_of(move), "Cannot change state of expiring Timeout");
      }
    });
    EXPECT_EQ(error_of(move), "Cannot change state of expired Timeout");
    std::string refused;
    try {
      co_await async_with(deadline, []() -> Body<> { co_return; });
    } catch (const RuntimeError& e) {
      refused = e.text();
    }
    EXPECT_EQ(refused, "Timeout has already been entered");
    const Timeout second = timeout(1s);
    co_await async_with(second, []() -> Body<> { co_return; });
    EXPECT_EQ(error_of([&] { second.reschedule(2s); }), "Cannot change state of finished Timeout");
  };
  EXPECT_TRUE(said(main).empty());
}

TEST(Timeout, at_a_time_of_the_loop) {
  const auto main = []() -> Co<void> {
    co_await sleep(1s);
    for (int i = 0; i < 2; ++i) {
      try {
        co_await async_with(timeout_at(1.5s), []() -> Body<> { co_await sleep(5s); });
      } catch (const TimeoutError&) {
        say("timed out");
      }
    }
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.5 timed out [5]", "1.5 timed out [7]"}));
}

TEST(Timeout, waits_until_the_thread_is_free) {
  const auto main = []() -> Co<void> {
    try {
      co_await async_with(timeout(1s), []() -> Body<> {
        block(3s);
        say("late");
        co_await sleep(0s);
        say("one more");
        co_await sleep(1s);
        say("not reached");
      });
    } catch (const TimeoutError&) {
      say("timed out");
    }
  };
  EXPECT_THAT(said(main), ElementsAreArray({"3.0 late [1]", "3.0 one more [2]", "3.0 timed out [3]"}));
}

Co<void> leaves(bool in_time, Definition /*function*/, Here = {}) {
#line 12
  co_await async_with(timeout(1s), [&]() -> Body<> {
#line 13
    co_await sleep(in_time ? 0.5s : 5s);
#line 14
    throw ValueError("x");
#line 15
  });
}

TEST(Timeout, raises_at_the_line_of_async_with_and_lets_pass_at_the_line_in_the_block) {
  const auto end_of = [](bool in_time) {
    const auto run = testing::record([&] { EXPECT_ANY_THROW(coro::run(leaves(in_time, {"leaves", 11}))); });
    EXPECT_EQ(run.of(Kind::task_suspend).at(0).line, 13U);
    return run.of(Kind::co_end).at(0).line;
  };
  EXPECT_EQ(end_of(true), 14U);
  EXPECT_EQ(end_of(false), 12U);
}

Co<void> enters(Timeout deadline) { co_await deadline.aenter(); }

TEST(Timeout, may_run_out_when_the_task_that_has_entered_it_is_gone) {
  const auto main = []() -> Co<void> {
    const Timeout deadline = timeout(1s);
    co_await create_task(enters(deadline));
    co_await sleep(2s);
    EXPECT_TRUE(deadline.expired());
  };
  Scheduler scheduler;
  scheduler.run(main());
}

}  // namespace
}  // namespace coro
