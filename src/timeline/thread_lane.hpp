// The thread's lane of a timeline while it is being built: who holds the thread, and when nobody does.
#pragma once

#include "timeline/tracks.hpp"

namespace timeline {

class ThreadLane {
 public:
  /// Writes lane 0 of `tracks`, which must outlive this object.
  explicit ThreadLane(Tracks& tracks) : tracks_(tracks) {}

  /// From now on whoever holds the thread blocks it for `delay` seconds; `blocked` false: no more.
  void block(bool blocked, double delay) {
    blocked_ = blocked;
    blocked_for_ = delay;
  }
  /// After the event just taken `lane` stands on top of the calls, running or not; `in_module`: module-level code runs.
  void hold(LaneIndex lane, bool in_module);
  /// Time flies to `next`, and a loop runs: idle from where the thread became free, unless somebody holds it.
  void idle_until(Position next);

 private:
  Tracks& tracks_;
  bool blocked_ = false;
  double blocked_for_ = 0;
  Position freed_;
  std::uint32_t freed_by_ = 0;
};

}  // namespace timeline
