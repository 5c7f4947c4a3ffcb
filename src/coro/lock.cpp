#include "coro/lock.hpp"

#include "coro/detail/waiters.hpp"

namespace coro {

struct Lock::State {
  bool locked = false;
  detail::Waiters waiters{"Lock"};
};

Lock::Lock() : state_(std::make_shared<State>()) {}

bool Lock::locked() const { return state_->locked; }

ApiCo<Api::lock_acquire, bool> Lock::acquire(Here here) const { return acquire(state_).at(here); }

ApiCo<Api::lock_acquire, bool> Lock::acquire(std::shared_ptr<State> lock) {
  if (lock->locked || !lock->waiters.all_cancelled()) {
    try {
      detail::Waiter waiter(lock->waiters);
      co_await waiter;
    } catch (const CancelledError&) {
      // It may have been woken to take the lock: then the next one is woken.
      if (!lock->locked) lock->waiters.wake_head();
      throw;
    }
  }
  lock->locked = true;
  co_return true;
}

void Lock::release(Here here) const {
  if (!state_->locked) throw RuntimeError("Lock is not acquired.", here);
  state_->locked = false;
  state_->waiters.wake_head();
}

}  // namespace coro
