// Async generators. Every expectation is what CPython 3.13 does with the same program: "turn|time text".
#include "coro/async_generator.hpp"

#include <gtest/gtest.h>

#include "coro/asyncio.hpp"
#include "recording.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using namespace testing;
using trace::Kind;

/// try: yield ...; finally: await sleep(nap)
AsyncGenerator<int> ticker(int n, std::string name = "t", Seconds nap = 0s) {
  std::exception_ptr left;
  try {
    for (int i = 0; i < n; ++i) co_yield i;
  } catch (...) {
    left = std::current_exception();
    print(name, "got", describe(left).type);
  }
  print(name, "finally");
  co_await sleep(nap);
  print(name, "closed");
  if (left) std::rethrow_exception(left);
}

AsyncGenerator<int> slow(Definition = {"slow", 40}) {
  std::exception_ptr left;
  try {
    for (int i = 1;; ++i) {
      co_await at_line(41, sleep(1s));
      co_yield at_line(42, i);
    }
  } catch (...) {
    left = std::current_exception();
    print("slow", describe(left).type);
  }
  std::rethrow_exception(left);
}

/// finally: yield
AsyncGenerator<int> stubborn() {
  std::exception_ptr left;
  try {
    co_yield 1;
  } catch (...) {
    left = std::current_exception();
  }
  print("finally");
  co_yield 2;
  std::rethrow_exception(left);
}

/// finally: raise
AsyncGenerator<int> raiser() {
  std::exception_ptr left;
  try {
    co_yield 1;
  } catch (...) {
    left = std::current_exception();
  }
  throw ValueError("in finally");
}

Co<void> first_of(AsyncGenerator<int> generator) {
  while (const auto x = co_await generator.next()) {
    print("got", *x);
    break;
  }
}

TEST(AsyncGenerator, hands_out_its_values_and_ends) {
  const auto run = run_main([]() -> Co<void> {
    const auto generator = ticker(2);
    while (const auto x = co_await generator.next()) print(*x);
    EXPECT_FALSE((co_await generator.next()).has_value());
    EXPECT_EQ(generator.id(), 0U);
  });
  EXPECT_EQ(run.turns(), (Lines{"1|0.0 0", "1|0.0 1", "1|0.0 t finally", "2|0.0 t closed", "7|0.0 ok"}));
}

TEST(AsyncGenerator, left_by_break_is_closed_by_a_task_that_the_next_turn_makes) {
  const auto run = run_main([]() -> Co<void> {
    {
      const auto generator = ticker(3);
      while (const auto x = co_await generator.next()) {
        print("got", *x);
        break;
      }
    }
    print("after");
    co_await sleep(1s);
    print("end");
  });
  EXPECT_EQ(run.turns(), (Lines{"1|0.0 got 0", "1|0.0 after", "3|0.0 t got GeneratorExit", "3|0.0 t finally",
                                "4|0.0 t closed", "6|1.0 end", "11|1.0 ok"}));
}

TEST(AsyncGenerator, left_as_main_ends_gets_the_cancel_of_the_task_that_closes_it) {
  const auto run = run_main([]() -> Co<void> {
    {
      const auto generator = ticker(3);
      static_cast<void>(co_await generator.next());
    }
    print("after");
  });
  EXPECT_EQ(run.turns(),
            (Lines{"1|0.0 after", "3|0.0 t got CancelledError", "3|0.0 t finally", "4|0.0 t closed", "10|0.0 ok"}));
}

TEST(AsyncGenerator, aclose_runs_it_to_its_end_here) {
  const auto run = run_main([]() -> Co<void> {
    const auto generator = ticker(3);
    print(*co_await generator.next());
    co_await generator.aclose();
    print("closed");
    co_await generator.aclose();
    EXPECT_FALSE((co_await generator.next()).has_value());
    const auto never = ticker(3);
    co_await never.aclose();
    EXPECT_FALSE((co_await never.next()).has_value());
    print("end");
  });
  EXPECT_EQ(run.turns(), (Lines{"1|0.0 0", "1|0.0 t got GeneratorExit", "1|0.0 t finally", "2|0.0 t closed",
                                "2|0.0 closed", "2|0.0 end", "7|0.0 ok"}));
}

