// asyncio.ensure_future, used by wait_for, gather, shield and wait: a coroutine becomes a task, a future is returned
// unchanged.
#pragma once

#include <utility>

#include "coro/sleep.hpp"
#include "coro/task.hpp"

namespace coro {

template <detail::CoroutineObject C>
auto ensure_future(C co, Here here = {}) {
  return create_task(std::move(co), here);
}
template <class T>
Future<T> ensure_future(const Future<T>& future, Here /*here*/ = {}) {
  return future;
}
template <class T>
Task<T> ensure_future(const Task<T>& task, Here /*here*/ = {}) {
  return task;
}
inline Task<void> ensure_future(Sleep sleep, Here here = {}) { return create_task(std::move(sleep), here); }

/// The operands of co_await, and of every asyncio function that takes an awaitable.
template <class A>
concept Awaitable = requires(A awaitable) {
  ensure_future(std::move(awaitable));
};

/// The result type of awaiting an A.
template <Awaitable A>
using ValueOf = typename decltype(ensure_future(std::declval<A>()))::value_type;

}  // namespace coro
