// asyncio.Barrier: tasks that wait for each other.
#pragma once

#include <memory>
#include <string>

#include "coro/api_co.hpp"
#include "coro/detail/shared.hpp"
#include "coro/exceptions.hpp"
#include "coro/here.hpp"

namespace coro {

/// The barrier was reset or aborted.
class BrokenBarrierError : public RuntimeError {
 public:
  explicit BrokenBarrierError(std::string text = "", Here here = {})
      : RuntimeError("BrokenBarrierError", std::move(text), here) {}
};

/// Copies refer to the same barrier. It releases tasks in groups of `parties`, repeatedly.
class Barrier {
 public:
  /// @throws ValueError if `parties` is below 1
  explicit Barrier(int parties, Here here = {});

  /// Waits until `parties` tasks are waiting. Returns a different number to each, from 0 in order of arrival.
  /// @throws BrokenBarrierError if it is broken, or reset or aborted meanwhile
  ApiCo<Api::barrier_wait, int> wait(Here here = {}) const;
  /// The waiting tasks get BrokenBarrierError; after they have left, a new group begins.
  ApiCo<Api::barrier_reset> reset(Here here = {}) const;
  /// Breaks it: waiting tasks, and all that arrive until reset(), get BrokenBarrierError.
  ApiCo<Api::barrier_abort> abort(Here here = {}) const;

  [[nodiscard]] int parties() const;
  /// The number of waiting tasks.
  [[nodiscard]] int n_waiting() const;
  [[nodiscard]] bool broken() const;

 private:
  struct State;
  static ApiCo<Api::barrier_wait, int> wait(std::shared_ptr<State> barrier);
  static ApiCo<Api::barrier_reset> reset(std::shared_ptr<State> barrier);
  static ApiCo<Api::barrier_abort> abort(std::shared_ptr<State> barrier);

  detail::Shared<State> state_;
};

/// `async with barrier as number`: waits on entry, does nothing on exit. @throws as wait()
inline ApiCo<Api::barrier_wait, int> async_with(const Barrier& barrier) { return barrier.wait(); }

}  // namespace coro
