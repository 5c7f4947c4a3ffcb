// `async with lock:` as a guard: `const auto held = co_await async_with(lock);` takes it, and the end of the scope
// gives it back.
#pragma once

#include <exception>
#include <optional>
#include <utility>

#include "coro/api_co.hpp"
#include "coro/scheduler.hpp"

namespace coro {

/// What is acquired and released: Lock, Condition, Semaphore, BoundedSemaphore.
template <class X>
concept Acquirable = requires(const X& x, Here here) {
  x.acquire();
  x.release(here);
};

/// Releases what it holds when it goes; not where the scheduler has ended, as nothing of the program runs any more.
template <Acquirable X>
class [[nodiscard]] Held {
 public:
  /// Holds `x`, which has been acquired, at the line of the `async with`.
  Held(X x, Here here) : held_(std::move(x)), here_(here) {}
  Held(Held&& other) noexcept : held_(std::exchange(other.held_, std::nullopt)), here_(other.here_) {}
  Held& operator=(Held&&) = delete;
  /// @throws what release() throws, where it was released by hand; unless an exception is on its way already
  ~Held() noexcept(false) {
    if (!held_ || detail::require_scheduler().ended()) return;
    try {
      held_->release(here_);
    } catch (const Exception&) {
      if (std::uncaught_exceptions() == exceptions_) throw;
    }
  }

 private:
  std::optional<X> held_;
  Here here_;
  int exceptions_ = std::uncaught_exceptions();
};

/// Acquires `x`; what it gives is to be kept as long as the block would be. @throws what acquire() throws
template <Acquirable X>
auto async_with(X x, Here here = {}) -> ApiCo<decltype(x.acquire())::function, Held<X>> {
  co_await x.acquire();
  co_return Held<X>(std::move(x), here);
}

}  // namespace coro
