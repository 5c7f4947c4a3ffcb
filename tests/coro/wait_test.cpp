// wait: until when, what it gives, and that it leaves the tasks alone.
#include "coro/wait.hpp"

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

std::vector<Task<int>> three() {
  return {create_task(work("a", 3s), std::string("a")), create_task(work("b", 1s), std::string("b")),
          create_task(work("c", 2s), std::string("c"))};
}

template <class T>
std::string names(const std::vector<Task<T>>& tasks) {
  std::string text;
  for (const auto& task : tasks) text += task.get_name();
  return text;
}

/// "done b pending ac".
Co<void> show(std::vector<Task<int>> tasks, WaitOptions options = {}) {
  const auto waited = co_await wait(tasks, options);
  say("done " + names(waited.done) + " pending " + names(waited.pending));
}

TEST(Wait, for_all) {
  const auto main = []() -> Co<void> { co_await show(three()); };
  EXPECT_THAT(said(main),
              ElementsAreArray({"1.0 b done [4]", "2.0 c done [7]", "3.0 a done [10]", "3.0 done abc pending  [12]"}));
}

TEST(Wait, for_the_first) {
  const auto main = []() -> Co<void> {
    const auto tasks = three();
    co_await show(tasks, {.return_when = FIRST_COMPLETED});
    co_await show(tasks);
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 b done [4]", "1.0 done b pending ac [6]", "2.0 c done [9]",
                                            "3.0 a done [12]", "3.0 done abc pending  [14]"}));
}

TEST(Wait, for_the_first_gives_both_that_end_in_one_turn) {
  const auto main = []() -> Co<void> {
    auto tasks = three();
    tasks.push_back(create_task(work("d", 1s), std::string("d")));
    co_await show(tasks, {.return_when = FIRST_COMPLETED});
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 b done [4]", "1.0 d done [4]", "1.0 done bd pending ac [6]",
                                            "1.0 a cancelled [8]", "1.0 c cancelled [8]"}));
}

TEST(Wait, for_the_first_that_fails) {
  const auto main = []() -> Co<void> {
    auto tasks = three();
    tasks.push_back(create_task(testing::fail("x", 1.5s), std::string("d")));
    co_await show(tasks, {.return_when = FIRST_EXCEPTION});
    co_await show(tasks);
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 b done [4]", "1.5 done bd pending ac [9]", "2.0 c done [12]",
                                            "3.0 a done [15]", "3.0 done abcd pending  [17]"}));
}

TEST(Wait, a_cancelled_task_is_no_failure) {
  const auto main = []() -> Co<void> {
    const auto tasks = three();
    call_later(1.5s, [task = tasks[2]] { task.cancel(); });
    co_await show(tasks, {.return_when = FIRST_EXCEPTION});
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 b done [4]", "1.5 c cancelled [7]", "3.0 a done [10]",
                                            "3.0 done abc pending  [12]"}));
}

TEST(Wait, for_some_time) {
  const auto main = []() -> Co<void> {
    const auto tasks = three();
    co_await show(tasks, {.timeout = 2.5s});
    co_await show(tasks, {.timeout = 0s});
    co_await show(tasks, {.timeout = 5s});
    co_await sleep(4s);
    say("end");
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 b done [4]", "2.0 c done [7]", "2.5 done bc pending a [10]",
                                            "2.5 done bc pending a [12]", "3.0 a done [15]",
                                            "3.0 done abc pending  [17]", "7.0 end [19]"}));
}

TEST(Wait, what_ends_at_the_deadline_is_done_if_its_timer_was_set_first) {
  const auto main = [](bool tasks_first) -> Co<void> {
    const auto tasks = three();
    if (tasks_first) co_await sleep(0s);
    co_await show(tasks, {.timeout = 3s});
  };
  EXPECT_EQ(said([&] { return main(true); }).back(), "3.0 done abc pending  [10]");
  EXPECT_THAT(said([&] { return main(false); }),
              ElementsAreArray({"1.0 b done [4]", "2.0 c done [7]", "3.0 done bc pending a [10]", "3.0 a done [10]"}));
}

