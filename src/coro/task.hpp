// Task<T>: a coroutine that the scheduler runs on its own, as asyncio.Task. It starts in the turn after create_task,
// runs until it suspends, and goes on in the turn after what it waits for is done.
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

  /// Asks it to end: runs nothing now. What it waits for is cancelled; where that cannot be, its next step throws. A
  /// task that has not started never runs its body. False when it is done.
  bool cancel() override { return cancel(kNoLine); }
  bool cancel(Here here);
  /// How often it was cancelled and not uncancelled.
  [[nodiscard]] std::uint32_t cancelling() const { return cancel_requests_; }
  /// Takes one cancel back; gives how many are left. At none, a cancel that has not been delivered is dropped.
  std::uint32_t uncancel();

  void record_suspend(trace::Recorder& recorder, trace::Place at, trace::TextId call) const override;
  /// Its coroutine ends it. @throws RuntimeError
  void require_settable(const char* operation, Here here) const override;

  /// Whether the await that resumes now must throw, no matter what was waited for.
  [[nodiscard]] bool interrupted() const { return has(kCancelNow | kMisused); }
  /// Throws it, once. @throws CancelledError; RuntimeError where the await itself was wrong
  [[noreturn]] void throw_interrupt();

  /// "Task-1", unless it was named.
  [[nodiscard]] std::string name() const;
  [[nodiscard]] std::string repr() const override;

  /// The coroutine that runs, or would run next: the end of its await chain. Null while its last frame is destroyed.
  [[nodiscard]] PromiseBase* innermost() const { return innermost_; }
  /// The line at which that one stands.
  [[nodiscard]] std::uint32_t line() const { return innermost_ == nullptr ? 0 : innermost_->line(); }
  /// Where that one stands.
  [[nodiscard]] trace::Place place_of_await() const { return {id_, innermost_->id(), innermost_->line()}; }

  /// Ready at once. `line` is that of the call which makes it.
  TaskBase(Scheduler& scheduler, PromiseBase& coroutine, std::uint32_t line);

 protected:
  /// Takes the result out of `coroutine`, which has returned.
  virtual void keep_result(PromiseBase& coroutine) = 0;
  [[nodiscard]] const char* type_name() const override { return "Task"; }

 private:
  friend class Scheduler;
  friend class PromiseBase;

  void step(Scheduler& scheduler);
  /// The first step, and one that throws something in. False where the body does not run.
  bool begin_step(Scheduler& scheduler);
  /// It has not just yielded: a coroutine has begun or ended, or the task waits, has ended, or has cancelled itself.
  void go_on(Scheduler& scheduler);
  void record_step(Scheduler& scheduler) const;
  [[nodiscard]] trace::TextId thrown_in(trace::Recorder& recorder) const;
  bool start(Scheduler& scheduler);
  void complete(Scheduler& scheduler);
  void complete_badly(Scheduler& scheduler);
  void destroy_frames() noexcept;

  PromiseBase* innermost_;
  Waitable* waiting_on_ = nullptr;
  TaskBase* previous_ = nullptr;  // the scheduler's list of tasks that have not ended
  TaskBase* next_ = nullptr;
  std::uint32_t id_ = 0;
  std::uint32_t cancel_requests_ = 0;
  trace::PackedCause cause_;  // what put it in the ready queue
};

namespace detail {

template <class Promise>
class TaskState final : public WithResult<TaskBase, typename Promise::value_type> {
 public:
  TaskState(Scheduler& scheduler, Promise& coroutine, std::uint32_t line)
      : WithResult<TaskBase, typename Promise::value_type>(scheduler, coroutine, line) {}

 private:
  void keep_result([[maybe_unused]] PromiseBase& coroutine) override {
    if constexpr (!std::is_void_v<typename Promise::value_type>) {
      this->emplace_result(static_cast<Promise&>(coroutine).take_value());
    }
  }
};

Scheduler& require_scheduler(Here here = kNoLine);
/// The task that was made last has a name of its own, and so no number.
void name_from_the_start(std::uint32_t task, std::string name);

/// What every handle to a task can do.
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

/// A handle to a task whose result is not asked for.
class AnyTask : public AnyFuture, public detail::TaskHandle<AnyTask> {
 public:
  explicit AnyTask(detail::Ref<FutureBase> state) : AnyFuture(std::move(state)) {}
  using detail::TaskHandle<AnyTask>::cancel;
  template <std::invocable<AnyTask> F>
  const Callback* add_done_callback(F function) const {
    return add_callback<AnyTask>(std::move(function));
  }
};

/// A handle to a task: a future that can be told to end. Dropping it does not stop the task.
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
/// @throws RuntimeError when no scheduler runs here, or `co` has been awaited
template <detail::CoroutineObject C>
auto create_task(C co, Here here = {}) {
  using Promise = typename C::promise_type;
  Scheduler& scheduler = detail::require_scheduler(here);
  Promise& coroutine = *co.release(here);
  if (coroutine.transparent()) coroutine.become_visible(here.line());
  auto* state = new detail::TaskState<Promise>(scheduler, coroutine, here.line());
  return Task<typename C::value_type>(detail::Ref<FutureBase>::adopt(state));
}
/// The same with a name, for get_name().
template <detail::CoroutineObject C>
auto create_task(C co, std::string name, Here here = {}) {
  auto task = create_task(std::move(co), here);
  detail::name_from_the_start(task.id(), std::move(name));
  return task;
}

/// The task whose step runs; nothing inside a callback. @throws RuntimeError when no scheduler runs here
std::optional<AnyTask> current_task(Here here = {});

/// The tasks that have not ended, in the order in which they were made. @throws RuntimeError when no scheduler runs
/// here
std::vector<AnyTask> all_tasks(Here here = {});

}  // namespace coro
