// What is so at one position of a run: who runs, who is ready, what waits, what has been printed. A pure function of
// (timeline, events, position), so that going back costs what going forward costs.
#pragma once

#include <vector>

#include "timeline/model.hpp"

namespace timeline {

/// A lane at the moment.
struct LaneMoment {
  bool born = false;             ///< its object exists
  bool ended = false;            ///< behind its cap
  std::int32_t span = -1;        ///< index into Lane::spans of the span it is in; -1: none
  std::uint32_t line = 0;        ///< where it stands in the listing; 0: nowhere (not started, ended, or not known)
};

/// A timer that has not fired: it will make `lane` ready.
struct TimerMoment {
  LaneIndex lane = kNoLane;
  Nanos due{0};
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
  std::int32_t event = -1;                ///< index of the last one that is not meta or end; -1: nothing has happened yet
  std::vector<LaneMoment> lanes;          ///< one for each of Timeline::lanes
  LaneIndex running = kNoLane;            ///< the innermost lane that holds the thread
  bool blocked = false;                   ///< and it only holds it: time.sleep
  std::vector<LaneIndex> ready;           ///< ready queue, head first
  std::vector<TimerMoment> timers;        ///< by due time
  std::vector<WaitMoment> waiting;        ///< in order of suspension
  std::vector<std::vector<LaneIndex>> chains;  ///< await chain of every suspended or running task, outermost first
  std::size_t outputs = 0;                ///< how many of Timeline::output are there
  bool before_loop = false;               ///< no event loop runs (module-level code, plain programs, or it is over)
  bool finished = false;                  ///< the run is over

  /// That of a lane; of one that there is not, as of one that is not born.
  [[nodiscard]] const LaneMoment& lane(LaneIndex index) const {
    static constexpr LaneMoment kNone;
    return index >= 0 && static_cast<std::size_t>(index) < lanes.size() ? lanes[static_cast<std::size_t>(index)] : kNone;
  }
  /// The span of `timeline`, whose moment this is, that the lane is in; null: none.
  [[nodiscard]] const Span* span(const Timeline& timeline, LaneIndex index) const {
    const std::int32_t found = lane(index).span;
    return found < 0 ? nullptr : &timeline.lane(index).spans[static_cast<std::size_t>(found)];
  }
};

/// The moment of `position`. Time: logarithmic in the events to find the place, then linear in the lanes.
Moment moment_at(const Timeline& timeline, const trace::Events& events, Position position);

}  // namespace timeline
