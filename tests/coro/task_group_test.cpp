// TaskGroup: it waits for its tasks, one failure ends them all, and whose cancel it was.
#include "coro/task_group.hpp"

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

/// "(ValueError x, (TypeError y))".
std::string tell(const ExceptionGroup& group) {
  std::string text;
  for (const auto& each : group.exceptions()) {
    if (!text.empty()) text += ", ";
    try {
      std::rethrow_exception(each);
    } catch (const ExceptionGroup& inner) {
      text += tell(inner);
    } catch (const Exception& e) {
      text += std::string(e.type()) + " " + e.text();
    }
  }
  return "(" + text + ")";
}

/// Fails when it is cancelled.
Co<void> bad_cleanup(std::string text) {
  try {
    co_await sleep(9s);
  } catch (const CancelledError&) {
    throw TypeError(text);
  }
}

/// Runs `block` in a group and says how it ended.
template <class F>
Co<void> grouped(F block) {
  try {
    co_await async_with(TaskGroup(), block);
    say("after", cancelling());
  } catch (const ExceptionGroup& group) {
    EXPECT_EQ(group.message(), "unhandled errors in a TaskGroup");
    say(tell(group), cancelling());
  } catch (const CancelledError&) {
    say("parent cancelled", cancelling());
    throw;
  }
}

/// Cancels `task` after a second, and says how it ended.
Co<void> cancel_later(Task<void> task) {
  call_at(1s, [task] { task.cancel(); });
  try {
    co_await task;
    say("ended");
  } catch (const CancelledError&) {
    say("main");
  }
}

TEST(TaskGroup, waits_for_its_tasks) {
  const auto main = []() -> Co<void> {
    std::optional<Task<int>> a;
    co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Body<> {
      a = group.create_task(work("a", 2s), std::string("first"));
      const auto b = group.create_task(work("b", 1s));
      say("body", a->get_name(), b.get_name());
      co_return;
    });
    say("after", a->result());
  };
  EXPECT_THAT(said(main),
              ElementsAreArray({"0.0 body first Task-2 [1]", "1.0 b done [4]", "2.0 a done [7]", "2.0 after 7 [9]"}));
}

TEST(TaskGroup, takes_no_turn_where_nothing_is_left_to_wait_for) {
  EXPECT_THAT(said([] { return grouped([](TaskGroup&) -> Body<> { co_return; }); }), ElementsAre("0.0 after 0 [1]"));
  const auto main = [] {
    return grouped([](TaskGroup& group) -> Body<> {
      group.create_task(give(1));
      co_await sleep(1s);
    });
  };
  EXPECT_THAT(said(main), ElementsAre("1.0 after 0 [5]"));
}

TEST(TaskGroup, resumes_two_turns_after_the_last_task) {
  const auto main = [] {
    return grouped([](TaskGroup& group) -> Body<> {
      group.create_task(give(1));
      co_return;
    });
  };
  EXPECT_THAT(said(main), ElementsAre("0.0 after 0 [4]"));
}

TEST(TaskGroup, a_failure_cancels_the_others_in_order_and_the_block) {
  const auto main = [] {
    return grouped([](TaskGroup& group) -> Body<> {
      group.create_task(work("a", 3s));
      group.create_task(fail("x", 1s));
      group.create_task(work("c", 3s));
      try {
        co_await sleep(9s);
      } catch (const CancelledError&) {
        say("body cancelled", cancelling());
        throw;
      }
    });
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 a cancelled [6]", "1.0 c cancelled [6]", "1.0 body cancelled 1 [6]",
                                            "1.0 (ValueError x) 0 [8]"}));
}

TEST(TaskGroup, a_failure_while_the_block_waits_at_its_end) {
  const auto main = [](bool others) -> Co<void> {
    co_await grouped([others](TaskGroup& group) -> Body<> {
      if (others) group.create_task(work("a", 3s));
      group.create_task(fail("x", 1s));
      co_return;
    });
    co_await sleep(1s);
    say("end");
  };
  EXPECT_THAT(said([&] { return main(true); }),
              ElementsAreArray({"1.0 a cancelled [6]", "1.0 (ValueError x) 0 [8]", "2.0 end [10]"}));
  EXPECT_THAT(said([&] { return main(false); }), ElementsAreArray({"1.0 (ValueError x) 0 [6]", "2.0 end [8]"}));
}

