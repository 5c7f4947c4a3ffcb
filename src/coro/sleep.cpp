#include "coro/sleep.hpp"

namespace coro {

void Sleeping::await_suspend(std::coroutine_handle<> /*handle*/) {
  Scheduler& scheduler = detail::require_scheduler();
  task_ = scheduler.current_task();
  trace::Recorder* recorder = scheduler.recorder();
  const trace::Place at = recorder == nullptr ? trace::Place{} : scheduler.place(task_->innermost()->line());
  if (recorder != nullptr) scheduler.report_dropped();
  if (delay_.count() <= 0) {
    if (recorder != nullptr) recorder->suspend_yield(at);
    scheduler.suspend(nullptr);
    return;
  }
  scheduler.set_timer(*this, delay_);
  if (recorder != nullptr) recorder->suspend_sleep(at, recorder->text("sleep"), delay_.count());
  scheduler.suspend(this);
}

void Sleeping::await_resume() {
  detail::throw_if_cancelled();
  if (state_ == State::cancelled) throw CancelledError();
}

bool Sleeping::cancel() {
  if (state_ != State::pending) return false;
  state_ = State::cancelled;
  Scheduler& scheduler = *Scheduler::current();
  scheduler.cancel_timer(*this);
  scheduler.wake(*task_, true);
  return true;
}

void Sleeping::fire(Scheduler& scheduler) {
  if (state_ != State::pending) return;
  state_ = State::fired;
  scheduler.wake(*task_);
}

}  // namespace coro
