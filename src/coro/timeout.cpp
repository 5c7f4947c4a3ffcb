#include "coro/timeout.hpp"

namespace coro {

class Timeout::State {
 public:
  explicit State(std::optional<Seconds> when) : when_(when) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { stop(); }

  [[nodiscard]] std::optional<Seconds> when() const { return when_; }
  [[nodiscard]] bool expired() const { return phase_ == Phase::expiring || phase_ == Phase::expired; }

  void enter() {
    if (phase_ != Phase::created) throw RuntimeError("Timeout has already been entered", kNoLine);
    phase_ = Phase::entered;
    task_ = detail::Ref(Scheduler::current()->current_task());
    cancelling_ = task_->cancelling();
    set(when_);
  }
  /// Whether the task was cancelled by this timeout only.
  bool exit() {
    stop();
    if (phase_ == Phase::entered) phase_ = Phase::exited;
    if (phase_ != Phase::expiring) return false;
    phase_ = Phase::expired;
    return task_->uncancel() <= cancelling_;
  }
  void reschedule(std::optional<Seconds> when, Here here) {
    if (phase_ == Phase::created) throw RuntimeError("Timeout has not been entered", here);
    if (phase_ != Phase::entered) {
      throw RuntimeError(std::string("Cannot change state of ") + phase_name() + " Timeout", here);
    }
    set(when);
  }

 private:
  enum class Phase : std::uint8_t { created, entered, expiring, expired, exited };

  [[nodiscard]] const char* phase_name() const {
    return phase_ == Phase::expiring ? "expiring" : phase_ == Phase::expired ? "expired" : "finished";
  }
  void set(std::optional<Seconds> when) {
    when_ = when;
    stop();
    if (!when) return;
    const auto expire = [this] {
      phase_ = Phase::expiring;
      task_->cancel();
    };
    call_ = *when <= loop_time() ? call_soon(expire) : call_at(*when, expire);
  }
  void stop() {
    if (call_) std::exchange(call_, std::nullopt)->cancel();
  }

  Phase phase_ = Phase::created;
  std::optional<Seconds> when_;
  std::optional<Handle> call_;
  detail::Ref<TaskBase> task_;  // may have ended: a generator may leave its block in another task
  std::uint32_t cancelling_ = 0;
};

Timeout::Timeout(std::optional<Seconds> when) : state_(std::make_shared<State>(when)) {}

std::optional<Seconds> Timeout::when() const { return state_->when(); }

void Timeout::reschedule(std::optional<Seconds> when, Here here) const { state_->reschedule(when, here); }

bool Timeout::expired() const { return state_->expired(); }

ApiCo<Api::timeout> Timeout::aenter() const {
  state_->enter();
  co_return;
}

ApiCo<Api::timeout> Timeout::aexit(std::exception_ptr failed) const {
  const bool cancelled_here = state_->exit();
  if (cancelled_here && failed && describe(failed).cancelled) throw TimeoutError("", kNoLine);
  co_return;
}

Timeout timeout(std::optional<Seconds> delay, Here here) {
  return Timeout(delay ? std::optional(loop_time(here) + *delay) : std::nullopt);
}

Timeout timeout_at(std::optional<Seconds> when) { return Timeout(when); }

}  // namespace coro
