// Condition.
#include <gtest/gtest.h>

#include "turns.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using namespace testing;

Co<void> wait_and_say(Condition condition, std::string name) {
  const auto held = co_await async_with(condition);
  print(name, "waits");
  const bool value = co_await condition.wait();
  print(name, value, condition.locked());
}

Co<void> waits(Condition condition, std::string name) {
  co_await testing::say_cancelled(name, wait_and_say(condition, name));
}

Co<void> notify(Condition condition, int n) {
  const auto held = co_await async_with(condition);
  condition.notify(n);
}

Co<void> notify_all(Condition condition) {
  const auto held = co_await async_with(condition);
  condition.notify_all();
}

TEST(Condition, those_who_are_notified_go_on_one_by_one_in_the_order_of_coming) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Condition condition;
              const auto a = create_task(waits(condition, "a"));
              const auto b = create_task(waits(condition, "b"));
              const auto c = create_task(waits(condition, "c"));
              const auto tick = create_task(ticks(7));
              co_await sleep(0s);
              co_await notify(condition, 2);
              print("notified");
              for (int i = 0; i < 3; ++i) co_await sleep(0s);
              co_await notify_all(condition);
              co_await gather{a, b, c};
              co_await tick;
            }),
            (Lines{"a waits", "b waits", "c waits", "tick 1", "notified", "tick 2", "a True True", "b True True",
                   "tick 3", "tick 4", "tick 5", "c True True", "tick 6", "tick 7"}));
}

TEST(Condition, who_is_notified_waits_for_the_lock) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Condition condition;
              const auto a = create_task(waits(condition, "a"));
              const auto tick = create_task(ticks(5));
              co_await sleep(0s);
              co_await condition.acquire();
              condition.notify();
              co_await sleep(0s);
              co_await sleep(0s);
              print("releases");
              condition.release();
              co_await a;
              co_await tick;
            }),
            (Lines{"a waits", "tick 1", "tick 2", "tick 3", "releases", "tick 4", "a True True", "tick 5"}));
}

Co<void> wait_for_something(Condition condition, std::shared_ptr<int> box) {
  const auto held = co_await async_with(condition);
  const auto look = [&box] {
    print("looks", *box);
    return *box;
  };
  const int found = co_await condition.wait_for(look);
  print("got", found);
}

TEST(Condition, wait_for_looks_before_and_after_each_wait_and_gives_what_it_saw) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Condition condition;
              const auto box = std::make_shared<int>(0);
              const auto waiting = create_task(wait_for_something(condition, box));
              for (int i = 0; i < 3; ++i) {
                co_await sleep(0s);
                co_await sleep(0s);
                const auto held = co_await async_with(condition);
                *box = i;
                condition.notify_all();
              }
              co_await waiting;
            }),
            (Lines{"looks 0", "looks 0", "looks 1", "got 1"}));
}

TEST(Condition, who_is_cancelled_takes_the_lock_first_and_wakes_another) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Condition condition;
              const auto a = create_task(waits(condition, "a"));
              const auto b = create_task(waits(condition, "b"));
              const auto tick = create_task(ticks(7));
              co_await sleep(0s);
              co_await condition.acquire();
              a.cancel();
              co_await sleep(0s);
              co_await sleep(0s);
              print("releases");
              condition.release();
              co_await gather{return_exceptions, a, b};
              co_await tick;
            }),
            (Lines{"a waits", "b waits", "tick 1", "tick 2", "tick 3", "releases", "tick 4", "a cancelled", "tick 5",
                   "b True True", "tick 6", "tick 7"}));
}

TEST(Condition, who_is_cancelled_after_the_wake_up_passes_it_on) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Condition condition;
              const auto a = create_task(waits(condition, "a"));
              const auto b = create_task(waits(condition, "b"));
              const auto tick = create_task(ticks(7));
              co_await sleep(0s);
              co_await notify(condition, 1);
              a.cancel();
              co_await gather{return_exceptions, a, b};
              co_await tick;
            }),
            (Lines{"a waits", "b waits", "tick 1", "tick 2", "a cancelled", "tick 3", "b True True", "tick 4", "tick 5",
                   "tick 6", "tick 7"}));
}

