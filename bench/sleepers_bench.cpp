// 100,000 tasks sleep at the same time, each for a different delay, in scattered order: a sleeper is created, set,
// woken and ended.
#include <asio/awaitable.hpp>
#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>
#include <queue>
#include <utility>
#include <vector>

#include "bare.hpp"
#include "rows.hpp"

namespace {

constexpr int kSleepers = 100'000;
Rows rows;

/// A permutation of the numbers below kSleepers.
constexpr int scattered(int i) { return static_cast<int>(i * 61'803LL % kSleepers); }

struct BareTimers {
  using Timer = std::pair<int, std::coroutine_handle<>>;
  struct Later {
    bool operator()(const Timer& a, const Timer& b) const { return a.first > b.first; }
  };
  std::priority_queue<Timer, std::vector<Timer>, Later> queue;

  auto sleep(int delay) {
    struct Awaiter {
      BareTimers& timers;
      int delay;
      [[nodiscard]] bool await_ready() const { return false; }
      void await_suspend(std::coroutine_handle<> handle) const { timers.queue.emplace(delay, handle); }
      void await_resume() const {}
    };
    return Awaiter{*this, delay};
  }
};

Bare bare_sleeper(BareTimers& timers, int delay) { co_await timers.sleep(delay); }

void sleepers_bare(benchmark::State& state) {
  const Stopwatch watch;
  for (auto _ : state) {
    BareTimers timers;
    for (int i = 0; i < kSleepers; ++i) bare_sleeper(timers, scattered(i)).handle.resume();
    while (!timers.queue.empty()) {
      const std::coroutine_handle<> sleeper = timers.queue.top().second;
      timers.queue.pop();
      sleeper.resume();
      sleeper.destroy();
    }
  }
  rows.floor(state, watch, kSleepers);
}
BENCHMARK(sleepers_bare)->Unit(benchmark::kMillisecond);

// Already due when they are set, so that there is no waiting; asio checks its timers after all of them are set.
asio::awaitable<void> asio_sleeper(asio::io_context& context, int delay) {
  const std::chrono::steady_clock::time_point due{std::chrono::nanoseconds(delay)};
  asio::steady_timer timer(context, due);
  co_await timer.async_wait(asio::use_awaitable);
}

void sleepers_asio(benchmark::State& state) {
  const Stopwatch watch;
  for (auto _ : state) {
    asio::io_context context(1);
    for (int i = 0; i < kSleepers; ++i) {
      asio::co_spawn(context, asio_sleeper(context, scattered(i)), asio::detached);
    }
    context.run();
  }
  rows.row(state, watch, kSleepers);
}
BENCHMARK(sleepers_asio)->Unit(benchmark::kMillisecond);

coro::Co<void> sleeper(int delay) { co_await coro::sleep(std::chrono::milliseconds(delay + 1)); }

coro::Co<void> many_sleepers() {
  std::vector<coro::Task<void>> tasks;
  tasks.reserve(kSleepers);
  for (int i = 0; i < kSleepers; ++i) tasks.push_back(coro::create_task(sleeper(scattered(i))));
  for (const coro::Task<void>& task : tasks) co_await task;
}

void sleepers_unrecorded(benchmark::State& state) {
  const Stopwatch watch;
  for (auto _ : state) run_unrecorded(many_sleepers);
  rows.row(state, watch, kSleepers);
}
BENCHMARK(sleepers_unrecorded)->Unit(benchmark::kMillisecond);

void sleepers_recorded(benchmark::State& state) {
  const Stopwatch watch;
  for (auto _ : state) run_recorded(many_sleepers);
  rows.row(state, watch, kSleepers);
}
BENCHMARK(sleepers_recorded)->Unit(benchmark::kMillisecond);

}  // namespace
