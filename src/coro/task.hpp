// Task<T>: a coroutine that the scheduler runs on its own, as asyncio.Task. It starts in the turn after create_task,
// runs until it suspends, and continues in the turn after the awaited object is done.
#pragma once

#include <concepts>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "coro/co.hpp"
#include "coro/future.hpp"

namespace coro {

/// The part of a task that does not depend on its type.
class TaskBase : public FutureBase {
 public:
  ~TaskBase() override;

  /// Counts the tasks of a scheduler from 1.
  [[nodiscard]] std::uint32_t id() const { return id_; }

  /// Requests its end; runs nothing now. The awaited object is cancelled; if that is not possible, its next step
  /// throws. A task that has not started never runs its body. False if it is done.
  using FutureBase::cancel;
  bool cancel(Here here) { return cancel_from(here); }
  /// The number of cancels minus uncancels.
  [[nodiscard]] std::uint32_t cancelling() const { return cancel_requests_; }
  /// Takes one cancel back; returns how many are left. At 0, a cancel that was not delivered yet is dropped.
  std::uint32_t uncancel();

  void record_suspend(trace::Recorder& recorder, trace::Place at, trace::TextId call) const override;
  /// @throws RuntimeError always: only its coroutine completes it
  void require_settable(const char* operation, Here here) const override;

  /// Whether the await that resumes now must throw, whatever it waited for.
  [[nodiscard]] bool interrupted() const { return has(kCancelNow | kMisused); }
  /// Throws it, once. @throws CancelledError; RuntimeError if the await itself was invalid
  [[noreturn]] void throw_interrupt();

  /// "Task-1", unless it has a given name.
  [[nodiscard]] std::string name() const;
  [[nodiscard]] std::string repr() const override;

  /// The coroutine that is running, or would run next: the end of its await chain. Null while its last frame is
  /// destroyed.
  [[nodiscard]] PromiseBase* innermost() const { return innermost_; }
  /// The current line of innermost().
  [[nodiscard]] std::uint32_t line() const { return innermost_ == nullptr ? 0 : innermost_->line(); }
  /// The current place of innermost().
  [[nodiscard]] trace::Place place_of_await() const { return {id_, innermost_->id(), innermost_->line()}; }

  /// Ready at once. `line` is that of the call that creates it, `name` the one that is given to it.
  TaskBase(Scheduler& scheduler, PromiseBase& coroutine, std::uint32_t line, const std::string* name);

 protected:
  /// Moves the result out of `coroutine`, which has returned.
  virtual void keep_result(PromiseBase& coroutine) = 0;
  [[nodiscard]] const char* type_name() const override { return "Task"; }
  bool begin_cancel() override;
  Waitable* passes_cancel_to(std::size_t i) override { return i == 0 ? waiting_on_ : nullptr; }
  bool end_cancel(bool any) override;

 private:
  friend class Scheduler;
  friend class PromiseBase;

  void step(Scheduler& scheduler);
  /// The first step, or one that throws an exception in. False if the body does not run.
  bool begin_step(Scheduler& scheduler);
  /// Handles all but a plain yield: a coroutine has begun or ended, or the task waits, has ended, or has cancelled
  /// itself.
  void go_on(Scheduler& scheduler);
  void pass_cancel_on();
  void record_step(Scheduler& scheduler) const;
  [[nodiscard]] trace::TextId thrown_in(trace::Recorder& recorder) const;
  bool start(Scheduler& scheduler);
  void complete(Scheduler& scheduler);
  void complete_badly(Scheduler& scheduler);
  /// At the end of its scheduler: a future that lives on must not wake it.
  void stop_waiting(const Scheduler& scheduler) const noexcept;
  void destroy_frames() noexcept;

  PromiseBase* innermost_;
  Waitable* waiting_on_ = nullptr;
  TaskBase* previous_ = nullptr;  // links of the scheduler's list of unfinished tasks
  TaskBase* next_ = nullptr;
  std::uint32_t id_ = 0;
  std::uint32_t cancel_requests_ = 0;
  trace::PackedCause cause_;  // what put it in the ready queue
};

namespace detail {

template <class Promise>
class TaskState final : public WithResult<TaskBase, typename Promise::value_type> {
 public:
  TaskState(Scheduler& scheduler, Promise& coroutine, std::uint32_t line, const std::string* name = nullptr)
      : WithResult<TaskBase, typename Promise::value_type>(scheduler, coroutine, line, name) {}