TEST(Wait, what_is_done_already_takes_two_turns_and_counts_once) {
  const auto main = []() -> Co<void> {
    const auto task = create_task(give(1), std::string("t"));
    co_await task;
    say("done");
    const std::vector<Task<int>> twice{task, task};
    co_await show(twice);
    co_await show(twice, {.timeout = 0s});
  };
  EXPECT_THAT(said(main), ElementsAreArray({"0.0 done [3]", "0.0 done t pending  [5]", "0.0 done t pending  [7]"}));
}

TEST(Wait, cancelled_leaves_the_tasks_alone) {
  const auto main = []() -> Co<void> {
    const auto outer = create_task(show(three(), {.timeout = 9s}));
    co_await sleep(1.5s);
    outer.cancel();
    try {
      co_await outer;
    } catch (const CancelledError&) {
      say("main");
    }
    co_await sleep(2s);
    say("end");
  };
  EXPECT_THAT(said(main), ElementsAreArray({"1.0 b done [4]", "1.5 main [9]", "2.0 c done [11]", "3.0 a done [13]",
                                            "3.5 end [15]"}));
}

TEST(Wait, takes_futures_and_tasks_of_any_type) {
  const auto main = []() -> Co<void> {
    const Future<void> never;
    const std::vector<AnyFuture> both{create_task(give(1)), never};
    const auto waited = co_await wait(both, {.timeout = 1s});
    EXPECT_EQ(waited.done.size(), 1U);
    EXPECT_EQ(waited.pending.at(0), never);
  };
  EXPECT_TRUE(said(main).empty());
}

template <class F>
Co<std::string> refused(std::vector<F> futures, WaitOptions options = {}) {
  try {
    co_await wait(std::move(futures), options);
  } catch (const Exception& e) {
    co_return std::string(e.type()) + ": " + e.text();
  }
  co_return "not refused";
}

TEST(Wait, refuses_what_asyncio_refuses) {
  const auto main = []() -> Co<void> {
    say(co_await refused(std::vector<Task<int>>()));
    const std::vector<Task<int>> tasks{create_task(give(1))};
    say(co_await refused(tasks, {.return_when = "ALL"}));
    std::vector<Co<int>> coroutines;
    coroutines.push_back(give(1));
    say(co_await refused(std::move(coroutines)));
  };
  EXPECT_THAT(said(main),
              ElementsAreArray({"0.0 ValueError: Set of Tasks/Futures is empty. [1]",
                                "0.0 ValueError: Invalid return_when value: ALL [1]",
                                "0.0 TypeError: Passing coroutines is forbidden, use tasks explicitly. [1]"}));
}

TEST(Wait, is_recorded_as_waiting_for_its_tasks) {
  const auto run = testing::record([] {
    const auto main = []() -> Co<void> {
      const auto tasks = three();
      const std::vector<AnyFuture> some{tasks[2], Future<void>(), tasks[0]};
#line 71
      co_await wait(some, {.return_when = FIRST_COMPLETED});
#line 72
      co_await wait_for(wait(tasks), 1s);
    };
    EXPECT_THROW(coro::run(main()), TimeoutError);
  });
  std::vector<trace::Event> suspends;
  for (const auto& event : run.of(Kind::task_suspend)) {
    if (event.task == 1) suspends.push_back(event);
  }
  ASSERT_EQ(suspends.size(), 2U);
  EXPECT_EQ(suspends[0].wait, trace::Wait::gather);
  EXPECT_EQ(suspends[0].line, 71U);
  EXPECT_EQ(run.events.text(suspends[0].call), "wait");
  EXPECT_THAT(run.events.tasks(suspends[0]), ElementsAre(2U, 4U));
  EXPECT_EQ(suspends[1].line, 72U);
  EXPECT_EQ(run.events.text(suspends[1].call), "wait");
  EXPECT_THAT(run.events.tasks(suspends[1]), ElementsAre(2U, 3U, 4U));
}

}  // namespace
}  // namespace coro
