// Future<T>: a result that will be there, as asyncio.Future. Whoever awaits it is woken through the ready queue in the
// turn after it is done, never called directly.
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "coro/detail/ready_queue.hpp"
#include "coro/detail/ref.hpp"
#include "coro/exceptions.hpp"
#include "coro/timer.hpp"
#include "trace/recorder.hpp"

namespace coro {

/// Something to be called when a future is done: through the ready queue, once, then destroyed.
class alignas(8) Callback {
 public:
  virtual ~Callback() = default;
  virtual void run(Scheduler& scheduler) = 0;

 private:
  friend class FutureBase;
  friend class Scheduler;
  trace::Cause cause_;  // what made the future done
};

/// The part of a future that does not depend on its type. Counts its references.
class FutureBase : public Waitable {
 public:
  enum class State : std::uint8_t { pending, finished, failed, cancelled };

  FutureBase(const FutureBase&) = delete;
  FutureBase& operator=(const FutureBase&) = delete;
  virtual ~FutureBase();

  [[nodiscard]] bool done() const { return state_ != State::pending; }
  [[nodiscard]] bool cancelled() const { return state_ == State::cancelled; }
  [[nodiscard]] State state() const { return state_; }

  /// Null unless it failed. @throws CancelledError, InvalidStateError when pending
  [[nodiscard]] std::exception_ptr exception() const;

  /// Ends it with an exception. @throws InvalidStateError when it is done
  void set_exception(std::exception_ptr exception);

  /// Cancels it: whoever awaits it gets CancelledError in the next turn. False when it is done.
  bool cancel() override;

  /// `callback` is put in the ready queue when the future is done; at once if it is done already.
  void add_done_callback(std::unique_ptr<Callback> callback);

  /// Where the result is kept: a std::optional of its type.
  virtual void* slot() = 0;

  /// @throws what it ended with; CancelledError; InvalidStateError while it is pending
  void check_result() const;

  /// Wakes `task` when the future is done, which must not be so yet.
  void add_waiter(TaskBase& task);

  /// Writes that a task suspends at `at` on this.
  virtual void record_suspend(trace::Recorder& recorder, trace::Place at) const;

  [[nodiscard]] std::string thrown() const override;

  /// Forgets whoever waits: for the end of a scheduler.
  void drop_callbacks() noexcept;

  void retain() { ++references_; }
  void release() {
    if (--references_ == 0) delete this;
  }

 protected:
  FutureBase() = default;

  /// Ends it: every callback goes to the ready queue, in the order in which they were added.
  void finish(State state);
  void require_pending() const;
  /// Ends it with an exception, or as cancelled if that is a CancelledError.
  void fail(std::exception_ptr exception);

 private:
  using Many = std::vector<detail::Runnable>;
  void add(detail::Runnable runnable);
  void schedule(Scheduler& scheduler, detail::Runnable runnable) const;

  std::uint32_t references_ = 1;
  State state_ = State::pending;

 protected:
  // Flags of TaskBase, here because they fit here.
  bool started_ : 1 = false;
  bool must_cancel_ : 1 = false;  ///< the next step throws CancelledError
  bool cancel_now_ : 1 = false;   ///< the await that resumes now throws CancelledError
  bool wake_throws_ : 1 = false;  ///< what it waited for ended badly
  bool coroutine_done_ : 1 = false;

 private:
  detail::Runnable first_;  // nearly every future has one callback
  std::unique_ptr<Many> more_;
  std::exception_ptr exception_;
};

namespace detail {

/// A future, or something that is one (Base), with the place of its result.
template <class Base, class T>
class WithResult : public Base {
 public:
  using Base::Base;

  /// Ends it with a result. @throws InvalidStateError when it is done
  template <class... U>
  void set_result(U&&... value) {
    this->require_pending();
    if constexpr (!std::is_void_v<T>) result_.emplace(std::forward<U>(value)...);
    this->finish(FutureBase::State::finished);
  }

  void* slot() override { return &result_; }

 private:
  struct Nothing {};
  [[no_unique_address]] std::conditional_t<std::is_void_v<T>, Nothing, std::optional<T>> result_;
};

}  // namespace detail

/// A handle to a future: copies are the same future. `co_await future` waits for it; if it is done there is no
/// suspension.
template <class T>
class Future {
 public:
  using value_type = T;

  /// A new one, pending.
  Future() : state_(detail::Ref<FutureBase>::adopt(new State)) {}
  explicit Future(detail::Ref<FutureBase> state) : state_(std::move(state)) {}

  [[nodiscard]] bool done() const { return state_->done(); }
  [[nodiscard]] bool cancelled() const { return state_->cancelled(); }
  bool cancel() const { return state_->cancel(); }
  [[nodiscard]] std::exception_ptr exception() const { return state_->exception(); }

  /// Its result. @throws what it ended with; CancelledError; InvalidStateError while it is pending
  decltype(auto) result() const {
    state_->check_result();
    if constexpr (!std::is_void_v<T>) return (static_cast<std::optional<T>*>(state_->slot())->value());
  }

  /// Ends it. @throws InvalidStateError when it is done. Not for tasks: their coroutine ends them.
  template <class... U>
  void set_result(U&&... value) const {
    static_cast<State&>(*state_).set_result(std::forward<U>(value)...);
  }
  void set_exception(std::exception_ptr exception) const { state_->set_exception(std::move(exception)); }

  [[nodiscard]] const detail::Ref<FutureBase>& state() const { return state_; }

 private:
  using State = detail::WithResult<FutureBase, T>;
  detail::Ref<FutureBase> state_;
};

}  // namespace coro
