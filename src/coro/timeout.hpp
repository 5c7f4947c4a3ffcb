// asyncio.timeout: a block of code that has to end in time: `co_await async_with(timeout(2s), [&]() -> Body<> { ...
// })`.
#pragma once

#include <exception>
#include <memory>
#include <optional>

#include "coro/api_co.hpp"
#include "coro/handle.hpp"

namespace coro {

/// Cancels the task that is in its block when the time is over, and turns the CancelledError that leaves the block into
/// a TimeoutError. Copies stand for the same timeout.
class Timeout {
 public:
  /// `when` is on the loop's clock; without one it never runs out. One that is over cancels in the next turn.
  explicit Timeout(std::optional<Seconds> when);

  /// The deadline, on the loop's clock; none: it never runs out.
  [[nodiscard]] std::optional<Seconds> when() const;
  /// Moves the deadline. @throws RuntimeError unless the task is in the block and the time is not over
  void reschedule(std::optional<Seconds> when, Here here = {}) const;
  /// Whether the time ran out while the task was in the block.
  [[nodiscard]] bool expired() const;

  /// For async_with: the running task enters the block. @throws RuntimeError when that was done before
  [[nodiscard]] ApiCo<Api::timeout> aenter() const;
  /// It leaves it, because of `failed` or, null, at its end. @throws TimeoutError when the cancel was this one's
  [[nodiscard]] ApiCo<Api::timeout> aexit(std::exception_ptr failed) const;

 private:
  class State;
  std::shared_ptr<State> state_;
};

/// A timeout that runs out `delay` from now; 0 or less: in the next turn; none: never.
/// @throws RuntimeError when no scheduler runs here
Timeout timeout(std::optional<Seconds> delay, Here here = {});
/// A timeout that runs out at `when` on the loop's clock, which is loop_time().
Timeout timeout_at(std::optional<Seconds> when);

}  // namespace coro
