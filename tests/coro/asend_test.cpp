// asend and athrow of async generators, and who is told what when they are misused. Every expectation is what CPython
// 3.13 does with the same program.
#include <gtest/gtest.h>

#include "coro/asyncio.hpp"
#include "turns.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using testing::Lines;
using testing::output_of;

using Echo = AsyncGenerator<std::string, std::string>;

/// got = yield got; what ValueErrors say is handed out, too.
Echo echo() {
  std::optional<std::string> got;
  while (true) {
    try {
      got = co_yield got.value_or("None");
    } catch (const ValueError& error) {
      got = "caught " + error.text();
    }
  }
}
AsyncGenerator<int> counts_one() { co_yield 1; }
AsyncGenerator<int> counts_slowly() {
  co_await sleep(1s);
  co_yield 1;
}
/// try: yield 1; finally: yield 2; yield 3
AsyncGenerator<int> goes_on_after_close() {
  std::exception_ptr left;
  try {
    co_yield 1;
  } catch (...) {
    left = std::current_exception();
  }
  co_yield 2;
  co_yield 3;
  if (left) std::rethrow_exception(left);
}

std::string told(const std::string& value) { return value; }
std::string told(int value) { return to_text(value); }
template <class T>
std::string told(const std::optional<T>& value) {
  return value ? told(*value) : "None";
}

/// Prints what awaiting it gives: its value, or the exception.
template <Api api, class T>
Co<void> tell(ApiCo<api, T> call) {
  std::string text = "None";
  try {
    if constexpr (std::is_void_v<T>) {
      co_await std::move(call);
    } else {
      const T value = co_await std::move(call);
      text = told(value);
    }
  } catch (...) {
    const ExceptionInfo info = describe(std::current_exception());
    text = info.type + "(" + info.text + ")";
  }
  print(text);
}

TEST(Asend, the_yield_gives_what_is_sent) {
  EXPECT_EQ(
      output_of([]() -> Co<void> {
        const auto generator = echo();
        co_await tell(generator.asend("early"));
        co_await tell(generator.asend(std::nullopt));
        co_await tell(generator.asend("5"));
        co_await tell(anext(generator));
        print(*co_await generator.next());
      }),
      (Lines{"TypeError(can't send non-None value to a just-started async generator)", "None", "5", "None", "None"}));
}

TEST(Asend, a_generator_that_is_over_stops_it) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const auto generator = echo();
              co_await generator.next();
              co_await generator.aclose();
              co_await tell(generator.asend("5"));
            }),
            Lines{"StopAsyncIteration()"});
}

TEST(Asend, as_tasks_each_is_answered_in_its_turn) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const auto generator = echo();
              co_await generator.next();
              print(co_await gather{generator.asend("1"), generator.asend("2")});
              co_await tell(wait_for(generator.asend("3"), 1s));
            }),
            (Lines{"['1', '2']", "3"}));
}

TEST(Athrow, throws_at_the_yield_and_goes_on_to_the_next_value) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const auto generator = echo();
              co_await generator.next();
              co_await tell(generator.athrow(ValueError("x")));
              co_await tell(generator.athrow(std::make_exception_ptr(RuntimeError("y"))));
              co_await tell(generator.athrow(ValueError("z")));
            }),
            (Lines{"caught x", "RuntimeError(y)", "None"}));
}

TEST(Athrow, one_that_has_not_started_never_will) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const auto generator = counts_one();
              co_await tell(generator.athrow(ValueError("new")));
              co_await tell(anext(generator));
              co_await tell(generator.athrow(ValueError("over")));
            }),
            (Lines{"ValueError(new)", "StopAsyncIteration()", "None"}));
}

TEST(Athrow, the_end_of_the_generator_stops_it) {
  static constexpr auto swallows = []() -> AsyncGenerator<int> {
    try {
      co_yield 1;
    } catch (const ValueError&) {
    }
  };
  EXPECT_EQ(output_of([]() -> Co<void> {
              const auto generator = swallows();
              co_await generator.next();
              co_await tell(generator.athrow(ValueError("x")));
              const auto other = counts_one();
              co_await other.next();
              co_await tell(other.athrow(GeneratorExit()));
              co_await tell(other.athrow(ValueError("x")));
            }),
            (Lines{"StopAsyncIteration()", "GeneratorExit()", "None"}));
}

