// What programs say, with its time and turn: "2.0 timed out [3]". The same program under CPython 3.13 on a virtual
// clock said what these tests expect.
#pragma once

#include "recording.hpp"

namespace coro::testing {

/// Prints the values, and the turn behind them.
template <class... T>
void say(const T&... values) {
  std::string text;
  ((text += to_text(values) + " "), ...);
  print(text + "[" + std::to_string(Scheduler::current()->turn()) + "]");
}

/// A coroutine that says how it ended.
inline Co<int> work(std::string name, Seconds delay) {
  try {
    co_await sleep(delay);
  } catch (const CancelledError&) {
    say(name, "cancelled");
    throw;
  }
  say(name, "done");
  co_return 7;
}
inline Co<int> give(int value) { co_return value; }
inline Co<int> fail(std::string text, Seconds delay = Seconds(0)) {
  if (delay > Seconds(0)) co_await sleep(delay);
  throw ValueError(text);
}

template <class Main>
std::vector<std::string> said(const Main& main) {
  auto lines = record([&] { coro::run(main()); }).output();
  EXPECT_EQ(live_frames(), 0U);
  return lines;
}

}  // namespace coro::testing
