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
    scheduler.record_callback_cause();
    recorder->block_begin(at, delay.count());
  }
  scheduler.hold_thread(delay);
  if (recorder != nullptr) recorder->block_end(at);
}

template <class Code>
void Call::begin(Here here, Code code, const std::string& arguments) {
  Scheduler* scheduler = Scheduler::current();
  if (scheduler == nullptr || scheduler->recorder() == nullptr) return;
  recorder_ = scheduler->recorder();
  const trace::Id function = code(*recorder_);
  if (!arguments.empty()) recorder_->arguments(recorder_->text(arguments));
  scheduler->record_callback_cause();
  fn_ = recorder_->fn_start(scheduler->place(here.line()), function);
  outer_ = scheduler->enter_plain_call(fn_);
}

Call::Call(Here here, const Arguments& arguments, const char* function) : exceptions_(std::uncaught_exceptions()) {
  begin(
      here, [&](trace::Recorder& recorder) { return recorder.code_of_literal(function, 0); }, arguments.text());
}

Call::Call(const Definition& function, Here here, const Arguments& arguments)
    : exceptions_(std::uncaught_exceptions()) {
  begin(
      here, [&](trace::Recorder& recorder) { return recorder.code(function.name, function.line); }, arguments.text());
}

void Call::failed(const std::exception_ptr& exception) {
  if (recorder_ != nullptr) failed_ = recorder_->text(describe(exception).type);
}

void Call::returned(const std::string& text) { value_ = text.empty() ? 0 : recorder_->text(text); }

Call::~Call() {
  if (recorder_ == nullptr) return;
  Scheduler::current()->enter_plain_call(outer_);
  Scheduler::current()->or_end_run([this] { record_end(); });
}

void Call::record_end() {
  if (std::uncaught_exceptions() > exceptions_) {
    recorder_->fn_end(fn_, trace::How::raised, failed_);
  } else {
    recorder_->fn_end(fn_, trace::How::returned, 0, value_);
  }
}

}  // namespace coro
