// as_completed: results in the order in which they come, errors and time limits among them.
#include "coro/as_completed.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "coro/asyncio.hpp"
#include "turns.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using namespace testing;
using ::testing::ElementsAreArray;
using trace::Kind;

Co<std::string> work(std::string name, Seconds delay) {
  co_await testing::work(name, delay);
  co_return name;
}

std::vector<Task<std::string>> three() {
  return {create_task(work("a", 3s)), create_task(work("b", 1s)), create_task(work("c", 2s))};
}

/// Says what each of them gives.
template <class A>
Co<void> take_all(std::vector<A> awaitables, std::optional<Seconds> limit = std::nullopt) {
  for (auto earliest : as_completed(std::move(awaitables), limit)) {
    try {
      const auto result = co_await std::move(earliest);
      say("got", result);
    } catch (const TimeoutError&) {
      say("timed out");
    } catch (const ValueError& e) {
      say("failed", e);
    }
  }
}

TEST(AsCompleted, gives_results_as_they_come) {
  const auto main = []() -> Co<void> { co_await take_all(three()); };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 b done [4]", "1.0 got b [6]", "2.0 c done [8]", "2.0 got c [10]",
                                            "3.0 a done [12]", "3.0 got a [14]"}));
}

TEST(AsCompleted, makes_tasks_of_coroutines) {
  const auto main = []() -> Co<void> {
    std::vector<Co<std::string>> coroutines;
    coroutines.push_back(work("a", 2s));
    coroutines.push_back(work("b", 1s));
    co_await take_all(std::move(coroutines));
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 b done [4]", "1.0 got b [6]", "2.0 a done [8]", "2.0 got a [10]"}));
}

TEST(AsCompleted, a_failure_comes_in_its_turn) {
  const auto main = []() -> Co<void> {
    std::vector<Task<int>> tasks{create_task(testing::work("a", 3s)), create_task(fail("x", 1s))};
    co_await take_all(std::move(tasks));
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 failed x [6]", "3.0 a done [8]", "3.0 got 7 [10]"}));
}

TEST(AsCompleted, out_of_time_each_that_is_left_raises_and_runs_on) {
  const auto main = []() -> Co<void> {
    co_await take_all(three(), 1.5s);
    co_await sleep(2s);
    say("end");
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 b done [4]", "1.0 got b [6]", "1.5 timed out [8]", "1.5 timed out [8]",
                                            "2.0 c done [10]", "3.0 a done [12]", "3.5 end [14]"}));
}

TEST(AsCompleted, what_is_done_already_takes_two_turns_and_counts_once) {
  const auto main = []() -> Co<void> {
    const auto task = create_task(give(1));
    co_await task;
    say("done");
    co_await take_all(std::vector<Task<int>>(2, task));
    co_await take_all(std::vector<Task<int>>());
  };
  EXPECT_THAT(said(main), ElementsAreArray({"0.0 done [3]", "0.0 got 1 [5]"}));
}

TEST(AsCompleted, a_cancelled_task_raises_where_it_is_awaited) {
  const auto main = []() -> Co<void> {
    const auto tasks = three();
    call_later(0.5s, [task = tasks[2]] { task.cancel(); });
    for (auto earliest : as_completed(tasks)) {
      try {
        const std::string result = co_await std::move(earliest);
        say("got", result);
      } catch (const CancelledError&) {
        say("cancelled", current_task()->cancelling());
      }
    }
  };
  EXPECT_THAT(said(main), ElementsAreArray({"0.5 c cancelled [4]", "0.5 cancelled 0 [6]", "1.0 b done [8]",
                                            "1.0 got b [10]", "3.0 a done [12]", "3.0 got a [14]"}));
}

TEST(AsCompleted, cancelling_who_waits_leaves_the_tasks_alone) {
  const auto main = []() -> Co<void> {
    const auto tasks = three();
    const auto outer = create_task(take_all(tasks));
    co_await sleep(1.5s);
    outer.cancel();
    try {
      co_await outer;
    } catch (const CancelledError&) {
      say("main");
    }
    co_await sleep(2s);
    say("end", tasks[0].done());
  };
  const auto lines = said(main);
  ASSERT_EQ(lines.size(), 6U);
  EXPECT_EQ(lines[2], "1.5 main [10]");
  EXPECT_EQ(lines[3], "2.0 c done [12]");
  EXPECT_EQ(lines[5].substr(0, 12), "3.5 end True");
}

