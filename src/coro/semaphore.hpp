// asyncio.Semaphore, BoundedSemaphore: a limited number of tasks at a time, in FIFO order.
#pragma once

#include <limits>
#include <memory>

#include "coro/api_co.hpp"
#include "coro/detail/shared.hpp"
#include "coro/here.hpp"

namespace coro {

/// Copies refer to the same semaphore. `const auto held = co_await async_with(semaphore);` holds one unit of it until
/// the end of the scope.
class Semaphore {
 public:
  /// @throws ValueError if `value` is below 0
  explicit Semaphore(int value = 1, Here here = {}) : Semaphore(value, std::numeric_limits<int>::max(), here) {}

  /// Whether acquire() would wait: no unit is left, or tasks are waiting.
  [[nodiscard]] bool locked() const;

  /// Takes one unit, at once if one is left and no task waits. Else the task joins the end of the queue; a woken task
  /// already has its unit. Returns true. @throws RuntimeError if tasks of another scheduler wait
  ApiCo<Api::semaphore_acquire, bool> acquire(Here here = {}) const;

  /// Returns one unit, to the first waiting task if any. @throws ValueError if a bounded one has all its units
  void release(Here here = {}) const;

 protected:
  Semaphore(int value, int bound, Here here);

 private:
  struct State;
  static ApiCo<Api::semaphore_acquire, bool> acquire(std::shared_ptr<State> semaphore);

  detail::Shared<State> state_;
};

/// A semaphore that rejects more releases than acquires.
class BoundedSemaphore : public Semaphore {
 public:
  /// @throws ValueError if `value` is below 0
  explicit BoundedSemaphore(int value = 1, Here here = {}) : Semaphore(value, value, here) {}
};

}  // namespace coro
