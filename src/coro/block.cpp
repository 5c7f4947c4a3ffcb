#include "coro/block.hpp"

#include <exception>
#include <thread>

#include "coro/to_thread.hpp"

namespace coro {

void block(Seconds delay, Here here) {
  if (!(delay.count() >= 0)) throw ValueError("sleep length must be non-negative", here);
  if (detail::Workers* const workers = detail::Workers::working()) return workers->hold(delay);
  if (Scheduler::current() == nullptr) return std::this_thread::sleep_for(delay);
  Scheduler& scheduler = *Scheduler::current();
  trace::Recorder* recorder = scheduler.recorder();
  const trace::Place at = scheduler.place(here.line());
  if (recorder != nullptr) {
    scheduler.report_dropped();
    recorder->block_begin(at, delay.count());
  }
  scheduler.hold_thread(delay);
  if (recorder != nullptr) recorder->block_end(at);
}

Call::Call(Here here, const char* function) : exceptions_(std::uncaught_exceptions()) {
  Scheduler* scheduler = Scheduler::current();
  if (scheduler == nullptr || scheduler->recorder() == nullptr) return;
  recorder_ = scheduler->recorder();
  fn_ = recorder_->fn_start(scheduler->place(here.line()), recorder_->code_of_literal(function, 0));
  outer_ = scheduler->enter_plain_call(fn_);
}

Call::~Call() {
  if (recorder_ == nullptr) return;
  Scheduler::current()->enter_plain_call(outer_);
  if (std::uncaught_exceptions() > exceptions_) {
    recorder_->fn_end(fn_, trace::How::raised);
  } else {
    recorder_->fn_end(fn_, trace::How::returned);
  }
}

}  // namespace coro
