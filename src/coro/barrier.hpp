// asyncio.Barrier: tasks that wait for each other.
#pragma once

#include <memory>
#include <string>

#include "coro/api_co.hpp"
#include "coro/exceptions.hpp"
#include "coro/here.hpp"

namespace coro {

/// The barrier was reset or aborted.
class BrokenBarrierError : public RuntimeError {
 public:
  explicit BrokenBarrierError(std::string text = "", Here here = {})
      : RuntimeError("BrokenBarrierError", std::move(text), here) {}
};

/// Copies are the same barrier. It lets tasks through `parties` at a time, again and again.
class Barrier {
 public:
  /// @throws ValueError when `parties` is below 1
  explicit Barrier(int parties, Here here = {});

  /// Waits until `parties` tasks do. Gives each a number of its own, from 0 in the order of coming.
  /// @throws BrokenBarrierError when it is broken, or reset or aborted meanwhile
  ApiCo<Api::barrier_wait, int> wait(Here here = {}) const;
  /// Sends those who wait away with BrokenBarrierError; who comes when they have left begins anew.
  ApiCo<Api::barrier_reset> reset(Here here = {}) const;
  /// Breaks it: sends away those who wait, and whoever comes, until reset().
  ApiCo<Api::barrier_abort> abort(Here here = {}) const;

  [[nodiscard]] int parties() const;
  /// How many wait for the others.
  [[nodiscard]] int n_waiting() const;
  [[nodiscard]] bool broken() const;

 private:
  struct State;
  static ApiCo<Api::barrier_wait, int> wait(std::shared_ptr<State> barrier);
  static ApiCo<Api::barrier_reset> reset(std::shared_ptr<State> barrier);
  static ApiCo<Api::barrier_abort> abort(std::shared_ptr<State> barrier);

  std::shared_ptr<State> state_;
};

/// `async with barrier as number`: waits on coming in, and does nothing on going out. @throws as wait()
inline ApiCo<Api::barrier_wait, int> async_with(const Barrier& barrier) { return barrier.wait(); }

}  // namespace coro
