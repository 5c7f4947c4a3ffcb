// Bytes a suspended task: a million tasks wait for one gate; the growth of the heap divided by their number. It
// includes frame, task, queue and the allocator's overhead.
#include <malloc.h>

#include <asio/awaitable.hpp>
#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/io_context.hpp>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>
#include <vector>

#include "bare.hpp"
#include "rows.hpp"

namespace {

constexpr int kTasks = 1'000'000;
Rows rows;

/// The current size of the heap, including the allocator's header of each block.
std::size_t heap_bytes() {
  const struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

double bytes_a_task(std::size_t before) { return static_cast<double>(heap_bytes() - before) / kTasks; }

using Waiters = std::vector<std::coroutine_handle<>>;

Bare bare_waiter(Waiters& gate) {
  struct Awaiter {
    Waiters& gate;
    [[nodiscard]] bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> handle) const { gate.push_back(handle); }
    void await_resume() const {}
  };
  co_await Awaiter{gate};
}

void suspended_bytes_bare(benchmark::State& state) {
  for (auto _ : state) {
    const std::size_t before = heap_bytes();
    Waiters gate;
    for (int i = 0; i < kTasks; ++i) bare_waiter(gate).handle.resume();
    rows.floor(state, bytes_a_task(before));
    for (const std::coroutine_handle<> waiter : gate) waiter.destroy();
  }
}
BENCHMARK(suspended_bytes_bare)->Iterations(1)->Repetitions(1)->Unit(benchmark::kMillisecond);

asio::awaitable<void> asio_waiter(asio::steady_timer& gate) {
  asio::error_code opened;
  co_await gate.async_wait(asio::redirect_error(asio::use_awaitable, opened));
}

void suspended_bytes_asio(benchmark::State& state) {
  for (auto _ : state) {
    const std::size_t before = heap_bytes();
    asio::io_context context(1);
    asio::steady_timer gate(context, std::chrono::steady_clock::time_point::max());
    for (int i = 0; i < kTasks; ++i) asio::co_spawn(context, asio_waiter(gate), asio::detached);
    context.poll();
    rows.row(state, bytes_a_task(before));
    gate.cancel();
    context.run();
  }
}
BENCHMARK(suspended_bytes_asio)->Iterations(1)->Repetitions(1)->Unit(benchmark::kMillisecond);

coro::Co<void> waiter(coro::Future<void> gate) { co_await gate; }

coro::Co<double> measure_waiters() {
  const std::size_t before = heap_bytes();
  const coro::Future<void> gate;
  for (int i = 0; i < kTasks; ++i) coro::create_task(waiter(gate));
  co_await coro::sleep(coro::Seconds(0));  // now each task has run up to the gate
  co_await coro::sleep(coro::Seconds(0));  // and the queue has released its memory
  const double bytes = bytes_a_task(before);
  gate.set_result();
  co_return bytes;
}

void suspended_bytes(benchmark::State& state) {
  for (auto _ : state) {
    coro::Scheduler scheduler;
    rows.row(state, scheduler.run(measure_waiters()));
  }
}
BENCHMARK(suspended_bytes)->Iterations(1)->Repetitions(1)->Unit(benchmark::kMillisecond);

}  // namespace
