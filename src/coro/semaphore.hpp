// asyncio.Semaphore, BoundedSemaphore: so many tasks at a time, first come first served.
#pragma once

#include <limits>
#include <memory>

#include "coro/api_co.hpp"
#include "coro/here.hpp"

namespace coro {

/// Copies are the same semaphore. `const auto held = co_await async_with(semaphore);` holds one unit of it to the end of
/// the scope.
class Semaphore {
 public:
  /// @throws ValueError when `value` is below 0
  explicit Semaphore(int value = 1, Here here = {}) : Semaphore(value, std::numeric_limits<int>::max(), here) {}

  /// Whether acquire() would wait: nothing is left, or others wait.
  [[nodiscard]] bool locked() const;

  /// Takes one unit, at once where one is left and nobody waits. Else the task waits at the end of the line; whoever is
  /// woken has got its unit. True. @throws RuntimeError when others wait on another scheduler
  ApiCo<Api::semaphore_acquire, bool> acquire(Here here = {}) const;

  /// Gives one unit back, to the first who waits. @throws ValueError where a bounded one has all its units
  void release(Here here = {}) const;

 protected:
  Semaphore(int value, int bound, Here here);

 private:
  struct State;
  static ApiCo<Api::semaphore_acquire, bool> acquire(std::shared_ptr<State> semaphore);

  std::shared_ptr<State> state_;
};

/// A semaphore that is never given back more than was taken.
class BoundedSemaphore : public Semaphore {
 public:
  /// @throws ValueError when `value` is below 0
  explicit BoundedSemaphore(int value = 1, Here here = {}) : Semaphore(value, value, here) {}
};

}  // namespace coro
