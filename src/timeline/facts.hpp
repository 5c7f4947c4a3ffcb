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
  /// The waits for tasks.
  [[nodiscard]] std::vector<const WaitMoment*> task_waits() const;
  /// Whether the lane waits for a worker thread.
  [[nodiscard]] bool waits_for_worker(LaneIndex lane) const;
  /// Whether the code of the lane, which there is, has begun to run.
  [[nodiscard]] bool has_started(LaneIndex lane) const;
  /// Whether the task has been created and has not ended.
  [[nodiscard]] bool exists(trace::Id task) const;
  /// The tasks that exist, and that have ever existed, at the moment.
  [[nodiscard]] std::size_t live_tasks() const;
  [[nodiscard]] std::size_t tasks_so_far() const;

  /// The task whose step runs; 0: none.
  [[nodiscard]] trace::Id active_task() const;
  /// The next event that makes a task ready, or null.
  [[nodiscard]] const trace::Event* next_ready() const;
  /// Whether the run has more events than are known: then nothing is said of what never happens.
  [[nodiscard]] bool goes_on() const { return timeline_.goes_on; }
  /// Nothing will wake any more.
  [[nodiscard]] bool never_wakes() const { return next_ready() == nullptr && !goes_on(); }
  /// The lane that becomes ready by it, if it waits now; else kNoLane.
  [[nodiscard]] LaneIndex wakes_next() const;
  /// The next start, resume or ready event of the task, or null: none, or none among the next kMostAhead events.
  [[nodiscard]] const trace::Event* next_step(trace::Id task) const;
  [[nodiscard]] const trace::Event* next_ready(trace::Id task) const;
  /// Whether the task has been cancelled since it was suspended.
  [[nodiscard]] bool was_cancelled(trace::Id task) const;
  /// What the innermost lane of a task waited for before it became ready; Wait::none if it did not wait.
  [[nodiscard]] trace::Wait last_wait(LaneIndex lane) const;
  /// Whether asyncio.run created the task: module code did, and not to close a generator.
  [[nodiscard]] bool is_main(trace::Id task) const;
  /// The lanes that wait for the task of this outermost lane.
  [[nodiscard]] std::vector<const WaitMoment*> waiters(LaneIndex root) const;
  /// How many of the lanes that a lane waits for have not ended.
  [[nodiscard]] std::size_t open(const WaitMoment& wait) const;
  /// Whether the event is a print outside all tasks and plain calls while a loop runs: of a worker thread, or of a
  /// callback.
  [[nodiscard]] bool is_outside(const trace::Event& event) const;
  /// The innermost lane of a task that has not ended, else its outermost.
  [[nodiscard]] LaneIndex innermost(trace::Id task) const;

  /// A lane that waits for the task of `lane` to end; kNoLane if none does.
  [[nodiscard]] LaneIndex waits_for(LaneIndex lane) const;

  /// The lane that awaits `lane` in the same task, or waits for the task of which it is the outermost; kNoLane: none.
  [[nodiscard]] LaneIndex awaiter(LaneIndex lane) const;

  /// The outermost lanes of the tasks that a deadlock has; those that wait, if the trace does not list them.
  [[nodiscard]] std::vector<LaneIndex> blocked() const;

  /// The event that creates the lane; null for the thread.
  [[nodiscard]] const trace::Event* birth(LaneIndex lane) const;
  /// What creates it: a coroutine, a plain call, or kNoLane for module code.
  [[nodiscard]] LaneIndex creator(LaneIndex lane) const;
  /// The lane that is created first of those that do not exist; kNoLane: none.
  [[nodiscard]] LaneIndex first_unborn() const;
  /// The plain call or the coroutine that module code is in; kNoLane: none.
  [[nodiscard]] LaneIndex called_by_module() const;
  /// The line at which module code is while it holds the thread; 0: it does not, or the line is not known.
  [[nodiscard]] std::uint32_t module_line() const;

 private:
  static constexpr std::size_t kMostAhead = 100'000;

  [[nodiscard]] const trace::Event* next_of(trace::Id task, bool ready) const;

  const Timeline& timeline_;
  const trace::Events& events_;
  const Moment& moment_;
};

/// Whether a print without task, coroutine and plain call happens while an event loop runs; `live_tasks`: that have not
/// ended.
bool prints_outside(const trace::Events& events, const trace::Event& event, std::size_t live_tasks);

/// Whether this function of asyncio waits for a worker thread.
bool is_worker_call(const trace::Events& events, trace::TextId call);

/// The lane of a coroutine or of a plain call; kNoLane if there is none.
LaneIndex lane_of(const Timeline& timeline, Lane::Kind kind, trace::Id id);

}  // namespace timeline
