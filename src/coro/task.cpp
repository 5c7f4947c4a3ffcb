#include "coro/task.hpp"

#include "coro/scheduler.hpp"

namespace coro {

TaskBase::TaskBase(Scheduler& scheduler, PromiseBase& coroutine, std::uint32_t line, const std::string* name)
    : innermost_(&coroutine) {
  if (trace::Recorder* recorder = scheduler.recorder()) {
    scheduler.report_dropped();
    recorder->task_new(scheduler.place(line), coroutine.id(), name == nullptr ? 0 : recorder->text(detail::cut(*name)));
  }
  scheduler.add_task(*this);
  cause_ = scheduler.cause();
  scheduler.put_in_queue(*this);
}

TaskBase::~TaskBase() { destroy_frames(); }

bool TaskBase::begin_cancel() {
  if (done()) return false;
  Scheduler& scheduler = detail::require_scheduler();
  if (scheduler.ended()) return false;
  ++cancel_requests_;
  if (trace::Recorder* recorder = scheduler.recorder()) {
    if (scheduler.current_task() != nullptr) {
      const std::uint32_t at = scheduler.cancel_line();
      recorder->task_cancel(id_, scheduler.place(at != 0 ? at : scheduler.current_task()->line()));
    } else {
      recorder->task_cancel(id_, scheduler.cause());
    }
  }
  return true;
}

bool TaskBase::end_cancel(bool any) {
  if (!any) set(kMustCancel);
  return true;
}

std::uint32_t TaskBase::uncancel() {
  if (cancel_requests_ > 0 && --cancel_requests_ == 0) clear(kMustCancel);
  return cancel_requests_;
}

void TaskBase::throw_interrupt() {
  const bool cancelled = has(kCancelNow);
  const std::exception_ptr failed = has(kMisused) ? Scheduler::current()->take_failed_await() : nullptr;
  clear(kCancelNow | kMisused);
  if (cancelled) throw CancelledError(detail::raise_line());
  Scheduler::current()->note_rethrown(failed);
  std::rethrow_exception(failed);
}

std::string TaskBase::name() const { return detail::require_scheduler().task_names().of(id_); }

std::string TaskBase::repr() const {
  const char* state = !done() && cancel_requests_ > 0 ? "cancelling" : state_name();
  return std::string("<Task ") + state + " name='" + name() + "'>";
}

void TaskBase::record_suspend(trace::Recorder& recorder, trace::Place at, trace::TextId call) const {
  recorder.suspend_task(at, id_, call);
}

void TaskBase::require_settable(const char* operation, Here here) const {
  throw RuntimeError(std::string("Task does not support ") + operation + " operation", here);
}

bool TaskBase::begin_step(Scheduler& scheduler) {
  if (has(kMustCancel)) {
    clear(kMustCancel);
    set(kCancelNow);
  }
  if (scheduler.recorder() != nullptr) record_step(scheduler);
  clear(kWakeThrows | kWaits);
  waiting_on_ = nullptr;
  return has(kStarted) || start(scheduler);
}

void TaskBase::go_on(Scheduler& scheduler) {
  while (has(kGoesOn)) {
    clear(kGoesOn);
    innermost_->handle().resume();
  }
  if (has(kCoroutineDone)) {
    complete(scheduler);  // may destroy this object
  } else if (!has(kWaits)) {
    if (!has(kMisused)) scheduler.yield(*this);  // fail_await() has put it in the queue already
  } else if (has(kMustCancel)) {
    // It is suspended: a cancel that it passes on is not part of its step.
    scheduler.task_ = nullptr;
    scheduler.cause_ = {trace::Cause::Kind::task, id_};
    pass_cancel_on();
  }
}

/// A cancel that came during its step. An exception goes to standard error, as by asyncio's exception handler.
void TaskBase::pass_cancel_on() {
  detail::run_callback([this] {
    if (waiting_on_->cancel()) clear(kMustCancel);
  });
}

void TaskBase::record_step(Scheduler& scheduler) const {
  trace::Recorder& recorder = *scheduler.recorder();
  const trace::TextId thrown = has(kCancelNow | kMisused | kWakeThrows) ? thrown_in(recorder) : 0;
  const trace::Place at = scheduler.place(has(kStarted) ? innermost_->line() : 0);
  if (has(kStarted)) {
    recorder.task_resume(at, cause_, thrown);
  } else {
    recorder.task_start(at, cause_, thrown);
  }
}

trace::TextId TaskBase::thrown_in(trace::Recorder& recorder) const {
  if (has(kCancelNow)) return recorder.text("CancelledError");
  if (has(kMisused)) return recorder.text("RuntimeError");
  return recorder.text(waiting_on_->thrown());
}

namespace {

/// A call of a generator has no body of its own: if it is cancelled before its start, the generator is told.
bool passes_cancel_on(Api api) { return api == Api::anext || api == Api::athrow || api == Api::aclose; }

}  // namespace

/// False if a cancel came before the start: the body never runs.
bool TaskBase::start(Scheduler& scheduler) {
  set(kStarted);
  if (innermost_->started()) return true;  // the task that closes a generator
  innermost_->set_started();
  if (has(kCancelNow)) {
    if (passes_cancel_on(innermost_->api())) {
      innermost_->stand_for_nobody();
      return true;
    }
    clear(kCancelNow);
    set(kMustCancel);
    return false;
  }
  if (trace::Recorder* recorder = scheduler.recorder()) recorder->co_start(id_, innermost_->id(), 0, 0);
  return true;
}

void TaskBase::complete(Scheduler& scheduler) {
  if (innermost_->exception() || has(kMustCancel)) return complete_badly(scheduler);
  keep_result(*innermost_);
  destroy_frames();  // before the end is visible, as CPython releases a frame
  if (trace::Recorder* recorder = scheduler.recorder()) {
    scheduler.report_dropped(trace::Link{0, scheduler.run_line()});
    recorder->task_end(id_, trace::How::returned);
  }
  finish(State::finished);
  scheduler.remove_task(*this);
}

/// With an exception, or with a pending cancel, which has precedence over the result.
void TaskBase::complete_badly(Scheduler& scheduler) {
  const std::exception_ptr exception = innermost_->exception();
  const ExceptionInfo info = exception ? describe(exception) : ExceptionInfo{};
  const bool ends_cancelled = info.cancelled || !exception;
  destroy_frames();
  if (trace::Recorder* recorder = scheduler.recorder()) {
    scheduler.report_dropped(trace::Link{0, scheduler.run_line()});
    if (ends_cancelled) {
      recorder->task_end(id_, trace::How::cancelled);
    } else {
      recorder->task_end(id_, trace::How::raised, recorder->text(info.type));
    }
  }
  if (ends_cancelled) {
    fail_cancelled(exception);
  } else {
    fail(exception);
  }
  scheduler.remove_task(*this);
}

void TaskBase::stop_waiting(const Scheduler& scheduler) const noexcept {
  FutureBase* const future = has(kWaits) && waiting_on_ != nullptr ? waiting_on_->as_future() : nullptr;
  if (future != nullptr) future->drop_tasks_of(scheduler);
}

void TaskBase::destroy_frames() noexcept {
  // From the innermost outwards: a chain may be longer than the stack is deep.
  while (innermost_ != nullptr) {
    detail::AwaitLink* link = innermost_->link();
    PromiseBase* outer = link == nullptr ? nullptr : link->awaiter;
    if (link != nullptr) link->awaited = nullptr;
    detail::destroy(*std::exchange(innermost_, outer));
  }
}

std::optional<AnyTask> current_task(Here here) {
  TaskBase* const task = detail::require_scheduler(here).current_task();
  if (task == nullptr) return std::nullopt;
  return AnyTask(detail::Ref<FutureBase>(task));
}

std::vector<AnyTask> all_tasks(Here here) { return detail::require_scheduler(here).unfinished_tasks(); }

namespace detail {

void name_from_the_start(std::uint32_t task, std::string name) {
  TaskNames& names = require_scheduler().task_names();
  names.give(task, std::move(name));
  names.shift(task, -1);
}

}  // namespace detail

}  // namespace coro
