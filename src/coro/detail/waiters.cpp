#include "coro/detail/waiters.hpp"

#include "coro/await.hpp"
#include "coro/scheduler.hpp"

namespace coro::detail {

Waiter::Waiter(Waiters& line) : line_(&line) { line.join(*this); }

Waiter::~Waiter() {
  if (line_ != nullptr) line_->leave(*this);
}

bool Waiter::wake() {
  if (state_ != State::pending) return false;
  state_ = State::woken;
  Scheduler::current()->wake(*task_);
  return true;
}

bool Waiter::cancel() {
  if (state_ != State::pending) return false;
  state_ = State::cancelled;
  Scheduler::current()->wake(*task_, true);
  return true;
}

void Waiter::suspend() {
  Scheduler& scheduler = *Scheduler::current();
  task_ = scheduler.current_task();
  if (trace::Recorder* recorder = scheduler.recorder()) {
    scheduler.report_dropped();
    const PromiseBase& innermost = *task_->innermost();
    recorder->suspend_future(scheduler.place(innermost.line()), recorder->text(name(innermost.api())));
  }
  scheduler.suspend(*this);
}

void Waiter::resume() const {
  throw_if_cancelled();
  if (cancelled()) throw CancelledError(raise_line());
}

bool Waiters::all_cancelled() const {
  for (const Waiter* waiter = first_; waiter != nullptr; waiter = waiter->next_) {
    if (!waiter->cancelled()) return false;
  }
  return true;
}

void Waiters::wake_head() {
  if (first_ != nullptr) first_->wake();
}

std::size_t Waiters::wake(std::size_t n) {
  std::size_t woken = 0;
  for (Waiter* waiter = first_; waiter != nullptr && woken < n; waiter = waiter->next_) woken += waiter->wake() ? 1 : 0;
  return woken;
}

bool Waiters::release_one() {
  while (first_ != nullptr) {
    Waiter& waiter = *first_;
    leave(waiter);
    if (waiter.wake()) return true;
  }
  return false;
}

void Waiters::join(Waiter& waiter) {
  const std::uint16_t here = require_scheduler().number();
  if (scheduler_ != 0 && scheduler_ != here) {
    throw RuntimeError(std::string("<") + owner_ + "> is bound to a different event loop", raise_line());
  }
  scheduler_ = here;
  waiter.previous_ = last_;
  (last_ == nullptr ? first_ : last_->next_) = &waiter;
  last_ = &waiter;
}

void Waiters::leave(Waiter& waiter) {
  (waiter.previous_ == nullptr ? first_ : waiter.previous_->next_) = waiter.next_;
  (waiter.next_ == nullptr ? last_ : waiter.next_->previous_) = waiter.previous_;
  waiter.line_ = nullptr;
}

}  // namespace coro::detail
