// AsyncGenerator<T>: a coroutine that yields values with co_yield and may co_await in between. `async for x in gen` is
// `while (auto x = co_await gen.next()) { ... *x ... }`. AsyncGenerator<T, Sent> also takes values: co_yield returns
// the argument of asend().
#pragma once

#include <concepts>
#include <exception>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include "coro/detail/generator.hpp"
#include "coro/print.hpp"

namespace coro {

template <class T, class Sent = void>
class AsyncGenerator;

namespace detail {

/// The text of a value, for the trace; 0 if it has none, or nothing is recorded.
template <class T>
trace::TextId text_of(const T& value) {
  if constexpr (std::convertible_to<const T&, std::string_view> || requires { to_text(value); }) {
    if (trace::Recorder* recorder = Scheduler::current()->recorder()) return recorder->text(to_repr(value));
  }
  return 0;
}

/// A generator of T: the part for the yielded values.
template <class T>
class GeneratorOf : public GeneratorPromiseBase {
 public:
  [[nodiscard]] std::optional<T> take_value() { return std::exchange(value_, std::nullopt); }

 protected:
  std::optional<T> value_;
};

/// The part for the sent values.
template <class Sent>
class Inbox {
 public:
  void send(std::optional<Sent> value) { sent_ = std::move(value); }
  [[nodiscard]] std::optional<Sent> take_sent() { return std::exchange(sent_, std::nullopt); }

 private:
  std::optional<Sent> sent_;
};
template <>
class Inbox<void> {
 public:
  void take_sent() const noexcept {}
};

template <class T, class Sent>
class GeneratorPromise final : public GeneratorOf<T>, public Inbox<Sent> {
 public:
  template <class... Arguments>
  explicit GeneratorPromise(const Arguments&... arguments) {
    this->take_values(arguments...);
    this->template take_arguments<true>(arguments...);
  }

  AsyncGenerator<T, Sent> get_return_object(const char* function = __builtin_FUNCTION()) {
    static_assert(alignof(GeneratorPromise) <= 16, "PromiseBase::handle() relies on it");
    this->created(function, true);
    return AsyncGenerator<T, Sent>(this->state());
  }

  template <class U>
  requires std::convertible_to<U&&, T>
  auto yield_value(U&& value, int line = __builtin_LINE()) {
    this->set_line(static_cast<std::uint32_t>(line));
    this->value_.emplace(std::forward<U>(value));
    return Yield(*this, text_of(*this->value_));
  }
  template <class U>
  auto yield_value(AtLine<U>&& at) {
    return yield_value(std::move(at.awaitable), static_cast<int>(at.line));
  }
  void return_void() const noexcept {}

 private:
  /// `co_yield`: the coroutine that requested the value continues.
  class Yield {
   public:
    Yield(GeneratorPromise& generator, trace::TextId value) : generator_(generator), value_(value) {}
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> /*handle*/) { generator_.yielded(value_); }
    auto await_resume() {
      generator_.resumed();
      return generator_.take_sent();
    }

   private:
    GeneratorPromise& generator_;
    trace::TextId value_;
  };
};

/// `co_await generator.next()`
template <class T>
class AwaitNext : AwaitLink {
 public:
  explicit AwaitNext(Ref<GeneratorState> state) : state_(std::move(state)) {}
  AwaitNext(const AwaitNext&) = delete;
  AwaitNext& operator=(const AwaitNext&) = delete;
  ~AwaitNext() { state_->clear(); }

  [[nodiscard]] bool await_ready() const { return !state_->can_go_on("anext"); }
  template <class Awaiter>
  void await_suspend(std::coroutine_handle<Awaiter> handle) {
    awaiter = &handle.promise();
    awaited = state_->generator();
    state_->generator()->go_on(*this);
  }
  std::optional<T> await_resume() {
    if (awaited == nullptr) return std::nullopt;
    if (awaited->exception()) rethrow(*this);
    auto& generator = static_cast<GeneratorOf<T>&>(*awaited);
    if (generator.has_exited()) throw GeneratorExit();
    return generator.take_value();
  }

 private:
  Ref<GeneratorState> state_;
};

/// The await inside anext() and athrow(): returns the next value, or nothing at the end.
template <class T>
class AwaitValue : public GeneratorCall {
 public:
  AwaitValue(Ref<GeneratorState> state, Function function, std::exception_ptr thrown = nullptr)
      : GeneratorCall(std::move(state), function, std::move(thrown)) {}

  [[nodiscard]] bool await_ready() { return is_over_at_once(); }
  template <class Awaiter>
  void await_suspend(std::coroutine_handle<Awaiter> handle) {
    run_on(handle.promise());
  }
  std::optional<T> await_resume() {
    check();
    if (awaited == nullptr) return std::nullopt;
    auto value = static_cast<GeneratorOf<T>&>(generator()).take_value();
    if (!value && function() == Function::athrow) throw StopAsyncIteration("", kNoLine);
    return value;
  }
};

/// The await inside asend().
template <class T, class Sent>
class AwaitSend : public AwaitValue<T> {
 public:
  AwaitSend(Ref<GeneratorState> state, std::optional<Sent> sent)
      : AwaitValue<T>(std::move(state), GeneratorCall::Function::anext), sent_(std::move(sent)) {}