TEST(Athrow, a_stop_that_leaves_the_generator_is_a_runtime_error) {
  static constexpr auto stops = []() -> AsyncGenerator<int> {
    co_yield 1;
    throw StopAsyncIteration("5");
  };
  EXPECT_EQ(output_of([]() -> Co<void> {
              const auto generator = stops();
              co_await generator.next();
              co_await tell(anext(generator));
              const auto other = counts_one();
              co_await other.next();
              co_await tell(other.athrow(StopAsyncIteration()));
              co_await tell(counts_one().athrow(StopAsyncIteration()));
            }),
            (Lines{"RuntimeError(async generator raised StopAsyncIteration)",
                   "RuntimeError(async generator raised StopAsyncIteration)", "StopAsyncIteration()"}));
}

TEST(Athrow, refuses_one_that_runs_as_the_others_do) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const auto generator = counts_slowly();
              const auto running = create_task(tell(anext(generator)));
              co_await sleep(0s);
              co_await tell(anext(generator));
              co_await tell(generator.athrow(ValueError("x")));
              co_await tell(generator.aclose());
              co_await running;
            }),
            (Lines{"RuntimeError(anext(): asynchronous generator is already running)",
                   "RuntimeError(athrow(): asynchronous generator is already running)",
                   "RuntimeError(aclose(): asynchronous generator is already running)", "1"}));
}

TEST(Aclose, is_not_done_twice_to_one_that_has_ignored_it) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const auto generator = goes_on_after_close();
              co_await tell(anext(generator));
              co_await tell(generator.aclose());
              co_await tell(generator.aclose());
              co_await tell(generator.athrow(ValueError("x")));
              co_await tell(anext(generator));
              co_await tell(anext(generator));
              co_await tell(generator.aclose());
            }),
            (Lines{"1", "RuntimeError(async generator ignored GeneratorExit)", "StopAsyncIteration()",
                   "StopAsyncIteration()", "3", "GeneratorExit()", "None"}));
}

TEST(Aclose, an_exit_that_is_thrown_by_hand_is_no_close) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const auto generator = goes_on_after_close();
              co_await tell(anext(generator));
              co_await tell(generator.athrow(GeneratorExit()));
              co_await tell(anext(generator));
              co_await tell(generator.aclose());
            }),
            (Lines{"1", "2", "3", "None"}));
}

TEST(Aclose, one_that_was_dropped_and_yields_once_more_is_not_closed_again) {
  static constexpr auto deaf = []() -> AsyncGenerator<int> {
    while (true) {
      try {
        co_yield 1;
      } catch (...) {
        print(describe(std::current_exception()).type);
      }
    }
  };
  EXPECT_EQ(output_of([]() -> Co<void> {
              const auto generator = deaf();
              co_await generator.next();
            }),
            Lines{"CancelledError"});
}

/// A task of `call` that is cancelled before its first step.
template <Api api, class T>
Co<void> cancelled_at_once(ApiCo<api, T> call) {
  const auto task = create_task(std::move(call));
  task.cancel();
  std::string text = "no cancel";
  try {
    co_await task;
  } catch (...) {
    text = describe(std::current_exception()).type;
  }
  print(text);
}

TEST(AnextAsATask, passes_a_cancel_on_that_comes_before_its_start) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const auto asked = echo();
              co_await asked.next();
              co_await cancelled_at_once(anext(asked));
              co_await tell(anext(asked));
              const auto thrown = echo();
              co_await thrown.next();
              co_await cancelled_at_once(thrown.athrow(ValueError("x")));
              co_await tell(anext(thrown));
              co_await cancelled_at_once(anext(thrown));
              const auto young = counts_one();
              co_await cancelled_at_once(anext(young));
              co_await tell(anext(young));
            }),
            (Lines{"CancelledError", "StopAsyncIteration()", "CancelledError", "StopAsyncIteration()", "CancelledError",
                   "CancelledError", "StopAsyncIteration()"}));
}

TEST(AnextAsATask, is_refused_all_the_same_where_the_generator_runs) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const auto generator = counts_slowly();
              const auto running = create_task(tell(anext(generator)));
              co_await sleep(0s);
              co_await cancelled_at_once(anext(generator));
              co_await running;
            }),
            (Lines{"RuntimeError", "1"}));
}

TEST(AnextAsATask, may_be_answered_by_a_generator_that_takes_no_cancel) {
  static constexpr auto deaf = []() -> AsyncGenerator<int> {
    try {
      co_yield 1;
    } catch (const CancelledError&) {
    }
    co_yield 2;
  };
  EXPECT_EQ(output_of([]() -> Co<void> {
              const auto generator = deaf();
              co_await generator.next();
              co_await cancelled_at_once(anext(generator));
              co_await tell(anext(generator, 9));
              const auto other = deaf();
              co_await other.next();
              co_await cancelled_at_once(other.aclose());
              co_await tell(other.aclose());
            }),
            (Lines{"no cancel", "9", "RuntimeError", "None"}));
}

}  // namespace
}  // namespace coro
