#include "coro/handle.hpp"

namespace coro {
namespace {

using State = std::shared_ptr<detail::HandleState>;

void call(detail::HandleState& state) {
  if (!state.cancelled) detail::run_callback(std::exchange(state.function, nullptr));
}

class SoonCall final : public Callback {
 public:
  explicit SoonCall(State state) : state_(std::move(state)) {}
  void run(Scheduler& /*scheduler*/) override { call(*state_); }

 private:
  State state_;
};

/// Owns itself: it is destroyed when it has fired, was cancelled or is abandoned.
class LaterCall final : public Timer {
 public:
  LaterCall(State state, const Scheduler& scheduler, Seconds when)
      : state_(std::move(state)), setting_(detail::timer_setting(scheduler, when)) {
    state_->timer = this;
  }
  void fire(Scheduler& scheduler) override {
    const std::unique_ptr<LaterCall> self(this);
    scheduler.record_firing(*this, setting_);
    state_->timer = nullptr;
    call(*state_);
  }
  void abandoned() noexcept override {
    state_->timer = nullptr;
    state_->function = nullptr;  // it may own an object that holds a handle to this
    delete this;
  }
  bool cancel() override {
    if (!Scheduler::current()->cancel_timer(*this)) return false;  // it is in the ready queue and will do nothing
    delete this;
    return true;
  }
  [[nodiscard]] std::string thrown() const override { return ""; }

 private:
  State state_;
  trace::TimerSetting setting_;
};

State make_state(std::function<void()> function) {
  auto state = std::make_shared<detail::HandleState>();
  state->function = std::move(function);
  return state;
}

}  // namespace

void Handle::cancel() const {
  if (state_->cancelled) return;
  state_->cancelled = true;
  state_->function = nullptr;
  if (Timer* const timer = std::exchange(state_->timer, nullptr)) timer->cancel();
}

Handle call_soon(std::function<void()> function, Here here) {
  Scheduler& scheduler = detail::require_scheduler(here);
  State state = make_state(std::move(function));
  scheduler.call_soon(std::make_unique<SoonCall>(state), scheduler.cause());
  return Handle(std::move(state));
}

TimerHandle call_later(Seconds delay, std::function<void()> function, Here here) {
  return call_at(loop_time(here) + delay, std::move(function), here);
}

TimerHandle call_at(Seconds when, std::function<void()> function, Here here) {
  Scheduler& scheduler = detail::require_scheduler(here);
  State state = make_state(std::move(function));
  state->when = when;
  auto timer = std::make_unique<LaterCall>(state, scheduler, when);
  scheduler.set_timer_at(*timer, when, here);
  timer.release();
  return TimerHandle(std::move(state));
}

Seconds loop_time(Here here) { return detail::require_scheduler(here).now(); }

}  // namespace coro
