// A switch of tasks: a hundred tasks yield a thousand times each.
#include <asio/awaitable.hpp>
#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/io_context.hpp>
#include <asio/post.hpp>
#include <asio/use_awaitable.hpp>
#include <vector>

#include "bare.hpp"
#include "rows.hpp"

namespace {

constexpr int kTasks = 100;
constexpr int kTurns = 1'000;
constexpr double kSwitches = kTasks * kTurns;
Rows rows;

Bare bare_yields() {
  while (true) co_await std::suspend_always{};
}

void task_switch_bare(benchmark::State& state) {
  std::vector<Bare> tasks;
  for (int i = 0; i < kTasks; ++i) tasks.push_back(bare_yields());
  const Stopwatch watch;
  for (auto _ : state) {
    for (int turn = 0; turn < kTurns; ++turn) {
      for (const Bare& task : tasks) task.handle.resume();
    }
  }
  rows.floor(state, watch, kSwitches);
  for (const Bare& task : tasks) task.handle.destroy();
}
BENCHMARK(task_switch_bare);

asio::awaitable<void> asio_yields() {
  for (int i = 0; i < kTurns; ++i) co_await asio::post(asio::use_awaitable);
}

void task_switch_asio(benchmark::State& state) {
  const Stopwatch watch;
  for (auto _ : state) {
    asio::io_context context(1);
    for (int i = 0; i < kTasks; ++i) asio::co_spawn(context, asio_yields(), asio::detached);
    context.run();
  }
  rows.row(state, watch, kSwitches);
}
BENCHMARK(task_switch_asio);

constexpr coro::Seconds kNone{};

coro::Co<void> yields() {
  for (int i = 0; i < kTurns; ++i) co_await coro::sleep(kNone);
}

coro::Co<void> many_yields() {
  std::vector<coro::Co<void>> tasks;
  for (int i = 0; i < kTasks; ++i) tasks.push_back(yields());
  co_await coro::gather{std::move(tasks)};
}

void task_switch_unrecorded(benchmark::State& state) {
  const Stopwatch watch;
  for (auto _ : state) run_unrecorded(many_yields);
  rows.row(state, watch, kSwitches);
}
BENCHMARK(task_switch_unrecorded);

void task_switch_recorded(benchmark::State& state) {
  const Stopwatch watch;
  for (auto _ : state) run_recorded(many_yields);
  rows.row(state, watch, kSwitches);
}
BENCHMARK(task_switch_recorded);

}  // namespace
