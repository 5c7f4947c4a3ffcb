#include "timeline/facts.hpp"

#include <algorithm>

#include "timeline/locate.hpp"

namespace timeline {
namespace {

// The line of module code that an event tells; 0: none.
std::uint32_t line_in_module(const trace::Event& event) {
  if (event.task != 0 && event.kind != trace::Kind::task_new) return 0;
  switch (event.kind) {
    case trace::Kind::co_new: return event.by == 0 ? event.at : 0;
    case trace::Kind::fn_start: return event.parent == 0 && event.co == 0 ? event.at : 0;
    case trace::Kind::task_new: return event.by == 0 ? event.line : 0;
    case trace::Kind::print:
    case trace::Kind::block_begin:
    case trace::Kind::block_end: return event.fn == 0 && event.co == 0 ? event.line : 0;
    default: return 0;
  }
}

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

std::vector<const WaitMoment*> Facts::task_waits() const {
  std::vector<const WaitMoment*> all;
  for (const WaitMoment& wait : moment_.waiting)
    if (!wait.on.empty()) all.push_back(&wait);
  return all;
}

bool is_worker_call(const trace::Events& events, trace::TextId call) {
  const std::string_view name = events.text(call);
  return name == "to_thread" || name == "run_in_executor";
}

bool Facts::waits_for_worker(LaneIndex lane) const {
  const auto wait = std::ranges::find(moment_.waiting, lane, &WaitMoment::lane);
  return wait != moment_.waiting.end() && is_worker_call(events_, wait->call);
}

bool Facts::has_started(LaneIndex lane) const {
  const auto& stands = timeline_.lane(lane).stands;
  return !stands.empty() && stands.front().event < moment_.events_done;
}

// A task ends a little later than its outermost coroutine.
bool Facts::exists(trace::Id task) const {
  if (task == 0 || task > timeline_.tasks.size() || timeline_.tasks[task - 1].event >= moment_.events_done)
    return false;
  const LaneIndex outermost = timeline_.root_of(task);
  return outermost != kNoLane && (!moment_.lane(outermost).ended || task == active_task());
}

std::size_t Facts::live_tasks() const {
  std::size_t live = 0;
  const trace::Id active = active_task();
  const std::size_t so_far = tasks_so_far();
  for (trace::Id task = 1; task <= so_far; ++task) {
    const LaneIndex outermost = timeline_.root_of(task);
    if (outermost != kNoLane && (!moment_.lane(outermost).ended || task == active)) ++live;
  }
  return live;
}

std::size_t Facts::tasks_so_far() const {
  const auto& tasks = timeline_.tasks;
  return static_cast<std::size_t>(std::ranges::lower_bound(tasks, moment_.events_done, {}, &Task::event) -
                                  tasks.begin());
}

trace::Id Facts::active_task() const {
  const auto next = std::ranges::lower_bound(timeline_.turns, moment_.events_done);
  if (next == timeline_.turns.begin()) return 0;
  const trace::Event& last = events_.list[*std::prev(next)];
  return last.kind == trace::Kind::task_start || last.kind == trace::Kind::task_resume ? last.task : 0;
}

const trace::Event* Facts::next_ready() const {
  const auto next = std::ranges::lower_bound(timeline_.readies, moment_.events_done);
  return next == timeline_.readies.end() ? nullptr : &events_.list[*next];
}

LaneIndex Facts::wakes_next() const {
  const trace::Event* const ready = next_ready();
  if (ready == nullptr) return kNoLane;
  const LaneIndex lane = innermost(ready->task);
  const Span* const now = lane == kNoLane ? nullptr : moment_.span(timeline_, lane);
  return now != nullptr && now->state == State::waiting ? lane : kNoLane;
}

LaneIndex Facts::waits_for(LaneIndex lane) const {
  const LaneIndex awaited = timeline_.has(lane) ? timeline_.root_of(timeline_.lane(lane).task) : kNoLane;
  if (awaited == kNoLane) return kNoLane;
  const auto found = std::ranges::find_if(moment_.waiting, [&](const WaitMoment& wait) { return among(wait.on, awaited); });
  return found == moment_.waiting.end() ? kNoLane : found->lane;
}

LaneIndex Facts::awaiter(LaneIndex lane) const {
  for (const auto& chain : moment_.chains) {
    const auto at = std::ranges::find(chain, lane);
    if (at != chain.end() && at != chain.begin()) return *std::prev(at);
  }
  return waits_for(lane);
}

const trace::Event* Facts::next_of(trace::Id task, bool ready) const {
  const std::size_t end = std::min(events_.list.size(), moment_.events_done + kMostAhead);
  for (std::size_t i = moment_.events_done; i < end; ++i) {
    const trace::Event& event = events_.list[i];
    if (event.task != task) continue;
    const bool step = event.kind == trace::Kind::task_start || event.kind == trace::Kind::task_resume;
    if (ready ? event.kind == trace::Kind::task_ready : step) return &event;
  }
  return nullptr;
}

const trace::Event* Facts::next_step(trace::Id task) const { return next_of(task, false); }
const trace::Event* Facts::next_ready(trace::Id task) const { return next_of(task, true); }

bool Facts::was_cancelled(trace::Id task) const {
  for (std::size_t i = moment_.events_done; i-- > 0;) {
    const trace::Event& event = events_.list[i];
    if (event.task != task) continue;
    if (event.kind == trace::Kind::task_cancel) return true;
    if (event.kind == trace::Kind::task_suspend || event.kind == trace::Kind::task_new) return false;
  }
  return false;
}

trace::Wait Facts::last_wait(LaneIndex lane) const {
  if (!timeline_.has(lane)) return trace::Wait::none;
  const auto& spans = timeline_.lane(lane).spans;
  for (std::int32_t span = moment_.lane(lane).span; span >= 0; --span) {
    const Span& one = spans[static_cast<std::size_t>(span)];
    if (one.state == State::waiting || one.wait == trace::Wait::yield) return one.wait;
  }
  return trace::Wait::none;
}

bool Facts::is_main(trace::Id task) const {
  const LaneIndex outermost = timeline_.root_of(task);
  return outermost != kNoLane && timeline_.lane(outermost).parent == kNoLane && !timeline_.lane(outermost).agen;
}

std::vector<const WaitMoment*> Facts::waiters(LaneIndex outermost) const {
  std::vector<const WaitMoment*> found;
  if (outermost == kNoLane) return found;
  for (const WaitMoment& wait : moment_.waiting)
    if (among(wait.on, outermost)) found.push_back(&wait);
  return found;
}

std::size_t Facts::open(const WaitMoment& wait) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(wait.on, [&](LaneIndex lane) { return lane != kNoLane && !moment_.lane(lane).ended; }));
}

