// asyncio.sleep: `co_await sleep(3s)`.
#pragma once

#include <optional>
#include <string>

#include "coro/api_co.hpp"
#include "coro/scheduler.hpp"

namespace coro {

/// When it fires, the task that sleeps is ready and resumes a turn later.
class SleepTimer final : public Timer {
 public:
  explicit SleepTimer(TaskBase& task) : task_(task) {}

  bool cancel() override;
  void fire(Scheduler& scheduler) override;
  [[nodiscard]] std::string thrown() const override { return ""; }

 private:
  enum class State : std::uint8_t { pending, fired, cancelled };
  TaskBase& task_;
  State state_ = State::pending;
};

/// The awaiter of a sleep.
class Sleeping {
 public:
  explicit Sleeping(Seconds delay) : delay_(delay) {}

  [[nodiscard]] bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> /*handle*/) {
    if (!(delay_.count() <= 0)) set_timer();
  }
  void await_resume() const { detail::throw_if_cancelled(); }

 private:
  void set_timer();

  Seconds delay_;
  std::optional<SleepTimer> timer_;  // none for a bare yield
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
