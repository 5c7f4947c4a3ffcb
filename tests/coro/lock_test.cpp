// Lock, and `async with` over it.
#include <gtest/gtest.h>

#include "turns.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using namespace testing;

Co<void> hold(Lock lock, std::string name, int turns) {
  print(name, "wants");
  {
    const auto held = co_await async_with(lock);
    print(name, "has");
    for (int i = 0; i < turns; ++i) co_await sleep(0s);
  }
  print(name, "gone");
}

Co<void> try_acquire(Lock lock, std::string name) {
  co_await lock.acquire();
  print(name, "has");
  lock.release();
}

Co<void> tries(Lock lock, std::string name) { co_await testing::say_cancelled(name, try_acquire(lock, name)); }

TEST(Lock, is_handed_on_in_the_order_of_coming_a_turn_after_each_release) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Lock lock;
              const auto tick = create_task(ticks(8));
              co_await gather{hold(lock, "a", 1), hold(lock, "b", 1), hold(lock, "c", 0)};
              co_await tick;
            }),
            (Lines{"tick 1", "a wants", "a has", "b wants", "c wants", "tick 2", "a gone", "tick 3", "b has", "tick 4",
                   "b gone", "tick 5", "c has", "c gone", "tick 6", "tick 7", "tick 8"}));
}

Co<void> twice(Lock lock, std::string name) {
  for (int i = 0; i < 2; ++i) {
    co_await lock.acquire();
    print(name, i);
    co_await sleep(0s);
    lock.release();
  }
}

TEST(Lock, who_releases_it_and_wants_it_again_queues_behind) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Lock lock;
              co_await gather{twice(lock, "a"), twice(lock, "b")};
            }),
            (Lines{"a 0", "b 0", "a 1", "b 1"}));
}

TEST(Lock, free_but_promised_it_is_not_for_who_comes_now) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Lock lock;
              co_await lock.acquire();
              const auto b = create_task(hold(lock, "b", 0));
              co_await sleep(0s);
              lock.release();
              print("locked", lock.locked());
              co_await hold(lock, "main", 0);
              co_await b;
            }),
            (Lines{"b wants", "locked False", "main wants", "b has", "b gone", "main has", "main gone"}));
}

TEST(Lock, who_is_cancelled_while_waiting_leaves_the_line) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Lock lock;
              co_await lock.acquire();
              const auto a = create_task(tries(lock, "a"));
              const auto b = create_task(tries(lock, "b"));
              const auto c = create_task(tries(lock, "c"));
              co_await sleep(0s);
              b.cancel();
              co_await sleep(0s);
              lock.release();
              co_await gather{return_exceptions, a, b, c};
              print(lock.locked());
            }),
            (Lines{"b cancelled", "a has", "c has", "False"}));
}

TEST(Lock, who_is_cancelled_after_the_wake_up_passes_it_on) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Lock lock;
              co_await lock.acquire();
              const auto a = create_task(tries(lock, "a"));
              const auto b = create_task(tries(lock, "b"));
              const auto c = create_task(tries(lock, "c"));
              const auto tick = create_task(ticks(5));
              co_await sleep(0s);
              lock.release();
              a.cancel();
              co_await gather{return_exceptions, a, b, c};
              co_await tick;
            }),
            (Lines{"tick 1", "tick 2", "a cancelled", "tick 3", "b has", "tick 4", "c has", "tick 5"}));
}

TEST(Lock, released_while_the_head_of_the_line_is_being_cancelled_the_head_wakes_the_next) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Lock lock;
              co_await lock.acquire();
              const auto a = create_task(tries(lock, "a"));
              const auto b = create_task(tries(lock, "b"));
              const auto tick = create_task(ticks(5));
              co_await sleep(0s);
              a.cancel();
              lock.release();
              print("released");
              co_await gather{return_exceptions, a, b};
              co_await tick;
            }),
            (Lines{"tick 1", "released", "tick 2", "a cancelled", "tick 3", "b has", "tick 4", "tick 5"}));
}

TEST(Lock, where_all_who_wait_are_cancelled_it_is_free_at_once) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Lock lock;
              co_await lock.acquire();
              const auto a = create_task(tries(lock, "a"));
              const auto b = create_task(tries(lock, "b"));
              co_await sleep(0s);
              a.cancel();
              b.cancel();
              lock.release();
              co_await lock.acquire();
              print("main has");
              co_await gather{return_exceptions, a, b};
              print(lock.locked());
            }),
            (Lines{"main has", "a cancelled", "b cancelled", "True"}));
}

Co<void> bad_use_of_lock() {
  const Lock lock;
  try {
    lock.release();
  } catch (const RuntimeError& error) {
    print(error);
  }
  try {
    const auto held = co_await async_with(lock);
    lock.release();
    print("in");
  } catch (const RuntimeError& error) {
    print(error);
  }
  try {
    const auto held = co_await async_with(lock);
    throw ValueError("x");
  } catch (const ValueError& error) {
    print(error, lock.locked());
  }
  try {
    const auto held = co_await async_with(lock);
    lock.release();
    throw ValueError("this one leaves, as one is on its way");
  } catch (const ValueError& error) {
    print(error);
  }
}

