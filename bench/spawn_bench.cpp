// Spawn and join: a thousand tasks are created, each runs to its end at once, and all are awaited; a hundred times.
#include <asio/awaitable.hpp>
#include <asio/co_spawn.hpp>
#include <asio/io_context.hpp>
#include <vector>

#include "bare.hpp"
#include "rows.hpp"

namespace {

constexpr int kTasks = 1'000;
constexpr int kRounds = 100;
constexpr double kSpawns = kTasks * kRounds;
Rows rows;

Bare bare_child(int& ended) {
  ++ended;
  co_return;
}

void spawn_join_bare(benchmark::State& state) {
  std::vector<Bare> tasks;
  int ended = 0;
  const Stopwatch watch;
  for (auto _ : state) {
    for (int round = 0; round < kRounds; ++round) {
      for (int i = 0; i < kTasks; ++i) tasks.push_back(bare_child(ended));
      for (const Bare& task : tasks) task.handle.resume();
      for (const Bare& task : tasks) task.handle.destroy();
      tasks.clear();
    }
  }
  rows.floor(state, watch, kSpawns);
  benchmark::DoNotOptimize(ended);
}
BENCHMARK(spawn_join_bare);

asio::awaitable<void> asio_child() { co_return; }

void spawn_join_asio(benchmark::State& state) {
  int ended = 0;
  const Stopwatch watch;
  for (auto _ : state) {
    asio::io_context context(1);
    for (int round = 0; round < kRounds; ++round) {
      for (int i = 0; i < kTasks; ++i) {
        asio::co_spawn(context, asio_child(), [&ended](const std::exception_ptr& /*exception*/) { ++ended; });
      }
      context.run();
      context.restart();
    }
  }
  rows.row(state, watch, kSpawns);
  benchmark::DoNotOptimize(ended);
}
BENCHMARK(spawn_join_asio);

coro::Co<void> child() { co_return; }

coro::Co<void> spawn_and_join() {
  std::vector<coro::Task<void>> tasks;
  tasks.reserve(kTasks);
  for (int round = 0; round < kRounds; ++round) {
    for (int i = 0; i < kTasks; ++i) tasks.push_back(coro::create_task(child()));
    for (const coro::Task<void>& task : tasks) co_await task;
    tasks.clear();
  }
}

void spawn_join_unrecorded(benchmark::State& state) {
  const Stopwatch watch;
  for (auto _ : state) run_unrecorded(spawn_and_join);
  rows.row(state, watch, kSpawns);
}
BENCHMARK(spawn_join_unrecorded);

void spawn_join_recorded(benchmark::State& state) {
  const Stopwatch watch;
  for (auto _ : state) run_recorded(spawn_and_join);
  rows.row(state, watch, kSpawns);
}
BENCHMARK(spawn_join_recorded);

}  // namespace
