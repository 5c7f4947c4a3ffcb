// What the sentences need to know of a moment beyond its parts: how many tasks exist, what wakes next, what a lane that
// does not exist yet will be created by.
#pragma once

#include <optional>
#include <vector>

#include "timeline/model.hpp"
#include "timeline/moment.hpp"

namespace timeline {

class Facts {
 public:
  /// All three must outlive this object.
  Facts(const Timeline& timeline, const trace::Events& events, const Moment& moment)
      : timeline_(timeline), events_(events), moment_(moment) {}

  /// The lanes that wait for something other than a task, in order of the time at which they are due.
  [[nodiscard]] std::vector<LaneIndex> direct_waits() const;
  /// The tasks that exist, and that have ever existed, at the moment.
  [[nodiscard]] std::size_t live_tasks() const;
  [[nodiscard]] std::size_t tasks_so_far() const;

  /// The next event that makes a task ready, or null.
  [[nodiscard]] const trace::Event* next_ready() const;
  /// A lane that waits for the task of `lane` to end; kNoLane if none does.
  [[nodiscard]] LaneIndex waits_for(LaneIndex lane) const;
  /// The outermost lane of a task; kNoLane for 0.
  [[nodiscard]] LaneIndex root(trace::Id task) const;

  /// The event that creates the lane; null for the thread.
  [[nodiscard]] const trace::Event* birth(LaneIndex lane) const;
  /// What creates it: a coroutine, a plain call, or kNoLane for module code.
  [[nodiscard]] LaneIndex creator(LaneIndex lane) const;
  /// The lane that is created first of those that do not exist; kNoLane: none.
  [[nodiscard]] LaneIndex first_unborn() const;
  /// The plain call or the coroutine that module code is in; kNoLane: none.
  [[nodiscard]] LaneIndex called_by_module() const;

 private:
  const Timeline& timeline_;
  const trace::Events& events_;
  const Moment& moment_;
};

/// The lane of a coroutine or of a plain call; kNoLane if there is none.
LaneIndex lane_of(const Timeline& timeline, Lane::Kind kind, trace::Id id);

}  // namespace timeline