TEST(TaskGroup, a_block_that_fails_cancels_its_tasks) {
  const auto main = [](Seconds before) {
    return grouped([before](TaskGroup& group) -> Body<> {
      group.create_task(work("a", 3s));
      group.create_task(work("b", 3s));
      if (before > 0s) co_await sleep(before);
      throw ValueError("body");
    });
  };
  EXPECT_THAT(said([&] { return main(1s); }),
              ElementsAreArray({"1.0 a cancelled [5]", "1.0 b cancelled [5]", "1.0 (ValueError body) 0 [7]"}));
  EXPECT_THAT(said([&] { return main(0s); }), ElementsAre("0.0 (ValueError body) 0 [4]"));
}

TEST(TaskGroup, gathers_all_failures_the_one_of_the_block_last) {
  const auto two = [] {
    return grouped([](TaskGroup& group) -> Body<> {
      group.create_task(fail("x", 1s));
      group.create_task(fail("y", 1s));
      group.create_task(work("c", 3s));
      co_return;
    });
  };
  EXPECT_THAT(said(two), ElementsAreArray({"1.0 c cancelled [6]", "1.0 (ValueError x, ValueError y) 0 [8]"}));
  const auto three = [] {
    return grouped([](TaskGroup& group) -> Body<> {
      group.create_task(bad_cleanup("cleanup"));
      group.create_task(fail("y", 1s));
      co_await bad_cleanup("body");
    });
  };
  EXPECT_THAT(said(three), ElementsAre("1.0 (ValueError y, TypeError cleanup, TypeError body) 0 [8]"));
}

TEST(TaskGroup, cancelled_from_outside_in_its_block_or_at_its_end) {
  const auto main = [](bool in_block) -> Co<void> {
    const auto parent = create_task(grouped([in_block](TaskGroup& group) -> Body<> {
      group.create_task(work("a", 3s));
      group.create_task(work("b", 3s));
      if (in_block) co_await sleep(9s);
    }));
    co_await cancel_later(parent);
  };
  for (const bool in_block : {true, false}) {
    EXPECT_THAT(said([&] { return main(in_block); }), ElementsAreArray({"1.0 a cancelled [6]", "1.0 b cancelled [6]",
                                                                        "1.0 parent cancelled 1 [8]", "1.0 main [9]"}))
        << in_block;
  }
}

TEST(TaskGroup, cancelled_again_still_waits_for_its_tasks) {
  const auto slow = []() -> Co<void> {
    try {
      co_await sleep(9s);
    } catch (const CancelledError&) {
    }
    co_await sleep(1s);
    say("slow ends");
  };
  const auto main = [&]() -> Co<void> {
    const auto parent = create_task(grouped([&](TaskGroup& group) -> Body<> {
      group.create_task(slow());
      co_return;
    }));
    call_at(1.5s, [parent] { parent.cancel(); });
    co_await cancel_later(parent);
  };
  EXPECT_THAT(said(main), ElementsAreArray({"2.0 slow ends [10]", "2.0 parent cancelled 2 [12]", "2.0 main [13]"}));
}

TEST(TaskGroup, cancelled_from_outside_with_a_failure_raises_that_and_the_next_await_throws) {
  const auto parent = []() -> Co<void> {
    co_await grouped([](TaskGroup& group) -> Body<> {
      group.create_task(bad_cleanup("bad"));
      co_await sleep(5s);
    });
    try {
      co_await sleep(3s);
      say("not reached");
    } catch (const CancelledError&) {
      say("next await");
      throw;
    }
  };
  const auto main = [&]() -> Co<void> { co_await cancel_later(create_task(parent())); };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 (TypeError bad) 1 [8]", "1.0 next await [9]", "1.0 main [10]"}));
}

