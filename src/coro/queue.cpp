#include "coro/queue.hpp"

namespace coro::detail {

ApiCo<Api::queue_put> QueueBase::wait_for_place() {
  if (shut_down_) throw QueueShutDown(kNoLine);
  Waiter waiter(putters_);
  try {
    co_await waiter;
  } catch (...) {
    // Woken, but it does not use the place: the next one is woken.
    if (!full() && waiter.woken()) putters_.release_one();
    throw;
  }
}

ApiCo<Api::queue_get> QueueBase::wait_for_item() {
  if (shut_down_) throw QueueShutDown(kNoLine);
  Waiter waiter(getters_);
  try {
    co_await waiter;
  } catch (...) {
    if (size() > 0 && waiter.woken()) getters_.release_one();
    throw;
  }
}

void QueueBase::require_place(Here here) const {
  if (shut_down_) throw QueueShutDown(here);
  if (full()) throw QueueFull(here);
}

void QueueBase::require_item(Here here) const {
  if (size() > 0) return;
  if (shut_down_) throw QueueShutDown(here);
  throw QueueEmpty(here);
}

void QueueBase::item_added() {
  ++unfinished_;
  finished_.clear();
  getters_.release_one();
}

void QueueBase::task_done(Here here) {
  if (unfinished_ == 0) throw ValueError("task_done() called too many times", here);
  if (--unfinished_ == 0) finished_.set();
}

void QueueBase::shutdown(bool immediate) {
  shut_down_ = true;
  if (immediate) {
    while (size() > 0) {
      drop_item();
      if (unfinished_ > 0) --unfinished_;
    }
    if (unfinished_ == 0) finished_.set();
  }
  while (getters_.release_one()) continue;
  while (putters_.release_one()) continue;
}

}  // namespace coro::detail
