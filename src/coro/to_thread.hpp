// asyncio.to_thread: `co_await to_thread(function)`. The thread is simulated: it works beside the loop, on a clock of
// its own.
#pragma once

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "coro/api_co.hpp"
#include "coro/scheduler.hpp"

namespace coro {

namespace detail {

/// A call of to_thread: the future of its result.
class WorkerCall : public FutureBase {
 public:
  /// Calls the function and keeps what it ends with.
  virtual void work() = 0;
  /// Ends the future with that, unless it was cancelled.
  void deliver();

  void record_suspend(trace::Recorder& recorder, trace::Place at, trace::TextId call) const override;
  void took(std::chrono::nanoseconds duration) { duration_ = duration; }

 protected:
  void failed(std::exception_ptr exception) { failed_ = std::move(exception); }

 private:
  std::chrono::nanoseconds duration_{0};  // 0 as long as no worker was free
  std::exception_ptr failed_;
};

template <class F>
class WorkerCallOf final : public WithResult<WorkerCall, std::invoke_result_t<F>> {
 public:
  explicit WorkerCallOf(F function) : function_(std::move(function)) {}
  void work() override {
    try {
      if constexpr (std::is_void_v<std::invoke_result_t<F>>) {
        function_();
      } else {
        this->emplace_result(function_());
      }
    } catch (...) {
      this->failed(std::current_exception());
    }
  }

 private:
  F function_;
};

/// The workers of a scheduler.
class Workers {
 public:
  Workers(Scheduler& scheduler, std::size_t count) : scheduler_(scheduler), free_(count) {}

  /// The one whose function runs on this thread now; null outside. While it does, no scheduler is current.
  static Workers* working() { return working_; }
  /// For that function: holds its worker; prints at its worker's time.
  void hold(Seconds delay);
  void print(const std::string& text, const std::string* end, std::uint32_t line);

  /// Begins `call` now, or when a worker is free. @throws RuntimeError once they are shut down
  void submit(Ref<WorkerCall> call);

  /// Takes no further call. A thread waits for those that work; they are joined() in the turn after the last of them
  /// has ended, or else in the next one.
  void shut_down();
  [[nodiscard]] bool joined() const { return phase_ == Phase::joined; }
  /// Whether anything was ever submitted.
  [[nodiscard]] bool used() const { return used_; }
  /// Takes calls again: the next run has workers of its own.
  void reopen();

  /// Prints what is due by the scheduler's clock.
  void print_due();
  /// Prints what is kept back up to `until`, each at its time.
  void print_until(std::chrono::nanoseconds until);

 private:
  class Delivery;
  class Joined;
  enum class Phase : std::uint8_t { open, shut_down, joined };
  struct Print {
    std::string text;
    std::optional<std::string> end;
    std::uint32_t line;
  };

  /// A worker is free at `start`; it is not held by what holds the loop.
  void begin(Ref<WorkerCall> call, std::chrono::nanoseconds start);
  void done(WorkerCall& call, std::chrono::nanoseconds end);
  /// The thread that waits for them hears of it in the next turn.
  void join();

  inline static constinit thread_local Workers* working_ = nullptr;

  Scheduler& scheduler_;
  std::size_t free_;
  std::size_t busy_ = 0;
  bool used_ = false;
  Phase phase_ = Phase::open;
  std::chrono::nanoseconds now_{0};  // of the worker that works
  std::deque<Ref<WorkerCall>> waiting_;
  std::multimap<std::chrono::nanoseconds, Print> prints_;
};

}  // namespace detail

/// Runs `function` in a worker beside the loop: block() in it takes the worker's time, not the loop's, and what it
/// prints comes out when the loop's clock gets there. Its result, or what it throws, is there when it is done. There
/// are SchedulerOptions::workers of them; further calls wait for a free one, in order. A cancelled await does not stop
/// the worker; its result is lost then.
///
/// The worker is simulated, on real time too: the function runs at once, on the loop's thread, and what it really
/// computes holds the loop. Inside of it there is no loop: create_task and the like throw RuntimeError("no running
/// event loop"). GCC 12 destroys what a lambda inside a co_await expression has captured twice: name such a lambda
/// before.
template <std::invocable F>
ApiCo<Api::to_thread, std::invoke_result_t<F>> to_thread(F function, Here /*here*/ = {}) {
  using Result = std::invoke_result_t<F>;
  const detail::Ref call = detail::Ref<detail::WorkerCall>::adopt(new detail::WorkerCallOf<F>(std::move(function)));
  detail::require_scheduler().workers().submit(call);
  const Future<Result> future{detail::Ref<FutureBase>(call)};
  if constexpr (std::is_void_v<Result>) {
    co_await future;
  } else {
    Result result = co_await future;
    co_return result;
  }
}

}  // namespace coro
