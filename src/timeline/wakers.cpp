#include "timeline/wakers.hpp"

#include <algorithm>

#include "timeline/moment.hpp"

namespace timeline {
namespace {

trace::Id task_of(const Timeline& timeline, LaneIndex lane) { return timeline.has(lane) ? timeline.lane(lane).task : 0; }

/// Whether a lane of the task has the thread.
bool runs(const Timeline& timeline, const Moment& moment, trace::Id task) {
  return moment.running != kNoLane && task_of(timeline, moment.running) == task;
}

/// The wake that ends the wait of the task, or ended its last one.
const Wake* wake_of(const Timeline& timeline, const Moment& moment, trace::Id task) {
  const Wake* before = nullptr;
  for (const Wake& wake : timeline.wakes) {
    if (task_of(timeline, wake.to) != task) continue;
    if (wake.resumed >= moment.at) return runs(timeline, moment, task) ? before : &wake;
    before = &wake;
  }
  return before;
}

Position after(Position at) { return {at.t, at.within + 1}; }

std::optional<LaneAt> maker_of(const Timeline& timeline, trace::Id task) {
  const LaneIndex root = timeline.root_of(task);
  if (root == kNoLane || timeline.lane(root).parent == kNoLane) return std::nullopt;
  return LaneAt{timeline.lane(root).parent, after(timeline.tasks[task - 1].made)};
}

}  // namespace

std::optional<LaneAt> waker_of(const Timeline& timeline, const trace::Events& events, LaneIndex lane, Position at) {
  const trace::Id task = task_of(timeline, lane);
  if (task == 0) return std::nullopt;
  const Moment moment = moment_at(timeline, events, at);
  const Wake* const wake = wake_of(timeline, moment, task);
  if (wake == nullptr) return maker_of(timeline, task);
  const Position ready = after(wake->ready);
  if (wake->from == kNoLane) return LaneAt{wake->to, ready};
  const Moment then = moment_at(timeline, events, ready);
  const bool still_runs = runs(timeline, then, task_of(timeline, wake->from));
  return LaneAt{still_runs ? then.running : wake->from, ready};
}

std::optional<LaneAt> woken_by(const Timeline& timeline, LaneIndex lane, Position at) {
  const trace::Id task = task_of(timeline, lane);
  if (task == 0) return std::nullopt;
  std::optional<LaneAt> last;
  for (const Wake& wake : timeline.wakes) {
    if (task_of(timeline, wake.from) != task) continue;
    if (last && wake.ready >= at) break;
    last = LaneAt{wake.to, wake.ready};
  }
  return last;
}

}  // namespace timeline
