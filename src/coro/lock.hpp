// asyncio.Lock: one task at a time, first come first served.
#pragma once

#include <memory>

#include "coro/api_co.hpp"
#include "coro/here.hpp"

namespace coro {

/// Copies are the same lock. `const auto held = co_await async_with(lock);` holds it to the end of the scope.
class Lock {
 public:
  Lock();

  [[nodiscard]] bool locked() const;

  /// Takes it, at once where it is free and nobody waits. Else the task waits at the end of the line; whoever is woken
  /// takes it when it runs, in the next turn. True. @throws RuntimeError when others wait on another scheduler
  ApiCo<Api::lock_acquire, bool> acquire(Here here = {}) const;

  /// Lets go of it, whoever took it, and wakes the head of the line. @throws RuntimeError when it is not locked
  void release(Here here = {}) const;

 private:
  struct State;
  static ApiCo<Api::lock_acquire, bool> acquire(std::shared_ptr<State> lock);

  std::shared_ptr<State> state_;
};

}  // namespace coro