 private:
  void keep_result([[maybe_unused]] PromiseBase& coroutine) override {
    if constexpr (!std::is_void_v<typename Promise::value_type>) {
      this->emplace_result(static_cast<Promise&>(coroutine).take_value());
    }
  }
};

Scheduler& require_scheduler(Here here = kNoLine);
/// `name`: the one that is given to it; null: none.
template <CoroutineObject C>
auto make_task(C co, const std::string* name, Here here);
/// The latest task was created with a name, and so takes no number.
void name_from_the_start(std::uint32_t task, std::string name);

/// The common part of all handles to a task.
template <class Handle>
class TaskHandle {
 public:
  /// Counts the tasks of a scheduler from 1.
  [[nodiscard]] std::uint32_t id() const { return base().id(); }
  /// "Task-1", as asyncio names them, unless set_name() gave another.
  [[nodiscard]] std::string get_name() const { return base().name(); }
  void set_name(std::string name) const;
  bool cancel(Here here = {}) const { return base().cancel(here); }
  std::uint32_t uncancel() const { return base().uncancel(); }
  [[nodiscard]] std::uint32_t cancelling() const { return base().cancelling(); }

 private:
  TaskBase& base() const { return static_cast<TaskBase&>(*static_cast<const Handle*>(this)->state()); }
};

}  // namespace detail

/// A handle to a task without the type of its result.
class AnyTask : public AnyFuture, public detail::TaskHandle<AnyTask> {
 public:
  explicit AnyTask(detail::Ref<FutureBase> state) : AnyFuture(std::move(state)) {}
  using detail::TaskHandle<AnyTask>::cancel;
  template <std::invocable<AnyTask> F>
  const Callback* add_done_callback(F function) const {
    return add_callback<AnyTask>(std::move(function));
  }
};

/// A handle to a task. Dropping it does not stop the task.
template <class T>
class Task : public Future<T>, public detail::TaskHandle<Task<T>> {
 public:
  explicit Task(detail::Ref<FutureBase> state) : Future<T>(std::move(state)) {}
  using detail::TaskHandle<Task<T>>::cancel;
  operator AnyTask() const { return AnyTask(this->state()); }
  template <std::invocable<Task> F>
  const Callback* add_done_callback(F function) const {
    return this->template add_callback<Task>(std::move(function));
  }
};

/// Makes a task of `co` on the running scheduler: it is ready now and starts in the next turn.
/// @throws RuntimeError if there is no running scheduler, or if `co` has been awaited
template <detail::CoroutineObject C>
auto create_task(C co, Here here = {}) {
  return detail::make_task(std::move(co), nullptr, here);
}
/// The same with a name, for get_name() and the trace.
template <detail::CoroutineObject C>
auto create_task(C co, std::string name, Here here = {}) {
  auto task = detail::make_task(std::move(co), &name, here);
  detail::name_from_the_start(task.id(), std::move(name));
  return task;
}

template <detail::CoroutineObject C>
auto detail::make_task(C co, const std::string* name, Here here) {
  using Promise = typename C::promise_type;
  Scheduler& scheduler = detail::require_scheduler(here);
  std::unique_ptr<Promise, detail::DestroyFrame> coroutine(co.release(here));
  if (coroutine->transparent()) coroutine->become_visible(here.line());
  auto* state = new detail::TaskState<Promise>(scheduler, *coroutine, here.line(), name);
  coroutine.release();
  return Task<typename C::value_type>(detail::Ref<FutureBase>::adopt(state));
}
/// The task whose step is running; nothing inside a callback. @throws RuntimeError if there is no running scheduler
std::optional<AnyTask> current_task(Here here = {});

/// The tasks that have not ended, in order of creation. @throws RuntimeError if there is no running scheduler
std::vector<AnyTask> all_tasks(Here here = {});

}  // namespace coro
