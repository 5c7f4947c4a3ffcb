// How asyncio.run ends, and what it tells on standard error. Every expectation is what CPython 3.13 does with the same
// program: "turn|time text".
#include <gtest/gtest.h>

#include "coro/asyncio.hpp"
#include "recording.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using namespace testing;
using trace::Kind;

struct Ending {
  testing::Recording run;
  std::string told;  ///< on standard error
};

template <class Main>
Ending ending_of(const Main& main) {
  ::testing::internal::CaptureStderr();
  auto run = testing::run_main(main);
  return {std::move(run), ::testing::internal::GetCapturedStderr()};
}

/// try: await sleep(10); finally: await sleep(n)
Co<void> left(int n) {
  std::exception_ptr leaves;
  try {
    co_await sleep(10s);
  } catch (...) {
    leaves = std::current_exception();
  }
  print("fin", n);
  co_await sleep(Seconds(n));
  print("done", n);
  if (leaves) std::rethrow_exception(leaves);
}

Co<void> fails(std::string text) {
  throw ValueError(text);
  co_return;
}

Co<void> fails_when_cancelled() {
  try {
    co_await sleep(10s);
  } catch (const CancelledError&) {
  }
  throw ValueError("in finally");
}

Co<void> hears_no_cancel() {
  try {
    co_await sleep(10s);
  } catch (const CancelledError&) {
    print("deaf");
  }
  co_await sleep(1s);
  print("on");
}

TEST(RunEnd, tasks_that_are_left_are_cancelled_in_order_and_run_to_their_end) {
  const auto [run, told] = ending_of([]() -> Co<void> {
    for (const int n : {2, 1, 0}) create_task(left(n));
    co_await sleep(1s);
    print("main ends");
  });
  EXPECT_EQ(run.turns(), (Lines{"4|1.0 main ends", "6|1.0 fin 2", "6|1.0 fin 1", "6|1.0 fin 0", "7|1.0 done 0",
                                "10|2.0 done 1", "13|3.0 done 2", "19|3.0 ok"}));
  EXPECT_EQ(told, "");
}

TEST(RunEnd, what_they_fail_with_is_told_and_who_does_not_hear_the_cancel_ends_all_the_same) {
  const auto [run, told] = ending_of([]() -> Co<void> {
    create_task(fails_when_cancelled());
    create_task(hears_no_cancel());
    co_await sleep(1s);
  });
  EXPECT_EQ(run.turns(), (Lines{"6|1.0 deaf", "9|2.0 on", "15|2.0 ok"}));
  EXPECT_EQ(told, "unhandled exception during asyncio.run() shutdown: ValueError: in finally\n");
}

TEST(RunEnd, it_ends_in_the_same_way_when_main_fails) {
  const auto [run, told] = ending_of([]() -> Co<void> {
    create_task(left(0));
    co_await sleep(1s);
    throw ValueError("main");
  });
  EXPECT_EQ(run.turns(), (Lines{"6|1.0 fin 0", "7|1.0 done 0", "13|1.0 error"}));
  EXPECT_EQ(run.events.text(run.of(Kind::error).at(0).text), "main");
}

TEST(RunEnd, and_when_main_is_cancelled) {
  const auto [run, told] = ending_of([]() -> Co<void> {
    create_task(left(0));
    co_await sleep(1s);
    current_task()->cancel();
    co_await sleep(1s);
  });
  EXPECT_EQ(run.turns(), (Lines{"7|1.0 fin 0", "8|1.0 done 0", "14|1.0 error"}));
  EXPECT_EQ(run.events.text(run.of(Kind::error).at(0).exc), "CancelledError");
}

TEST(RunEnd, a_task_that_was_just_made_starts_in_the_last_turn) {
  const auto [run, told] = ending_of([]() -> Co<void> {
    create_task([]() -> Co<void> {
      print("starts");
      co_return;
    }());
    print("main");
    co_return;
  });
  EXPECT_EQ(run.turns(), (Lines{"1|0.0 main", "2|0.0 starts", "6|0.0 ok"}));
}

TEST(RunEnd, a_task_that_is_made_in_the_ending_is_left_alone) {
  static constexpr auto spawns = []() -> Co<void> {
    try {
      co_await sleep(10s);
    } catch (const CancelledError&) {
    }
    create_task(left(5));
    co_await sleep(1s);
    print("fin");
  };
  const auto [run, told] = ending_of([]() -> Co<void> {
    create_task(spawns());
    co_await sleep(1s);
  });
  EXPECT_EQ(run.turns(), (Lines{"9|2.0 fin", "15|2.0 ok"}));
}

AsyncGenerator<int> numbers(int n, Seconds nap = Seconds(0)) {
  if (nap.count() > 0) co_await sleep(nap);
  for (int i = 0; i < n; ++i) co_yield i;
}

