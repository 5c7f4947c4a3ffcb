#include "coro/wait_for.hpp"

#include "coro/detail/tasks_waiter.hpp"
#include "coro/detail/watch.hpp"

namespace coro::detail {

ApiCo<Api::wait_for> cancel_and_wait(AnyFuture future) {
  const Future<void> ended;
  const Watch watch(future, [ended](const AnyFuture&) { release(ended); });
  future.cancel(kNoLine);
  co_await ended;
}

}  // namespace coro::detail
