// Co<T>: what calling a coroutine function gives. A plan: nothing of the body runs until it is awaited, which runs it
// inside the task that awaits, or until create_task makes a task of it.
#pragma once

#include <concepts>
#include <optional>
#include <utility>

#include "coro/await.hpp"
#include "coro/promise.hpp"

namespace coro {

template <class T>
class Co;

namespace detail {

template <class T>
class CoPromise;

template <class T>
class CoPromiseOf : public AwaitTransform {
 public:
  template <class U>
  requires std::convertible_to<U&&, T>
  void return_value(U&& value) { value_.emplace(std::forward<U>(value)); }
  [[nodiscard]] T take_value() { return std::move(*value_); }

 private:
  std::optional<T> value_;
};

template <>
class CoPromiseOf<void> : public AwaitTransform {
 public:
  void return_void() const noexcept {}
  void take_value() const noexcept {}
};

template <class T>
class CoPromise : public CoPromiseOf<T> {
 public:
  /// Sees the arguments of the call; `Here`, where there is one, tells its line.
  template <class... Arguments>
  explicit CoPromise(const Arguments&... arguments) {
    (this->take_here(arguments), ...);
  }

  Co<T> get_return_object(const char* function = __builtin_FUNCTION()) {
    static_assert(alignof(CoPromise) <= 16, "PromiseBase::handle() relies on it");
    this->created(function);
    return Co<T>(*this);
  }
};

/// `co_await co`: runs `co` inside the running task; no turn passes unless something inside suspends.
template <class T>
class AwaitCo : AwaitLink {
 public:
  explicit AwaitCo(Co<T> co) : AwaitLink{nullptr, co.release()} {}
  AwaitCo(const AwaitCo&) = delete;
  AwaitCo& operator=(const AwaitCo&) = delete;
  ~AwaitCo() {
    if (awaited != nullptr) destroy(*awaited);
  }

  [[nodiscard]] bool await_ready() const noexcept { return false; }
  template <class Promise>
  void await_suspend(std::coroutine_handle<Promise> handle) {
    awaiter = &handle.promise();
    enter(*this);
  }
  T await_resume() {
    if (awaited->exception()) rethrow(*this);
    return static_cast<CoPromise<T>*>(awaited)->take_value();
  }
};

}  // namespace detail

/// Move-only. Dropped without ever being awaited, it writes co.never_awaited.
template <class T>
class [[nodiscard]] Co {
 public:
  using promise_type = detail::CoPromise<T>;
  using value_type = T;

  Co(Co&& other) noexcept : promise_(std::exchange(other.promise_, nullptr)) {}
  Co& operator=(Co other) noexcept {
    std::swap(promise_, other.promise_);
    return *this;
  }
  ~Co() {
    if (promise_ != nullptr) detail::drop(*promise_);
  }

  /// Number in the trace; 0 when nothing is recorded or it has been awaited.
  [[nodiscard]] std::uint32_t id() const { return promise_ == nullptr ? 0 : promise_->id(); }

  /// The coroutine without its owner, for whoever runs it. @throws RuntimeError when it has been awaited
  detail::CoPromise<T>* release() {
    if (promise_ == nullptr) throw RuntimeError("cannot reuse already awaited coroutine");
    return std::exchange(promise_, nullptr);
  }

 private:
  friend promise_type;
  explicit Co(promise_type& promise) : promise_(&promise) {}

  promise_type* promise_;
};

}  // namespace coro
