// to_thread: a simulated worker beside the loop.
#include "coro/to_thread.hpp"

#include <gtest/gtest.h>

#include "coro/asyncio.hpp"
#include "recording.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using namespace testing;
using trace::Kind;

/// What a worker does: prints, works for a while, prints.
struct Saying {
  int n;
  int operator()() const {
    print("begin", n, Here(91U));
    block(Seconds(n));
    print("half", n, Here(92U));
    block(Seconds(n));
    return n;
  }
};

Co<void> ticks(int n) {
  for (int i = 0; i < n; ++i) {
    co_await sleep(1s);
    print("tick");
  }
}

TEST(ToThread, works_beside_the_loop_and_delivers_when_it_is_done) {
  const auto run = run_main([]() -> Co<void> {
    const auto ticking = create_task(ticks(3));
    print(co_await to_thread(Saying{1}));
    co_await ticking;
  });
  EXPECT_EQ(run.output(), (Lines{"0.0 begin 1", "1.0 half 1", "1.0 tick", "2.0 1", "2.0 tick", "3.0 tick"}));
}

TEST(ToThread, tells_the_trace_how_long_it_takes_and_what_a_worker_prints) {
  const auto run = run_main([]() -> Co<void> { co_await to_thread(Saying{1}); });
  const auto suspends = run.of(Kind::task_suspend);
  ASSERT_EQ(suspends.size(), 1U);
  EXPECT_EQ(suspends[0].wait, trace::Wait::future);
  EXPECT_EQ(run.events.text(suspends[0].call), "to_thread");
  EXPECT_DOUBLE_EQ(suspends[0].delay, 2);
  const auto prints = run.of(Kind::print);
  ASSERT_EQ(prints.size(), 2U);
  EXPECT_EQ(prints[1].task, 0U);
  EXPECT_EQ(prints[1].co, 0U);
  EXPECT_EQ(prints[1].line, 92U);
  EXPECT_EQ(run.of(Kind::task_resume)[0].cause.kind, trace::Cause::Kind::timer);
  EXPECT_TRUE(run.of(Kind::block_begin).empty());
  EXPECT_EQ(run.of(Kind::end)[0].n, 10U);  // one turn for the timer, one to resume, seven for the end
}

TEST(ToThread, what_it_throws_comes_out_of_the_await) {
  const auto run = run_main([]() -> Co<void> {
    std::string text;
    try {
      co_await to_thread([] {
        block(1s);
        throw ValueError("in worker");
      });
    } catch (const ValueError& error) {
      text = error.text();
    }
    print(text);
  });
  EXPECT_EQ(run.output(), Lines{"1.0 in worker"});
}

TEST(ToThread, there_is_no_loop_in_a_worker) {
  const auto run = run_main([]() -> Co<void> {
    std::string text;
    try {
      co_await to_thread([] { create_task(ticks(1)); });
    } catch (const RuntimeError& error) {
      text = error.text();
    }
    print(text);
  });
  EXPECT_EQ(run.output(), Lines{"0.0 no running event loop"});
}

TEST(ToThread, at_most_so_many_work_at_a_time_in_order) {
  const auto run = run_main(
      []() -> Co<void> {
        const std::vector<int> results =
            co_await gather{to_thread(Saying{1}), to_thread(Saying{2}), to_thread(Saying{1}), to_thread(Saying{1})};
        print(results);
      },
      {.workers = 2});
  EXPECT_EQ(run.output(), (Lines{"0.0 begin 1", "0.0 begin 2", "1.0 half 1", "2.0 half 2", "2.0 begin 1", "3.0 half 1",
                                 "4.0 begin 1", "5.0 half 1", "6.0 [1, 2, 1, 1]"}));
  EXPECT_DOUBLE_EQ(run.of(Kind::task_suspend)[3].delay, 0);  // no worker is free: nobody knows
}

TEST(ToThread, a_cancelled_await_leaves_the_worker_at_work_and_the_end_of_the_run_waits_for_it) {
  const auto run = run_main([]() -> Co<void> {
    const auto task = create_task(to_thread(Saying{3}));
    co_await sleep(1s);
    task.cancel();
    bool cancelled = false;
    try {
      co_await task;
    } catch (const CancelledError&) {
      cancelled = true;
    }
    print("cancelled", cancelled);
  });
  EXPECT_EQ(run.output(), (Lines{"0.0 begin 3", "1.0 cancelled True", "3.0 half 3"}));
  EXPECT_DOUBLE_EQ(run.total(), 6);
}

TEST(ToThread, a_call_that_is_cancelled_before_a_worker_is_free_never_begins) {
  const auto run = run_main(
      []() -> Co<void> {
        const auto first = create_task(to_thread(Saying{1}));
        const auto second = create_task(to_thread(Saying{5}));
        co_await sleep(1s);
        second.cancel();
        co_await first;
      },
      {.workers = 1});
  EXPECT_EQ(run.output(), (Lines{"0.0 begin 1", "1.0 half 1"}));
  EXPECT_DOUBLE_EQ(run.total(), 2);
}

