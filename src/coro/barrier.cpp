#include "coro/barrier.hpp"

#include "coro/condition.hpp"
#include "coro/held.hpp"

namespace coro {

struct Barrier::State {
  enum class Phase : std::uint8_t { filling, draining, resetting, broken };

  explicit State(int its_parties) : parties(its_parties) {}

  int parties;
  int count = 0;  // tasks inside, waiting or leaving
  Phase phase = Phase::filling;
  Condition condition;

  /// Not all tasks that were released or rejected have left yet.
  [[nodiscard]] bool emptying() const { return phase == Phase::draining || phase == Phase::resetting; }
  void leave() {
    if (--count > 0) return;
    if (emptying()) phase = Phase::filling;
    condition.notify_all();
  }

  /// One task inside. The lock is held when it enters and when it leaves.
  class Inside {
   public:
    explicit Inside(State& barrier) : barrier_(barrier), number_(barrier.count++) {}
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;
    ~Inside() {
      Scheduler& scheduler = detail::require_scheduler();
      if (!scheduler.ended()) scheduler.or_end_run([this] { barrier_.leave(); });
    }
    [[nodiscard]] int number() const { return number_; }

   private:
    State& barrier_;
    int number_;
  };
};

Barrier::Barrier(int parties, Here here) : state_(std::make_shared<State>(parties)) {
  if (parties < 1) throw ValueError("parties must be > 0", here);
}

int Barrier::parties() const { return state_->parties; }
int Barrier::n_waiting() const { return state_->phase == State::Phase::filling ? state_->count : 0; }
bool Barrier::broken() const { return state_->phase == State::Phase::broken; }

ApiCo<Api::barrier_wait, int> Barrier::wait(Here here) const { return wait(state_).at(here); }
ApiCo<Api::barrier_reset> Barrier::reset(Here here) const { return reset(state_).at(here); }
ApiCo<Api::barrier_abort> Barrier::abort(Here here) const { return abort(state_).at(here); }

ApiCo<Api::barrier_wait, int> Barrier::wait(std::shared_ptr<State> barrier) {
  using Phase = State::Phase;
  const auto is_open = [&state = *barrier] { return !state.emptying(); };
  const auto is_decided = [&state = *barrier] { return state.phase != Phase::filling; };
  const auto held = co_await async_with(barrier->condition);
  co_await barrier->condition.wait_for(is_open);
  if (barrier->phase == Phase::broken) throw BrokenBarrierError("Barrier aborted", kNoLine);
  const State::Inside inside(*barrier);
  if (inside.number() + 1 == barrier->parties) {
    barrier->phase = Phase::draining;
    barrier->condition.notify_all();
  } else {
    co_await barrier->condition.wait_for(is_decided);
    if (barrier->phase != Phase::draining) throw BrokenBarrierError("Abort or reset of barrier", kNoLine);
  }
  co_return inside.number();
}

ApiCo<Api::barrier_reset> Barrier::reset(std::shared_ptr<State> barrier) {
  const auto held = co_await async_with(barrier->condition);
  barrier->phase = barrier->count > 0 ? State::Phase::resetting : State::Phase::filling;
  barrier->condition.notify_all();
}

ApiCo<Api::barrier_abort> Barrier::abort(std::shared_ptr<State> barrier) {
  const auto held = co_await async_with(barrier->condition);
  barrier->phase = State::Phase::broken;
  barrier->condition.notify_all();
}

}  // namespace coro
