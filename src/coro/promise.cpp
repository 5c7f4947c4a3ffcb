#include "coro/promise.hpp"

#include "coro/await.hpp"
#include "coro/scheduler.hpp"

namespace coro {
namespace {

constinit thread_local std::size_t frames = 0;

}  // namespace

std::size_t live_frames() { return frames; }

PromiseBase::PromiseBase() { ++frames; }
PromiseBase::~PromiseBase() { --frames; }

void PromiseBase::unhandled_exception() noexcept {
  const Scheduler* const scheduler = Scheduler::current();
  const TaskBase* const task = scheduler == nullptr ? nullptr : scheduler->current_task();
  // Not running: its frame is destroyed, and the destructor of a local variable threw (GCC catches that here).
  if (task == nullptr || task->innermost() != this) std::terminate();
  exception_ = std::current_exception();
}

void PromiseBase::created(const char* function, bool is_generator) {
  Scheduler* scheduler = Scheduler::current();
  if (id_ != 0 || scheduler == nullptr || scheduler->recorder() == nullptr) return;
  trace::Recorder& recorder = *scheduler->recorder();
  // Nothing may be thrown while a coroutine is made: clang 14 uses its frame after it was freed.
  scheduler->or_end_run([&] { created_as(recorder, recorder.code_of_literal(function, 0, is_generator)); });
}

void PromiseBase::defined(const Definition& definition, bool is_generator) {
  Scheduler* scheduler = Scheduler::current();
  if (scheduler == nullptr || scheduler->recorder() == nullptr) return;
  trace::Recorder& recorder = *scheduler->recorder();
  scheduler->or_end_run([&] { created_as(recorder, recorder.code(definition.name, definition.line, is_generator)); });
}

bool PromiseBase::is_recorded() {
  const Scheduler* const scheduler = Scheduler::current();
  return scheduler != nullptr && scheduler->recorder() != nullptr;
}

/// Directly before the co.new: what was dropped before is reported first.
void PromiseBase::given(std::string (*text)(const void*), const void* arguments) {
  Scheduler& scheduler = *Scheduler::current();
  scheduler.or_end_run([&] {
    const std::string all = text(arguments);
    scheduler.report_dropped();
    if (!all.empty()) scheduler.recorder()->arguments(scheduler.recorder()->text(all));
  });
}

void PromiseBase::created_as(trace::Recorder& recorder, trace::Id code) {
  Scheduler& scheduler = *Scheduler::current();
  scheduler.report_dropped();
  id_ = recorder.co_new(scheduler.place(line_), code);
  scheduler.created(id_);
}

void PromiseBase::stand_in_for(const PromiseBase& awaiter) {
  id_ = awaiter.id_;
  line_ = awaiter.line_;
  // The outermost library function determines the name; wait_for only passes its argument on.
  if (api_ != Api::none && awaiter.api_ != Api::none && awaiter.api_ != Api::wait_for) api_ = awaiter.api_;
}

void PromiseBase::become_visible(std::uint32_t line) {
  transparent_ = false;
  set_line(line);
  trace::Recorder* recorder = Scheduler::current()->recorder();
  if (recorder != nullptr) created_as(*recorder, recorder->code(name(api_), line));
}

void PromiseBase::finished(trace::How how, ValueText value) noexcept {
  Scheduler& scheduler = *Scheduler::current();
  if (scheduler.recorder() != nullptr) scheduler.or_end_run([&] { record_end(scheduler, how, value); });
  if (link_ != nullptr) {
    scheduler.run_next(*link_->awaiter);
  } else {
    scheduler.coroutine_ended();
  }
}

void PromiseBase::record_end(Scheduler& scheduler, trace::How how, ValueText value) {
  if (!transparent_) scheduler.about_to_end();
  if (exception_) {
    record_failure(scheduler);
  } else if (!transparent_) {
    trace::Recorder& recorder = *scheduler.recorder();
    const std::string text = value == nullptr ? std::string() : value(*this);
    recorder.co_end(scheduler.place(0), how, 0, text.empty() ? 0 : recorder.text(text));
  }
  if (transparent_) return;
  scheduler.report_dropped(link_ == nullptr ? trace::Link{0, scheduler.run_line()}
                                            : trace::Link{link_->awaiter->id(), link_->awaiter->line()});
}

void PromiseBase::record_failure(Scheduler& scheduler) {
  const ExceptionInfo info = describe(exception_);
  set_line(line_left(scheduler, info));
  if (transparent_) return;
  trace::Recorder& recorder = *scheduler.recorder();
  const auto how = info.cancelled ? trace::How::cancelled : trace::How::raised;
  recorder.co_end(scheduler.place(line_), how, info.cancelled ? 0 : recorder.text(info.type));
}

/// Where its exception left it: at the await that threw it, or where it was thrown. A library function has one line.
std::uint32_t PromiseBase::line_left(const Scheduler& scheduler, const ExceptionInfo& info) const {
  if (scheduler.is_rethrown(exception_)) return scheduler.rethrown_line() != 0 ? scheduler.rethrown_line() : line();
  return api_ != Api::none ? line() : info.line;
}

namespace detail {

void enter(AwaitLink& link) {
  Scheduler& scheduler = *Scheduler::current();
  link.awaited->set_link(&link);
  link.awaited->set_started();
  if (link.awaited->transparent()) {
    link.awaited->stand_in_for(*link.awaiter);
  } else if (trace::Recorder* recorder = scheduler.recorder()) {
    scheduler.report_dropped();
    recorder->co_start(scheduler.current_task()->id(), link.awaited->id(), link.awaiter->id(), link.awaiter->line());
  }
  scheduler.run_next(*link.awaited);
}

void rethrow(const AwaitLink& link) {
  const PromiseBase& awaited = *link.awaited;
  Scheduler& scheduler = *Scheduler::current();
  // It left the awaiter at the same line as the part that has just ended.
  scheduler.note_rethrown(awaited.exception(), awaited.transparent() ? awaited.line() : 0);
  const bool leaves_library = awaited.api() != Api::none && link.awaiter->api() == Api::none;
  if (leaves_library && scheduler.recorder() != nullptr) came_up(awaited.exception(), link.awaiter->line());
  std::rethrow_exception(awaited.exception());
}

void destroy(PromiseBase& promise) noexcept { promise.handle().destroy(); }

void drop(PromiseBase& promise) noexcept {
  if (Scheduler* scheduler = Scheduler::current()) scheduler->or_end_run([&] { scheduler->dropped(promise); });
  destroy(promise);
}

void wait_for_future(FutureBase& future) {
  Scheduler& scheduler = require_scheduler();
  TaskBase& task = *scheduler.current_task();
  future.reserve_callback();
  if (trace::Recorder* recorder = scheduler.recorder()) {
    scheduler.report_dropped();
    const Api api = task.innermost()->api();
    future.record_suspend(*recorder, scheduler.place(task.innermost()->line()),
                          api == Api::none ? 0 : recorder->text(name(api)));
  }
  if (&future == &task) {
    future.refuse_awaits();
    scheduler.fail_await("Task cannot await on itself: " + future.repr());
  } else if (!future.belongs_to(scheduler)) {
    future.refuse_awaits();
    scheduler.fail_await("Task " + task.repr() + " got Future " + future.repr() + " attached to a different loop");
  } else {
    future.add_waiter(task);
    scheduler.suspend(future);
  }
}

void throw_if_failed(const FutureBase& future) {
  if (future.state() == FutureBase::State::finished) return;
  if (!future.done()) throw RuntimeError("await wasn't used with future", raise_line());
  future.check_result(raise_line());
}

Here await_line() { return Here(Scheduler::current()->current_task()->line()); }

Here raise_line() {
  const PromiseBase& innermost = *Scheduler::current()->current_task()->innermost();
  return innermost.api() == Api::none ? Here(innermost.line()) : kNoLine;
}

}  // namespace detail

}  // namespace coro
