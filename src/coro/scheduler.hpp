// The event loop: a ready queue, timers, a clock. One turn as asyncio's _run_once makes it; docs/SCHEDULER.md has the
// rules. On virtual time a run takes no time: when nothing is ready the clock jumps to the earliest timer.
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "coro/detail/dropped.hpp"
#include "coro/detail/runnable.hpp"
#include "coro/detail/task_names.hpp"
#include "coro/detail/timer_heap.hpp"
#include "coro/task.hpp"
#include "trace/recorder.hpp"

namespace coro {

/// Delays, in seconds: 3s, 0.5s and 250ms all convert.
using Seconds = std::chrono::duration<double>;

enum class ClockKind : std::uint8_t { virtual_time, real_time };

struct SchedulerOptions {
  ClockKind clock = ClockKind::virtual_time;
  /// Where events are written; null: nothing is recorded. Must outlive the scheduler.
  trace::Recorder* recorder = nullptr;
  /// A run that takes more turns, or records more events, is ended: limit:turns, limit:events. 0: no limit.
  std::uint64_t max_turns = 0;
  std::uint64_t max_events = 0;
  /// How many calls of to_thread work at a time; at least 1.
  std::size_t workers = 32;
  /// Printed text also goes to standard output. Without a recorder it always does.
  bool echo = false;
};

/// Thrown through module-level code when the run cannot go on; execute() catches it.
struct RunEnded {
  trace::Why why = trace::Why::ok;
};

namespace detail {
class GeneratorState;
class Workers;
}  // namespace detail

class Scheduler {
 public:
  explicit Scheduler(SchedulerOptions options = {});
  /// Destroys every coroutine that is left.
  ~Scheduler();
  Scheduler(const Scheduler&) = delete;
  Scheduler& operator=(const Scheduler&) = delete;

  /// The one whose program runs on this thread; null outside.
  static Scheduler* current() { return current_; }

  /// Runs module-level code to its end, writes the end event and destroys what is left. An exception that leaves the
  /// program is written as an error event. Once a scheduler.
  trace::Why execute(const std::function<void()>& program);

  /// asyncio.run: runs `co` as a task until it ends; then cancels the tasks that are left and runs them to their end.
  /// From module-level code. @throws what `co` threw; RunEnded on a deadlock or a limit; RuntimeError inside a
  /// coroutine
  template <detail::CoroutineObject C>
  auto run(C co, Here here = {}) {
    require_no_loop(here);
    const auto task = create_task(std::move(co), here);
    run_until_done(*task.state());
    wind_up();
    return task.result(here);
  }
  /// @throws ValueError: that is no coroutine
  [[noreturn]] void run(const AnyFuture& future, Here here = {});

  /// Time since the scheduler was made, on its clock.
  [[nodiscard]] std::chrono::nanoseconds now() const { return now_; }
  /// Turns taken by the loop.
  [[nodiscard]] std::uint32_t turn() const { return turn_; }
  [[nodiscard]] ClockKind clock() const { return options_.clock; }
  [[nodiscard]] trace::Recorder* recorder() const { return options_.recorder; }
  /// Its program has ended: what runs now are the destructors of what was left.
  [[nodiscard]] bool ended() const { return ended_; }
  /// The task whose step runs; null in module-level code and in callbacks.
  [[nodiscard]] TaskBase* current_task() const { return task_; }
  /// The task or timer that the loop runs now: why all happens that happens now.
  [[nodiscard]] trace::PackedCause cause() const;
  /// Where `line` is: inside which plain call, coroutine and task.
  [[nodiscard]] trace::Place place(std::uint32_t line) const;

  // For awaitables.

