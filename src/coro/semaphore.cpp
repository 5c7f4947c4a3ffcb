#include "coro/semaphore.hpp"

#include "coro/detail/waiters.hpp"

namespace coro {

struct Semaphore::State {
  State(int its_value, int its_bound) : value(its_value), bound(its_bound) {}

  int value;
  int bound;
  detail::Waiters waiters{"Semaphore"};

  [[nodiscard]] bool locked() const { return value == 0 || !waiters.all_cancelled(); }
  /// Gives a unit to the first waiting task. False if there is none.
  bool hand_over() {
    if (waiters.wake(1) == 0) return false;
    --value;
    return true;
  }
  void hand_over_all() {
    while (value > 0 && hand_over()) continue;
  }
};

Semaphore::Semaphore(int value, int bound, Here here) : state_(std::make_shared<State>(value, bound)) {
  if (value < 0) throw ValueError("Semaphore initial value must be >= 0", here);
}

bool Semaphore::locked() const { return state_->locked(); }

ApiCo<Api::semaphore_acquire, bool> Semaphore::acquire(Here here) const { return acquire(state_).at(here); }

ApiCo<Api::semaphore_acquire, bool> Semaphore::acquire(std::shared_ptr<State> semaphore) {
  if (!semaphore->locked()) {
    --semaphore->value;
    co_return true;
  }
  detail::Waiter waiter(semaphore->waiters);
  try {
    co_await waiter;
  } catch (const CancelledError&) {
    if (waiter.woken()) ++semaphore->value;  // it does not use the unit that it was given
    semaphore->hand_over_all();
    throw;
  }
  semaphore->hand_over_all();
  co_return true;
}

void Semaphore::release(Here here) const {
  if (state_->value >= state_->bound) throw ValueError("BoundedSemaphore released too many times", here);
  ++state_->value;
  state_->hand_over();
}

}  // namespace coro
