// Future<T>: a result that will be there, as asyncio.Future. Whoever awaits it is woken through the ready queue in the
// turn after it is done, never called directly.
#pragma once

#include <concepts>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "coro/callback.hpp"
#include "coro/detail/pooled.hpp"
#include "coro/detail/ref.hpp"
#include "coro/detail/runnable.hpp"
#include "coro/exceptions.hpp"
#include "coro/timer.hpp"
#include "trace/recorder.hpp"

namespace coro {

/// The part of a future that does not depend on its type. Counts its references.
class FutureBase : public Waitable, public detail::Pooled {
 public:
  enum class State : std::uint8_t { pending, finished, failed, cancelled };

  FutureBase(const FutureBase&) = delete;
  FutureBase& operator=(const FutureBase&) = delete;
  virtual ~FutureBase();

  [[nodiscard]] bool done() const { return state_ != State::pending; }
  [[nodiscard]] bool cancelled() const { return state_ == State::cancelled; }
  [[nodiscard]] State state() const { return state_; }

  /// Null unless it failed. @throws CancelledError; InvalidStateError when pending
  [[nodiscard]] std::exception_ptr exception(Here here = kNoLine) const;
  /// The CancelledError that ended it, for who asks first; a new one for all others.
  [[nodiscard]] std::exception_ptr cancelled_error(Here here = kNoLine) const;

  /// Ends it with an exception. @throws InvalidStateError when it is done
  void set_exception(std::exception_ptr exception, Here here);

  /// Cancels it: whoever awaits it gets CancelledError in the next turn. False when it is done.
  bool cancel() override;
  /// The same, where the program calls it.
  bool cancel_from(Here here);

  /// `callback` is put in the ready queue when the future is done; at once if it is done already.
  void add_done_callback(std::unique_ptr<Callback> callback);
  /// Takes a callback back, and destroys it. False where it is not there (any more): it has been put in the ready
  /// queue.
  bool remove_done_callback(const Callback* callback);

  /// @throws what its `operation` (set_result, set_exception) throws where it does not take one now
  virtual void require_settable(const char* operation, Here here) const;
  /// Ends it: there is a result in slot().
  void slot_filled() { finish(State::finished); }

  /// Where the result is kept: a std::optional of its type.
  virtual void* slot() = 0;

  /// @throws what it ended with, as come up at `here` unless it has come up before: CPython keeps a traceback for who
  /// asks first, and it comes up anew for all others; CancelledError; InvalidStateError while it is pending
  void check_result(Here here) const;

  /// Wakes `task` when the future is done, which must not be so yet.
  void add_waiter(TaskBase& task);

  /// Writes that a task suspends at `at` on this, in asyncio's function `call` (0: awaited directly).
  virtual void record_suspend(trace::Recorder& recorder, trace::Place at, trace::TextId call) const;

  /// As Python shows it: "<Future pending>".
  [[nodiscard]] virtual std::string repr() const;

  /// It was awaited by a task that must not: as long as it is pending, CPython refuses every further await at once.
  void refuse_awaits() { refuses_awaits_ = true; }
  [[nodiscard]] bool refuses_awaits() const { return refuses_awaits_; }

  /// Whether `scheduler` runs whoever may await it.
  [[nodiscard]] bool belongs_to(const Scheduler& scheduler) const;

  [[nodiscard]] std::string thrown() const override;

  /// Forgets whoever waits: for the end of a scheduler.
  void drop_callbacks() noexcept;

  void retain() { ++references_; }
  void release() {
    if (--references_ > 0) return;
    if (unseen_) report_unseen();
    delete this;
  }

 protected:
  /// Belongs to the scheduler that runs here.
  FutureBase();

  [[nodiscard]] const char* state_name() const;

  /// Ends it: every callback goes to the ready queue, in the order in which they were added.
  void finish(State state);
  void require_pending(Here here = kNoLine) const;
  /// What it is in Python.
  [[nodiscard]] virtual const char* type_name() const { return "Future"; }

  /// Ends it with an exception.
  void fail(std::exception_ptr exception);
  /// Ends it as cancelled: by this CancelledError, where there is one.
  void fail_cancelled(std::exception_ptr exception);

 private:
  using Many = std::vector<detail::Runnable>;
  void add(detail::Runnable runnable);
  void schedule(Scheduler& scheduler, detail::Runnable runnable);
  void report_unseen() const;

  std::uint32_t references_ = 1;
  State state_ : 4 = State::pending;
  mutable bool unseen_ : 1 = false;  // it has failed, and nobody has looked at the exception
  bool refuses_awaits_ : 1 = false;
  mutable bool raised_ : 1 = false;  // what it has failed with

 protected:
  // Of TaskBase, here because it fits here.
  enum Flag : std::uint8_t {
    kStarted = 1,
    kMustCancel = 2,  ///< the next step throws CancelledError
    kCancelNow = 4,   ///< the await that resumes now throws CancelledError
    kWakeThrows = 8,  ///< what it waited for ended badly
    kMisused = 16,    ///< the await that resumes now throws what Scheduler::fail_await() was told
    kCoroutineDone = 32,
    kGoesOn = 64,  ///< the coroutine that is innermost now runs next in this step
    kWaits = 128,  ///< it has told what it waits for; one that suspends without that has yielded
  };
  [[nodiscard]] bool has(unsigned flags) const { return (flags_ & flags) != 0; }
  void set(Flag flag) { flags_ = static_cast<std::uint8_t>(flags_ | flag); }
  void clear(unsigned flags) { flags_ = static_cast<std::uint8_t>(flags_ & ~flags); }
  std::uint8_t flags_ = 0;

