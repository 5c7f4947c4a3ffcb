// A group of rows: the same work with bare coroutine handles (the floor), asio and coro. Each row has the cost of one
// operation, and its ratio to the floor.
#pragma once

#include <benchmark/benchmark.h>

#include <ctime>
#include <utility>
#include <vector>

#include "coro/asyncio.hpp"

/// Processor time, which is less disturbed by a busy machine than wall-clock time.
class Stopwatch {
 public:
  [[nodiscard]] double seconds() const { return static_cast<double>(std::clock() - begin_) / CLOCKS_PER_SEC; }

 private:
  std::clock_t begin_ = std::clock();
};

/// The rows of one kind of work. Its floor is registered first; if a filter leaves the floor out, the others have no
/// ratio.
class Rows {
 public:
  /// To be called after the loop of a row. An iteration is `operations` of the row's unit.
  void floor(benchmark::State& state, const Stopwatch& watch, double operations);
  void row(benchmark::State& state, const Stopwatch& watch, double operations) const;

  /// The same for sizes in bytes.
  void floor(benchmark::State& state, double bytes);
  void row(benchmark::State& state, double bytes) const;

 private:
  std::vector<double> floor_;  // of each repetition
  benchmark::IterationCount iterations_ = 0;
};

/// Runs `co` to its end on a new scheduler, on virtual time.
inline void run_unrecorded(coro::Co<void> co(), const coro::SchedulerOptions& options = {}) {
  coro::Scheduler scheduler(options);
  scheduler.run(co());
}

inline void run_recorded(coro::Co<void> co()) {
  trace::Trace trace;
  trace::Recorder recorder(trace, "coroscope", "bench", "virtual");
  run_unrecorded(co, {.recorder = &recorder});
}
