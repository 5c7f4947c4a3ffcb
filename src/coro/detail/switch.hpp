// The code of every task switch, in a header so that it can be inlined. Included only at the end of coro/scheduler.hpp.
#pragma once

#include "coro/scheduler.hpp"

namespace coro {

inline trace::Place Scheduler::place(std::uint32_t line) const {
  if (task_ == nullptr) return {0, 0, line, plain_call_};
  const PromiseBase* const innermost = task_->innermost();  // null while the frame of its coroutine is destroyed
  return {task_->id(), innermost == nullptr ? 0 : innermost->id(), line, plain_call_};
}

inline trace::PackedCause Scheduler::cause() const {
  if (task_ == nullptr) return cause_;
  return {trace::Cause::Kind::task, task_->id()};
}

inline void Scheduler::put_in_queue(TaskBase& task) noexcept {
  or_end_run([&] { ready_.emplace_back(&task); });
}

inline void Scheduler::wake(TaskBase& task, bool throws) noexcept {
  task.cause_ = cause();
  if (recorder() != nullptr) or_end_run([&] { recorder()->task_ready(task.id(), task.cause_); });
  if (throws) {
    task.set(TaskBase::kWakeThrows);
  } else {
    task.waiting_on_ = nullptr;
    task.clear(TaskBase::kWaits);
  }
  put_in_queue(task);
}

inline void Scheduler::yield(TaskBase& task) {
  if (recorder() != nullptr) {
    report_dropped();
    recorder()->suspend_yield(task.place_of_await());
  }
  task.cause_ = {trace::Cause::Kind::task, task.id()};
  ready_.emplace_back(&task);
}

inline void TaskBase::step(Scheduler& scheduler) {
  scheduler.task_ = this;
  if (flags_ != kStarted) [[unlikely]] {
    if (!begin_step(scheduler)) return complete(scheduler);
  } else if (trace::Recorder* recorder = scheduler.recorder()) {
    recorder->task_resume(place_of_await(), cause_);
  }
  innermost_->handle().resume();
  if (flags_ == kStarted) [[likely]] {
    scheduler.yield(*this);
  } else {
    go_on(scheduler);
  }
}

inline void Scheduler::wake_cancelled(TaskBase& task) noexcept {
  task.set(TaskBase::kCancelNow);
  wake(task);
}

inline void Scheduler::suspend(Waitable& waitable) {
  task_->waiting_on_ = &waitable;
  task_->set(TaskBase::kWaits);
}

inline void Scheduler::run_next(PromiseBase& promise) {
  task_->innermost_ = &promise;
  task_->set(TaskBase::kGoesOn);
}

inline void Scheduler::stay_with(PromiseBase& promise) {
  task_->innermost_ = &promise;
  task_->clear(TaskBase::kGoesOn);
}

inline void Scheduler::coroutine_ended() { task_->set(TaskBase::kCoroutineDone); }

}  // namespace coro
