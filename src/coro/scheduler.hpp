// The event loop: a ready queue, timers, a clock. A turn works as asyncio's _run_once; docs/SCHEDULER.md has the rules.
// On virtual time a run takes no time: when nothing is ready, the clock jumps to the earliest timer.
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
#include "trace/time.hpp"

namespace coro {

/// Delays, in seconds: 3s, 0.5s and 250ms all convert.
using Seconds = std::chrono::duration<double>;

enum class ClockKind : std::uint8_t { virtual_time, real_time };

/// How a run on the real clock waits.
class RealWait {
 public:
  /// Returns at that time, not earlier. Nothing of the program runs meanwhile, and all its events have been recorded.
  virtual void wait_until(std::chrono::steady_clock::time_point until) = 0;

 protected:
  ~RealWait() = default;
};

struct SchedulerOptions {
  ClockKind clock = ClockKind::virtual_time;
  /// The recorder of events, which must outlive the scheduler; null: nothing is recorded.
  trace::Recorder* recorder = nullptr;
  /// A run with more turns or more recorded events is ended: limit:turns, limit:events. 0: no limit.
  std::uint64_t max_turns = 0;
  std::uint64_t max_events = 0;
  /// How many to_thread calls run at a time; at least 1.
  std::size_t workers = 32;
  /// Waits for the real clock, in place of sleeping; null: it sleeps.
  RealWait* wait = nullptr;
  /// Also print to standard output. Always the case without a recorder.
  bool echo = false;
};

/// Thrown through module-level code when the run cannot continue; execute() catches it.
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
  /// Destroys the remaining coroutines.
  ~Scheduler();
  Scheduler(const Scheduler&) = delete;
  Scheduler& operator=(const Scheduler&) = delete;

  /// The scheduler whose program runs on this thread; null outside.
  static Scheduler* current() { return current_; }

  /// Runs module-level code to its end, records the end event and destroys the remaining coroutines. An exception that
  /// leaves the program is recorded as an error event. To be called once.
  trace::Why execute(const std::function<void()>& program);

  /// asyncio.run: runs `co` as a task until it ends; then cancels the remaining tasks and runs them to their end.
  /// Called from module-level code. @throws what `co` threw; RunEnded on a deadlock or a limit; RuntimeError inside a
  /// coroutine
  template <detail::CoroutineObject C>
  auto run(C co, Here here = {}) {
    require_no_loop(here);
    const auto task = create_task(std::move(co), here);
    run_until_done(*task.state());
    wind_up();
    return task.result(here);
  }
  /// @throws ValueError: not a coroutine
  [[noreturn]] void run(const AnyFuture& future, Here here = {});

  /// Time since the creation of the scheduler, on its clock.
  [[nodiscard]] std::chrono::nanoseconds now() const { return now_; }
  /// Turns taken by the loop.
  [[nodiscard]] std::uint32_t turn() const { return turn_; }
  [[nodiscard]] ClockKind clock() const { return options_.clock; }
  [[nodiscard]] trace::Recorder* recorder() const { return options_.recorder; }
  /// Its program has ended: now the destructors of the remaining coroutines run.
  [[nodiscard]] bool ended() const { return ended_; }
  /// The task whose step is running; null in module-level code and in callbacks.
  [[nodiscard]] TaskBase* current_task() const { return task_; }
  /// The task or timer that the loop runs now: the cause of the current events.
  [[nodiscard]] trace::PackedCause cause() const;
  /// `timer`, which is not that of a sleep, fires.
  void record_firing(const Timer& timer, const trace::TimerSetting& setting);
  /// The next event, an fn.start, a block.begin or a print, has the cause of the callback that it is in, if it is in one.
  void record_callback_cause() const {
    if (task_ == nullptr && cause_.word != 0) recorder()->caused(cause_);
  }
  /// The place of `line`: its plain call, coroutine and task.
  [[nodiscard]] trace::Place place(std::uint32_t line) const;

  // For awaitables:

