// The state at one position of a run: which lane runs, which are ready, which wait, what has been printed. A pure
// function of (timeline, events, position), so going back costs the same as going forward.
#pragma once

#include <vector>

#include "timeline/model.hpp"

namespace timeline {

/// A lane at the moment.
struct LaneMoment {
  bool born = false;             ///< its object exists
  bool ended = false;            ///< after its cap
  std::int32_t span = -1;        ///< index into Lane::spans of the span it is in; -1: none
  std::uint32_t line = 0;        ///< current line in the listing; 0: none (not started, ended, or not known)
};

/// A timer that has not fired: it will make `lane` ready.
struct TimerMoment {
  LaneIndex lane = kNoLane;
  Due due;
};

/// A lane that waits for something other than a timer.
struct WaitMoment {
  LaneIndex lane = kNoLane;
  trace::Wait wait = {};
  trace::TextId call = 0;
  std::vector<LaneIndex> on;     ///< the lanes waited for
};

struct Moment {
  Position at;
  std::uint32_t events_done = 0;          ///< events before this position, meta included
  std::int32_t event = -1;                ///< index of the last one that is not meta or end; -1: none yet
  std::vector<LaneMoment> lanes;          ///< one for each of Timeline::lanes
  LaneIndex running = kNoLane;            ///< the innermost lane that holds the thread
  bool blocked = false;                   ///< the running lane is in time.sleep
  std::vector<LaneIndex> ready;           ///< ready queue, head first
  std::vector<TimerMoment> timers;        ///< by due time
  std::vector<WaitMoment> waiting;        ///< in order of suspension
  std::vector<std::vector<LaneIndex>> chains;  ///< await chain of every suspended or running task, outermost first
  std::size_t outputs = 0;                ///< how many of Timeline::output are there
  bool before_loop = false;               ///< no event loop runs (module-level code, plain programs, or it is over)
  bool finished = false;                  ///< the run is over

  /// The state of a lane; for an index without a lane, that of a lane that has not begun.
  [[nodiscard]] const LaneMoment& lane(LaneIndex index) const {
    static constexpr LaneMoment kNone;
    return index >= 0 && static_cast<std::size_t>(index) < lanes.size() ? lanes[static_cast<std::size_t>(index)] : kNone;
  }
  /// The span of `timeline`, whose moment this is, that the lane is in; null: none.
  [[nodiscard]] const Span* span(const Timeline& timeline, LaneIndex index) const {
    const std::int32_t number = lane(index).span;
    return number < 0 ? nullptr : &timeline.lane(index).spans[static_cast<std::size_t>(number)];
  }
};

/// The moment of `position`. Time: logarithmic in the events, plus linear in the lanes.
Moment moment_at(const Timeline& timeline, const trace::Events& events, Position position);

}  // namespace timeline