/// Says the name that a task has which is made now, turn by turn.
Co<void> names_tasks() {
  for (int i = 0; i < 9; ++i) {
    print(create_task(sleep(0s)).get_name());
    co_await sleep(0s);
  }
}
Co<void> asks(AsyncGenerator<int> generator) { co_await generator.next(); }
/// Is cancelled as the run ends, and makes tasks then.
Co<void> leaves_two(AsyncGenerator<int> generator) {
  try {
    co_await sleep(9s);
  } catch (const CancelledError&) {
  }
  create_task(names_tasks());
  create_task(asks(generator));
}

TEST(RunEnd, generators_that_are_over_or_running_cost_a_task_and_turns_as_well) {
  static std::vector<AsyncGenerator<int>> kept;
  const auto [run, told] = ending_of([]() -> Co<void> {
    for (const auto& generator : {numbers(0), numbers(1, 5s), numbers(1)}) kept.push_back(generator);
    static_cast<void>(co_await kept[0].next());
    co_await kept[2].aclose();
    create_task(leaves_two(kept[1]));
    co_await sleep(1s);
  });
  kept.clear();
  // Task-7 closes the generators, Task-9 to Task-11 one each, Task-16 the workers.
  EXPECT_EQ(run.texts(),
            (Lines{"Task-5", "Task-6", "Task-8", "Task-12", "Task-13", "Task-14", "Task-15", "Task-17", "Task-18"}));
  EXPECT_EQ(
      told,
      "an error occurred during closing of asynchronous generator: RuntimeError: aclose(): asynchronous generator "
      "is already running\n");
}

TEST(RunEnd, a_generator_that_was_only_refused_is_closed_when_dropped) {
  const auto [run, told] = ending_of([]() -> Co<void> {
    {
      const auto generator = []() -> AsyncGenerator<int, int> { co_yield 1; }();
      try {
        co_await generator.asend(5);
      } catch (const TypeError&) {
      }
    }
    print(create_task(sleep(0s)).get_name());
    co_await sleep(0s);
    co_await sleep(0s);
    print(create_task(sleep(0s)).get_name());
  });
  EXPECT_EQ(run.texts(), (Lines{"Task-2", "Task-4"}));
  EXPECT_EQ(run.of(Kind::task_new).size(), 3U);
}

TEST(Run, is_refused_inside_a_run) {
  const auto [run, told] = ending_of([]() -> Co<void> {
    std::string text;
    try {
      coro::run(fails("never"));
    } catch (const RuntimeError& error) {
      text = error.text();
    }
    print(text);
    co_return;
  });
  EXPECT_EQ(run.turns(), (Lines{"1|0.0 asyncio.run() cannot be called from a running event loop", "6|0.0 ok"}));
  EXPECT_EQ(run.of(Kind::co_never_awaited).size(), 1U);
}

TEST(Run, takes_a_library_coroutine_and_refuses_a_future) {
  std::string text;
  const auto run = testing::record([&text] {
    print(coro::run(sleep(1s, 5)));
    try {
      coro::run(Future<int>());
    } catch (const ValueError& error) {
      text = error.text();
    }
  });
  EXPECT_EQ(run.output(), Lines{"1.0 5"});
  EXPECT_EQ(run.events.text(run.of(Kind::co_start).at(0).name), "sleep");
  EXPECT_EQ(text, "a coroutine was expected, got <Future pending>");
}

TEST(Unseen, what_a_task_failed_with_is_told_when_its_last_handle_goes) {
  const auto [run, told] = ending_of([]() -> Co<void> {
    {
      const auto task = create_task(fails("oops"));
      co_await sleep(1s);
      std::fputs("before\n", stderr);
    }
    std::fputs("after\n", stderr);
  });
  EXPECT_EQ(told, "before\nTask exception was never retrieved: ValueError: oops\nafter\n");
}

TEST(Unseen, futures_tell_it_too) {
  const auto [run, told] = ending_of([]() -> Co<void> {
    Future<void>().set_exception(std::make_exception_ptr(ValueError("fut")));
    {
      const gather both{fails("a"), fails("b")};
      co_await sleep(1s);
    }
    co_await sleep(1s);
  });
  EXPECT_EQ(told,
            "Future exception was never retrieved: ValueError: fut\n"
            "_GatheringFuture exception was never retrieved: ValueError: a\n");
}

TEST(Unseen, nothing_is_told_where_somebody_has_looked) {
  const auto [run, told] = ending_of([]() -> Co<void> {
    const auto asked = create_task(fails("a"));
    const auto awaited = create_task(fails("b"));
    try {
      co_await awaited;
    } catch (const ValueError&) {
    }
    EXPECT_NE(asked.exception(), nullptr);
    const auto future = Future<int>();
    future.set_exception(std::make_exception_ptr(ValueError("c")));
    EXPECT_THROW(static_cast<void>(future.result()), ValueError);
    try {
      co_await gather{fails("d"), fails("e")};
    } catch (const ValueError&) {
    }
    co_await gather{return_exceptions, fails("f"), fails("g")};
    co_await sleep(1s);
  });
  EXPECT_EQ(told, "");
}

}  // namespace
}  // namespace coro