  /// `timer` fires `delay` from now: in the first turn that begins at or after then.
  void set_timer(Timer& timer, Seconds delay, Here here = kNoLine);
  /// `timer` fires at `when` on this scheduler's clock, which may be in the past.
  void set_timer_at(Timer& timer, Seconds when, Here here = kNoLine);
  /// False if it is not set (any more): it is due, or has fired.
  bool cancel_timer(Timer& timer) { return timers_.remove(timer); }
  /// The running task suspends until `waitable` wakes it. A task that suspends without this has yielded.
  void suspend(Waitable& waitable);
  /// The running task has suspended on an invalid object: RuntimeError(text) is thrown into it in the next turn.
  void fail_await(const std::string& text);
  /// The exception for the running task after fail_await().
  std::exception_ptr take_failed_await() { return failed_awaits_.extract(task_).mapped(); }
  /// Makes `task`, which is suspended, ready. `throws`: the awaited object failed or was cancelled.
  void wake(TaskBase& task, bool throws = false) noexcept;
  /// The same; CancelledError is thrown into it.
  void wake_cancelled(TaskBase& task) noexcept;
  void call_soon(std::unique_ptr<Callback> callback, trace::PackedCause cause) noexcept;
  /// Calls `function` where nothing can be thrown, because a part of the work is done: in the middle of waking others,
  /// in a destructor. If it throws (there is no memory), the run ends with that exception after this turn.
  template <class F>
  void or_end_run(F function) noexcept {
    try {
      function();
    } catch (...) {
      failed();
    }
  }
  /// Blocks the thread: the clock advances by `delay`, nothing else runs.
  void hold_thread(Seconds delay);
  void print(const std::string& text, const std::string* end, std::uint32_t line) { print_at(place(line), text, end); }
  void print_at(trace::Place place, const std::string& text, const std::string* end);
  /// The threads of to_thread.
  detail::Workers& workers();
  /// `delay` after `now`, computed as in CPython: in seconds, then rounded.
  static std::chrono::nanoseconds after(std::chrono::nanoseconds now, Seconds delay);

  /// Sets the current plain call (0: none) and returns the previous one.
  trace::Id enter_plain_call(trace::Id fn) { return std::exchange(plain_call_, fn); }

  /// `promise` runs next in the current step.
  void run_next(PromiseBase& promise);
  /// Takes that back: `promise`, which is running, continues.
  void stay_with(PromiseBase& promise);
  /// The coroutine at the top of the running task has ended.
  void coroutine_ended();

  /// `exception` was just thrown from an await: the coroutine that it leaves ended at that await. `line`: it was raised
  /// by a call, or by a part of that coroutine, there; 0: it comes from elsewhere.
  void note_rethrown(const std::exception_ptr& exception, std::uint32_t line = 0) {
    rethrown_ = exception;
    rethrown_line_ = line;
  }
  [[nodiscard]] bool is_rethrown(const std::exception_ptr& exception) const { return rethrown_ == exception; }
  [[nodiscard]] std::uint32_t rethrown_line() const { return rethrown_line_; }

  /// While this exists, cancels are those of a call at `here`; kNoLine: of the call that caused it.
  class CancelLine {
   public:
    CancelLine(Scheduler& scheduler, Here here)
        : scheduler_(scheduler),
          outer_(std::exchange(scheduler.cancel_line_, here.line() == 0 ? scheduler.cancel_line_ : here.line())) {}
    CancelLine(const CancelLine&) = delete;
    CancelLine& operator=(const CancelLine&) = delete;
    ~CancelLine() { scheduler_.cancel_line_ = outer_; }

   private:
    Scheduler& scheduler_;
    std::uint32_t outer_;
  };
  [[nodiscard]] std::uint32_t cancel_line() const { return cancel_line_; }

