// asyncio.Lock: one task at a time, in FIFO order.
#pragma once

#include <memory>

#include "coro/api_co.hpp"
#include "coro/detail/shared.hpp"
#include "coro/here.hpp"

namespace coro {

/// Copies refer to the same lock. `const auto held = co_await async_with(lock);` holds it until the end of the scope.
class Lock {
 public:
  Lock();

  [[nodiscard]] bool locked() const;

  /// Acquires it, at once if it is free and no task waits. Else the task joins the end of the queue; a woken task
  /// acquires it when it runs, in the next turn. Returns true. @throws RuntimeError if tasks of another scheduler wait
  ApiCo<Api::lock_acquire, bool> acquire(Here here = {}) const;

  /// Releases it, whichever task acquired it, and wakes the head of the queue. @throws RuntimeError if it is not locked
  void release(Here here = {}) const;

 private:
  struct State;
  static ApiCo<Api::lock_acquire, bool> acquire(std::shared_ptr<State> lock);

  detail::Shared<State> state_;
};

}  // namespace coro
