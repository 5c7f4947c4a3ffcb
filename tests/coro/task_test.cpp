// Tasks, futures, gather and cancellation.
#include "coro/task.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "coro/asyncio.hpp"
#include "recording.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using namespace testing;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;

Co<int> value_after(int value, Seconds delay) {
  co_await sleep(delay);
  co_return value;
}
Co<int> fail_after(std::string text, Seconds delay) {
  co_await sleep(delay);
  throw ValueError(text);
}
Co<void> until_cancelled(std::string name) {
  try {
    co_await sleep(100s);
  } catch (const CancelledError&) {
    print(name, "cancelled");
    throw;
  }
}
Co<std::string> text_after(std::string text, Seconds delay) {
  co_await sleep(delay);
  co_return text;
}
Co<void> nothing() { co_return; }

TEST(Co, runs_nothing_until_it_is_awaited) {
  const auto run = record([] {
    const auto quiet = []() -> Co<void> {
      print("ran");
      co_return;
    };
    const auto program = [&]() -> Co<void> {
      auto plan = quiet();
      print("made");
      co_await plan;
    };
    coro::run(program());
  });
  EXPECT_THAT(run.output(), ElementsAreArray({"0.0 made", "0.0 ran"}));
}

TEST(Co, awaited_twice_is_refused) {
  const auto program = []() -> Co<void> {
    auto plan = nothing();
    co_await plan;
    co_await plan;
  };
  Scheduler scheduler;
  EXPECT_THROW(scheduler.run(program()), RuntimeError);
  EXPECT_EQ(live_frames(), 0U);
}

TEST(Co, dropped_without_await_is_recorded) {
  const auto run = record([] {
    const auto program = []() -> Co<void> {
      static_cast<void>(nothing());
      co_return;
    };
    coro::run(program());
  });
  ASSERT_EQ(run.of(trace::Kind::co_never_awaited).size(), 1U);
  EXPECT_EQ(run.of(trace::Kind::co_never_awaited)[0].co, 2U);
}

TEST(Co, an_exception_passes_through_the_await) {
  const auto run = record([] {
    const auto program = []() -> Co<void> {
      try {
        co_await fail_after("boom", 1s);
      } catch (const ValueError& e) {
        print("caught", e);
      }
    };
    coro::run(program());
  });
  EXPECT_THAT(run.output(), ElementsAre("1.0 caught boom"));
}

TEST(Gather, gives_results_in_the_order_of_its_arguments) {
  const auto program = []() -> Co<std::vector<int>> {
    const std::vector<int> results = co_await gather{value_after(1, 3s), value_after(2, 1s), value_after(3, 2s)};
    co_return results;
  };
  Scheduler scheduler;
  EXPECT_THAT(scheduler.run(program()), ElementsAre(1, 2, 3));
  EXPECT_EQ(scheduler.now(), 3s);
}

TEST(Gather, of_several_types_gives_a_tuple_and_of_none_nothing) {
  const auto program = []() -> Co<std::tuple<int, std::string>> {
    co_await gather{nothing(), nothing()};
    co_await gather{};
    const auto results = co_await gather{value_after(7, 1s), text_after("seven", 2s)};
    co_return results;
  };
  Scheduler scheduler;
  EXPECT_EQ(scheduler.run(program()), (std::tuple<int, std::string>(7, "seven")));
}

TEST(Gather, fails_with_the_first_failure_and_the_others_run_on) {
  const auto run = record([] {
    const auto slow = []() -> Co<int> {
      co_await sleep(2s);
      print("still ran");
      co_return 0;
    };
    const auto program = [&]() -> Co<void> {
      try {
        co_await gather{slow(), fail_after("early", 1s)};
      } catch (const ValueError& e) {
        print("caught", e);
      }
      co_await sleep(5s);
    };
    coro::run(program());
  });
  EXPECT_THAT(run.output(), ElementsAreArray({"1.0 caught early", "2.0 still ran"}));
}

TEST(Gather, with_return_exceptions_waits_for_all) {
  const auto program = []() -> Co<std::string> {
    const auto outcomes = co_await gather{return_exceptions, value_after(1, 3s), fail_after("boom", 1s)};
    co_return std::to_string(outcomes[0].value()) + " " + describe(outcomes[1].exception()).text;
  };
  Scheduler scheduler;
  EXPECT_EQ(scheduler.run(program()), "1 boom");
  EXPECT_EQ(scheduler.now(), 3s);
}

TEST(Gather, the_same_task_twice_is_waited_for_once) {
  const auto program = []() -> Co<std::vector<int>> {
    const auto task = create_task(value_after(5, 1s));
    const std::vector<int> results = co_await gather{task, task};
    co_return results;
  };
  Scheduler scheduler;
  EXPECT_THAT(scheduler.run(program()), ElementsAre(5, 5));
}

TEST(Gather, calls_back_when_nobody_holds_it_any_more) {
  const auto run = record([] {
    const auto program = []() -> Co<void> {
      gather{value_after(1, 1s), value_after(2, 2s)}.add_done_callback([](const auto&) { print("done"); });
      co_await sleep(3s);
    };
    coro::run(program());
  });
  EXPECT_THAT(run.output(), ElementsAre("2.0 done"));
}

