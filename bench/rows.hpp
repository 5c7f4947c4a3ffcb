// Rows that belong together: the same work by bare coroutine handles (the floor), by asio and by coro. Each row tells
// what one operation costs, and how often the floor's cost that is.
#pragma once

#include <benchmark/benchmark.h>

#include <ctime>
#include <utility>
#include <vector>

#include "coro/asyncio.hpp"

/// Processor time, which a busy machine disturbs less than time on the wall.
class Stopwatch {
 public:
  [[nodiscard]] double seconds() const { return static_cast<double>(std::clock() - begin_) / CLOCKS_PER_SEC; }

 private:
  std::clock_t begin_ = std::clock();
};

/// The rows of one kind of work. Its floor is registered first; where a filter leaves the floor out, the others tell no
/// ratio.
class Rows {
 public:
  /// To be called behind the loop of a row. An iteration is `operations` of what the row counts.
  void floor(benchmark::State& state, const Stopwatch& watch, double operations);
  void row(benchmark::State& state, const Stopwatch& watch, double operations) const;

  /// The same for sizes in bytes.
  void floor(benchmark::State& state, double bytes);
  void row(benchmark::State& state, double bytes) const;

 private:
  std::vector<double> floor_;  // of each repetition
  benchmark::IterationCount iterations_ = 0;
};

/// Runs `co` to its end on a scheduler of its own, on virtual time.
inline void run_unrecorded(coro::Co<void> co(), const coro::SchedulerOptions& options = {}) {
  coro::Scheduler scheduler(options);
  scheduler.run(co());
}

inline void run_recorded(coro::Co<void> co()) {
  trace::Trace trace;
  trace::Recorder recorder(trace, "coroscope", "bench", "virtual");
  run_unrecorded(co, {.recorder = &recorder});
}
