// asyncio.run: its loop and its shutdown.
#include <algorithm>
#include <cstdio>

#include "coro/detail/generator.hpp"
#include "coro/scheduler.hpp"
#include "coro/to_thread.hpp"

namespace coro {
namespace {

class Nothing final : public Callback {
  void run(Scheduler& /*scheduler*/) override {}
};

class SetFlag final : public Callback {
 public:
  explicit SetFlag(bool& flag) : flag_(flag) {}
  void run(Scheduler& /*scheduler*/) override { flag_ = true; }

 private:
  bool& flag_;
};

/// A timer that sets a flag.
class Deadline final : public Timer {
 public:
  Deadline(Scheduler& scheduler, Seconds delay) : scheduler_(scheduler) { scheduler.set_timer(*this, delay); }
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;
  ~Deadline() { scheduler_.cancel_timer(*this); }
  void fire(Scheduler& /*scheduler*/) override { over_ = true; }
  bool cancel() override { return false; }
  [[nodiscard]] std::string thrown() const override { return ""; }
  [[nodiscard]] bool over() const { return over_; }

 private:
  Scheduler& scheduler_;
  bool over_ = false;
};

constexpr const char* kNotClosed = "an error occurred during closing of asynchronous generator";
constexpr const char* kIsRunning = "RuntimeError: aclose(): asynchronous generator is already running";
constexpr Seconds kThreadJoinTimeout(300);
constexpr const char* kNotJoined =
    "RuntimeWarning: The executor did not finishing joining its threads within 300 seconds.\n";

/// Reports unretrieved exceptions of tasks, as asyncio's exception handler does.
void report(const std::vector<detail::Ref<TaskBase>>& tasks, const char* what) {
  for (const auto& task : tasks) {
    if (task->state() != FutureBase::State::failed) continue;
    const ExceptionInfo info = describe(task->exception());
    std::fprintf(stderr, "%s: %s: %s\n", what, info.type.c_str(), info.text.c_str());
  }
}

}  // namespace

/// Turns are run while this exists.
class Scheduler::InLoop {
 public:
  explicit InLoop(Scheduler& scheduler) : scheduler_(scheduler), caller_(scheduler.enter_plain_call(0)) {
    scheduler_.in_loop_ = true;
  }
  InLoop(const InLoop&) = delete;
  InLoop& operator=(const InLoop&) = delete;
  ~InLoop() {
    scheduler_.enter_plain_call(caller_);
    scheduler_.in_loop_ = false;
  }

 private:
  Scheduler& scheduler_;
  trace::Id caller_;
};

void Scheduler::require_no_loop(Here here) {
  if (ended_) throw RuntimeError("Event loop is closed", here);
  if (in_loop_) throw RuntimeError("asyncio.run() cannot be called from a running event loop", here);
  run_line_ = here.line();
}

void Scheduler::run(const AnyFuture& future, Here here) {
  require_no_loop(here);
  throw ValueError("a coroutine was expected, got " + future.state()->repr(), here);
}

void Scheduler::run_until_done(FutureBase& future) {
  bool done = false;
  future.add_done_callback(std::make_unique<SetFlag>(done));
  const InLoop in_loop(*this);
  try {
    while (!done) run_once();
  } catch (...) {
    // Any stop of the loop ends the run: the callback that points to `done` must not outlive it.
    in_loop_ = false;
    abandon_turn();
    future.drop_callbacks();
    throw;
  }
}

void Scheduler::wind_up() try {
  const InLoop in_loop(*this);
  cancel_left_tasks();
  unseen_task_made();  // shutdown_asyncgens
  close_generators();
  unseen_task_made();  // shutdown_default_executor
  join_workers();
} catch (...) {
  abandon_turn();  // callbacks there point to local variables of these functions
  throw;
}

/// As gather(return_exceptions=True): the end of each task calls back in the turn after it.
void Scheduler::run_until_gathered(const Tasks& tasks) {
  for (const auto& task : tasks) task->add_done_callback(std::make_unique<Nothing>());
  while (!std::ranges::all_of(tasks, [](const auto& task) { return task->done(); })) run_once();
  run_turns(1);
}

void Scheduler::cancel_left_tasks() {
  Tasks left;
  for (TaskBase* task = first_task_; task != nullptr; task = task->next_) left.emplace_back(task);
  if (left.empty()) return;
  for (const auto& task : left) task->cancel();
  run_until_gathered(left);
  run_turns(1);  // the callback that stops the loop
  report(left, "unhandled exception during asyncio.run() shutdown");
}

/// A generator that is closed at the end of the run.
struct Scheduler::Closing {
  detail::Ref<detail::GeneratorState> generator;
  detail::Ref<TaskBase> task;  ///< none if it would do nothing visible
  bool refused = false;        ///< the generator was running
};

/// The first step of a task that is not in the trace.
class Scheduler::CloseUnseen final : public Callback {
 public:
  explicit CloseUnseen(Closing& closing) : closing_(closing) {}
  void run(Scheduler& scheduler) override {
    closing_.refused = closing_.generator->is_running();
    if (closing_.generator->is_at_yield()) closing_.task = closing_.generator->close_in_task(scheduler);
  }