TEST(Gather, of_what_is_done_takes_no_turn) {
  const auto program = []() -> Co<std::uint32_t> {
    const auto task = create_task(nothing());
    co_await task;
    const std::uint32_t before = Scheduler::current()->turn();
    co_await gather{task};
    co_return Scheduler::current()->turn() - before;
  };
  Scheduler scheduler;
  EXPECT_EQ(scheduler.run(program()), 0U);
}

TEST(Gather, cancelled_cancels_every_child_and_ends_when_they_have) {
  const auto run = record([] {
    const auto parent = []() -> Co<void> { co_await gather{until_cancelled("a"), until_cancelled("b")}; };
    const auto program = [&]() -> Co<void> {
      const auto task = create_task(parent());
      co_await sleep(1s);
      task.cancel();
      try {
        co_await task;
      } catch (const CancelledError&) {
        print("parent cancelled");
      }
    };
    coro::run(program());
  });
  EXPECT_THAT(run.output(), ElementsAreArray({"1.0 a cancelled", "1.0 b cancelled", "1.0 parent cancelled"}));
  EXPECT_EQ(run.of(trace::Kind::task_cancel).size(), 3U);
}

TEST(Gather, let_go_of_before_its_children_end_does_no_harm) {
  const auto program = []() -> Co<void> {
    { const gather forgotten{value_after(1, 2s), value_after(2, 1s)}; }
    co_await sleep(3s);
  };
  Scheduler scheduler;
  scheduler.run(program());
  EXPECT_EQ(live_frames(), 0U);
}

TEST(Cancel, throws_at_the_await_in_the_next_turn) {
  const auto run = record([] {
    const auto program = []() -> Co<void> {
      const auto task = create_task(until_cancelled("sleeper"));
      co_await sleep(1s);
      EXPECT_TRUE(task.cancel());
      print("asked");
      co_await sleep(1s);
      EXPECT_TRUE(task.cancelled());
      EXPECT_FALSE(task.cancel());
    };
    coro::run(program());
  });
  EXPECT_THAT(run.output(), ElementsAreArray({"1.0 asked", "1.0 sleeper cancelled"}));
  const auto resumes = run.of(trace::Kind::task_resume);
  EXPECT_EQ(run.events.text(resumes[1].thrown), "CancelledError");
}

TEST(Cancel, before_the_start_the_body_never_runs) {
  const auto run = record([] {
    const auto program = []() -> Co<void> {
      const auto task = create_task(until_cancelled("never"));
      task.cancel();
      co_await sleep(1s);
      EXPECT_TRUE(task.cancelled());
    };
    coro::run(program());
  });
  EXPECT_TRUE(run.output().empty());
  EXPECT_EQ(run.of(trace::Kind::co_start).size(), 1U);
  EXPECT_EQ(live_frames(), 0U);
}

TEST(Cancel, of_oneself_is_thrown_at_the_next_await) {
  const auto run = record([] {
    const auto suicidal = [](std::shared_ptr<std::optional<Task<void>>> self) -> Co<void> {
      (*self)->cancel();
      print("still here");
      co_await sleep(1s);
      print("not reached");
    };
    const auto program = [&]() -> Co<void> {
      const auto self = std::make_shared<std::optional<Task<void>>>();
      *self = create_task(suicidal(self));
      try {
        co_await **self;
      } catch (const CancelledError&) {
        print("gone");
      }
      self->reset();
    };
    coro::run(program());
  });
  EXPECT_THAT(run.output(), ElementsAreArray({"0.0 still here", "0.0 gone"}));
}

TEST(Cancel, pending_at_the_return_wins_over_the_result) {
  const auto program = []() -> Co<bool> {
    const auto self = std::make_shared<std::optional<Task<int>>>();
    const auto body = [](std::shared_ptr<std::optional<Task<int>>> me) -> Co<int> {
      (*me)->cancel();
      co_return 1;
    };
    *self = create_task(body(self));
    co_await sleep(1s);
    const bool cancelled = (*self)->cancelled();
    self->reset();
    co_return cancelled;
  };
  Scheduler scheduler;
  EXPECT_TRUE(scheduler.run(program()));
}

TEST(Cancel, can_be_taken_back) {
  const auto program = []() -> Co<int> {
    const auto task = create_task(value_after(3, 1s));
    task.cancel();
    EXPECT_EQ(task.cancelling(), 1U);
    EXPECT_EQ(task.uncancel(), 0U);
    const int value = co_await task;
    co_return value;
  };
  Scheduler scheduler;
  EXPECT_EQ(scheduler.run(program()), 3);
}

TEST(Cancel, travels_to_the_inner_task_first) {
  const auto run = record([] {
    const auto outer = [](Task<void> inner) -> Co<void> {
      try {
        co_await inner;
      } catch (const CancelledError&) {
        print("outer cancelled");
        throw;
      }
    };
    const auto program = [&]() -> Co<void> {
      const auto inner = create_task(until_cancelled("inner"));
      const auto task = create_task(outer(inner));
      co_await sleep(1s);
      task.cancel();
      co_await sleep(1s);
    };
    coro::run(program());
  });
  EXPECT_THAT(run.output(), ElementsAreArray({"1.0 inner cancelled", "1.0 outer cancelled"}));
}

