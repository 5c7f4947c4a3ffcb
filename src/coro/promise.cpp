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

void PromiseBase::unhandled_exception() noexcept { exception_ = std::current_exception(); }

void PromiseBase::created(const char* function) {
  Scheduler* scheduler = Scheduler::current();
  if (scheduler == nullptr || scheduler->recorder() == nullptr) return;
  trace::Recorder& recorder = *scheduler->recorder();
  scheduler->report_dropped();
  id_ = recorder.co_new(scheduler->place(line_), recorder.code_of_literal(function, 0));
  scheduler->created(id_);
}

void PromiseBase::finished() noexcept {
  Scheduler& scheduler = *Scheduler::current();
  if (scheduler.recorder() != nullptr) record_end(scheduler);
  if (link_ != nullptr) {
    scheduler.run_next(*link_->awaiter);
  } else {
    scheduler.coroutine_ended();
  }
}

void PromiseBase::record_end(Scheduler& scheduler) const {
  trace::Recorder& recorder = *scheduler.recorder();
  if (!exception_) {
    recorder.co_end(scheduler.place(0), trace::How::returned);
  } else {
    const ExceptionInfo info = describe(exception_);
    // It left at the await that threw it, or where it was made.
    const std::uint32_t line = info.cancelled || scheduler.is_rethrown(exception_) ? this->line() : info.line;
    const auto how = info.cancelled ? trace::How::cancelled : trace::How::raised;
    recorder.co_end(scheduler.place(line), how, info.cancelled ? 0 : recorder.text(info.type));
  }
  scheduler.report_dropped(link_ != nullptr ? link_->awaiter->line() : scheduler.run_line());
}

namespace detail {

void enter(AwaitLink& link) {
  Scheduler& scheduler = *Scheduler::current();
  link.awaited->set_link(&link);
  link.awaited->set_started();
  if (trace::Recorder* recorder = scheduler.recorder()) {
    scheduler.report_dropped();
    recorder->co_start(scheduler.current_task()->id(), link.awaited->id(), link.awaiter->id(), link.awaiter->line());
  }
  scheduler.run_next(*link.awaited);
}

void rethrow(const AwaitLink& link) {
  Scheduler::current()->note_rethrown(link.awaited->exception());
  std::rethrow_exception(link.awaited->exception());
}

void destroy(PromiseBase& promise) noexcept { promise.handle().destroy(); }

void drop(PromiseBase& promise) noexcept {
  if (Scheduler* scheduler = Scheduler::current()) scheduler->dropped(promise);
  destroy(promise);
}

void wait_for_future(FutureBase& future) {
  Scheduler& scheduler = require_scheduler();
  TaskBase& task = *scheduler.current_task();
  if (trace::Recorder* recorder = scheduler.recorder()) {
    scheduler.report_dropped();
    future.record_suspend(*recorder, scheduler.place(task.innermost()->line()));
  }
  future.add_waiter(task);
  scheduler.suspend(&future);
}

void throw_if_failed(const FutureBase& future) {
  if (future.state() == FutureBase::State::finished) return;
  if (future.state() == FutureBase::State::failed) Scheduler::current()->note_rethrown(future.exception());
  future.check_result();
}

}  // namespace detail

}  // namespace coro
