#include "timeline/thread_lane.hpp"

namespace timeline {

void ThreadLane::hold(LaneIndex lane, bool in_module, bool in_step) {
  const bool held = tracks_.is_open(lane) && holds_thread(tracks_[lane].spans.back().state);
  if (!held && !in_module) {
    if (tracks_.is_open(0) || step_ends_) {
      freed_ = tracks_.here();
      freed_by_ = tracks_.event();
    }
    step_ends_ = in_step;
    tracks_.close(0);
    return;
  }
  step_ends_ = false;
  const State state = blocked_ ? State::blocked : State::running;
  const LaneIndex other = held ? lane : kNoLane;
  if (tracks_.is(0, state) && tracks_[0].spans.back().other == other) return;
  tracks_.set(0, state, other);
  if (blocked_) tracks_[0].spans.back().delay = blocked_for_;
}

void ThreadLane::idle_until(Position next) {
  if (tracks_.is_open(0)) return;
  const bool just_freed = freed_.t == tracks_.here().t;
  Span span;
  span.state = State::idle;
  span.begin = just_freed ? freed_ : tracks_.here();
  span.event = just_freed ? freed_by_ : tracks_.event();
  span.end = next;
  tracks_[0].spans.push_back(span);
}

}  // namespace timeline
