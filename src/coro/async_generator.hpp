// AsyncGenerator<T>: a coroutine that hands out values with co_yield and may co_await in between. `async for x in gen`
// is `while (auto x = co_await gen.next()) { ... *x ... }`.
#pragma once

#include <concepts>
#include <optional>
#include <utility>

#include "coro/api_co.hpp"
#include "coro/detail/ref.hpp"
#include "coro/print.hpp"
#include "coro/scheduler.hpp"

namespace coro {

template <class T>
class AsyncGenerator;

namespace detail {

class GeneratorPromiseBase;

/// What the handles to a generator share. When the last is gone and it stands at a yield, it is closed as asyncio does:
/// by a task of its own, which is made in the next turn.
class GeneratorState {
 public:
  explicit GeneratorState(GeneratorPromiseBase& generator) : generator_(&generator) {}
  GeneratorState(const GeneratorState&) = delete;
  GeneratorState& operator=(const GeneratorState&) = delete;

  void retain() { ++references_; }
  void release() {
    if (--references_ == 0) dropped();
  }

  /// Null once its frame is gone: it has ended.
  [[nodiscard]] GeneratorPromiseBase* generator() const { return generator_; }
  /// Whether it can go on. @throws RuntimeError(`function` + ...) when it runs
  [[nodiscard]] bool can_go_on(const char* function) const;
  /// Destroys its frame where it has ended.
  void clear() noexcept;

 private:
  friend class GeneratorPromiseBase;
  void dropped();

  GeneratorPromiseBase* generator_;
  std::uint32_t references_ = 1;
};

class GeneratorPromiseBase : public AwaitTransform<Lines::of_awaits> {
 public:
  using value_type = void;

  [[nodiscard]] bool is_at_yield() const { return phase_ == Phase::at_yield; }

  /// Runs on for link.awaiter until the next yield, or its end.
  void go_on(AwaitLink& link);
  /// Told to end: that is all where it has not started. False where it has something left to do.
  bool never_starts();
  /// The same with GeneratorExit thrown at the yield where it stands.
  void close(AwaitLink& link);
  /// Does that in a task of its own.
  Ref<TaskBase> close_in_task(Scheduler& scheduler);
  /// Its scheduler has ended: nothing closes it any more.
  void abandon() { scheduler_ = nullptr; }

  void unhandled_exception() noexcept;
  void finished() noexcept;

 protected:
  GeneratorPromiseBase() : state_(new GeneratorState(*this)) {}
  ~GeneratorPromiseBase();

  /// `co_yield`: whoever has asked for the value goes on.
  class Yield {
   public:
    Yield(GeneratorPromiseBase& generator, trace::TextId value) : generator_(generator), value_(value) {}
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> /*handle*/) { generator_.yielded(value_); }
    void await_resume() { generator_.resumed(); }

   private:
    GeneratorPromiseBase& generator_;
    trace::TextId value_;
  };

  [[nodiscard]] Ref<GeneratorState> state() const { return Ref<GeneratorState>::adopt(state_); }

 private:
  friend class GeneratorState;
  enum class Phase : std::uint8_t { made, at_yield, running, ended };
  void start(Scheduler& scheduler, const AwaitLink& link);
  void record_awaiter(Scheduler& scheduler, const AwaitLink& link);
  void yielded(trace::TextId value);
  void resumed();
  void leave_open_ones();
  /// Whether dropping it runs what it has left to do.
  [[nodiscard]] bool wants_closing() const;

  GeneratorState* state_;           // null when no handle is left
  Scheduler* scheduler_ = nullptr;  // on which it was started, while that would have to close it
  std::uint32_t order_ = 0;         // of all that were started
  trace::Id parent_ = 0;            // who has awaited it last
  Phase phase_ = Phase::made;
  bool throws_exit_ = false;  // the yield that resumes now throws GeneratorExit
  bool closing_ = false;      // it has been told to end
  bool exited_ = false;       // GeneratorExit has left it
};

template <class T>
class GeneratorPromise final : public GeneratorPromiseBase {
 public:
  template <class... Arguments>
  explicit GeneratorPromise(const Arguments&... arguments) {
    this->template take_arguments<true>(arguments...);
  }

