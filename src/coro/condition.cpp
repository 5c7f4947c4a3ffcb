#include "coro/condition.hpp"

#include <exception>
#include <utility>

#include "coro/detail/waiters.hpp"

namespace coro {

struct Condition::State {
  explicit State(Lock its_lock) : lock(std::move(its_lock)) {}
  Lock lock;
  detail::Waiters waiters{"Condition"};
};

Condition::Condition(Lock lock) : state_(std::make_shared<State>(std::move(lock))) {}

bool Condition::locked() const { return state_->lock.locked(); }

ApiCo<Api::lock_acquire, bool> Condition::acquire(Here here) const { return state_->lock.acquire(here); }

void Condition::release(Here here) const { state_->lock.release(here); }

ApiCo<Api::condition_wait, bool> Condition::wait(Here here) const { return wait(state_).at(here); }

ApiCo<Api::condition_wait, bool> Condition::wait(std::shared_ptr<State> condition) {
  if (!condition->lock.locked()) throw RuntimeError("cannot wait on un-acquired lock", kNoLine);
  std::exception_ptr cancelled;
  detail::Waiter waiter(condition->waiters);
  condition->lock.release(kNoLine);
  try {
    co_await waiter;
  } catch (const CancelledError&) {
    cancelled = std::current_exception();
  }
  for (bool acquired = false; !acquired;) {
    try {
      acquired = co_await condition->lock.acquire();
    } catch (const CancelledError&) {
      cancelled = std::current_exception();
    }
  }
  if (cancelled) {
    // It may have consumed a wake-up that it does not use: another task is woken instead.
    condition->waiters.wake(1);
    std::rethrow_exception(cancelled);
  }
  co_return true;
}

void Condition::notify(int n, Here here) const {
  if (!locked()) throw RuntimeError("cannot notify on un-acquired lock", here);
  if (n > 0) state_->waiters.wake(static_cast<std::size_t>(n));
}

void Condition::notify_all(Here here) const {
  if (!locked()) throw RuntimeError("cannot notify on un-acquired lock", here);
  state_->waiters.wake(detail::Waiters::kAll);
}

}  // namespace coro