TEST(AsyncGenerator, that_yields_while_it_is_closed_ignores_the_exit) {
  const auto run = run_main([]() -> Co<void> {
    const auto generator = stubborn();
    static_cast<void>(co_await generator.next());
    std::string text;
    try {
      co_await generator.aclose();
    } catch (const RuntimeError& error) {
      text = error.text();
    }
    print(text);
  });
  EXPECT_EQ(run.turns(), (Lines{"1|0.0 finally", "1|0.0 async generator ignored GeneratorExit", "6|0.0 ok"}));
}

TEST(AsyncGenerator, that_does_so_when_dropped_fails_the_task_that_closes_it) {
  const auto run = run_main([]() -> Co<void> {
    co_await first_of(stubborn());
    co_await sleep(1s);
    print("end");
  });
  EXPECT_EQ(run.turns(), (Lines{"1|0.0 got 1", "3|0.0 finally", "5|1.0 end", "10|1.0 ok"}));
  EXPECT_EQ(run.events.text(run.of(Kind::task_end).at(0).exc), "RuntimeError");
}

TEST(AsyncGenerator, can_end_instead_of_letting_the_exit_through) {
  static constexpr auto swallow = []() -> AsyncGenerator<int> {
    try {
      co_yield 1;
    } catch (const GeneratorExit&) {
      print("swallowed");
    }
  };
  const auto run = run_main([]() -> Co<void> {
    const auto generator = swallow();
    static_cast<void>(co_await generator.next());
    co_await generator.aclose();
    co_await first_of(swallow());
    co_await sleep(0s);
    co_await sleep(0s);
    co_await sleep(0s);
    print("end");
  });
  EXPECT_EQ(run.turns(), (Lines{"1|0.0 swallowed", "1|0.0 got 1", "3|0.0 swallowed", "4|0.0 end", "9|0.0 ok"}));
}

Co<void> asks(AsyncGenerator<int> generator) {
  std::string text;
  try {
    print("next", co_await anext(generator));
  } catch (const RuntimeError& error) {
    text = error.text();
  }
  print(text);
}
Co<void> closes(AsyncGenerator<int> generator) {
  std::string text;
  try {
    co_await generator.aclose();
  } catch (const RuntimeError& error) {
    text = error.text();
  }
  print(text);
}

TEST(AsyncGenerator, runs_once_at_a_time) {
  static constexpr auto once = []() -> AsyncGenerator<int> {
    co_await sleep(1s);
    co_yield 1;
  };
  const auto run = run_main([]() -> Co<void> {
    const auto generator = once();
    co_await gather{asks(generator), asks(generator), closes(generator)};
  });
  EXPECT_EQ(run.turns(), (Lines{"2|0.0 anext(): asynchronous generator is already running",
                                "2|0.0 aclose(): asynchronous generator is already running", "5|1.0 next 1", "5|1.0 ",
                                "15|1.0 ok"}));
}

TEST(AsyncGenerator, anext_throws_at_the_end_or_gives_what_it_was_told) {
  const auto run = run_main([]() -> Co<void> {
    const auto generator = ticker(1);
    print(co_await anext(generator));
    bool stopped = false;
    try {
      co_await anext(generator);
    } catch (const StopAsyncIteration&) {
      stopped = true;
    }
    print(stopped, co_await anext(generator, 9));
  });
  EXPECT_EQ(run.turns(), (Lines{"1|0.0 0", "1|0.0 t finally", "2|0.0 t closed", "2|0.0 True 9", "7|0.0 ok"}));
}

