// The operands of co_await, and how an await becomes steps of a task. No awaiter resumes or destroys anything: it
// stores which coroutine runs next, and the scheduler's loop resumes it (symmetric transfer overflows the stack without
// optimisation).
#pragma once

#include <concepts>
#include <coroutine>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "coro/future.hpp"
#include "coro/promise.hpp"

namespace coro {

namespace detail {

template <class Promise>
class AwaitCo;
template <class Promise>
class CoOwner;

/// Starts link.awaited inside the running task, for link.awaiter.
void enter(AwaitLink& link);
/// Rethrows the exception of link.awaited, as raised by the await.
[[noreturn]] void rethrow(const AwaitLink& link);
/// Destroys the frame of a coroutine that is not running.
void destroy(PromiseBase& promise) noexcept;
struct DestroyFrame {
  void operator()(PromiseBase* promise) const noexcept { destroy(*promise); }
};
/// The owner of a coroutine that was never awaited is destroyed: records co.never_awaited and destroys the frame.
void drop(PromiseBase& promise) noexcept;
/// Suspends the running task until `future` is done.
void wait_for_future(FutureBase& future);
/// Throws the exception of `future`, as raised by the await, unless it has a result.
void throw_if_failed(const FutureBase& future);
/// Throws CancelledError if the running task has been cancelled and this await delivers the cancel.
void throw_if_cancelled();

/// The line at which the program awaits the running library function.
Here await_line();
/// The line of an exception that the current await of the running task raises: that of the await; none inside a library
/// function.
Here raise_line();

/// `co_await future`, and `co_await task`.
template <class T>
class AwaitFuture {
 public:
  explicit AwaitFuture(Future<T> future) : future_(std::move(future)) {}

  [[nodiscard]] bool await_ready() const { return future_.done() || future_.state()->refuses_awaits(); }
  void await_suspend(std::coroutine_handle<> /*handle*/) { wait_for_future(*future_.state()); }
  T await_resume() {
    throw_if_cancelled();
    throw_if_failed(*future_.state());
    return future_.result(kNoLine);
  }

 private:
  Future<T> future_;
};

/// An awaitable that makes its own awaiter.
template <class T>
concept SelfAwaiting = requires(T&& awaitable) {
  std::forward<T>(awaitable).await();
};

/// A coroutine object: Co, ApiCo, Body.
template <class T>
concept CoroutineObject =
    std::derived_from<std::remove_cvref_t<T>, CoOwner<typename std::remove_cvref_t<T>::promise_type>>;

/// The current line of a coroutine: that of its latest await or, for a library function, the line at which it is
/// awaited.
enum class Lines : bool { of_awaits, of_awaiter };

/// Base of every promise: accepts coroutines, futures, tasks and objects with their own awaiter, and stores the line of
/// the await.
template <Lines lines>
class AwaitTransform : public PromiseBase {
 public:
  using PromiseBase::PromiseBase;

  template <CoroutineObject C>
  auto await_transform(C&& co, int line = __builtin_LINE()) {
    stand_at(line);
    return AwaitCo<typename std::remove_cvref_t<C>::promise_type>(
        *co.release(lines == Lines::of_awaits ? Here(static_cast<std::uint32_t>(line)) : kNoLine));
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
  template <class A>
  auto await_transform(AtLine<A>&& at) {
    return await_transform(std::forward<A>(at.awaitable), static_cast<int>(at.line));
  }

 private:
  void stand_at(int line) {
    if constexpr (lines == Lines::of_awaits) set_line(static_cast<std::uint32_t>(line));
  }
};

}  // namespace detail

}  // namespace coro