TEST(Lock, released_when_nobody_holds_it_says_so_also_at_the_end_of_a_scope) {
  EXPECT_EQ(output_of(bad_use_of_lock), (Lines{"Lock is not acquired.", "in", "Lock is not acquired.", "x False",
                                       "this one leaves, as one is on its way"}));
}

Co<bool> locked_inside(Lock lock) {
  const auto held = co_await async_with(lock);
  co_return lock.locked();
}

TEST(Lock, is_released_where_a_return_leaves_the_scope) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Lock lock;
              print(co_await locked_inside(lock));
              print(lock.locked());
              print(co_await lock.acquire());
            }),
            (Lines{"True", "False", "True"}));
}

Co<void> first(Lock lock, Here = {}) {
#line 40
  const auto held = co_await async_with(lock);
#line 41
  co_await sleep(1s);
}

Co<void> second(Lock lock, Here = {}) {
#line 50
  const auto held = co_await async_with(lock);
}

TEST(Lock, the_trace_says_acquire_and_that_the_release_woke_the_next) {
  const auto run = run_main([]() -> Co<void> {
    const Lock lock;
    co_await gather{first(lock), second(lock)};
  });
  EXPECT_EQ(calls(run), (Lines{"", "sleep", "Lock.acquire"}));
  EXPECT_EQ(wakes(run), (Lines{"2<t", "3<2", "1<3"}));
  const auto suspends = run.of(trace::Kind::task_suspend);
  EXPECT_EQ(suspends[2].line, 50U);
  EXPECT_EQ(suspends[2].wait, trace::Wait::future);
  EXPECT_EQ(run.of(trace::Kind::co_new).size(), 3U);
  // The release comes before the end of the coroutine whose scope it is.
  std::size_t ready = 0;
  std::size_t end = 0;
  for (std::size_t i = 0; i < run.events.list.size(); ++i) {
    const trace::Event& e = run.events.list[i];
    if (e.kind == trace::Kind::task_ready && e.task == 3) ready = i;
    if (e.kind == trace::Kind::co_end && e.co == 2) end = i;
  }
  EXPECT_LT(ready, end);
}

TEST(Lock, an_acquire_can_be_a_task) {
  const auto run = run_main([]() -> Co<void> {
    const Lock lock;
    co_await lock.acquire();
    const auto task = create_task(lock.acquire());
    co_await sleep(1s);
    lock.release();
    print(co_await task);
  });
  EXPECT_EQ(run.texts(), Lines{"True"});
  EXPECT_EQ(run.events.text(run.of(trace::Kind::co_new).at(1).name), "Lock.acquire");
  EXPECT_EQ(calls(run), (Lines{"sleep", "Lock.acquire", ""}));
}

TEST(Lock, waited_for_on_another_scheduler_is_refused) {
  const Lock lock;
  const auto twice_acquired = [](Lock one) -> Co<void> {
    co_await one.acquire();
    co_await one.acquire();
  };
  const auto blocked = testing::record([&] { coro::run(twice_acquired(lock)); });
  EXPECT_EQ(blocked.why, trace::Why::deadlock);
  const auto run = testing::record([&] { coro::run(twice_acquired(lock)); });
  EXPECT_EQ(run.why, trace::Why::error);
  EXPECT_EQ(run.events.text(run.of(trace::Kind::error).at(0).text), "<Lock> is bound to a different event loop");
}

Co<void> deadlocked(Lock lock, Lock other) {
  const auto held = co_await async_with(lock);
  co_await sleep(1s);
  const auto never = co_await async_with(other);
  print("never");
}

TEST(Lock, held_when_the_run_ends_wakes_nobody) {
  Lock a;
  Lock b;
  const auto run = testing::record([&] {
    auto main = [](Lock one, Lock two) -> Co<void> {
      const auto third = create_task(hold(one, "third", 0));
      co_await gather{deadlocked(one, two), deadlocked(two, one)};
    };
    coro::run(main(a, b));
  });
  EXPECT_EQ(run.why, trace::Why::deadlock);
  EXPECT_EQ(run.events.list.back().kind, trace::Kind::end);
  EXPECT_EQ(live_frames(), 0U);
  EXPECT_TRUE(a.locked());  // what is held when all ends stays so
}

TEST(Lock, held_when_a_limit_ends_the_run_wakes_nobody) {
  SchedulerOptions options;
  options.max_turns = 20;
  const auto run = testing::record(
      [] {
        auto main = []() -> Co<void> {
          const Lock lock;
          const auto waiter = create_task(hold(lock, "b", 0));
          const auto held = co_await async_with(lock);
          while (true) co_await sleep(0s);
        };
        coro::run(main());
      },
      options);
  EXPECT_EQ(run.why, trace::Why::limit_turns);
  EXPECT_EQ(run.events.list.back().kind, trace::Kind::end);
  EXPECT_EQ(live_frames(), 0U);
}

}  // namespace
}  // namespace coro