TEST(AsyncGenerator, those_left_open_are_closed_together_at_the_end_of_the_run) {
  static std::vector<AsyncGenerator<int>> kept;
  const auto run = testing::record([] {
    const auto main = []() -> Co<void> {
      for (int k = 0; k < 3; ++k) {
        kept.push_back(ticker(3, "g" + std::to_string(k), Seconds(3 - k)));
        static_cast<void>(co_await kept.back().next());
      }
      kept.push_back(ticker(3, "never"));
      print("main ends");
    };
    coro::run(main());
  });
  EXPECT_EQ(run.turns(),
            (Lines{"1|0.0 main ends", "4|0.0 g0 got GeneratorExit", "4|0.0 g0 finally", "4|0.0 g1 got GeneratorExit",
                   "4|0.0 g1 finally", "4|0.0 g2 got GeneratorExit", "4|0.0 g2 finally", "6|1.0 g2 closed",
                   "9|2.0 g1 closed", "12|3.0 g0 closed", "17|3.0 ok"}));
  kept.clear();
  EXPECT_EQ(live_frames(), 0U);
}

TEST(AsyncGenerator, what_fails_in_closing_is_reported_and_the_run_ends) {
  static std::vector<AsyncGenerator<int>> kept;
  ::testing::internal::CaptureStderr();
  const auto run = testing::record([] {
    const auto main = []() -> Co<void> {
      kept.push_back(raiser());
      static_cast<void>(co_await kept.back().next());
    };
    coro::run(main());
  });
  kept.clear();
  EXPECT_EQ(run.turns(), Lines{"9|0.0 ok"});
  EXPECT_EQ(::testing::internal::GetCapturedStderr(),
            "an error occurred during closing of asynchronous generator: ValueError: in finally\n");
}

TEST(AsyncGenerator, cancelled_in_an_await_ends) {
  static constexpr auto all = [](AsyncGenerator<int> generator) -> Co<void> {
    while (const auto x = co_await generator.next()) print("x", *x);
  };
  const auto run = run_main([]() -> Co<void> {
    const auto task = create_task(all(slow()));
    co_await sleep(1.5s);
    task.cancel();
    bool cancelled = false;
    try {
      co_await task;
    } catch (const CancelledError&) {
      cancelled = true;
    }
    print(cancelled);
  });
  EXPECT_EQ(run.turns(), (Lines{"4|1.0 x 1", "7|1.5 slow CancelledError", "8|1.5 True", "13|1.5 ok"}));
}

AsyncGenerator<int> take(AsyncGenerator<int> generator, int n) {
  std::exception_ptr left;
  try {
    while (const auto x = co_await generator.next()) {
      co_yield *x;
      if (--n == 0) break;
    }
  } catch (...) {
    left = std::current_exception();
  }
  print("take ends");
  if (left) std::rethrow_exception(left);
}

TEST(AsyncGenerator, lets_go_of_what_it_holds_when_it_ends) {
  const auto run = run_main([]() -> Co<void> {
    {
      const auto generator = take(ticker(5), 2);
      while (const auto x = co_await generator.next()) print(*x);
      print("after");
    }
    co_await first_of(take(ticker(5, "u"), 2));
    print("after 2");
    co_await sleep(1s);
  });
  EXPECT_EQ(run.turns(), (Lines{"1|0.0 0", "1|0.0 1", "1|0.0 take ends", "1|0.0 after", "1|0.0 got 0", "1|0.0 after 2",
                                "3|0.0 t got GeneratorExit", "3|0.0 t finally", "3|0.0 take ends", "4|0.0 t closed",
                                "5|0.0 u got GeneratorExit", "5|0.0 u finally", "6|0.0 u closed", "13|1.0 ok"}));
}

Co<void> says(std::string text) {
  print(text);
  co_return;
}
Co<void> starts_and_yields(AsyncGenerator<int> generator) {
  co_await generator.next();
  co_await sleep(0s);
}
Co<void> spawns_behind(Task<void> task) {
  co_await task;
  create_task(says("spawned"));
}

TEST(AsyncGenerator, a_task_lets_go_of_it_before_anybody_hears_of_its_end) {
  const auto run = run_main([]() -> Co<void> {
    const auto task = create_task(starts_and_yields(ticker(3)));
    const auto spawner = create_task(spawns_behind(task));
    co_await sleep(1s);
  });
  EXPECT_EQ(run.turns(),
            (Lines{"5|0.0 t got GeneratorExit", "5|0.0 t finally", "5|0.0 spawned", "6|0.0 t closed", "13|1.0 ok"}));
}

