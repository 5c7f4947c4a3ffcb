// asyncio.Condition: tasks that hold a lock, and release it until another task notifies them of a change.
#pragma once

#include <concepts>
#include <memory>
#include <type_traits>
#include <utility>

#include "coro/api_co.hpp"
#include "coro/detail/shared.hpp"
#include "coro/here.hpp"
#include "coro/lock.hpp"

namespace coro {

/// Copies refer to the same condition. `const auto held = co_await async_with(condition);` holds its lock until the end
/// of the scope.
class Condition {
 public:
  explicit Condition(Lock lock = {});

  [[nodiscard]] bool locked() const;
  /// As those of its lock.
  ApiCo<Api::lock_acquire, bool> acquire(Here here = {}) const;
  void release(Here here = {}) const;

  /// Releases the lock, waits for a notify, and acquires the lock again, also when cancelled. Returns true. Wake-ups
  /// may be spurious: check the condition again. @throws RuntimeError if the lock is not locked
  ApiCo<Api::condition_wait, bool> wait(Here here = {}) const;

  /// Waits until `predicate`, called with the lock held, returns something true; returns that. @throws as wait()
  template <std::invocable F>
  ApiCo<Api::condition_wait_for, std::invoke_result_t<F>> wait_for(F&& predicate, Here here = {}) const {
    static_assert(std::is_lvalue_reference_v<F> || std::is_trivially_destructible_v<F>,
                  "capture by reference, [&], or name the lambda before: GCC 12 destroys one inside a co_await twice");
    return wait_for<std::decay_t<F>>(*this, std::forward<F>(predicate)).at(here);
  }

  /// Wakes the first `n` waiting tasks: each continues when it has acquired the lock, which the caller still holds.
  /// @throws RuntimeError if the lock is not locked
  void notify(int n = 1, Here here = {}) const;
  void notify_all(Here here = {}) const;

 private:
  struct State;
  static ApiCo<Api::condition_wait, bool> wait(std::shared_ptr<State> condition);
  template <class F>
  static ApiCo<Api::condition_wait_for, std::invoke_result_t<F>> wait_for(Condition condition, F predicate) {
    auto result = predicate();
    while (!result) {
      co_await condition.wait();
      result = predicate();
    }
    co_return result;
  }

  detail::Shared<State> state_;
};

}  // namespace coro
