// Turns, timers and endings of the loop, as asyncio has them (docs/SCHEDULER.md).
#include "coro/scheduler.hpp"

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
using ::testing::HasSubstr;

std::uint32_t turn() { return Scheduler::current()->turn(); }

Co<void> say(std::string text, Seconds delay) {
  co_await sleep(delay);
  print(text);
}
Co<std::uint32_t> turn_of_start() { co_return turn(); }

TEST(Turns, a_task_starts_in_the_turn_after_it_is_made_and_its_waiter_resumes_in_the_one_after_its_end) {
  const auto program = []() -> Co<std::vector<std::uint32_t>> {
    const std::uint32_t made = turn();
    const auto task = create_task(turn_of_start());
    const std::uint32_t started = co_await task;
    co_return std::vector<std::uint32_t>{made, started, turn()};
  };
  Scheduler scheduler;
  EXPECT_THAT(scheduler.run(program()), ElementsAre(1, 2, 3));
}

TEST(Turns, awaiting_a_coroutine_or_a_done_task_takes_none) {
  const auto program = []() -> Co<std::vector<std::uint32_t>> {
    const std::uint32_t inner = co_await turn_of_start();
    const auto task = create_task(turn_of_start());
    co_await sleep(0s);
    const std::uint32_t before = turn();
    co_await task;
    co_return std::vector<std::uint32_t>{inner, before, turn()};
  };
  Scheduler scheduler;
  EXPECT_THAT(scheduler.run(program()), ElementsAre(1, 2, 2));
}

TEST(Turns, sleep_of_zero_or_less_is_a_bare_yield) {
  const auto program = []() -> Co<std::uint32_t> {
    co_await sleep(0s);
    co_await sleep(-1s);
    co_return turn();
  };
  Scheduler scheduler;
  EXPECT_EQ(scheduler.run(program()), 3U);
  EXPECT_EQ(scheduler.now(), 0s);
}

TEST(Turns, a_sleep_fires_in_one_turn_and_resumes_in_the_next) {
  const auto program = []() -> Co<std::uint32_t> {
    co_await sleep(2s);
    co_return turn();
  };
  Scheduler scheduler;
  EXPECT_EQ(scheduler.run(program()), 3U);
}

TEST(Turns, gather_resumes_two_turns_after_its_last_child_ended) {
  const auto program = []() -> Co<std::uint32_t> {
    co_await gather{turn_of_start(), turn_of_start()};
    co_return turn();
  };
  Scheduler scheduler;
  EXPECT_EQ(scheduler.run(program()), 4U);
}

TEST(Timers, fire_by_time_then_by_creation) {
  const auto run = record([] {
    const auto program = []() -> Co<void> { co_await gather{say("b", 2s), say("a", 1s), say("c", 2s), say("d", 2s)}; };
    coro::run(program());
  });
  EXPECT_THAT(run.output(), ElementsAreArray({"1.0 a", "2.0 b", "2.0 c", "2.0 d"}));
}

TEST(Timers, that_fall_due_while_the_thread_is_held_run_late_and_in_order) {
  const auto run = record([] {
    const auto program = []() -> Co<void> {
      const auto late = create_task(say("second", 2s));
      const auto early = create_task(say("first", 1s));
      co_await sleep(0s);
      block(5s);
      co_await late;
      co_await early;
    };
    coro::run(program());
  });
  EXPECT_THAT(run.output(), ElementsAreArray({"5.0 first", "5.0 second"}));
}

TEST(Timers, a_delay_that_is_not_a_number_is_refused) {
  const auto program = []() -> Co<void> { co_await sleep(Seconds(std::nan(""))); };
  Scheduler scheduler;
  EXPECT_THROW(scheduler.run(program()), ValueError);
}

TEST(Timers, a_delay_beyond_all_clocks_does_not_overflow) {
  const auto program = []() -> Co<void> { co_await sleep(Seconds(1e300)); };
  Scheduler scheduler;
  scheduler.run(program());
  EXPECT_EQ(scheduler.now(), std::chrono::nanoseconds::max());
}

TEST(Endings, tasks_that_are_left_are_cancelled_and_run_to_their_end) {
  const auto run = record([] {
    const auto leftover = []() -> Co<void> {
      try {
        co_await sleep(10s);
      } catch (const CancelledError&) {
        print("cleaned up");
        throw;
      }
    };
    const auto program = [&]() -> Co<void> {
      create_task(leftover());
      co_await sleep(1s);
      print("main is done");
    };
    coro::run(program());
  });
  EXPECT_THAT(run.output(), ElementsAreArray({"1.0 main is done", "1.0 cleaned up"}));
  EXPECT_EQ(run.why, trace::Why::ok);
  const auto ends = run.of(trace::Kind::task_end);
  ASSERT_EQ(ends.size(), 2U);
  EXPECT_EQ(ends[1].how, trace::How::cancelled);
  EXPECT_EQ(live_frames(), 0U);
}

