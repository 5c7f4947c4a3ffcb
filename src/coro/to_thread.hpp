// asyncio.to_thread: `co_await to_thread(function)`. The thread is simulated: it runs in parallel with the loop, on its
// own clock.
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
  /// Calls the function and keeps its result or exception.
  virtual void work() = 0;
  /// Completes the future with that, unless it was cancelled.
  void deliver();

  void record_suspend(trace::Recorder& recorder, trace::Place at, trace::TextId call) const override;
  void took(std::chrono::nanoseconds duration) { duration_ = duration; }

 protected:
  void failed(std::exception_ptr exception) { failed_ = std::move(exception); }

 private:
  std::chrono::nanoseconds duration_{0};  // 0 until a worker was free
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

  /// The workers whose function runs on this thread now; null outside. Meanwhile no scheduler is current.
  static Workers* working() { return working_; }
  /// For that function: blocks its worker; prints at its worker's time.
  void hold(Seconds delay);
  void print(const std::string& text, const std::string* end, std::uint32_t line);

  /// Begins `call` now, or when a worker is free. @throws RuntimeError once they are shut down
  void submit(Ref<WorkerCall> call);

  /// Accepts no further calls. A thread waits for the running calls; they are joined() in the turn after the last of
  /// them has ended, or else in the next turn.
  void shut_down();
  [[nodiscard]] bool joined() const { return phase_ == Phase::joined; }
  /// Whether any call was submitted.
  [[nodiscard]] bool used() const { return used_; }
  /// Accepts calls again: the next run has its own workers.
  void reopen();

  /// Prints what is due by the scheduler's clock.
  void print_due();
  /// Prints the output that is due until `until`, each at its time.
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

  /// A worker is free at `start`; blocking the loop does not block it.
  void begin(Ref<WorkerCall> call, std::chrono::nanoseconds start);
  /// At its end, which is now_.
  void deliver(Ref<WorkerCall> call);
  void done(WorkerCall& call, std::chrono::nanoseconds end);
  /// The thread that waits for them is notified in the next turn.
  void join();

  inline static constinit thread_local Workers* working_ = nullptr;

  Scheduler& scheduler_;
  std::size_t free_;
  std::size_t busy_ = 0;
  bool used_ = false;
  Phase phase_ = Phase::open;
  std::chrono::nanoseconds now_{0};  // of the running worker
  std::deque<Ref<WorkerCall>> waiting_;
  std::multimap<std::chrono::nanoseconds, Print> prints_;
};

}  // namespace detail

/// Runs `function` in a worker in parallel with the loop: block() in it takes the worker's time, not the loop's, and
/// its output appears when the loop's clock reaches its time. Completes with its result or exception. There are
/// SchedulerOptions::workers workers; further calls wait for a free one, in order. A cancelled await does not stop the
/// worker; its result is lost then.
///
/// The worker is simulated, also in real time: the function runs at once, on the loop's thread, and its real computing
/// time blocks the loop. Inside it there is no loop: create_task and the like throw RuntimeError("no running event
/// loop"). GCC 12 destroys the captures of a lambda inside a co_await expression twice: define the lambda before the
/// expression.
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
