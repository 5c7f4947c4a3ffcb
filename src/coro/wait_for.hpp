// asyncio.wait_for: awaits one awaitable with a time limit.
#pragma once

#include <exception>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "coro/ensure_future.hpp"
#include "coro/timeout.hpp"

namespace coro {

namespace detail {

/// Cancels `future`, and waits until it has ended.
ApiCo<Api::wait_for> cancel_and_wait(AnyFuture future);

}  // namespace detail

/// Awaits `awaitable` (a coroutine inside the running task) and returns its result; after `limit` it is cancelled.
/// None: no limit. 0 or less: it is cancelled at once unless it is done; a coroutine never starts.
/// @throws TimeoutError if it was cancelled for that; what `awaitable` throws
template <Awaitable A>
ApiCo<Api::wait_for, ValueOf<A>> wait_for(A awaitable, std::optional<Seconds> limit, Here /*here*/ = {}) {
  using T = ValueOf<A>;
  if (limit && limit->count() <= 0) {
    const auto future = ensure_future(std::move(awaitable), detail::await_line());
    if (future.done()) co_return future.result(kNoLine);
    co_await detail::cancel_and_wait(future);
    try {
      co_return future.result(kNoLine);
    } catch (const CancelledError&) {  // also that of a gather that failed with it
      throw TimeoutError("", kNoLine);
    }
  }
  const Timeout deadline = timeout(limit, kNoLine);
  co_await deadline.aenter();
  std::optional<std::conditional_t<std::is_void_v<T>, std::monostate, T>> value;
  std::exception_ptr failed;
  try {
    if constexpr (std::is_void_v<T>) {
      co_await std::move(awaitable);
    } else {
      value = co_await std::move(awaitable);
    }
  } catch (...) {
    failed = std::current_exception();
  }
  co_await deadline.aexit(failed);
  if (failed) std::rethrow_exception(failed);
  if constexpr (!std::is_void_v<T>) co_return std::move(*value);
}

}  // namespace coro
