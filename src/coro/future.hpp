// Future<T>: a result that will be available, as asyncio.Future. Its awaiters are woken through the ready queue in the
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

namespace detail {
class Cancellation;
}

/// The part of a future that does not depend on its type. Reference-counted.
class FutureBase : public Waitable, public detail::Pooled {
 public:
  enum class State : std::uint8_t { pending, finished, failed, cancelled };

  FutureBase(const FutureBase&) = delete;
  FutureBase& operator=(const FutureBase&) = delete;
  virtual ~FutureBase();

  [[nodiscard]] bool done() const { return state_ != State::pending; }
  [[nodiscard]] bool cancelled() const { return state_ == State::cancelled; }
  [[nodiscard]] State state() const { return state_; }

  /// Its exception; null unless it failed. @throws CancelledError; InvalidStateError if pending
  [[nodiscard]] std::exception_ptr exception(Here here = kNoLine) const;
  /// The CancelledError that ended it for the first caller; a new one for later callers.
  [[nodiscard]] std::exception_ptr cancelled_error(Here here = kNoLine) const;

  /// Completes it with an exception. @throws InvalidStateError if it is done
  void set_exception(std::exception_ptr exception, Here here);

  /// Cancels it: its awaiters get CancelledError in the next turn. False if it is done.
  /// @throws RecursionError if it is a task that waits for itself through others
  bool cancel() final;
  /// The same, called by the program at `here`.
  bool cancel_from(Here here);

  /// `callback` is put in the ready queue when the future is done; at once if it is done already.
  void add_done_callback(std::unique_ptr<Callback> callback);
  /// Removes and destroys a callback. False if it is not registered (any more): it is in the ready queue.
  bool remove_done_callback(const Callback* callback);

  /// @throws what `operation` (set_result, set_exception) throws if it is not allowed now
  virtual void require_settable(const char* operation, Here here) const;
  /// Completes it: the result is in slot().
  void slot_filled() { finish(State::finished); }

  /// The place of the result: a std::optional of its type.
  virtual void* slot() = 0;

  /// @throws its exception, as raised at `here` unless it was raised before: CPython keeps the traceback for the first
  /// caller, and raises it anew for later ones; CancelledError; InvalidStateError while it is pending
  void check_result(Here here) const;

  /// Makes room for one more callback or waiting task, so that adding it cannot fail.
  void reserve_callback();
  /// Wakes `task` when the future is done. The future must be pending, and have room: reserve_callback().
  void add_waiter(TaskBase& task) noexcept;

  /// Records that a task suspends on this at `at`, in asyncio's function `call` (0: awaited directly).
  virtual void record_suspend(trace::Recorder& recorder, trace::Place at, trace::TextId call) const;

  /// As in Python: "<Future pending>".
  [[nodiscard]] virtual std::string repr() const;

  /// It was awaited by a wrong task: while it is pending, CPython rejects every further await at once.
  void refuse_awaits() { refuses_awaits_ = true; }
  [[nodiscard]] bool refuses_awaits() const { return refuses_awaits_; }

  /// Whether tasks of `scheduler` may await it.
  [[nodiscard]] bool belongs_to(const Scheduler& scheduler) const;

  [[nodiscard]] std::string thrown() const override;
  FutureBase* as_future() final { return this; }

  /// For the end of a scheduler: drops all callbacks and waiting tasks; drops the waiting tasks of this scheduler.
  void drop_callbacks() noexcept;
  void drop_tasks_of(const Scheduler& scheduler) noexcept;

  void retain() { ++references_; }
  void release() {
    if (--references_ > 0) return;
    if (unseen_) report_unseen();
    delete this;
  }

 protected:
  /// Belongs to the current scheduler.
  FutureBase();

  [[nodiscard]] const char* state_name() const;

  /// Completes it: every callback goes to the ready queue, in the order in which they were added.
  void finish(State state);
  void require_pending(Here here = kNoLine) const;
  /// Its type name in Python.
  [[nodiscard]] virtual const char* type_name() const { return "Future"; }

  /// A cancel begins. False if it is done: then nothing happens.
  virtual bool begin_cancel() { return !done(); }
  /// The i-th of the objects that are cancelled instead of this one; null after the last.
  virtual Waitable* passes_cancel_to(std::size_t /*i*/) { return nullptr; }
  /// All of those were told; `any`: one of them is cancelled. Returns whether this is.
  virtual bool end_cancel(bool any);

  /// Completes it with an exception.
  void fail(std::exception_ptr exception);
  /// Completes it as cancelled, by this CancelledError if it is not null.
  void fail_cancelled(std::exception_ptr exception);

 private:
  friend class detail::Cancellation;
  using Many = std::vector<detail::Runnable>;
  void add(detail::Runnable runnable) noexcept;
  void schedule(Scheduler& scheduler, detail::Runnable runnable);
  void report_unseen() const noexcept;

  std::uint32_t references_ = 1;
  State state_ : 4 = State::pending;
  mutable bool unseen_ : 1 = false;  // it has failed, and the exception was not retrieved
  bool refuses_awaits_ : 1 = false;
  mutable bool raised_ : 1 = false;  // its exception was raised
  bool in_cancel_ : 1 = false;       // a cancel has begun, and not ended

