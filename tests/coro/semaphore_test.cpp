// Semaphore, BoundedSemaphore.
#include <gtest/gtest.h>

#include "turns.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using namespace testing;

Co<void> hold(Semaphore semaphore, std::string name, int turns) {
  const auto held = co_await async_with(semaphore);
  print(name, "has");
  for (int i = 0; i < turns; ++i) co_await sleep(0s);
}

Co<void> use(Semaphore semaphore, std::string name, int turns = 1) {
  co_await testing::say_cancelled(name, hold(semaphore, name, turns));
  print(name, "gone");
}

TEST(Semaphore, lets_so_many_in_and_the_others_in_the_order_of_coming) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Semaphore semaphore(2);
              const auto tick = create_task(ticks(7));
              co_await gather{use(semaphore, "a"), use(semaphore, "b"), use(semaphore, "c"), use(semaphore, "d")};
              co_await tick;
            }),
            (Lines{"tick 1", "a has", "b has", "tick 2", "a gone", "b gone", "tick 3", "c has", "d has", "tick 4",
                   "c gone", "d gone", "tick 5", "tick 6", "tick 7"}));
}

TEST(Semaphore, a_unit_is_handed_over_and_who_comes_later_queues_even_where_one_is_left) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Semaphore semaphore;
              co_await semaphore.acquire();
              const auto a = create_task(use(semaphore, "a", 0));
              co_await sleep(0s);
              semaphore.release();
              print(semaphore.locked());
              semaphore.release();
              print(semaphore.locked());
              co_await use(semaphore, "main", 0);
              co_await a;
              print(semaphore.locked());
            }),
            (Lines{"True", "True", "a has", "a gone", "main has", "main gone", "False"}));
}

TEST(Semaphore, who_is_cancelled_while_waiting_is_passed_over) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Semaphore semaphore(0);
              const auto a = create_task(use(semaphore, "a"));
              const auto b = create_task(use(semaphore, "b"));
              const auto c = create_task(use(semaphore, "c"));
              co_await sleep(0s);
              b.cancel();
              semaphore.release();
              semaphore.release();
              co_await gather{return_exceptions, a, b, c};
              print(semaphore.locked());
            }),
            (Lines{"b cancelled", "a has", "c has", "a gone", "c gone", "False"}));
}

TEST(Semaphore, who_is_cancelled_after_the_wake_up_gives_its_unit_to_the_next) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Semaphore semaphore(0);
              const auto a = create_task(use(semaphore, "a"));
              const auto b = create_task(use(semaphore, "b"));
              const auto c = create_task(use(semaphore, "c"));
              const auto tick = create_task(ticks(6));
              co_await sleep(0s);
              semaphore.release();
              a.cancel();
              for (int i = 0; i < 3; ++i) co_await sleep(0s);
              semaphore.release();
              co_await gather{return_exceptions, a, b, c};
              co_await tick;
            }),
            (Lines{"tick 1", "tick 2", "a cancelled", "tick 3", "b has", "tick 4", "b gone", "tick 5", "c has",
                   "tick 6", "c gone"}));
}

TEST(Semaphore, where_all_who_waited_are_cancelled_the_unit_is_left) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Semaphore semaphore(0);
              const auto a = create_task(use(semaphore, "a"));
              const auto b = create_task(use(semaphore, "b"));
              co_await sleep(0s);
              semaphore.release();
              a.cancel();
              b.cancel();
              co_await gather{return_exceptions, a, b};
              print(semaphore.locked());
              co_await semaphore.acquire();
              print(semaphore.locked());
            }),
            (Lines{"a cancelled", "b cancelled", "False", "True"}));
}

TEST(Semaphore, several_units_at_once_wake_several_in_one_turn) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Semaphore semaphore(0);
              const auto a = create_task(use(semaphore, "a"));
              const auto b = create_task(use(semaphore, "b"));
              const auto c = create_task(use(semaphore, "c"));
              const auto tick = create_task(ticks(5));
              co_await sleep(0s);
              for (int i = 0; i < 3; ++i) semaphore.release();
              co_await gather{a, b, c};
              co_await tick;
              print(semaphore.locked());
            }),
            (Lines{"tick 1", "tick 2", "a has", "b has", "c has", "tick 3", "a gone", "b gone", "c gone", "tick 4",
                   "tick 5", "False"}));
}

template <class F>
void say_error(F function) {
  try {
    function();
    print("nothing");
  } catch (const ValueError& error) {
    print(error, error.line());
  }
}

Co<void> bad_use_of_semaphore() {
#line 201
  say_error([] { Semaphore(-1); });
#line 202
  say_error([] { BoundedSemaphore(-1); });
  const BoundedSemaphore bounded(1);
#line 203
  say_error([&] { bounded.release(); });
  const Semaphore same = bounded;
  {
    const auto held = co_await async_with(bounded);
    print(same.locked());
  }
  print(same.locked());
#line 204
  say_error([&] { same.release(); });
  const Semaphore unbounded;
  say_error([&] { unbounded.release(); });
}

TEST(Semaphore, below_zero_or_released_too_often_says_so) {
  EXPECT_EQ(output_of(bad_use_of_semaphore),
            (Lines{"Semaphore initial value must be >= 0 201", "Semaphore initial value must be >= 0 202",
                   "BoundedSemaphore released too many times 203", "True", "False",
                   "BoundedSemaphore released too many times 204", "nothing"}));
}

TEST(Semaphore, the_trace_says_acquire_and_who_gave_the_unit) {
  const auto run = run_main([]() -> Co<void> {
    const BoundedSemaphore semaphore;
    co_await semaphore.acquire();
    const auto a = create_task(use(semaphore, "a", 0));
    co_await sleep(1s);
    semaphore.release();
    co_await a;
  });
  EXPECT_EQ(calls(run), (Lines{"sleep", "Semaphore.acquire", ""}));
  EXPECT_EQ(wakes(run), (Lines{"1<t", "2<1", "1<2"}));
}

TEST(Semaphore, held_and_waited_for_when_the_run_ends_wakes_nobody) {
  const auto run = run_main([]() -> Co<void> {
    const Semaphore semaphore(1);
    const auto held = co_await async_with(semaphore);
    co_await gather{use(semaphore, "a"), use(semaphore, "b")};
  });
  EXPECT_EQ(run.why, trace::Why::deadlock);
  EXPECT_EQ(run.events.list.back().kind, trace::Kind::end);
  EXPECT_EQ(live_frames(), 0U);
}

}  // namespace
}  // namespace coro
