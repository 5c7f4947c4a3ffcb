// Task<T>: a coroutine that the scheduler runs on its own, as asyncio.Task. It starts in the turn after create_task,
// runs until it suspends, and goes on in the turn after what it waits for is done.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "coro/co.hpp"
#include "coro/future.hpp"

namespace coro {

/// The part of a task that does not depend on its type.
class TaskBase : public FutureBase {
 public:
  ~TaskBase() override;

  /// Counts the tasks of a scheduler from 1.
  [[nodiscard]] std::uint32_t id() const { return id_; }

  /// Asks it to end: runs nothing now. What it waits for is cancelled; where that cannot be, its next step throws. A
  /// task that has not started never runs its body. False when it is done.
  bool cancel() override { return cancel(Here{Here::Tag{}, 0}); }
  bool cancel(Here here);
  /// How often it was cancelled and not uncancelled.
  [[nodiscard]] std::uint32_t cancelling() const { return cancel_requests_; }
  /// Takes one cancel back; gives how many are left. At none, a cancel that has not been delivered is dropped.
  std::uint32_t uncancel();

  void record_suspend(trace::Recorder& recorder, trace::Place at) const override;

  /// Whether the await that resumes now must throw CancelledError; asks once.
  bool take_cancel() { return cancel_now_ && !(cancel_now_ = false); }

  /// The coroutine that runs, or would run next: the end of its await chain.
  [[nodiscard]] PromiseBase* innermost() const { return innermost_; }

  /// Ready at once. `line` is that of the call which makes it.
  TaskBase(Scheduler& scheduler, PromiseBase& coroutine, std::uint32_t line);

 protected:
  /// Takes the result out of `coroutine` and ends the task with it.
  virtual void finish_with_result(PromiseBase& coroutine) = 0;

 private:
  friend class Scheduler;
  friend class PromiseBase;

  void step(Scheduler& scheduler);
  void record_step(Scheduler& scheduler) const;
  bool start(Scheduler& scheduler);
  void complete(Scheduler& scheduler);
  void end_cancelled(Scheduler& scheduler);
  void destroy_frames() noexcept;

  PromiseBase* innermost_;
  Waitable* waiting_on_ = nullptr;
  TaskBase* previous_ = nullptr;  // the scheduler's list of tasks that have not ended
  TaskBase* next_ = nullptr;
  std::uint32_t id_ = 0;
  std::uint32_t cancel_requests_ = 0;
  trace::Cause cause_;  // what put it in the ready queue
};

namespace detail {

template <class T>
class TaskState final : public WithResult<TaskBase, T> {
 public:
  TaskState(Scheduler& scheduler, CoPromise<T>& coroutine, std::uint32_t line)
      : WithResult<TaskBase, T>(scheduler, coroutine, line) {}

 private:
  void finish_with_result(PromiseBase& coroutine) override {
    if constexpr (std::is_void_v<T>) {
      this->set_result();
    } else {
      this->set_result(static_cast<CoPromise<T>&>(coroutine).take_value());
    }
  }
};

Scheduler& require_scheduler();

}  // namespace detail

/// A handle to a task: a future that can be told to end. Dropping it does not stop the task.
template <class T>
class Task : public Future<T> {
 public:
  explicit Task(detail::Ref<FutureBase> state) : Future<T>(std::move(state)) {}

  [[nodiscard]] std::uint32_t id() const { return base().id(); }
  /// "Task-1", as asyncio names them.
  [[nodiscard]] std::string name() const { return "Task-" + std::to_string(id()); }
  bool cancel(Here here = {}) const { return base().cancel(here); }
  std::uint32_t uncancel() const { return base().uncancel(); }
  [[nodiscard]] std::uint32_t cancelling() const { return base().cancelling(); }

 private:
  TaskBase& base() const { return static_cast<TaskBase&>(*this->state()); }
};

/// Makes a task of `co` on the running scheduler: it is ready now and starts in the next turn.
/// @throws RuntimeError when no scheduler runs here, or `co` has been awaited
template <class T>
Task<T> create_task(Co<T> co, Here here = {}) {
  Scheduler& scheduler = detail::require_scheduler();
  auto* state = new detail::TaskState<T>(scheduler, *co.release(), here.line());
  return Task<T>(detail::Ref<FutureBase>::adopt(state));
}

}  // namespace coro
