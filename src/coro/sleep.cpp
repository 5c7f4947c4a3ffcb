#include "coro/sleep.hpp"

#include <memory>

namespace coro {

bool SleepTimer::cancel() {
  if (state_ != State::pending) return false;
  state_ = State::cancelled;
  Scheduler& scheduler = *Scheduler::current();
  scheduler.cancel_timer(*this);
  scheduler.wake_cancelled(task_);
  return true;
}

void SleepTimer::fire(Scheduler& scheduler) {
  if (state_ != State::pending) return;
  state_ = State::fired;
  scheduler.wake(task_);
}

void Sleeping::set_timer() {
  Scheduler& scheduler = detail::require_scheduler();
  std::construct_at(&timer_, *scheduler.current_task());
  scheduler.set_timer(timer_, delay_, detail::raise_line());
  if (trace::Recorder* recorder = scheduler.recorder()) {
    try {
      scheduler.report_dropped();
      recorder->suspend_sleep(scheduler.current_task()->place_of_await(), recorder->text("sleep"), delay_.count());
    } catch (...) {
      scheduler.cancel_timer(timer_);
      throw;
    }
  }
  scheduler.suspend(timer_);
}

}  // namespace coro
