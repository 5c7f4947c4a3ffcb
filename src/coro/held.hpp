// `async with lock:` as a guard: `const auto held = co_await async_with(lock);` acquires it, and the end of the scope
// releases it.
#pragma once

#include <exception>
#include <optional>
#include <utility>

#include "coro/api_co.hpp"
#include "coro/scheduler.hpp"

namespace coro {

/// Types that are acquired and released: Lock, Condition, Semaphore, BoundedSemaphore.
template <class X>
concept Acquirable = requires(const X& x, Here here) {
  x.acquire();
  x.release(here);
};

/// Releases the object in its destructor, unless the scheduler has ended: then nothing of the program runs any more.
template <Acquirable X>
class [[nodiscard]] Held {
 public:
  /// Holds `x`, which was acquired at the line of the `async with`.
  Held(X x, Here here) : held_(std::move(x)), here_(here) {}
  Held(Held&& other) noexcept : held_(std::exchange(other.held_, std::nullopt)), here_(other.here_) {}
  Held& operator=(Held&&) = delete;
  /// @throws what release() throws if it was released explicitly, unless an exception is being handled
  ~Held() noexcept(false) {
    if (!held_ || detail::require_scheduler().ended()) return;
    try {
      held_->release(here_);
    } catch (...) {
      if (std::uncaught_exceptions() == exceptions_) throw;  // else it is lost
    }
  }

 private:
  std::optional<X> held_;
  Here here_;
  int exceptions_ = std::uncaught_exceptions();
};

/// Acquires `x`; keep the result until the end of the block. @throws what acquire() throws
template <Acquirable X>
auto async_with(X x, Here here = {}) -> ApiCo<decltype(x.acquire())::function, Held<X>> {
  co_await x.acquire();
  co_return Held<X>(std::move(x), here);
}

}  // namespace coro