  AsyncGenerator<T> get_return_object(const char* function = __builtin_FUNCTION()) {
    static_assert(alignof(GeneratorPromise) <= 16, "PromiseBase::handle() relies on it");
    this->created(function, true);
    return AsyncGenerator<T>(this->state());
  }

  template <class U>
  requires std::convertible_to<U&&, T>
  auto yield_value(U&& value, int line = __builtin_LINE()) {
    this->set_line(static_cast<std::uint32_t>(line));
    value_.emplace(std::forward<U>(value));
    return Yield(*this, value_text());
  }
  template <class U>
  auto yield_value(AtLine<U>&& at) {
    return yield_value(std::move(at.awaitable), static_cast<int>(at.line));
  }
  void return_void() const noexcept {}

  [[nodiscard]] std::optional<T> take_value() { return std::exchange(value_, std::nullopt); }

 private:
  trace::TextId value_text() const {
    if constexpr (requires(const T& value) { to_repr(value); }) {
      if (trace::Recorder* recorder = Scheduler::current()->recorder()) return recorder->text(to_repr(*value_));
    }
    return 0;
  }

  std::optional<T> value_;
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
    return static_cast<GeneratorPromise<T>*>(awaited)->take_value();
  }

 private:
  Ref<GeneratorState> state_;
};

/// `co_await generator.aclose()`
class AwaitClose : AwaitLink {
 public:
  explicit AwaitClose(Ref<GeneratorState> state) : state_(std::move(state)) {}
  AwaitClose(const AwaitClose&) = delete;
  AwaitClose& operator=(const AwaitClose&) = delete;
  ~AwaitClose() { state_->clear(); }

  [[nodiscard]] bool await_ready() const;
  template <class Awaiter>
  void await_suspend(std::coroutine_handle<Awaiter> handle) {
    awaiter = &handle.promise();
    awaited = state_->generator();
    state_->generator()->close(*this);
  }
  void await_resume() const;

 private:
  Ref<GeneratorState> state_;
};

/// What next() and aclose() give.
template <class Awaiter>
class [[nodiscard]] OnGenerator {
 public:
  explicit OnGenerator(Ref<GeneratorState> state) : state_(std::move(state)) {}
  [[nodiscard]] Awaiter await() const { return Awaiter(state_); }

 private:
  Ref<GeneratorState> state_;
};

}  // namespace detail

/// A handle to an async generator; copies are the same one. Nothing of it runs before the first next(). One that is
/// dropped while it stands at a yield is closed by asyncio's rules (docs/SCHEDULER.md); one that has not started or has
/// ended is just destroyed.
template <class T>
class [[nodiscard]] AsyncGenerator {
 public:
  using promise_type = detail::GeneratorPromise<T>;
  using value_type = T;

  /// `co_await generator.next()`: runs it inside the running task up to its next value; nothing when it has ended.
  /// @throws what leaves the generator; RuntimeError when it is running
  [[nodiscard]] auto next() const { return detail::OnGenerator<detail::AwaitNext<T>>(state_); }

  /// `co_await generator.aclose()`: throws GeneratorExit at the yield where it stands and runs it to its end. Does
  /// nothing when it has ended; one that has not started never will.
  /// @throws what leaves the generator but GeneratorExit; RuntimeError when it is running, or yields once more
  [[nodiscard]] auto aclose() const { return detail::OnGenerator<detail::AwaitClose>(state_); }

  /// Number in the trace; 0 when nothing is recorded or it has ended.
  [[nodiscard]] std::uint32_t id() const { return state_->generator() == nullptr ? 0 : state_->generator()->id(); }

 private:
  friend promise_type;
  explicit AsyncGenerator(detail::Ref<detail::GeneratorState> state) : state_(std::move(state)) {}

  detail::Ref<detail::GeneratorState> state_;
};

/// `co_await anext(generator)`: its next value. @throws StopAsyncIteration when it has ended; as next()
template <class T>
ApiCo<Api::anext, T> anext(AsyncGenerator<T> generator) {
  std::optional<T> value = co_await generator.next();
  if (!value) throw StopAsyncIteration();
  co_return std::move(*value);
}
/// The same with `otherwise` in place of the exception.
template <class T>
ApiCo<Api::anext, T> anext(AsyncGenerator<T> generator, std::type_identity_t<T> otherwise) {
  std::optional<T> value = co_await generator.next();
  co_return value ? std::move(*value) : std::move(otherwise);
}

}  // namespace coro
