// The thread's lane of a timeline while it is being built: which lane holds the thread, and when it is idle.
#pragma once

#include "timeline/tracks.hpp"

namespace timeline {

class ThreadLane {
 public:
  /// Writes lane 0 of `tracks`, which must outlive this object.
  explicit ThreadLane(Tracks& tracks) : tracks_(tracks) {}

  /// From now on the lane that holds the thread blocks it for `delay` seconds; `blocked` false: no longer.
  void block(bool blocked, double delay) {
    blocked_ = blocked;
    blocked_for_ = delay;
  }
  /// After the current event `lane` is on top of the call stack, running or not; `in_module`: module-level code runs;
  /// `in_step`: a task's step has not ended, so the thread is not free even if no lane of it runs.
  void hold(LaneIndex lane, bool in_module, bool in_step);
  /// The time advances to `next` while a loop runs: idle since the thread became free, unless a lane holds it.
  void idle_until(Position next);

 private:
  Tracks& tracks_;
  bool blocked_ = false;
  double blocked_for_ = 0;
  bool step_ends_ = false;  // no lane runs, but the step has not ended
  Position freed_;
  std::uint32_t freed_by_ = 0;
};

}  // namespace timeline
