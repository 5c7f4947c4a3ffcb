// What may stand behind co_await, and how it is turned into the steps of a task. No awaiter resumes or destroys
// anything: it notes who runs next, and the scheduler's loop resumes (symmetric transfer overflows the stack without
// optimisation).
#pragma once

#include <coroutine>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "coro/future.hpp"
#include "coro/promise.hpp"

namespace coro {

template <class T>
class Co;

namespace detail {

template <class T>
class AwaitCo;

/// Starts link.awaited inside the running task, for link.awaiter.
void enter(AwaitLink& link);
/// Throws on what link.awaited ended with, as coming from the await.
[[noreturn]] void rethrow(const AwaitLink& link);
/// Destroys the frame of a coroutine that does not run.
void destroy(PromiseBase& promise) noexcept;
/// The owner of a coroutine that nobody has awaited is gone: writes co.never_awaited and destroys the frame.
void drop(PromiseBase& promise) noexcept;
/// Suspends the running task until `future` is done.
void wait_for_future(FutureBase& future);
/// Throws what `future` ended with, as coming from the await, unless that is a result.
void throw_if_failed(const FutureBase& future);
/// Throws CancelledError if the running task has been cancelled and this await is where it learns of it.
void throw_if_cancelled();

/// `co_await future`, and `co_await task`.
template <class T>
class AwaitFuture {
 public:
  explicit AwaitFuture(Future<T> future) : future_(std::move(future)) {}

  [[nodiscard]] bool await_ready() const { return future_.done(); }
  void await_suspend(std::coroutine_handle<> /*handle*/) { wait_for_future(*future_.state()); }
  T await_resume() {
    throw_if_cancelled();
    throw_if_failed(*future_.state());
    return future_.result();
  }

 private:
  Future<T> future_;
};

/// An awaitable that makes its own awaiter.
template <class T>
concept SelfAwaiting = requires(T&& awaitable) {
  std::forward<T>(awaitable).await();
};

/// Base of every promise: takes coroutines, futures, tasks and self-awaiting things, and notes the line of the await.
class AwaitTransform : public PromiseBase {
 public:
  template <class T>
  AwaitCo<T> await_transform(Co<T>&& co, int line = __builtin_LINE()) {
    stand_at(line);
    return AwaitCo<T>(std::move(co));
  }
  template <class T>
  AwaitCo<T> await_transform(Co<T>& co, int line = __builtin_LINE()) {
    stand_at(line);
    return AwaitCo<T>(std::move(co));
  }
  template <class T>
  AwaitFuture<T> await_transform(const Future<T>& future, int line = __builtin_LINE()) {
    stand_at(line);
    return AwaitFuture<T>(future);
  }
  template <SelfAwaiting T>
  auto await_transform(T&& awaitable, int line = __builtin_LINE()) {
    stand_at(line);
    return std::forward<T>(awaitable).await();
  }

 private:
  void stand_at(int line) { set_line(static_cast<std::uint32_t>(line)); }
};

}  // namespace detail

}  // namespace coro
