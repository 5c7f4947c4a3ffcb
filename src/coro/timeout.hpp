// asyncio.timeout: a block of code with a time limit: `co_await async_with(timeout(2s), [&]() -> Body<> { ... })`.
#pragma once

#include <exception>
#include <memory>
#include <optional>

#include "coro/api_co.hpp"
#include "coro/detail/shared.hpp"
#include "coro/handle.hpp"

namespace coro {

/// When the time is over, cancels the task in its block, and turns the CancelledError that leaves the block into a
/// TimeoutError. Copies refer to the same timeout.
class Timeout {
 public:
  /// `when` is on the loop's clock; without one it never expires. A deadline in the past cancels in the next turn.
  explicit Timeout(std::optional<Seconds> when);

  /// The deadline, on the loop's clock; none: it never expires.
  [[nodiscard]] std::optional<Seconds> when() const;
  /// Moves the deadline. @throws RuntimeError unless the task is in the block and the timeout has not expired
  void reschedule(std::optional<Seconds> when, Here here = {}) const;
  /// Whether it expired while the task was in the block.
  [[nodiscard]] bool expired() const;

  /// For async_with: the running task enters the block. @throws RuntimeError if that was done before
  [[nodiscard]] ApiCo<Api::timeout> aenter() const;
  /// It leaves the block, with the exception `failed` or (null) at its end. @throws TimeoutError if the cancel came
  /// from this timeout
  [[nodiscard]] ApiCo<Api::timeout> aexit(std::exception_ptr failed) const;

 private:
  class State;
  detail::Shared<State> state_;
};

/// A timeout that expires `delay` from now; 0 or less: in the next turn; none: never.
/// @throws RuntimeError if there is no running scheduler
Timeout timeout(std::optional<Seconds> delay, Here here = {});
/// A timeout that expires at `when` on the loop's clock, which is loop_time().
Timeout timeout_at(std::optional<Seconds> when);

}  // namespace coro