TEST(Future, wakes_everybody_who_waits_in_order) {
  const auto run = record([] {
    const auto waiter = [](std::string name, Future<int> future) -> Co<void> {
      const int value = co_await future;
      print(name, value);
    };
    const auto program = [&]() -> Co<void> {
      const Future<int> future;
      const gather all{waiter("a", future), waiter("b", future), waiter("c", future)};
      co_await sleep(1s);
      future.set_result(42);
      co_await all;
    };
    coro::run(program());
  });
  EXPECT_THAT(run.output(), ElementsAreArray({"1.0 a 42", "1.0 b 42", "1.0 c 42"}));
}

TEST(Future, refuses_a_second_end_and_a_result_that_is_not_there) {
  const Scheduler scheduler;
  const Future<int> future;
  EXPECT_THROW(static_cast<void>(future.result()), InvalidStateError);
  future.set_result(1);
  EXPECT_THROW(future.set_result(2), InvalidStateError);
  EXPECT_EQ(future.result(), 1);
  EXPECT_FALSE(future.cancel());
}

Co<void> yields_after_a_failure(Future<void> failing) {
  try {
    co_await failing;
  } catch (const ValueError& error) {
    print(error);
  }
  co_await sleep(0s);
}

TEST(Future, that_failed_throws_once_and_not_at_the_next_yield) {
  const auto run = testing::record([] {
    const auto program = []() -> Co<void> {
      const Future<void> failing;
      const auto task = create_task(yields_after_a_failure(failing));
      co_await sleep(0s);
      failing.set_exception(std::make_exception_ptr(ValueError("no")));
      co_await task;
    };
    coro::run(program());
  });
  EXPECT_THAT(run.output(), ElementsAre("0.0 no"));
  std::vector<std::string> thrown;
  for (const trace::Event& resume : run.of(trace::Kind::task_resume)) {
    if (resume.task == 2) thrown.emplace_back(run.events.text(resume.thrown));
  }
  EXPECT_THAT(thrown, ElementsAreArray({"ValueError", ""}));
}

TEST(Future, that_is_a_task_takes_no_result) {
  const auto run = testing::record([] {
    const auto program = []() -> Co<void> {
      const auto task = create_task(value_after(1, 1s));
      try {
        task.set_result(2);
      } catch (const RuntimeError& error) {
        print(error);
      }
      co_await task;
    };
    coro::run(program());
  });
  EXPECT_THAT(run.output(), ElementsAre("0.0 Task does not support set_result operation"));
}

TEST(Unrecorded, runs_the_same) {
  const auto program = []() -> Co<int> {
    const std::vector<int> results = co_await gather{value_after(1, 3s), value_after(2, 1s)};
    co_return results[0] + results[1];
  };
  Scheduler scheduler;
  EXPECT_EQ(scheduler.run(program()), 3);
  EXPECT_EQ(live_frames(), 0U);
}

Co<void> holds(Co<int> /*plan*/) { co_return; }
Co<int> gives_one() { co_return 1; }

TEST(Task, drops_what_it_was_given_before_it_ends) {
  const auto run = testing::record([] {
    auto main = []() -> Co<void> { co_await create_task(holds(gives_one())); };
    coro::run(main());
  });
  const auto dropped = run.of(trace::Kind::co_never_awaited);
  ASSERT_EQ(dropped.size(), 1U);
  EXPECT_EQ(dropped[0].task, 2U);
  EXPECT_EQ(dropped[0].i + 1, run.of(trace::Kind::task_end)[0].i);
}

TEST(Cancel, of_oneself_reaches_the_task_that_is_awaited_next) {
  const auto run = record([] {
    const auto other = []() -> Co<void> { co_await sleep(5s); };
    const auto me = [](Task<void> task) -> Co<void> {
      current_task()->cancel();
      co_await task;
    };
    const auto program = [&]() -> Co<void> {
      const Task<void> task = create_task(other());
      co_await sleep(0s);
      const Task<void> mine = create_task(me(task));
      try {
        co_await mine;
      } catch (const CancelledError&) {
        print(task.cancelled() && mine.cancelled());
      }
    };
    coro::run(program());
  });
  EXPECT_THAT(run.output(), ElementsAre("0.0 True"));
  const auto cancels = run.of(trace::Kind::task_cancel);
  ASSERT_EQ(cancels.size(), 2U);
  EXPECT_EQ(cancels[0].by, 3U);
  EXPECT_EQ(cancels[1].task, 2U);
  EXPECT_EQ(cancels[1].by, 0U);  // it stands behind the suspend, outside of the step
  EXPECT_EQ(cancels[1].cause.kind, trace::Cause::Kind::task);
  EXPECT_EQ(cancels[1].cause.id, 3U);
}

}  // namespace
}  // namespace coro
