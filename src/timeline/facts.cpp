#include "timeline/facts.hpp"

#include <algorithm>

#include "timeline/locate.hpp"

namespace timeline {
namespace {

bool among(const std::vector<LaneIndex>& lanes, LaneIndex lane) { return std::ranges::find(lanes, lane) != lanes.end(); }

}  // namespace

LaneIndex lane_of(const Timeline& timeline, Lane::Kind kind, trace::Id id) {
  const auto found =
      std::ranges::find_if(timeline.lanes, [&](const Lane& one) { return one.kind == kind && one.id == id; });
  return found == timeline.lanes.end() ? kNoLane : static_cast<LaneIndex>(found - timeline.lanes.begin());
}

std::vector<LaneIndex> Facts::direct_waits() const {
  std::vector<LaneIndex> all;
  for (const TimerMoment& timer : moment_.timers) all.push_back(timer.lane);
  for (const WaitMoment& wait : moment_.waiting)
    if (wait.on.empty()) all.push_back(wait.lane);
  return all;
}

std::size_t Facts::live_tasks() const {
  return static_cast<std::size_t>(std::ranges::count_if(timeline_.task_roots, [&](LaneIndex root) {
    const Span* const now = root == kNoLane ? nullptr : moment_.span(timeline_, root);
    return now != nullptr && now->state != State::plan;
  }));
}

std::size_t Facts::tasks_so_far() const {
  const auto begun = [&](LaneIndex root) {
    if (root == kNoLane || !moment_.lane(root).born) return false;
    const Span* const now = moment_.span(timeline_, root);
    return now == nullptr || now->state != State::plan;
  };
  return static_cast<std::size_t>(std::ranges::count_if(timeline_.task_roots, begun));
}

const trace::Event* Facts::next_ready() const {
  for (std::size_t i = moment_.events_done; i < events_.list.size(); ++i)
    if (events_.list[i].kind == trace::Kind::task_ready) return &events_.list[i];
  return nullptr;
}

LaneIndex Facts::root(trace::Id task) const {
  return task == 0 || task > timeline_.task_roots.size() ? kNoLane : timeline_.task_roots[task - 1];
}

LaneIndex Facts::waits_for(LaneIndex lane) const {
  const LaneIndex awaited = timeline_.has(lane) ? root(timeline_.lane(lane).task) : kNoLane;
  if (awaited == kNoLane) return kNoLane;
  const auto found = std::ranges::find_if(moment_.waiting, [&](const WaitMoment& wait) { return among(wait.on, awaited); });
  return found == moment_.waiting.end() ? kNoLane : found->lane;
}

const trace::Event* Facts::birth(LaneIndex lane) const {
  if (!timeline_.has(lane) || lane == 0 || timeline_.lane(lane).spans.empty()) return nullptr;
  return &events_.list[timeline_.lane(lane).spans.front().event];
}

LaneIndex Facts::creator(LaneIndex lane) const {
  const trace::Event* const made = birth(lane);
  if (made == nullptr) return kNoLane;
  if (made->kind == trace::Kind::fn_start) {
    if (made->parent != 0) return lane_of(timeline_, Lane::Kind::function, made->parent);
    return made->co == 0 ? kNoLane : lane_of(timeline_, Lane::Kind::coroutine, made->co);
  }
  return made->by == 0 ? kNoLane : lane_of(timeline_, Lane::Kind::coroutine, made->by);
}

LaneIndex Facts::first_unborn() const {
  LaneIndex first = kNoLane;
  for (LaneIndex lane = 1; lane < std::ssize(timeline_.lanes); ++lane) {
    if (moment_.lane(lane).born || timeline_.lane(lane).spans.empty()) continue;
    if (first == kNoLane || timeline_.lane(lane).spans.front().event < timeline_.lane(first).spans.front().event)
      first = lane;
  }
  return first;
}

LaneIndex Facts::called_by_module() const {
  for (const auto& chain : moment_.chains)
    if (!chain.empty() && timeline_.lane(chain.front()).task == 0) return chain.front();
  const auto live = std::ranges::find_if(timeline_.task_roots, [&](LaneIndex root) {
    if (root == kNoLane || timeline_.lane(root).parent != kNoLane) return false;
    const Span* const now = moment_.span(timeline_, root);
    return now != nullptr && now->state != State::plan;
  });
  return live == timeline_.task_roots.end() ? kNoLane : *live;
}

}  // namespace timeline