 private:
  Closing& closing_;
};

/// The first step of shutdown_asyncgens: a task for each remaining generator, also for ended ones.
class Scheduler::CloseGenerators final : public Callback {
 public:
  explicit CloseGenerators(std::vector<Closing>& closing) : closing_(closing) {}
  void run(Scheduler& scheduler) override {
    closing_.reserve(scheduler.generators_.size());
    for (const auto& [number, state] : scheduler.generators_) {
      Closing& closing = closing_.emplace_back();
      closing.generator = detail::Ref(state);
      closing.task = state->close_in_task(scheduler);
      if (!closing.task) scheduler.call_soon(std::make_unique<CloseUnseen>(closing), {});
    }
  }

 private:
  std::vector<Closing>& closing_;
};

void Scheduler::close_generators() {
  std::vector<Closing> closing;
  call_soon(std::make_unique<CloseGenerators>(closing), {});
  run_once();
  if (!closing.empty()) {
    run_once();  // their first steps
    Tasks tasks;
    for (const Closing& each : closing) {
      if (each.task) tasks.push_back(each.task);
    }
    run_until_gathered(tasks);
    run_turns(1);  // its awaiter
    for (const Closing& each : closing) {
      if (each.refused) std::fprintf(stderr, "%s: %s\n", kNotClosed, kIsRunning);
      if (each.task) report({each.task}, kNotClosed);
    }
  }
  run_turns(1);  // the callback that stops the loop
}

/// The first step of shutdown_default_executor.
class Scheduler::ShutWorkers final : public Callback {
  void run(Scheduler& scheduler) override { scheduler.workers().shut_down(); }
};

void Scheduler::join_workers() {
  call_soon(std::make_unique<ShutWorkers>(), {});
  run_once();
  if (workers_->used()) {
    const Deadline deadline(*this, kThreadJoinTimeout);
    while (!workers_->joined() && !deadline.over()) run_once();
    if (deadline.over()) std::fputs(kNotJoined, stderr);
    run_turns(1);  // the task that waits for it
  }
  run_turns(1);  // the callback that stops the loop
  workers_->reopen();
}

void Scheduler::run_turns(int count) {
  for (; count > 0; --count) {
    call_soon(std::make_unique<Nothing>(), {});
    run_once();
  }
}

std::uint32_t Scheduler::generator_met(detail::GeneratorState& generator) {
  generators_.emplace(++generators_met_, &generator);
  return generators_met_;
}

void Scheduler::abandon_generators() noexcept {
  for (const auto& [number, generator] : generators_) generator->abandon();
  generators_.clear();
}

}  // namespace coro