  [[nodiscard]] bool await_ready() {
    if (this->is_over_at_once()) return true;
    if (sent_ && !this->throws() && this->generator().is_new()) {
      throw TypeError("can't send non-None value to a just-started async generator", kNoLine);
    }
    return false;
  }
  template <class Awaiter>
  void await_suspend(std::coroutine_handle<Awaiter> handle) {
    const trace::TextId text = sent_ ? text_of(*sent_) : 0;
    static_cast<GeneratorPromise<T, Sent>&>(this->generator()).send(std::move(sent_));
    this->run_on(handle.promise(), text);
  }

 private:
  std::optional<Sent> sent_;
};

/// Creates one of these when it is awaited.
template <class Make>
class Awaiting {
 public:
  explicit Awaiting(Make make) : make_(std::move(make)) {}
  [[nodiscard]] auto await() const { return make_(); }

 private:
  Make make_;
};

template <class T>
ApiCo<Api::athrow, std::optional<T>> throw_into(Ref<GeneratorState> state, std::exception_ptr exception) {
  if (!exception) {
    throw TypeError("exceptions must be classes or instances deriving from BaseException, not NoneType", kNoLine);
  }
  const Awaiting thrown([&] { return AwaitValue<T>(state, GeneratorCall::Function::athrow, exception); });
  auto value = co_await thrown;
  co_return value;
}

template <class T, class Sent>
ApiCo<Api::anext, T> send_to(Ref<GeneratorState> state, std::optional<Sent> sent) {
  const Awaiting sending([&] { return AwaitSend<T, Sent>(state, std::move(sent)); });
  auto value = co_await sending;
  if (!value) throw StopAsyncIteration("", kNoLine);
  co_return std::move(*value);
}

template <class T>
ApiCo<Api::anext, T> next_of(Ref<GeneratorState> state, std::optional<T> otherwise) {
  const Awaiting asking([&] { return AwaitValue<T>(state, GeneratorCall::Function::anext); });
  auto value = co_await asking;
  if (!value) value = std::move(otherwise);
  if (!value) throw StopAsyncIteration("", kNoLine);
  co_return std::move(*value);
}

}  // namespace detail

/// A handle to an async generator; copies refer to the same one. It does not run before the first next(). A generator
/// that is dropped while suspended at a yield is closed by asyncio's rules (docs/SCHEDULER.md); one that has not
/// started or has ended is destroyed. `Sent`: the type that asend() takes; void: no asend().
template <class T, class Sent>
class [[nodiscard]] AsyncGenerator {
 public:
  using promise_type = detail::GeneratorPromise<T, Sent>;
  using value_type = T;

  /// `co_await generator.next()`: runs it inside the running task up to its next value; nothing at its end.
  /// @throws exceptions of the generator; RuntimeError when it is running
  [[nodiscard]] auto next() const { return detail::OnGenerator<detail::AwaitNext<T>>(state()); }

  /// `co_await generator.asend(value)`: the same; `co_yield` returns `value` there, or nothing for None.
  /// @throws StopAsyncIteration when it has ended; TypeError for a value before its first yield
  ApiCo<Api::anext, T> asend(std::optional<Sent> value) const requires(!std::is_void_v<Sent>) {
    return detail::send_to<T, Sent>(state(), std::move(value));
  }

  /// `co_await generator.athrow(ValueError("x"))`: throws it at the current yield of the generator and runs to the next
  /// value. Nothing if it has already ended. If it has not started, it never will, and the exception is thrown here.
  /// @throws exceptions of the generator, StopAsyncIteration when it ends now; RuntimeError when it is running
  ApiCo<Api::athrow, std::optional<T>> athrow(std::exception_ptr exception) const {
    return detail::throw_into<T>(state(), std::move(exception));
  }
  template <class E>
  requires(!std::convertible_to<E, std::exception_ptr>) ApiCo<Api::athrow, std::optional<T>> athrow(E exception)
  const { return athrow(detail::unraised(std::move(exception))); }

  /// `co_await generator.aclose()`: throws GeneratorExit at its current yield and runs it to its end. Does nothing if
  /// it has ended; if it has not started, it never will.
  /// @throws exceptions of the generator except GeneratorExit; RuntimeError when it is running, or if it yields again
  ApiCo<Api::aclose> aclose() const { return detail::close_generator(state()); }

  /// Number in the trace; 0 if nothing is recorded or it has ended.
  [[nodiscard]] std::uint32_t id() const { return state()->generator() == nullptr ? 0 : state()->generator()->id(); }

  /// For anext().
  /// @throws RuntimeError if the handle was moved from: every use of such a handle does
  [[nodiscard]] const detail::Ref<detail::GeneratorState>& state() const {
    if (!state_) [[unlikely]]
      detail::throw_moved_from();
    return state_;
  }

 private:
  friend promise_type;
  explicit AsyncGenerator(detail::Ref<detail::GeneratorState> state) : state_(std::move(state)) {}

  detail::Ref<detail::GeneratorState> state_;
};

template <class T, class Sent>
std::string type_name(const AsyncGenerator<T, Sent>& /*object*/) {
  return "async_generator";
}

/// `co_await anext(generator)`: its next value. @throws StopAsyncIteration when it has ended; as next()
template <class T, class Sent>
ApiCo<Api::anext, T> anext(const AsyncGenerator<T, Sent>& generator) {
  return detail::next_of<T>(generator.state(), std::nullopt);
}
/// The same with `otherwise` instead of the exception at the end.
template <class T, class Sent>
ApiCo<Api::anext, T> anext(const AsyncGenerator<T, Sent>& generator, std::type_identity_t<T> otherwise) {
  return detail::next_of<T>(generator.state(), std::optional<T>(std::move(otherwise)));
}

}  // namespace coro
