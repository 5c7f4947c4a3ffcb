// loop.call_soon, call_later, call_at: plain functions that the loop calls, and the handles that cancel them.
#pragma once

#include <functional>
#include <memory>

#include "coro/detail/shared.hpp"
#include "coro/scheduler.hpp"

namespace coro {

namespace detail {

/// What a handle and its entry in the queue share; cancelled if it has no function.
struct HandleState {
  std::function<void()> function;
  bool cancelled = false;
  Timer* timer = nullptr;  ///< while it is set
  Seconds when{0};
};

}  // namespace detail

/// Copies refer to the same call.
class Handle {
 public:
  explicit Handle(std::shared_ptr<detail::HandleState> state) : state_(std::move(state)) {}
  /// Cancels the call; does nothing if it was made already.
  void cancel() const;
  [[nodiscard]] bool cancelled() const { return state_->cancelled; }

 protected:
  detail::Shared<detail::HandleState> state_;
};

class TimerHandle : public Handle {
 public:
  using Handle::Handle;
  /// The time at which it is due, on the loop's clock.
  [[nodiscard]] Seconds when() const { return state_->when; }
};

/// Calls `function` in the next turn. An exception goes to standard error, and the loop continues.
/// @throws RuntimeError if there is no running scheduler
Handle call_soon(std::function<void()> function, Here here = {});
/// Calls it `delay` from now: in the first turn that begins at or after then. A delay of 0 also uses a timer.
/// @throws RuntimeError if there is no running scheduler; ValueError if `delay` is not a number
TimerHandle call_later(Seconds delay, std::function<void()> function, Here here = {});
/// Calls it at `when` on the loop's clock, which is loop_time(). @throws as call_later
TimerHandle call_at(Seconds when, std::function<void()> function, Here here = {});
/// loop.time(): seconds on the clock of the running scheduler. @throws RuntimeError if there is no running scheduler
Seconds loop_time(Here here = {});

}  // namespace coro