TEST(Endings, a_deadlock_names_the_tasks_that_wait) {
  const auto waiter = [](Future<void> future) -> Co<void> { co_await future; };
  const auto run = record([&] {
    const auto program = [&]() -> Co<void> {
      const Future<void> never;
      co_await gather{waiter(never), waiter(never)};
    };
    coro::run(program());
  });
  EXPECT_EQ(run.why, trace::Why::deadlock);
  EXPECT_THAT(run.events.tasks(run.events.list.back()), ElementsAre(1, 2, 3));
  EXPECT_EQ(live_frames(), 0U);
}

TEST(Endings, a_loop_that_never_lets_time_pass_ends_at_the_limit_of_turns) {
  const auto spin = []() -> Co<void> {
    while (true) co_await sleep(0s);
  };
  EXPECT_EQ(record([&] { coro::run(spin()); }, {.max_turns = 1'000}).why, trace::Why::limit_turns);
  EXPECT_EQ(record([&] { coro::run(spin()); }, {.max_events = 1'000}).why, trace::Why::limit_events);
  EXPECT_EQ(live_frames(), 0U);
}

TEST(Endings, an_exception_that_leaves_the_program_is_an_error_event) {
  const auto run = record([] {
    const auto program = []() -> Co<void> {
      co_await sleep(1s);
      throw ValueError("boom");
    };
    coro::run(program());
  });
  EXPECT_EQ(run.why, trace::Why::error);
  const auto errors = run.of(trace::Kind::error);
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(run.events.text(errors[0].exc), "ValueError");
  EXPECT_EQ(run.events.text(errors[0].text), "boom");
}

TEST(Endings, run_inside_a_coroutine_is_refused) {
  const auto inner = []() -> Co<void> { co_return; };
  const auto program = [&]() -> Co<void> {
    coro::run(inner());
    co_return;
  };
  Scheduler scheduler;
  EXPECT_THROW(scheduler.run(program()), RuntimeError);
}

TEST(Endings, a_task_outside_a_scheduler_is_refused) {
  const auto program = []() -> Co<void> { co_return; };
  EXPECT_THROW(create_task(program()), RuntimeError);
  EXPECT_EQ(live_frames(), 0U);
}

/// Does things when it goes that only a running program should.
struct Meddler {
  Future<void> future;
  AnyTask task;
  ~Meddler() {
    if (!future.done()) future.set_result();
    task.cancel();
    print("never printed");
    static_cast<void>(call_soon([] { print("never called"); }));
  }
};
Co<void> wait_on(Future<void> future) { co_await future; }
Co<void> meddle(Future<void> future, AnyTask task) {
  const Meddler meddler{future, task};
  co_await Future<void>();
}

TEST(Scheduler, once_it_has_ended_destructors_wake_nobody_and_are_not_recorded) {
  const auto run = record([] {
    auto main = []() -> Co<void> {
      const Future<void> future;
      const auto early = create_task(wait_on(future));
      const auto one = create_task(meddle(future, early));
      const auto late = create_task(wait_on(Future<void>()));
      co_await meddle(Future<void>(), late);
    };
    coro::run(main());
  });
  EXPECT_EQ(run.why, trace::Why::deadlock);
  EXPECT_EQ(run.events.list.back().kind, trace::Kind::end);
  EXPECT_EQ(live_frames(), 0U);
}

// Real time and virtual time: the same program, its delays in milliseconds and well apart, gives the same order.
Co<void> worker(std::string name, Seconds first, Seconds second) {
  print(name, "begins");
  co_await sleep(first);
  print(name, "is half way");
  co_await sleep(0s);
  co_await sleep(second);
  print(name, "ends");
}
Co<void> workers() {
  co_await gather{worker("a", 30ms, 10ms), worker("b", 10ms, 50ms), worker("c", 20ms, 90ms)};
  const auto quick = create_task(worker("d", 5ms, 5ms));
  block(15ms);
  co_await quick;
}

TEST(RealClock, keeps_the_order_of_virtual_time) {
  const auto texts = [](ClockKind clock) {
    std::vector<std::string> lines;
    const auto run = record([] { coro::run(workers()); }, {.clock = clock});
    for (const auto& e : run.events.list) {
      lines.push_back(std::string(name(e.kind)) + " " + std::to_string(e.task) + " " +
                      std::string(run.events.text(e.text)));
    }
    return lines;
  };
  EXPECT_EQ(texts(ClockKind::virtual_time), texts(ClockKind::real_time));
}

TEST(RealClock, takes_at_least_the_time_that_it_shows) {
  const auto began = std::chrono::steady_clock::now();
  const auto run = record([] { coro::run(say("done", 20ms)); }, {.clock = ClockKind::real_time});
  EXPECT_GE(std::chrono::steady_clock::now() - began, 20ms);
  EXPECT_GE(run.total(), 0.02);
}

}  // namespace
}  // namespace coro
