// What a switch of tasks costs, unrecorded and recorded, beside a bare loop that resumes the same number of coroutines.
#include <benchmark/benchmark.h>

#include <coroutine>
#include <exception>
#include <vector>

#include "coro/asyncio.hpp"

namespace {

constexpr int kTasks = 100;
constexpr int kTurns = 1'000;

/// The floor: a coroutine handle and nothing else, resumed in a loop.
struct Bare {
  struct promise_type {
    Bare get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
  std::coroutine_handle<promise_type> handle;
};

Bare bare_yields() {
  while (true) co_await std::suspend_always{};
}

coro::Co<void> yields(int turns) {
  for (int i = 0; i < turns; ++i) co_await coro::sleep(coro::Seconds(0));
}

coro::Co<void> many_yields() {
  std::vector<coro::Co<void>> tasks;
  for (int i = 0; i < kTasks; ++i) tasks.push_back(yields(kTurns));
  co_await coro::gather{std::move(tasks)};
}

void count_switches(benchmark::State& state) {
  state.counters["switch"] = benchmark::Counter(static_cast<double>(state.iterations()) * kTasks * kTurns,
                                                benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void resume_bare(benchmark::State& state) {
  std::vector<Bare> tasks;
  for (int i = 0; i < kTasks; ++i) tasks.push_back(bare_yields());
  for (auto _ : state) {
    for (int turn = 0; turn < kTurns; ++turn) {
      for (const Bare& task : tasks) task.handle.resume();
    }
  }
  for (const Bare& task : tasks) task.handle.destroy();
  count_switches(state);
}
BENCHMARK(resume_bare);

void task_switch_unrecorded(benchmark::State& state) {
  for (auto _ : state) {
    coro::Scheduler scheduler;
    scheduler.run(many_yields());
  }
  count_switches(state);
}
BENCHMARK(task_switch_unrecorded);

void task_switch_recorded(benchmark::State& state) {
  for (auto _ : state) {
    trace::Trace trace;
    trace::Recorder recorder(trace, "coroscope", "bench", "virtual");
    coro::Scheduler scheduler({.recorder = &recorder});
    scheduler.run(many_yields());
  }
  count_switches(state);
}
BENCHMARK(task_switch_recorded);

}  // namespace