TEST(Condition, who_is_cancelled_again_and_again_still_takes_the_lock_before_it_leaves) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Condition condition;
              const auto a = create_task(waits(condition, "a"));
              const auto b = create_task(waits(condition, "b"));
              const auto tick = create_task(ticks(9));
              co_await sleep(0s);
              co_await condition.acquire();
              condition.notify();
              for (int i = 0; i < 2; ++i) {
                co_await sleep(0s);
                a.cancel();
              }
              co_await sleep(0s);
              print("releases");
              condition.release();
              co_await gather{return_exceptions, a, b};
              co_await tick;
              print(condition.locked());
            }),
            (Lines{"a waits", "b waits", "tick 1", "tick 2", "tick 3", "tick 4", "releases", "tick 5", "a cancelled",
                   "tick 6", "b True True", "tick 7", "tick 8", "tick 9", "False"}));
}

template <class F>
void say_error(F function) {
  try {
    function();
  } catch (const RuntimeError& error) {
    print(error);
  }
}

Co<void> bad_use_of_condition() {
  const Condition condition;
  say_error([&] { condition.notify(); });
  say_error([&] { condition.notify_all(); });
  say_error([&] { condition.release(); });
  try {
    co_await condition.wait();
  } catch (const RuntimeError& error) {
    print(error);
  }
  const auto held = co_await async_with(condition);
  condition.notify(0);
  condition.notify(-1);
  print("ok");
}

TEST(Condition, without_its_lock_says_so) {
  EXPECT_EQ(output_of(bad_use_of_condition), (Lines{"cannot notify on un-acquired lock", "cannot notify on un-acquired lock",
                                       "Lock is not acquired.", "cannot wait on un-acquired lock", "ok"}));
}

Co<void> wait_on(Condition condition, std::string name) {
  const auto held = co_await async_with(condition);
  co_await condition.wait();
  print(name);
}

TEST(Condition, two_may_share_a_lock) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Lock lock;
              const Condition a(lock);
              const Condition b(lock);
              const auto waiting_a = create_task(wait_on(a, "a"));
              const auto waiting_b = create_task(wait_on(b, "b"));
              co_await sleep(0s);
              {
                const auto held = co_await async_with(lock);
                print(a.locked(), b.locked());
                b.notify_all();
              }
              co_await notify_all(a);
              co_await gather{waiting_a, waiting_b};
            }),
            (Lines{"True True", "b", "a"}));
}

TEST(Condition, the_trace_names_the_function_of_the_program_that_waits) {
  const auto run = run_main([]() -> Co<void> {
    const Condition condition;
    const auto box = std::make_shared<int>(0);
    const auto a = create_task(waits(condition, "a"));
    const auto b = create_task(wait_for_something(condition, box));
    co_await sleep(1s);
    co_await condition.acquire();
    *box = 1;
    condition.notify_all();
    co_await sleep(1s);
    condition.release();
    co_await gather{a, b};
  });
  EXPECT_EQ(calls(run), (Lines{"sleep", "Condition.wait", "Condition.wait_for", "sleep", "Condition.wait",
                               "Condition.wait_for", ""}));
  EXPECT_EQ(wakes(run), (Lines{"1<t", "2<1", "3<1", "1<t", "2<1", "3<2", "1<3"}));
}

TEST(Condition, held_and_waited_for_when_the_run_ends_wakes_nobody) {
  const auto run = run_main([]() -> Co<void> {
    const Condition condition;
    const auto a = create_task(waits(condition, "a"));
    const auto b = create_task(waits(condition, "b"));
    co_await sleep(1s);
    const auto held = co_await async_with(condition);
    condition.notify(1);
    co_await Event().wait();
  });
  EXPECT_EQ(run.why, trace::Why::deadlock);
  EXPECT_EQ(run.events.list.back().kind, trace::Kind::end);
  EXPECT_EQ(live_frames(), 0U);
}

}  // namespace
}  // namespace coro