TEST(AsyncGenerator, is_destroyed_when_the_run_comes_to_a_deadlock) {
  static std::vector<AsyncGenerator<int>> kept;
  static constexpr auto stuck = []() -> AsyncGenerator<int> {
    co_await Future<void>();
    co_yield 1;
  };
  const auto run = testing::record([] {
    const auto main = []() -> Co<void> {
      kept.push_back(ticker(3));
      static_cast<void>(co_await kept.back().next());
      const auto generator = stuck();
      static_cast<void>(co_await generator.next());
    };
    coro::run(main());
  });
  EXPECT_EQ(run.turns(), Lines{"1|0.0 deadlock"});
  EXPECT_EQ(live_frames(), 1U);
  kept.clear();
  EXPECT_EQ(live_frames(), 0U);
}

TEST(AsyncGenerator, runs_unrecorded_for_a_hundred_thousand_steps) {
  static constexpr auto count = [](int n) -> AsyncGenerator<int> {
    for (int i = 0; i < n; ++i) co_yield i;
  };
  const auto main = []() -> Co<int> {
    int sum = 0;
    const auto generator = count(100'000);
    while (const auto x = co_await generator.next()) sum += *x % 2;
    co_return sum;
  };
  Scheduler scheduler;
  EXPECT_EQ(scheduler.run(main()), 50'000);
  EXPECT_EQ(live_frames(), 0U);
}

TEST(AsyncGenerator, the_chain_names_who_awaits_it_now_and_where) {
  static constexpr auto other = [](AsyncGenerator<int> generator, Definition) -> Co<void> {
    co_await at_line(31, generator.next());
  };
  const auto run = run_main([]() -> Co<void> {
    const auto generator = slow();
    co_await at_line(21, generator.next());
    co_await at_line(22, sleep(1s));
    co_await at_line(23, other(generator, {"other", 30}));
    co_await at_line(24, generator.next());
  });
  std::vector<std::vector<trace::Link>> chains;
  for (const trace::Event& e : run.of(Kind::task_suspend)) {
    const auto chain = run.events.chain(e);
    chains.emplace_back(chain.begin(), chain.end());
  }
  using Chain = std::vector<trace::Link>;
  ASSERT_GE(chains.size(), 4U);
  EXPECT_EQ(chains[0], (Chain{{1, 21}, {2, 41}}));
  EXPECT_EQ(chains[1], (Chain{{1, 22}}));
  EXPECT_EQ(chains[2], (Chain{{1, 23}, {3, 31}, {2, 41}}));
  EXPECT_EQ(chains[3], (Chain{{1, 24}, {2, 41}}));
}

TEST(AsyncGenerator, the_task_that_closes_it_runs_its_own_coroutine) {
  const auto run = run_main([]() -> Co<void> {
    {
      const auto generator = slow();
      static_cast<void>(co_await generator.next());
    }
    co_await sleep(1s);
  });
  const auto made = run.of(Kind::task_new);
  ASSERT_EQ(made.size(), 2U);
  EXPECT_EQ(made[1].co, 2U);
  EXPECT_EQ(made[1].by, 0U);
  EXPECT_EQ(made[1].line, 42U);
  EXPECT_EQ(run.events.text(made[1].name), "slow");
  const auto started = run.of(Kind::task_start);
  EXPECT_EQ(started[1].line, 40U);
  EXPECT_EQ(started[1].cause, (trace::Cause{trace::Cause::Kind::task, 1}));
  const auto ends = run.of(Kind::co_end);
  EXPECT_EQ(ends[0].co, 2U);
  EXPECT_EQ(ends[0].task, 2U);
  EXPECT_EQ(ends[0].how, trace::How::closed);
  EXPECT_EQ(run.of(Kind::task_end)[0].how, trace::How::returned);
}

}  // namespace
}  // namespace coro