  /// `timer` fires `delay` from now: in the first turn that begins at or after then.
  void set_timer(Timer& timer, Seconds delay, Here here = kNoLine);
  /// `timer` fires at `when` on this scheduler's clock, which may be over.
  void set_timer_at(Timer& timer, Seconds when, Here here = kNoLine);
  /// False where it is not set (any more): it is due, or has fired.
  bool cancel_timer(Timer& timer) { return timers_.remove(timer); }
  /// The running task suspends until `waitable` wakes it. One that suspends without telling on what has yielded.
  void suspend(Waitable& waitable);
  /// The running task has suspended on something that it must not await: RuntimeError(text) is thrown into it in the
  /// next turn.
  void fail_await(const std::string& text);
  /// What is to be thrown into the running task for that.
  std::exception_ptr take_failed_await() { return failed_awaits_.extract(task_).mapped(); }
  /// `task`, which is suspended, is ready. `throws`: what it waits for ended badly.
  void wake(TaskBase& task, bool throws = false);
  /// The same; CancelledError is thrown into it.
  void wake_cancelled(TaskBase& task);
  void call_soon(std::unique_ptr<Callback> callback, trace::PackedCause cause);
  /// The thread is held: the clock moves on by `delay`, nothing else runs.
  void hold_thread(Seconds delay);
  void print(const std::string& text, const std::string* end, std::uint32_t line) { print_at(place(line), text, end); }
  void print_at(trace::Place place, const std::string& text, const std::string* end);
  /// The threads of to_thread.
  detail::Workers& workers();
  /// `delay` after `now`, as CPython adds it to its clock: in seconds, then rounded.
  static std::chrono::nanoseconds after(std::chrono::nanoseconds now, Seconds delay);

  /// A plain function is entered (0: left) and which one it was.
  trace::Id enter_plain_call(trace::Id fn) { return std::exchange(plain_call_, fn); }

  /// `promise` runs next in the step that is under way.
  void run_next(PromiseBase& promise);
  /// The coroutine at the top of the running task has ended.
  void coroutine_ended();

  /// The exception that has just been thrown from an await: the coroutine it leaves ended at that await. `line`: it
  /// came out of a call, or of a part of that coroutine, there; 0: it comes from elsewhere.
  void note_rethrown(const std::exception_ptr& exception, std::uint32_t line = 0) {
    rethrown_ = exception;
    rethrown_line_ = line;
  }
  [[nodiscard]] bool is_rethrown(const std::exception_ptr& exception) const { return rethrown_ == exception; }
  [[nodiscard]] std::uint32_t rethrown_line() const { return rethrown_line_; }

  /// A cancel at `line` begins; 0: at the line of the cancel that brought it about. Gives what leave_cancel() wants.
  std::uint32_t enter_cancel(std::uint32_t line) {
    return std::exchange(cancel_line_, line == 0 ? cancel_line_ : line);
  }
  void leave_cancel(std::uint32_t outer) { cancel_line_ = outer; }
  [[nodiscard]] std::uint32_t cancel_line() const { return cancel_line_; }

  /// co.new has just been written for `co`.
  void created(std::uint32_t co);
  /// An object that was never awaited is gone. Written at once for a bare statement `work();`; a local variable dies
  /// before its coroutine has ended here, but after that in CPython, whose order the trace has: it waits for
  /// report_dropped().
  void dropped(PromiseBase& promise);
  /// Writes what has been dropped; with a coroutine that has ended, where the one that goes on stands, or else at the line
  /// of the call that made it.
  void report_dropped(std::optional<trace::Link> at = std::nullopt) {
    if (detail::dropped.any) write_dropped(at);
  }
  /// A coroutine is about to end: writes the sleeps that it has dropped by bare statements.
  void about_to_end() {
    if (detail::dropped.any) take_dropped_sleeps();
  }
  /// Tells the schedulers of a thread apart: counts from 1 (and begins again after 65,535).
  [[nodiscard]] std::uint16_t number() const { return number_; }
  /// The tasks that have not ended, by creation.
  [[nodiscard]] std::vector<AnyTask> unfinished_tasks() const;
  [[nodiscard]] detail::TaskNames& task_names() { return task_names_; }
  /// CPython makes a task here that nobody would see do anything: it takes a name.
  void unseen_task_made() { task_names_.shift(tasks_made_, 1); }
  /// Whether run() is running turns.
  [[nodiscard]] bool in_loop() const { return in_loop_ && !ended_; }
  /// An async generator is asked for something for the first time. Gives its number, by which it is forgotten when
  /// nobody holds it any more.
  std::uint32_t generator_met(detail::GeneratorState& generator);
  void generator_forgotten(std::uint32_t number) { generators_.erase(number); }
  /// The line at which module-level code has called run().
  [[nodiscard]] std::uint32_t run_line() const { return run_line_; }

 private:
  friend class TaskBase;
  friend class detail::Workers;

