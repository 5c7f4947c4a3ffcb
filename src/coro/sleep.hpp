// asyncio.sleep: `co_await sleep(3s)`.
#pragma once

#include <string>

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

}  // namespace coro