TEST(ToThread, prints_while_the_loop_is_held_come_out_after_that) {
  const auto run = run_main([]() -> Co<void> {
    const auto task = create_task(to_thread(Saying{1}));
    co_await sleep(0s);
    block(3s);
    print("held");
    print(co_await task);
  });
  EXPECT_EQ(run.output(), (Lines{"3.0 held", "3.0 begin 1", "3.0 half 1", "3.0 1"}));
}

struct Working {
  int n;
  void operator()() const {
    block(Seconds(n));
    print("worked", n, Here(94U));
  }
};

TEST(ToThread, the_end_of_a_run_waits_in_as_many_turns_as_in_cpython) {
  const auto idle = run_main([]() -> Co<void> {
    co_await to_thread(Working{1});
    co_await sleep(1s);
  });
  EXPECT_EQ(idle.of(Kind::end)[0].n, 12U);
  const auto busy = run_main([]() -> Co<void> {
    create_task(to_thread(Working{2}));
    co_await sleep(1s);
  });
  EXPECT_EQ(busy.of(Kind::end)[0].n, 15U);
  EXPECT_DOUBLE_EQ(busy.total(), 2);
}

Co<void> works_later() {
  co_await sleep(2s);
  std::string text;
  try {
    co_await to_thread(Working{0});
  } catch (const RuntimeError& error) {
    text = error.text();
  }
  print(text);
}
Co<void> leaves_a_task() {
  try {
    co_await sleep(9s);
  } catch (const CancelledError&) {
  }
  create_task(works_later());
}

TEST(ToThread, is_refused_while_the_end_of_a_run_waits_for_workers_and_not_in_the_next_run) {
  static constexpr auto main = []() -> Co<void> {
    create_task(leaves_a_task());
    create_task(to_thread(Working{5}));
    co_await sleep(1s);
  };
  static constexpr auto next = []() -> Co<void> { co_await to_thread(Working{1}); };
  const auto run = testing::record([] {
    coro::run(main());
    coro::run(next());
  });
  EXPECT_EQ(run.output(), (Lines{"3.0 Executor shutdown has been called", "5.0 worked 5", "6.0 worked 1"}));
}

TEST(ToThread, the_end_of_a_run_waits_no_longer_than_five_minutes) {
  static constexpr auto main = []() -> Co<void> {
    create_task(to_thread(Working{400}));
    co_await sleep(1s);
  };
  ::testing::internal::CaptureStderr();
  const auto run = testing::record([] {
    coro::run(main());
    print("after");
  });
  EXPECT_EQ(run.output(), (Lines{"301.0 after", "400.0 worked 400"}));
  EXPECT_EQ(::testing::internal::GetCapturedStderr(),
            "RuntimeWarning: The executor did not finishing joining its threads within 300 seconds.\n");
}

TEST(ToThread, a_worker_is_not_held_by_what_holds_the_loop) {
  const auto run = run_main(
      []() -> Co<void> {
        const auto first = create_task(to_thread(Working{2}));
        const auto second = create_task(to_thread(Working{2}));
        co_await sleep(0s);
        block(3s);
        co_await second;
      },
      {.workers = 1});
  EXPECT_EQ(run.output(), (Lines{"3.0 worked 2", "4.0 worked 2"}));
}

TEST(ToThread, what_a_function_holds_is_let_go_of_once) {
  const auto held = std::make_shared<int>(1);
  testing::record([&held] {
    auto main = [](std::shared_ptr<int> kept) -> Co<void> {
      const auto counts = [kept] { return kept.use_count(); };
      print(co_await to_thread(counts));
    };
    coro::run(main(held));
  });
  EXPECT_EQ(held.use_count(), 1);
}

TEST(ToThread, those_that_wait_when_the_run_is_stopped_are_destroyed) {
  const auto held = std::make_shared<int>(1);
  const auto run = testing::record(
      [&held] {
        auto main = [](std::shared_ptr<int> kept) -> Co<void> {
          const auto work = [kept] { block(1s); };
          co_await gather{to_thread(work), to_thread(work)};
        };
        coro::run(main(held));
      },
      {.max_turns = 3, .workers = 1});
  EXPECT_EQ(run.why, trace::Why::limit_turns);
  EXPECT_EQ(held.use_count(), 1);
}

TEST(ToThread, takes_real_time_on_a_real_clock) {
  Scheduler scheduler({.clock = ClockKind::real_time});
  const auto began = std::chrono::steady_clock::now();
  const auto main = []() -> Co<int> {
    const auto results = co_await gather{to_thread([] {
                                           block(20ms);
                                           return 1;
                                         }),
                                         to_thread([] {
                                           block(20ms);
                                           return 2;
                                         })};
    co_return results[0] + results[1];
  };
  EXPECT_EQ(scheduler.run(main()), 3);
  const auto took = std::chrono::steady_clock::now() - began;
  EXPECT_GE(took, 20ms);
  EXPECT_LT(scheduler.now(), 5s);
}

}  // namespace
}  // namespace coro