std::vector<LaneIndex> Facts::blocked() const {
  std::vector<LaneIndex> lanes;
  for (const trace::Id task : events_.tasks(events_.list.back()))
    if (timeline_.root_of(task) != kNoLane) lanes.push_back(timeline_.root_of(task));
  if (!lanes.empty()) return lanes;
  for (const Task& task : timeline_.tasks)
    if (task.root != kNoLane && timeline_.lane(task.root).cap == Cap::none && moment_.lane(task.root).born)
      lanes.push_back(task.root);
  return lanes;
}

bool Facts::is_outside(const trace::Event& event) const { return prints_outside(events_, event, live_tasks()); }

LaneIndex Facts::innermost(trace::Id task) const {
  const LaneIndex outermost = timeline_.root_of(task);
  for (const auto& chain : moment_.chains)
    if (outermost != kNoLane && among(chain, outermost)) return chain.back();
  return outermost;
}

std::uint32_t Facts::module_line() const {
  const Span* const held = moment_.span(timeline_, 0);
  const bool holds = held != nullptr && held->state != State::idle && held->other == kNoLane;
  const std::size_t last = moment_.events_done > kMostAhead ? moment_.events_done - kMostAhead : 0;
  for (std::size_t i = moment_.events_done; holds && i-- > last;)
    if (const std::uint32_t line = line_in_module(events_.list[i]); line != 0) return line;
  return 0;
}

bool prints_outside(const trace::Events& events, const trace::Event& event, std::size_t live_tasks) {
  if (event.kind != trace::Kind::print || event.task != 0 || event.co != 0 || event.fn != 0) return false;
  if (live_tasks > 0) return true;
  // After asyncio.run no turn follows, but that of the next one, which begins with a new task.
  for (std::size_t i = event.i + 1; event.n > 0 && i < events.list.size(); ++i) {
    const trace::Event& next = events.list[i];
    if (next.n != event.n) return true;
    if (next.kind != trace::Kind::print || next.task != 0 || next.fn != 0) return false;
  }
  return false;
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
  for (trace::Id task = 1; task <= tasks_so_far(); ++task)
    if (is_main(task) && exists(task)) return timeline_.root_of(task);
  return kNoLane;
}

}  // namespace timeline