  struct Dropped {
    trace::Place place;
    Api api = Api::none;  // none: the program's own, which has its number
  };
  /// One of asyncio's, made at `line`: it becomes a `co` right before it is written.
  void dropped(Api api, std::uint32_t line);
  void take_dropped_sleeps();
  void write_dropped(std::optional<trace::Link> at);
  void write_dropped(const Dropped& dropped, trace::Id by);
  void drop(const Dropped& dropped, bool at_once);
  [[nodiscard]] trace::Id innermost() const;
  void require_no_loop(Here here);
  void run_until_done(FutureBase& future);
  using Tasks = std::vector<detail::Ref<TaskBase>>;
  class InLoop;
  class Away;
  struct Closing;
  class CloseUnseen;
  class CloseGenerators;
  class ShutWorkers;
  void wind_up();
  void cancel_left_tasks();
  void close_generators();
  void join_workers();
  void abandon_generators() noexcept;
  void run_until_gathered(const Tasks& tasks);
  void run_turns(int count);
  /// One turn. @throws RunEnded when nothing is ready and no timer is set, or at a limit
  void run_once();
  /// The running task, which is `task`, has suspended on nothing: it is ready.
  void yield(TaskBase& task);
  void run_batch();
  void run_timer_or_callback(detail::Runnable runnable);
  void wait_for_timer();
  void pass_until(std::chrono::nanoseconds when);
  std::chrono::nanoseconds read_clock();
  void stamp();
  void add_task(TaskBase& task);
  void remove_task(TaskBase& task);
  [[nodiscard]] std::vector<trace::Id> unfinished() const;
  void end(trace::Why why);
  void report_error(const std::exception_ptr& exception);
  void destroy_queue() noexcept;
  void destroy_all() noexcept;

  inline static constinit thread_local Scheduler* current_ = nullptr;

  SchedulerOptions options_;
  std::chrono::nanoseconds now_{0};
  std::uint32_t turn_ = 0;
  std::uint32_t timers_made_ = 0;
  std::uint32_t tasks_made_ = 0;
  trace::Id plain_call_ = 0;
  TaskBase* task_ = nullptr;
  trace::PackedCause cause_;  // where no task runs
  std::vector<detail::Runnable> ready_;
  std::vector<detail::Runnable> batch_;  // what this turn runs; empty where it has run
  detail::TimerHeap timers_;
  TaskBase* first_task_ = nullptr;  // tasks that have not ended, by creation
  TaskBase* last_task_ = nullptr;
  std::exception_ptr rethrown_;
  std::uint32_t rethrown_line_ = 0;
  detail::TaskNames task_names_;
  std::unordered_map<const TaskBase*, std::exception_ptr> failed_awaits_;  // what is thrown into tasks that are misused
  std::map<std::uint32_t, detail::GeneratorState*> generators_;            // by when they were first asked
  std::uint32_t generators_met_ = 0;
  std::unique_ptr<detail::Workers> workers_;  // null until they are called
  std::vector<Dropped> dropped_;
  std::uint32_t created_ = 0;
  std::size_t events_then_ = 0;
  std::uint32_t run_line_ = 0;
  std::uint32_t cancel_line_ = 0;
  std::uint16_t number_;
  bool in_loop_ = false;
  bool ended_ = false;
  Scheduler* outer_;
  std::chrono::steady_clock::time_point began_;
};

/// This thread is no place of the scheduler as long as this exists.
class Scheduler::Away {
 public:
  explicit Away(Scheduler& scheduler) : scheduler_(scheduler) { current_ = nullptr; }
  Away(const Away&) = delete;
  Away& operator=(const Away&) = delete;
  ~Away() {
    current_ = &scheduler_;
    detail::dropped = dropped_;
  }

 private:
  Scheduler& scheduler_;
  detail::Dropped dropped_ = detail::dropped;  // what is dropped meanwhile is no concern of the scheduler
};

namespace detail {

inline Scheduler& require_scheduler(Here here) {
  Scheduler* scheduler = Scheduler::current();
  if (scheduler == nullptr) throw RuntimeError("no running event loop", here);
  return *scheduler;
}

inline void throw_if_cancelled() {
  TaskBase& task = *Scheduler::current()->current_task();
  if (task.interrupted()) task.throw_interrupt();
}

template <class Handle>
void TaskHandle<Handle>::set_name(std::string name) const {
  require_scheduler().task_names().give(id(), std::move(name));
}

}  // namespace detail

}  // namespace coro

#include "coro/detail/switch.hpp"
