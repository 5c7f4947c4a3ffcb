// The output of programs with time and turn: "2.0 timed out [3]". The expected output is that of the same program in
// CPython 3.13 on a virtual clock.
#pragma once

#include "recording.hpp"

namespace coro::testing {

/// Prints the values, followed by the turn.
template <class... T>
void say(const T&... values) {
  std::string text;
  ((text += to_text(values) + " "), ...);
  print(text + "[" + std::to_string(Scheduler::current()->turn()) + "]");
}

inline std::uint32_t cancelling() { return current_task()->cancelling(); }

/// A coroutine that prints how it ended.
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

/// The output, each line after its time.
template <class Main>
Lines said(const Main& main) {
  return run_main(main).output();
}

/// The output, without the times.
template <class Main>
Lines output_of(const Main& main) {
  return run_main(main).texts();
}

/// Counts `n` turns, from the one in which it starts.
inline Co<void> ticks(int n) {
  for (int i = 1; i <= n; ++i) {
    print("tick", i);
    co_await sleep(Seconds(0));
  }
}

/// Runs `body`; prints its name if it is cancelled.
inline Co<void> say_cancelled(std::string name, Co<void> body) {
  try {
    co_await body;
  } catch (const CancelledError&) {
    print(name, "cancelled");
    throw;
  }
}

/// The names of the functions in which tasks were suspended.
inline Lines calls(const Recording& run) {
  Lines names;
  for (const trace::Event& e : run.of(trace::Kind::task_suspend)) names.emplace_back(run.events.text(e.call));
  return names;
}

/// The wake-ups: "2<1", task 2 by task 1; "2<t", by a timer.
inline Lines wakes(const Recording& run) {
  Lines found;
  for (const trace::Event& e : run.of(trace::Kind::task_ready)) {
    const bool timer = e.cause.kind == trace::Cause::Kind::timer;
    found.push_back(std::to_string(e.task) + "<" + (timer ? "t" : std::to_string(e.cause.id)));
  }
  return found;
}

}  // namespace coro::testing
