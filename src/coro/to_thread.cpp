#include "coro/to_thread.hpp"

namespace coro {

detail::Workers& Scheduler::workers() {
  if (workers_ == nullptr) workers_ = std::make_unique<detail::Workers>(*this, options_.workers);
  return *workers_;
}

namespace detail {

void WorkerCall::deliver() {
  if (done()) return;
  if (failed_) {
    fail(std::move(failed_));
  } else {
    finish(State::finished);
  }
}

void WorkerCall::record_suspend(trace::Recorder& recorder, trace::Place at, trace::TextId call) const {
  recorder.suspend_other(at, trace::Wait::future, call, Seconds(duration_).count(), {});
}

/// A timer that fires when a worker is done. Owns itself.
class Workers::Delivery final : public Timer {
 public:
  Delivery(Workers& workers, Ref<WorkerCall> call, std::chrono::nanoseconds end)
      : workers_(workers),
        call_(std::move(call)),
        end_(end),
        setting_(timer_setting(workers.scheduler_, end)) {}
  void fire(Scheduler& scheduler) override {
    const std::unique_ptr<Delivery> self(this);
    scheduler.record_firing(*this, setting_);
    workers_.done(*call_, end_);
  }
  void abandoned() noexcept override { delete this; }
  bool cancel() override { return false; }  // tasks wait for the call, not for this
  [[nodiscard]] std::string thrown() const override { return ""; }

 private:
  Workers& workers_;
  Ref<WorkerCall> call_;
  std::chrono::nanoseconds end_;
  trace::TimerSetting setting_;
};

class Workers::Joined final : public Callback {
 public:
  explicit Joined(Workers& workers) : workers_(workers) {}
  void run(Scheduler& /*scheduler*/) override { workers_.phase_ = Phase::joined; }

 private:
  Workers& workers_;
};

void Workers::hold(Seconds delay) { now_ = Scheduler::after(now_, delay); }

void Workers::print(const std::string& text, const std::string* end, std::uint32_t line) {
  prints_.emplace(now_, Print{text, end == nullptr ? std::nullopt : std::optional(*end), line});
}

void Workers::submit(Ref<WorkerCall> call) {
  if (phase_ != Phase::open) throw RuntimeError("Executor shutdown has been called");
  used_ = true;
  if (free_ > 0) {
    begin(std::move(call), scheduler_.read_clock());
  } else {
    waiting_.push_back(std::move(call));
  }
}

void Workers::begin(Ref<WorkerCall> call, std::chrono::nanoseconds start) {
  --free_;
  ++busy_;
  now_ = start;
  {
    const Scheduler::Away away(scheduler_);
    working_ = this;
    call->work();
    working_ = nullptr;
  }
  call->took(now_ - start);
  deliver(std::move(call));
}

void Workers::deliver(Ref<WorkerCall> call) try {
  auto delivery = std::make_unique<Delivery>(*this, std::move(call), now_);
  scheduler_.set_timer_at(*delivery, now_);
  delivery.release();
} catch (...) {
  ++free_;
  --busy_;
  throw;
}

void Workers::done(WorkerCall& call, std::chrono::nanoseconds end) {
  ++free_;
  --busy_;
  call.deliver();
  while (free_ > 0 && !waiting_.empty()) {
    const Ref<WorkerCall> next = std::move(waiting_.front());
    waiting_.pop_front();
    if (!next->cancelled()) begin(next, end);
  }
  if (busy_ == 0 && phase_ == Phase::shut_down) join();
}

void Workers::shut_down() {
  phase_ = Phase::shut_down;
  if (busy_ == 0) join();
}

void Workers::join() { scheduler_.call_soon(std::make_unique<Joined>(*this), {}); }

void Workers::reopen() {
  phase_ = Phase::open;
  used_ = false;
}

void Workers::print_until(std::chrono::nanoseconds until) {
  while (!prints_.empty() && prints_.begin()->first <= until) {
    scheduler_.pass_until(prints_.begin()->first);
    scheduler_.stamp();
    print_due();
  }
}

void Workers::print_due() {
  while (!prints_.empty() && prints_.begin()->first <= scheduler_.now()) {
    const Print print = prints_.extract(prints_.begin()).mapped();
    scheduler_.print_at({0, 0, print.line}, print.text, print.end ? &*print.end : nullptr);
  }
}

}  // namespace detail

}  // namespace coro