TEST(TaskGroup, a_cancel_from_outside_in_the_turn_of_a_failure_wins) {
  const auto main = []() -> Co<void> {
    const auto parent = create_task(grouped([](TaskGroup& group) -> Body<> {
      group.create_task(fail("x", 1s));
      co_await sleep(5s);
    }));
    co_await sleep(0s);
    co_await cancel_later(parent);
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 parent cancelled 1 [7]", "1.0 main [8]"}));
}

TEST(TaskGroup, nested_the_inner_group_fails) {
  const auto main = [] {
    return grouped([](TaskGroup& outer) -> Body<> {
      outer.create_task(work("o", 5s));
      co_await async_with(TaskGroup(), [](TaskGroup& inner) -> Body<> {
        inner.create_task(work("i", 5s));
        inner.create_task(fail("x", 1s));
        co_return;
      });
      say("not reached");
    });
  };
  EXPECT_THAT(said(main),
              ElementsAreArray({"1.0 i cancelled [6]", "1.0 o cancelled [9]", "1.0 ((ValueError x)) 0 [11]"}));
}

TEST(TaskGroup, nested_the_outer_group_fails) {
  const auto main = []() -> Co<void> {
    co_await grouped([](TaskGroup& outer) -> Body<> {
      outer.create_task(fail("x", 1s));
      co_await async_with(TaskGroup(), [](TaskGroup& inner) -> Body<> {
        inner.create_task(work("i", 5s));
        co_return;
      });
      say("not reached");
    });
    co_await sleep(1s);
    say("end");
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 i cancelled [7]", "1.0 (ValueError x) 0 [9]", "2.0 end [11]"}));
}

TEST(TaskGroup, a_task_that_somebody_cancels_is_no_failure) {
  const auto main = [] {
    return grouped([](TaskGroup& group) -> Body<> {
      const auto a = group.create_task(work("a", 3s));
      group.create_task(work("b", 2s));
      co_await sleep(1s);
      a.cancel();
    });
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 a cancelled [5]", "2.0 b done [8]", "2.0 after 0 [10]"}));
}

TEST(TaskGroup, with_a_timeout_round_it_or_in_it) {
  const auto round = []() -> Co<void> {
    try {
      co_await async_with(timeout(1s), []() -> Body<> {
        co_await async_with(TaskGroup(), [](TaskGroup& group) -> Body<> {
          group.create_task(work("a", 3s));
          co_return;
        });
      });
    } catch (const TimeoutError&) {
      say("timed out", cancelling());
    }
  };
  EXPECT_THAT(said(round), ElementsAreArray({"1.0 a cancelled [5]", "1.0 timed out 0 [7]"}));
  const auto in = [] {
    return grouped([](TaskGroup& group) -> Body<> {
      group.create_task(work("a", 3s));
      co_await async_with(timeout(1s), []() -> Body<> { co_await sleep(5s); });
    });
  };
  EXPECT_THAT(said(in), ElementsAreArray({"1.0 a cancelled [5]", "1.0 (TimeoutError ) 0 [7]"}));
}

TEST(TaskGroup, a_task_may_add_more) {
  const auto child = [](TaskGroup group) -> Co<void> {
    co_await sleep(1s);
    group.create_task(work("grandchild", 1s));
    say("added");
  };
  const auto main = [&] {
    return grouped([&](TaskGroup& group) -> Body<> {
      group.create_task(child(group));
      co_return;
    });
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 added [4]", "2.0 grandchild done [7]", "2.0 after 0 [9]"}));
}

void try_to_add(const TaskGroup& group) {
  try {
    group.create_task(give(1));
  } catch (const RuntimeError& e) {
    say(e);
  }
}
Co<void> adds_late(TaskGroup group) {
  try {
    co_await sleep(5s);
  } catch (const CancelledError&) {
    try_to_add(group);
    throw;
  }
}

TEST(TaskGroup, refuses_tasks_outside_of_its_block_and_to_be_entered_twice) {
  const auto main = []() -> Co<void> {
    const TaskGroup group;
    try_to_add(group);
    co_await async_with(group, []() -> Body<> { co_return; });
    try_to_add(group);
    try {
      co_await async_with(group, []() -> Body<> { co_return; });
    } catch (const RuntimeError& e) {
      say(e);
    }
    const TaskGroup second;
    try {
      co_await async_with(second, [&]() -> Body<> {
        second.create_task(work("a", 5s));
        second.create_task(adds_late(second));
        co_await sleep(1s);
        throw ValueError("x");
      });
    } catch (const ExceptionGroup& e) {
      say(e);
    }
    try_to_add(second);
  };
  const auto run = testing::record([&] { coro::run(main()); });
  EXPECT_THAT(run.output(),
              ElementsAreArray({"0.0 TaskGroup <TaskGroup> has not been entered [1]",
                                "0.0 TaskGroup <TaskGroup entered> is finished [1]",
                                "0.0 TaskGroup <TaskGroup entered> has already been entered [1]", "1.0 a cancelled [5]",
                                "1.0 TaskGroup <TaskGroup tasks=2 cancelling> is shutting down [5]",
                                "1.0 unhandled errors in a TaskGroup (1 sub-exception) [7]",
                                "1.0 TaskGroup <TaskGroup cancelling> is finished [7]"}));
  EXPECT_TRUE(run.of(Kind::co_never_awaited).empty());
}

TEST(TaskGroup, left_with_a_CancelledError_of_the_blocks_own) {
  const auto main = []() -> Co<void> {
    try {
      co_await grouped([](TaskGroup& group) -> Body<> {
        group.create_task(work("a", 3s));
        co_await sleep(1s);
        throw CancelledError();
      });
    } catch (const CancelledError&) {
      say("caught", cancelling());
    }
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 a cancelled [5]", "1.0 parent cancelled 0 [7]", "1.0 caught 0 [7]"}));
}

Co<void> recorded(bool fails, Definition /*function*/, Here = {}) {
#line 82
  co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Body<> {
#line 83
    group.create_task(sleep(3s));
    group.create_task(sleep(2s));
    co_await sleep(1s);
#line 86
    if (fails) throw ValueError("x");
  });
}

TEST(TaskGroup, is_recorded_as_waiting_for_its_tasks_at_the_line_of_async_with) {
  const auto run = testing::record([] { coro::run(recorded(false, {"recorded", 81})); });
  std::vector<trace::Event> suspends;
  for (const auto& event : run.of(Kind::task_suspend)) {
    if (event.task == 1) suspends.push_back(event);
  }
  ASSERT_EQ(suspends.size(), 2U);
  EXPECT_EQ(suspends[0].line, 85U);
  EXPECT_EQ(suspends[1].line, 82U);
  EXPECT_EQ(suspends[1].wait, trace::Wait::gather);
  EXPECT_EQ(run.events.text(suspends[1].call), "TaskGroup");
  EXPECT_THAT(run.events.tasks(suspends[1]), ElementsAre(2U, 3U));
}

TEST(TaskGroup, raises_and_cancels_at_the_line_of_async_with) {
  const auto run = testing::record([] { EXPECT_THROW(coro::run(recorded(true, {"recorded", 81})), ExceptionGroup); });
  const auto cancels = run.of(Kind::task_cancel);
  ASSERT_EQ(cancels.size(), 2U);
  EXPECT_EQ(cancels[0].task, 2U);
  EXPECT_EQ(cancels[1].task, 3U);
  EXPECT_EQ(cancels[0].by, 1U);
  EXPECT_EQ(cancels[0].line, 82U);
  for (const auto& event : run.of(Kind::co_end)) {
    if (event.co != 1) continue;
    EXPECT_EQ(event.line, 82U);
  }
}

TEST(TaskGroup, what_a_failure_cancels_has_that_tasks_end_as_its_cause) {
  const auto run = testing::record([] {
    const auto main = [] {
      return grouped([](TaskGroup& group) -> Body<> {
        group.create_task(fail("x", 1s));
        group.create_task(sleep(3s));
        co_await sleep(5s);
      });
    };
    coro::run(main());
  });
  const auto cancels = run.of(Kind::task_cancel);
  ASSERT_EQ(cancels.size(), 2U);
  EXPECT_EQ(cancels[0].task, 3U);
  EXPECT_EQ(cancels[1].task, 1U);
  for (const auto& cancel : cancels) {
    EXPECT_EQ(cancel.cause, (trace::Cause{trace::Cause::Kind::task, 2}));
    EXPECT_EQ(cancel.by, 0U);
  }
}

TEST(TaskGroup, left_waiting_by_a_deadlock_does_no_harm) {
  const auto run = testing::record([] {
    const auto stuck = []() -> Co<void> { co_await Future<void>(); };
    coro::run(grouped([&](TaskGroup& group) -> Body<> {
      group.create_task(stuck());
      co_return;
    }));
  });
  EXPECT_EQ(run.why, trace::Why::deadlock);
  EXPECT_EQ(live_frames(), 0U);
}

}  // namespace
}  // namespace coro
