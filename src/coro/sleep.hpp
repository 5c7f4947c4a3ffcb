// asyncio.sleep: `co_await sleep(3s)`.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "coro/api_co.hpp"
#include "coro/detail/dropped.hpp"
#include "coro/scheduler.hpp"

namespace coro {

/// When it fires, the sleeping task is ready; it resumes a turn later.
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
  union {
    SleepTimer timer_;  // not constructed for a bare yield
  };
};

/// The result of sleep(); awaited at once or kept for later. Move-only. If dropped without an await, that is recorded.
class [[nodiscard]] Sleep {
 public:
  /// The line of the call. Not a Here: that is not a scalar, and each coroutine's frame would keep a copy.
  enum class Line : std::uint32_t { none };

  explicit Sleep(Seconds delay, Line made_at = Line::none) : delay_(delay), made_at_(made_at) {}
  Sleep(Sleep&& other) noexcept : delay_(other.delay_), made_at_(std::exchange(other.made_at_, Line::none)) {}
  Sleep& operator=(Sleep other) noexcept {
    delay_ = other.delay_;
    std::swap(made_at_, other.made_at_);
    return *this;
  }
  ~Sleep() {
    if (made_at_ != Line::none) [[unlikely]]
      detail::dropped.add_sleep(static_cast<std::uint32_t>(made_at_));
  }

  [[nodiscard]] Sleeping await() const { return Sleeping(take()); }
  /// Its delay, for the caller that sleeps.
  [[nodiscard]] Seconds take() const {
    made_at_ = Line::none;
    return delay_;
  }

 private:
  Seconds delay_;
  mutable Line made_at_;  // none: was awaited, or is not recorded
};

inline std::string type_name(const Sleep& /*object*/) { return "coroutine"; }

/// Suspends the running task for `delay`. 0 or less is a bare yield: other tasks run, no timer is set.
/// @throws ValueError when awaited, if `delay` is not a number
inline Sleep sleep(Seconds delay, Sleep::Line line = Sleep::Line(__builtin_LINE())) { return Sleep(delay, line); }

/// The same, with a result.
template <class T>
ApiCo<Api::sleep, T> sleep(Seconds delay, T result, Here /*here*/ = {}) {
  co_await Sleep(delay);
  co_return result;
}

namespace detail {

inline ApiCo<Api::sleep> sleeping(Seconds delay) { co_await Sleep(delay); }

}  // namespace detail

/// create_task(sleep(3s)).
inline Task<void> create_task(Sleep sleep, Here here = {}) { return create_task(detail::sleeping(sleep.take()), here); }
inline Task<void> create_task(Sleep sleep, std::string name, Here here = {}) {
  return create_task(detail::sleeping(sleep.take()), std::move(name), here);
}

}  // namespace coro
