// loop.call_soon, call_later, call_at: plain functions that the loop calls, and the handles that take them back.
#pragma once

#include <functional>
#include <memory>

#include "coro/scheduler.hpp"

namespace coro {

namespace detail {

/// What a handle and its entry in the queue share; cancelled when it has no function left.
struct HandleState {
  std::function<void()> function;
  bool cancelled = false;
  Timer* timer = nullptr;  ///< while it is set
  Seconds when{0};
};

}  // namespace detail

/// Copies stand for the same call.
class Handle {
 public:
  explicit Handle(std::shared_ptr<detail::HandleState> state) : state_(std::move(state)) {}
  /// It will not be called; nothing where it has been.
  void cancel() const;
  [[nodiscard]] bool cancelled() const { return state_->cancelled; }

 protected:
  std::shared_ptr<detail::HandleState> state_;
};

class TimerHandle : public Handle {
 public:
  using Handle::Handle;
  /// The time at which it falls due, on the loop's clock.
  [[nodiscard]] Seconds when() const { return state_->when; }
};

/// Calls `function` in the next turn. What it throws goes to standard error, and the loop goes on.
/// @throws RuntimeError when no scheduler runs here
Handle call_soon(std::function<void()> function, Here here = {});
/// Calls it `delay` from now: in the first turn that begins at or after then. 0 goes through the timers, too.
/// @throws RuntimeError when no scheduler runs here; ValueError when `delay` is not a number
TimerHandle call_later(Seconds delay, std::function<void()> function, Here here = {});
/// Calls it at `when` on the loop's clock, which is loop_time(). @throws as call_later
TimerHandle call_at(Seconds when, std::function<void()> function, Here here = {});
/// loop.time(): seconds on the clock of the running scheduler. @throws RuntimeError when no scheduler runs here
Seconds loop_time(Here here = {});

}  // namespace coro
