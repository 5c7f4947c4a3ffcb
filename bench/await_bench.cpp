// A chain of coroutines that await each other: the cost of one level, from the call to the result.
#include <asio/awaitable.hpp>
#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/io_context.hpp>

#include "bare.hpp"
#include "rows.hpp"

namespace {

constexpr int kLevels = 100;
constexpr int kChains = 100;
constexpr double kAwaits = kLevels * kChains;
Rows rows;

BareNested bare_level(int below) {
  if (below == 0) co_return 0;
  const int depth = co_await bare_level(below - 1);
  co_return depth + 1;
}

void nested_await_bare(benchmark::State& state) {
  const Stopwatch watch;
  for (auto _ : state) {
    for (int i = 0; i < kChains; ++i) benchmark::DoNotOptimize(bare_level(kLevels).run());
  }
  rows.floor(state, watch, kAwaits);
}
BENCHMARK(nested_await_bare);

asio::awaitable<int> asio_level(int below) {
  if (below == 0) co_return 0;
  const int depth = co_await asio_level(below - 1);
  co_return depth + 1;
}

asio::awaitable<void> asio_chains() {
  for (int i = 0; i < kChains; ++i) benchmark::DoNotOptimize(co_await asio_level(kLevels));
}

void nested_await_asio(benchmark::State& state) {
  const Stopwatch watch;
  for (auto _ : state) {
    asio::io_context context(1);
    asio::co_spawn(context, asio_chains(), asio::detached);
    context.run();
  }
  rows.row(state, watch, kAwaits);
}
BENCHMARK(nested_await_asio);

coro::Co<int> level(int below) {
  if (below == 0) co_return 0;
  const int depth = co_await level(below - 1);
  co_return depth + 1;
}

coro::Co<void> chains() {
  for (int i = 0; i < kChains; ++i) {
    const int depth = co_await level(kLevels);
    benchmark::DoNotOptimize(depth);
  }
}

void nested_await_unrecorded(benchmark::State& state) {
  const Stopwatch watch;
  for (auto _ : state) run_unrecorded(chains);
  rows.row(state, watch, kAwaits);
}
BENCHMARK(nested_await_unrecorded);

void nested_await_recorded(benchmark::State& state) {
  const Stopwatch watch;
  for (auto _ : state) run_recorded(chains);
  rows.row(state, watch, kAwaits);
}
BENCHMARK(nested_await_recorded);

}  // namespace
