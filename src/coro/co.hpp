// Co<T>: the result of calling a coroutine function. The body does not run until it is awaited, which runs it inside
// the awaiting task, or until create_task makes a task of it.
#pragma once

#include <concepts>
#include <optional>
#include <utility>

#include "coro/await.hpp"
#include "coro/promise.hpp"
#include "coro/value_text.hpp"

namespace coro {

template <class T>
class Co;

namespace detail {

/// A promise with a result.
template <class T, Lines lines = Lines::of_awaits>
class ResultPromise : public AwaitTransform<lines> {
 public:
  using AwaitTransform<lines>::AwaitTransform;
  using value_type = T;
  template <class U>
  requires std::convertible_to<U&&, T>
  void return_value(U&& value) { value_.emplace(std::forward<U>(value)); }
  [[nodiscard]] T take_value() { return std::move(*value_); }
  /// The value as written in the trace.
  [[nodiscard]] std::string value_text() const { return detail::value_text(*value_); }

 private:
  std::optional<T> value_;
};

template <Lines lines>
class ResultPromise<void, lines> : public AwaitTransform<lines> {
 public:
  using AwaitTransform<lines>::AwaitTransform;
  using value_type = void;
  void return_void() const noexcept {}
  void take_value() const noexcept {}
};

template <class T>
class CoPromise : public ResultPromise<T> {
 public:
  template <class... Arguments>
  explicit CoPromise(const Arguments&... arguments) {
    this->take_values(arguments...);
    this->take_arguments(arguments...);
  }

  Co<T> get_return_object(const char* function = __builtin_FUNCTION()) {
    static_assert(alignof(CoPromise) <= 16, "PromiseBase::handle() relies on it");
    this->created(function);
    return Co<T>(*this);
  }
};

/// `co_await co`: runs `co` inside the running task; without a turn of the loop, unless something inside suspends.
template <class Promise>
class AwaitCo : AwaitLink {
 public:
  explicit AwaitCo(Promise& promise) : AwaitLink{nullptr, &promise} {}
  AwaitCo(const AwaitCo&) = delete;
  AwaitCo& operator=(const AwaitCo&) = delete;
  ~AwaitCo() {
    if (awaited != nullptr) destroy(*awaited);
  }

  [[nodiscard]] bool await_ready() const noexcept { return false; }
  template <class Awaiter>
  void await_suspend(std::coroutine_handle<Awaiter> handle) {
    awaiter = &handle.promise();
    enter(*this);
  }
  typename Promise::value_type await_resume() {
    if (awaited->exception()) rethrow(*this);
    return static_cast<Promise*>(awaited)->take_value();
  }
};

/// The owner of a coroutine object. Move-only.
template <class Promise>
class [[nodiscard]] CoOwner {
 public:
  using promise_type = Promise;
  using value_type = typename Promise::value_type;

  CoOwner(CoOwner&& other) noexcept : promise_(std::exchange(other.promise_, nullptr)) {}
  CoOwner& operator=(CoOwner other) noexcept {
    std::swap(promise_, other.promise_);
    return *this;
  }
  ~CoOwner() {
    if (promise_ != nullptr) drop(*promise_);
  }

  /// Number in the trace; 0 when nothing is recorded or it has been awaited.
  [[nodiscard]] std::uint32_t id() const { return promise_ == nullptr ? 0 : promise_->id(); }

  /// It was created at `here`.
  void made_at(Here here) { promise_->set_line(here.line()); }

  /// Releases the coroutine from its owner, for the caller to run. @throws RuntimeError if it has been awaited
  Promise* release(Here here = {}) {
    if (promise_ == nullptr) throw RuntimeError("cannot reuse already awaited coroutine", here);
    return std::exchange(promise_, nullptr);
  }

 protected:
  explicit CoOwner(Promise& promise) : promise_(&promise) {}

 private:
  Promise* promise_;
};

}  // namespace detail

/// A coroutine of the program. If dropped without an await, it records co.never_awaited.
template <class T>
class [[nodiscard]] Co : public detail::CoOwner<detail::CoPromise<T>> {
 private:
  friend detail::CoPromise<T>;
  using detail::CoOwner<detail::CoPromise<T>>::CoOwner;
};

}  // namespace coro
