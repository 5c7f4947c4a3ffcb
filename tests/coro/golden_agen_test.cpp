// The example programs of tests/golden with async generators; golden_test.cpp says how.
#include <gtest/gtest.h>

#include "coro/asyncio.hpp"
#include "golden.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using namespace testing;

namespace agen_program {
AsyncGenerator<int> ticker(int n, Here = {}) {
  for (int i = 0; i < n; ++i) {
#line 4
    co_await sleep(1s);
    co_yield i;
  }
}
Co<void> main(Here = {}) {
#line 7
  const auto generator = ticker(2);
#line 7
  while (const auto x = co_await generator.next()) {
    print("got", *x);
  }
}
}  // namespace agen_program

TEST(GoldenAgen, agen) {
#line 9
  expect_golden("agen", [] { run(agen_program::main()); }, {{"ticker", 2}, {"main", 6}});
}

namespace stream_print_program {
AsyncGenerator<std::string> words(Here = {}) {
  for (const char* w : {"Hello", " ", "there"}) {
#line 5
    co_await sleep(0.5s);
    co_yield w;
  }
}
Co<void> main(Here = {}) {
#line 9
  const auto generator = words();
#line 9
  while (const auto w = co_await generator.next()) {
    print(*w, end(""));
  }
#line 11
  print();
}
}  // namespace stream_print_program

TEST(GoldenAgen, stream_print) {
#line 13
  expect_golden("stream_print", [] { run(stream_print_program::main()); }, {{"words", 3}, {"main", 8}});
}

namespace agen_close_program {
AsyncGenerator<int> numbers(Here = {}) {
  std::exception_ptr left;
  try {
#line 4
    co_yield 1;
  } catch (...) {
    left = std::current_exception();
  }
#line 6
  co_await sleep(1s);
  if (left) std::rethrow_exception(left);
}
Co<void> main(Here = {}) {
  {
#line 8
    const auto generator = numbers();
#line 8
    while (co_await generator.next()) break;
  }
#line 10
  co_await sleep(2s);
}
}  // namespace agen_close_program

TEST(GoldenAgen, agen_close) {
#line 11
  expect_golden("agen_close", [] { run(agen_close_program::main()); }, {{"numbers", 2}, {"main", 7}});
}

namespace agen_ends_program {
std::vector<AsyncGenerator<int>> kept;
AsyncGenerator<int> numbers(std::string name, Here = {}) {
  std::exception_ptr left;
  try {
#line 5
    co_yield 1;
    co_yield 2;
  } catch (...) {
    left = std::current_exception();
  }
#line 8
  co_await sleep(1s);
  print(name, "closed");
  if (left) std::rethrow_exception(left);
}
AsyncGenerator<std::string> letters(Here = {}) {
  std::exception_ptr left;
  try {
#line 12
    co_yield "a";
  } catch (...) {
    left = std::current_exception();
  }
#line 14
  print("letters closed");
  if (left) std::rethrow_exception(left);
}
Co<void> main(Here = {}) {
#line 16
  const auto first = numbers("first");
  const int one = co_await anext(first);
#line 17
  const int two = co_await anext(first);
#line 17
  print(one, two);
  co_await first.aclose();
  const auto second = letters();
  print(co_await anext(second));
  const auto third = numbers("third");
  kept.push_back(third);
#line 23
  while (co_await third.next()) break;
#line 25
  print("main ends");
}
}  // namespace agen_ends_program

TEST(GoldenAgen, agen_ends) {
  const auto program = [] {
#line 26
    run(agen_ends_program::main());
    agen_ends_program::kept.clear();
  };
  expect_golden("agen_ends", program, {{"numbers", 3}, {"letters", 10}, {"main", 15}});
}

namespace asend_program {
AsyncGenerator<std::optional<int>, int> echo(Here = {}) {
  std::optional<int> got;
  while (true) {
    bool caught = false;
    try {
#line 7
      got = co_yield got;
    } catch (const ValueError&) {
      caught = true;
    }
    if (caught) {
#line 11
      co_await sleep(1s);
      got = 7;
    }
  }
}
Co<void> main(Here = {}) {
#line 14
  const auto first = echo();
  try {
    co_await first.asend(1);
  } catch (const TypeError& error) {
#line 18
    print(error.text());
  }
  co_await first.asend(std::nullopt);
  const auto five = co_await first.asend(5);
#line 20
  print(*five);
  const auto seven = co_await first.athrow(ValueError("x"));
#line 21
  print(**seven);
  try {
    co_await first.athrow(RuntimeError("y"));
  } catch (const RuntimeError& error) {
#line 25
    print("left with", error.text());
  }
#line 26
  const auto none = co_await first.athrow(ValueError("z"));
#line 26
  print(none ? "a value" : "None");
  const auto second = echo();
  try {
    co_await second.athrow(RuntimeError("new"));
  } catch (const RuntimeError& error) {
#line 31
    print("never began:", error.text());
  }
#line 32
  const auto third = echo();
  co_await anext(third);
  const auto sent = create_task(third.asend(3));
  const auto three = co_await sent;
#line 35
  print(*three);
  const auto never = create_task(anext(third));
  never.cancel();
  try {
#line 39
    co_await never;
  } catch (const CancelledError&) {
    print("cancelled");
  }
  try {
#line 43
    co_await third.asend(4);
  } catch (const StopAsyncIteration&) {
    print("over");
  }
}
}  // namespace asend_program

TEST(GoldenAgen, asend) {
  const auto program = [] {
#line 46
    run(asend_program::main());
  };
  expect_golden("asend", program, {{"echo", 2}, {"main", 13}});
}

}  // namespace
}  // namespace coro