  /// co.new was just recorded for `co`.
  void created(std::uint32_t co);
  /// An object was destroyed that was never awaited. Recorded at once for a bare statement `work();`. A local variable
  /// is destroyed before the end of its coroutine here, but after it in CPython, whose order the trace has: it is
  /// recorded by report_dropped().
  void dropped(PromiseBase& promise);
  /// Records the dropped objects; those of an ended coroutine at the current line of the one that continues, else at
  /// the line of the call that created them.
  void report_dropped(std::optional<trace::Link> at = std::nullopt) {
    if (detail::dropped.any) write_dropped(at);
  }
  /// A coroutine is about to end: records the sleeps that it has dropped in bare statements.
  void about_to_end() {
    if (detail::dropped.any) take_dropped_sleeps();
  }
  /// Identifies the schedulers of a thread: counts from 1 (starts again after 65,535).
  [[nodiscard]] std::uint16_t number() const { return number_; }
  /// The tasks that have not ended, in order of creation.
  [[nodiscard]] std::vector<AnyTask> unfinished_tasks() const;
  [[nodiscard]] detail::TaskNames& task_names() { return task_names_; }
  /// CPython creates a task here that does nothing visible: it uses up a name.
  void unseen_task_made() { task_names_.shift(tasks_made_, 1); }
  /// Whether run() is running turns.
  [[nodiscard]] bool in_loop() const { return in_loop_ && !ended_; }
  /// An async generator is used for the first time. Returns its number, which unregisters it when its last handle is
  /// gone.
  std::uint32_t generator_met(detail::GeneratorState& generator);
  void generator_forgotten(std::uint32_t number) { generators_.erase(number); }
  /// The line at which module-level code called run().
  [[nodiscard]] std::uint32_t run_line() const { return run_line_; }

 private:
  friend class TaskBase;
  friend class detail::Workers;

  struct Dropped {
    trace::Place place;
    Api api = Api::none;  // none: a coroutine of the program, which has a number
  };
  /// An asyncio coroutine, created at `line`: it gets its `co` directly before it is recorded.
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
  /// The running task, `task`, has suspended without waiting: it is ready.
  void yield(TaskBase& task);
  void put_in_queue(TaskBase& task) noexcept;
  void put_in_queue(Timer& timer) noexcept;
  void failed() noexcept;
  void abandon_turn() noexcept;
  void run_batch();
  void run_timer_or_callback(detail::Runnable runnable);
  void wait_for_timer();
  void wait_really(std::chrono::steady_clock::time_point until);
  void pass_until(std::chrono::nanoseconds when);
  std::chrono::nanoseconds read_clock();
  void stamp();
  void add_task(TaskBase& task);
  void remove_task(TaskBase& task);
  [[nodiscard]] std::vector<trace::Id> unfinished() const;
  void end(trace::Why why);
  void record_end(trace::Why why);
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
  trace::PackedCause cause_;  // if no task runs
  std::vector<detail::Runnable> ready_;
  std::exception_ptr failure_;           // the run ends with it
  std::vector<detail::Runnable> batch_;  // the entries of this turn; empty after they have run
  detail::TimerHeap timers_;
  TaskBase* first_task_ = nullptr;  // tasks that have not ended, in order of creation
  TaskBase* last_task_ = nullptr;
  std::exception_ptr rethrown_;
  std::uint32_t rethrown_line_ = 0;
  detail::TaskNames task_names_;
  trace::PackedCause latest_call_;      // the timer of the latest call_later or worker that has fired
  std::size_t events_at_call_ = 0;      // the number of events before
  std::unordered_map<const TaskBase*, std::exception_ptr> failed_awaits_;  // exceptions for invalid awaits
  std::map<std::uint32_t, detail::GeneratorState*> generators_;            // in order of first use
  std::uint32_t generators_met_ = 0;
  std::unique_ptr<detail::Workers> workers_;  // null until first used
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

/// While this exists, no scheduler is current on this thread.
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
  detail::Dropped dropped_ = detail::dropped;  // objects dropped meanwhile are not reported to the scheduler
};

namespace detail {

/// What the trace tells of a timer that is being set.
inline trace::TimerSetting timer_setting(const Scheduler& scheduler, Seconds when) {
  if (scheduler.recorder() == nullptr) return {};
  return {scheduler.now(), trace::from_seconds(when.count()), static_cast<std::uint32_t>(scheduler.recorder()->count() - 1)};
}

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