 protected:
  // Members of TaskBase, here because there is room.
  enum Flag : std::uint8_t {
    kStarted = 1,
    kMustCancel = 2,  ///< the next step throws CancelledError
    kCancelNow = 4,   ///< the await that resumes now throws CancelledError
    kWakeThrows = 8,  ///< the awaited object failed or was cancelled
    kMisused = 16,    ///< the await that resumes now throws the error of Scheduler::fail_await()
    kCoroutineDone = 32,
    kGoesOn = 64,  ///< the innermost coroutine runs next in this step
    kWaits = 128,  ///< what it waits for is set; a task that suspends without it has yielded
  };
  [[nodiscard]] bool has(unsigned flags) const { return (flags_ & flags) != 0; }
  void set(Flag flag) { flags_ = static_cast<std::uint8_t>(flags_ | flag); }
  void clear(unsigned flags) { flags_ = static_cast<std::uint8_t>(flags_ & ~flags); }
  std::uint8_t flags_ = 0;

 private:
  std::uint16_t scheduler_;  // its number; 0: none
  detail::Runnable first_;   // most futures have one callback
  std::unique_ptr<Many> more_;
  mutable std::exception_ptr exception_;  // a CancelledError is kept for the first caller
};

namespace detail {

[[noreturn]] void throw_moved_from();

/// Throws `exception` as raised by a call of the program at `here`.
[[noreturn]] void rethrow_at(const std::exception_ptr& exception, Here here);

/// Runs a callback of the program. An exception is written to standard error, as by asyncio's exception handler, and
/// the loop continues; but bad_alloc ends the run.
void run_callback(const std::function<void()>& function);

/// A future, or a type derived from it (Base), with the place of its result.
template <class Base, class T>
class WithResult : public Base {
 public:
  using Base::Base;

  /// Completes it with a result. @throws InvalidStateError when it is done
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

/// Calls a function with the completed future.
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

/// A handle to a future without the type of its result: copies refer to the same future.
class AnyFuture {
 public:
  explicit AnyFuture(detail::Ref<FutureBase> state) : state_(std::move(state)) {}

  [[nodiscard]] bool done() const { return state()->done(); }
  [[nodiscard]] bool cancelled() const { return state()->cancelled(); }
  /// Its awaiters get CancelledError in the next turn. False if it is done.
  bool cancel(Here here = {}) const { return state()->cancel_from(here); }
  /// Its exception; null unless it failed. @throws CancelledError; InvalidStateError while it is pending
  [[nodiscard]] std::exception_ptr exception(Here here = {}) const { return state()->exception(here); }
  /// Calls `function` with this future when it is done, through the ready queue. Returns a key for
  /// remove_done_callback().
  template <class F>
  requires std::invocable<F, AnyFuture>
  const Callback* add_done_callback(F function) const { return add_callback<AnyFuture>(std::move(function)); }
  /// Takes the key of add_done_callback; false if it was called or is about to be.
  bool remove_done_callback(const Callback* callback) const { return state()->remove_done_callback(callback); }

  /// @throws RuntimeError if the handle was moved from: every use of such a handle does
  [[nodiscard]] const detail::Ref<FutureBase>& state() const {
    if (!state_) [[unlikely]]
      detail::throw_moved_from();
    return state_;
  }
  friend bool operator==(const AnyFuture& a, const AnyFuture& b) { return a.state_ == b.state_; }

 protected:
  /// Calls `function` with a Handle to this, in the turn after it is done; in the next one if it is done already.
  template <class Handle, class F>
  const Callback* add_callback(F function) const {
    auto callback = std::make_unique<detail::DoneCallback<Handle, F>>(std::move(function));
    const Callback* const name = callback.get();
    state()->add_done_callback(std::move(callback));
    return name;
  }

 private:
  detail::Ref<FutureBase> state_;
};

/// A handle to a future: copies refer to the same future. `co_await future` waits for it; if it is done there is no
/// suspension.
template <class T>
class Future : public AnyFuture {
 public:
  using value_type = T;

  /// A new pending future.
  Future() : AnyFuture(detail::Ref<FutureBase>::adopt(new State)) {}
  using AnyFuture::AnyFuture;

  /// Its result. @throws its exception; CancelledError; InvalidStateError while it is pending
  decltype(auto) result(Here here = {}) const {
    state()->check_result(here);
    if constexpr (!std::is_void_v<T>) return (static_cast<std::optional<T>*>(state()->slot())->value());
  }

  /// Completes it. @throws InvalidStateError if it is done; RuntimeError if it is a task, which only its coroutine
  /// completes
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
  /// The same with an exception that has not been raised yet: it is raised where the future is awaited.
  template <std::derived_from<Exception> E>
  void set_exception(E exception, Here here = {}) const {
    set_exception(detail::unraised(std::move(exception)), here);
  }
  /// With one that was raised already. @throws TypeError if it is null
  void set_exception(std::exception_ptr exception, Here here = {}) const {
    state()->require_settable("set_exception", here);
    state()->set_exception(std::move(exception), here);
  }

  /// Calls `function` with this future when it is done, through the ready queue. Returns a key for
  /// remove_done_callback().
  template <std::invocable<Future> F>
  const Callback* add_done_callback(F function) const {
    return this->template add_callback<Future>(std::move(function));
  }

 private:
  using State = detail::WithResult<FutureBase, T>;
};

}  // namespace coro