TEST(AsCompleted, left_early_its_timer_still_runs_and_does_no_harm) {
  const auto main = []() -> Co<void> {
    for (auto earliest : as_completed(three(), 2.5s)) {
      const std::string result = co_await std::move(earliest);
      say("got", result);
      break;
    }
    co_await Future<void>();
  };
  const auto run = testing::record([&] { coro::run(main()); });
  EXPECT_EQ(run.why, trace::Why::deadlock);
  EXPECT_THAT(run.output(), ElementsAreArray({"1.0 b done [4]", "1.0 got b [6]", "2.0 c done [8]", "3.0 a done [12]"}));
  const auto stopped = testing::record([] {
    const auto never = []() -> Co<void> { co_await Future<void>(); };
    const auto stuck = [&]() -> Co<void> {
      const std::vector<Future<void>> futures(1);
      for (auto earliest : as_completed(futures, 100s)) {
        const auto left = create_task(never());
        co_await sleep(0s);
        throw ValueError("stop");
      }
    };
    coro::run(stuck());
  });
  EXPECT_EQ(stopped.why, trace::Why::error);
  EXPECT_EQ(live_frames(), 0U);
}

TEST(AsCompleted, each_can_be_made_a_task) {
  const auto main = []() -> Co<void> {
    std::vector<Task<std::string>> takers;
    for (auto earliest : as_completed(three())) takers.push_back(create_task(std::move(earliest)));
    for (const auto& taker : takers) {
      const std::string result = co_await taker;
      say("got", result);
    }
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 b done [4]", "1.0 got b [7]", "2.0 c done [9]", "2.0 got c [12]",
                                            "3.0 a done [14]", "3.0 got a [17]"}));
}

TEST(AsCompleted, for_a_slow_reader_they_queue_up) {
  const auto main = []() -> Co<void> {
    for (auto earliest : as_completed(three())) {
      co_await sleep(1.5s);
      const std::string result = co_await std::move(earliest);
      say("got", result);
    }
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 b done [4]", "1.5 got b [7]", "2.0 c done [9]", "3.0 a done [12]",
                                            "3.0 got c [12]", "4.5 got a [15]"}));
}

TEST(AsCompleted, next_gives_the_tasks_themselves) {
  const auto main = []() -> Co<void> {
    const auto tasks = three();
    const auto completed = as_completed(tasks, 2.5s);
    try {
      while (const auto task = co_await completed.next()) say(*task == tasks[1], *task == tasks[2]);
    } catch (const TimeoutError&) {
      say("timed out");
    }
    const auto rest = as_completed(std::vector<Task<std::string>>{});
    const auto none = co_await rest.next();
    say(none.has_value());
  };
  EXPECT_THAT(said(main),
              ElementsAreArray({"1.0 b done [4]", "1.0 True False [6]", "2.0 c done [8]", "2.0 False True [10]",
                                "2.5 timed out [12]", "2.5 False [12]", "2.5 a cancelled [14]"}));
}

TEST(AsCompleted, is_recorded_under_its_name) {
  const auto run = testing::record([] {
    const auto main = []() -> Co<void> {
      std::vector<Sleep> sleeps;
      sleeps.push_back(sleep(1s));
#line 91
      auto completed = as_completed(std::move(sleeps));
      for (auto earliest : completed) {
#line 93
        co_await std::move(earliest);
      }
    };
    coro::run(main());
  });
  EXPECT_EQ(run.of(Kind::task_new).at(1).line, 91U);
  const auto suspend = run.of(Kind::task_suspend).at(0);
  EXPECT_EQ(suspend.line, 93U);
  EXPECT_EQ(suspend.wait, trace::Wait::future);
  EXPECT_EQ(run.events.text(suspend.call), "as_completed");
}

}  // namespace
}  // namespace coro
