// asyncio.sleep: `co_await sleep(3s)`.
#pragma once

#include <string>

#include "coro/api_co.hpp"
#include "coro/scheduler.hpp"

namespace coro {

/// The awaiter of a sleep. When its timer fires, the task that waits is ready and resumes a turn later.
class Sleeping final : public Timer {
 public:
  explicit Sleeping(Seconds delay) : delay_(delay) {}
  ~Sleeping() = default;

  [[nodiscard]] bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> handle);
  void await_resume();

  bool cancel() override;
  void fire(Scheduler& scheduler) override;
  [[nodiscard]] std::string thrown() const override { return state_ == State::cancelled ? "CancelledError" : ""; }

 private:
  enum class State : std::uint8_t { pending, fired, cancelled };
  Seconds delay_;
  TaskBase* task_ = nullptr;
  State state_ = State::pending;
};

inline void Sleeping::await_suspend(std::coroutine_handle<> /*handle*/) {
  Scheduler& scheduler = detail::require_scheduler();
  task_ = scheduler.current_task();
  trace::Recorder* recorder = scheduler.recorder();
  const trace::Place at = recorder == nullptr ? trace::Place{} : scheduler.place(task_->innermost()->line());
  if (recorder != nullptr) scheduler.report_dropped();
  if (delay_.count() <= 0) {
    if (recorder != nullptr) recorder->suspend_yield(at);
    scheduler.suspend(nullptr);
    return;
  }
  scheduler.set_timer(*this, delay_);
  if (recorder != nullptr) recorder->suspend_sleep(at, recorder->text("sleep"), delay_.count());
  scheduler.suspend(this);
}

inline void Sleeping::await_resume() {
  detail::throw_if_cancelled();
  if (state_ == State::cancelled) throw CancelledError();
}

inline bool Sleeping::cancel() {
  if (state_ != State::pending) return false;
  state_ = State::cancelled;
  Scheduler& scheduler = *Scheduler::current();
  scheduler.cancel_timer(*this);
  scheduler.wake(*task_, true);
  return true;
}

inline void Sleeping::fire(Scheduler& scheduler) {
  if (state_ != State::pending) return;
  state_ = State::fired;
  scheduler.wake(*task_);
}

/// What sleep() gives; awaited at once or kept for later.
class [[nodiscard]] Sleep {
 public:
  explicit Sleep(Seconds delay) : delay_(delay) {}
  [[nodiscard]] Sleeping await() const { return Sleeping(delay_); }

 private:
  Seconds delay_;
};

/// Suspends the running task for `delay`. 0 or less is a bare yield: others get their turn, no timer is set.
/// @throws ValueError when awaited, if `delay` is not a number
inline Sleep sleep(Seconds delay) { return Sleep(delay); }

/// The same, with a result.
template <class T>
ApiCo<Api::sleep, T> sleep(Seconds delay, T result) {
  co_await Sleep(delay);
  co_return result;
}

namespace detail {

inline ApiCo<Api::sleep> sleeping(Sleep sleep) { co_await sleep; }

}  // namespace detail

/// create_task(sleep(3s)).
inline Task<void> create_task(Sleep sleep, Here here = {}) { return create_task(detail::sleeping(sleep), here); }
inline Task<void> create_task(Sleep sleep, std::string name, Here here = {}) {
  return create_task(detail::sleeping(sleep), std::move(name), here);
}

}  // namespace coro