 private:
  std::uint16_t scheduler_;  // its number; 0 where there was none
  detail::Runnable first_;   // nearly every future has one callback
  std::unique_ptr<Many> more_;
  mutable std::exception_ptr exception_;  // a CancelledError is there for who asks first
};

namespace detail {

/// Throws `exception` as coming out of a call of the program at `here`.
[[noreturn]] void rethrow_at(const std::exception_ptr& exception, Here here);

/// Runs what a program has put in the ready queue. What it throws is written to standard error, as asyncio's handler
/// for exceptions does, and the loop goes on.
void run_callback(const std::function<void()>& function);

/// A future, or something that is one (Base), with the place of its result.
template <class Base, class T>
class WithResult : public Base {
 public:
  using Base::Base;

  /// Ends it with a result. @throws InvalidStateError when it is done
  template <class... U>
  void set_result(U&&... value) {
    this->require_pending();
    if constexpr (!std::is_void_v<T>) emplace_result(std::forward<U>(value)...);
    this->finish(FutureBase::State::finished);
  }

  void* slot() override { return &result_; }

 protected:
  template <class... U>
  void emplace_result(U&&... value) {
    result_.emplace(std::forward<U>(value)...);
  }

 private:
  struct Nothing {};
  [[no_unique_address]] std::conditional_t<std::is_void_v<T>, Nothing, std::optional<T>> result_;
};

/// Calls a function with the future that is done.
template <class Handle, class F>
class DoneCallback final : public Callback {
 public:
  explicit DoneCallback(F function) : function_(std::move(function)) {}
  void scheduled(FutureBase& future) override { future_ = Ref<FutureBase>(&future); }
  void run(Scheduler& /*scheduler*/) override {
    run_callback([this] { function_(Handle(future_)); });
  }

 private:
  F function_;
  Ref<FutureBase> future_;
};

}  // namespace detail

/// A handle to a future whose result is not asked for: copies are the same future.
class AnyFuture {
 public:
  explicit AnyFuture(detail::Ref<FutureBase> state) : state_(std::move(state)) {}

  [[nodiscard]] bool done() const { return state_->done(); }
  [[nodiscard]] bool cancelled() const { return state_->cancelled(); }
  /// Whoever awaits it gets CancelledError in the next turn. False when it is done.
  bool cancel(Here here = {}) const { return state_->cancel_from(here); }
  /// Null unless it failed. @throws CancelledError; InvalidStateError while it is pending
  [[nodiscard]] std::exception_ptr exception(Here here = {}) const { return state_->exception(here); }
  /// Calls `function` with this future when it is done, through the ready queue. Gives a name for
  /// remove_done_callback().
  template <class F>
  requires std::invocable<F, AnyFuture>
  const Callback* add_done_callback(F function) const { return add_callback<AnyFuture>(std::move(function)); }
  /// What add_done_callback gave; false where it has been called, or is about to be.
  bool remove_done_callback(const Callback* callback) const { return state_->remove_done_callback(callback); }

  [[nodiscard]] const detail::Ref<FutureBase>& state() const { return state_; }
  friend bool operator==(const AnyFuture& a, const AnyFuture& b) { return a.state_ == b.state_; }

 protected:
  /// Calls `function` with a Handle to this, in the turn after it is done; in the next one where it is done already.
  template <class Handle, class F>
  const Callback* add_callback(F function) const {
    auto callback = std::make_unique<detail::DoneCallback<Handle, F>>(std::move(function));
    const Callback* const name = callback.get();
    state_->add_done_callback(std::move(callback));
    return name;
  }

 private:
  detail::Ref<FutureBase> state_;
};

/// A handle to a future: copies are the same future. `co_await future` waits for it; if it is done there is no
/// suspension.
template <class T>
class Future : public AnyFuture {
 public:
  using value_type = T;

  /// A new one, pending.
  Future() : AnyFuture(detail::Ref<FutureBase>::adopt(new State)) {}
  using AnyFuture::AnyFuture;

  /// Its result. @throws what it ended with; CancelledError; InvalidStateError while it is pending
  decltype(auto) result(Here here = {}) const {
    state()->check_result(here);
    if constexpr (!std::is_void_v<T>) return (static_cast<std::optional<T>*>(state()->slot())->value());
  }

  /// Ends it. @throws InvalidStateError when it is done; RuntimeError where it is a task: its coroutine ends it
  template <class U>
  requires std::constructible_from<T, U&&>
  void set_result(U&& value, Here here = {}) const {
    FutureBase& future = *state();
    future.require_settable("set_result", here);
    static_cast<std::optional<T>*>(future.slot())->emplace(std::forward<U>(value));
    future.slot_filled();
  }
  void set_result(Here here = {}) const requires std::is_void_v<T> {
    state()->require_settable("set_result", here);
    state()->slot_filled();
  }
  /// The same with an exception that has not been raised yet: it comes up where the future is awaited.
  template <std::derived_from<Exception> E>
  void set_exception(E exception, Here here = {}) const {
    set_exception(detail::unraised(std::move(exception)), here);
  }
  /// With one that has.
  void set_exception(std::exception_ptr exception, Here here = {}) const {
    state()->require_settable("set_exception", here);
    state()->set_exception(std::move(exception), here);
  }

  /// Calls `function` with this future when it is done, through the ready queue. Gives a name for
  /// remove_done_callback().
  template <std::invocable<Future> F>
  const Callback* add_done_callback(F function) const {
    return this->template add_callback<Future>(std::move(function));
  }

 private:
  using State = detail::WithResult<FutureBase, T>;
};

}  // namespace coro
