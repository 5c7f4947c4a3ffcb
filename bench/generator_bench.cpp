// A step of an async generator: one value requested, yielded and taken.
#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/experimental/co_spawn.hpp>
#include <asio/experimental/coro.hpp>
#include <asio/experimental/use_coro.hpp>
#include <asio/io_context.hpp>

#include "bare.hpp"
#include "coro/async_generator.hpp"
#include "rows.hpp"

namespace {

constexpr int kValues = 100'000;
constexpr int kDifferent = 10;  // a recorder stores equal values once
Rows rows;

Bare bare_values(int& value) {
  for (int i = 0; i < kValues; ++i) {
    value = i % kDifferent;
    co_await std::suspend_always{};
  }
}

void generator_step_bare(benchmark::State& state) {
  const Stopwatch watch;
  for (auto _ : state) {
    int value = 0;
    const Bare values = bare_values(value);
    for (values.handle.resume(); !values.handle.done(); values.handle.resume()) benchmark::DoNotOptimize(value);
    values.handle.destroy();
  }
  rows.floor(state, watch, kValues);
}
BENCHMARK(generator_step_bare);

asio::experimental::coro<int> asio_values(asio::io_context& /*context*/) {
  for (int i = 0; i < kValues; ++i) co_yield i % kDifferent;
}

asio::experimental::coro<void> asio_reader(asio::io_context& context) {
  auto values = asio_values(context);
  while (auto value = co_await values) benchmark::DoNotOptimize(value);
}

void generator_step_asio(benchmark::State& state) {
  const Stopwatch watch;
  for (auto _ : state) {
    asio::io_context context(1);
    asio::experimental::co_spawn(asio_reader(context), asio::detached);
    context.run();
  }
  rows.row(state, watch, kValues);
}
BENCHMARK(generator_step_asio);

coro::AsyncGenerator<int> values() {
  for (int i = 0; i < kValues; ++i) co_yield i % kDifferent;
}

coro::Co<void> reader() {
  auto numbers = values();
  while (auto value = co_await numbers.next()) benchmark::DoNotOptimize(value);
}

void generator_step_unrecorded(benchmark::State& state) {
  const Stopwatch watch;
  for (auto _ : state) run_unrecorded(reader);
  rows.row(state, watch, kValues);
}
BENCHMARK(generator_step_unrecorded);

void generator_step_recorded(benchmark::State& state) {
  const Stopwatch watch;
  for (auto _ : state) run_recorded(reader);
  rows.row(state, watch, kValues);
}
BENCHMARK(generator_step_recorded);

}  // namespace
