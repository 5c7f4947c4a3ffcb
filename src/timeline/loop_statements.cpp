#include "timeline/loop_statements.hpp"

#include <algorithm>
#include <unordered_map>

#include "timeline/facts.hpp"

namespace timeline {
namespace {

bool module_holds(const Timeline& timeline, const Moment& moment) {
  const Span* const held = moment.span(timeline, 0);
  return held != nullptr && held->state != State::idle && held->other == kNoLane;
}

// Nothing holds the thread, no task is ready, and no step is about to end.
Statement rests(const Timeline& timeline, const trace::Events& events, const Moment& moment) {
  const Facts facts(timeline, events, moment);
  if (facts.live_tasks() == 0) return {"loop.no_task"};
  const trace::Event* const ready = facts.next_ready();
  if (ready == nullptr) return {"loop.idle_forever"};
  About about{.co = facts.wakes_next(), .number = facts.live_tasks(), .t = Due(ready->t)};
  if (about.co == kNoLane) return {"loop.all_wait"};
  if (ready->t <= moment.at.t) return {"loop.wakes", about};
  if (facts.waits_for_worker(about.co)) return {"loop.idle_worker", about};
  const bool all_timers = !moment.timers.empty() && moment.timers.size() == facts.direct_waits().size();
  if (all_timers && moment.timers.front().due.time() == ready->t) about.t = moment.timers.front().due;
  if (!all_timers) return {"loop.idle", about};
  return {about.number == 1 ? "loop.idle_one" : about.number == 2 ? "loop.idle_both" : "loop.idle_all", about};
}

Statement finished(const Timeline& timeline) {
  if (timeline.why == trace::Why::deadlock) return {"loop.deadlock"};
  if (timeline.why == trace::Why::ok || timeline.why == trace::Why::none) return {"loop.done"};
  return {"loop.stopped"};
}

std::optional<State> state_of(const Timeline& timeline, const Moment& moment, LaneIndex lane) {
  const Span* const now = moment.span(timeline, lane);
  return now == nullptr ? std::nullopt : std::optional(now->state);
}

Statement wait_statement(const trace::Events& events, const WaitMoment& wait) {
  About about{.co = wait.lane, .number = wait.on.size(), .call = wait.call};
  if (wait.wait == trace::Wait::gather || wait.on.size() > 1)
    return {wait.call == 0 ? "loop.waits_gather" : "loop.waits_tasks", about};
  if (wait.on.size() == 1) {
    about.other = wait.on.front();
    return {"loop.waits_task", about};
  }
  if (is_worker_call(events, wait.call)) return {"loop.waits_worker", about};
  return {events.text(wait.call).empty() ? "loop.waits_future" : "loop.waits_call", about};
}

}  // namespace

LoopStatement thread_statement(const Timeline& timeline, const trace::Events& events, const Moment& moment) {
  if (timeline.why == trace::Why::syntax) return {{"loop.refused"}};
  const Span* const held = moment.span(timeline, 0);
  if (held != nullptr && held->state != State::idle && !moment.finished) {
    const About about{.co = moment.running, .delay = held->delay};
    if (moment.blocked) return {{"loop.holds", about}, State::blocked};
    return {{moment.running == kNoLane ? "loop.module_runs" : "loop.runs", about}, State::running};
  }
  if (moment.finished) return {finished(timeline)};
  if (moment.event < 0) return {{"loop.not_begun"}};
  const Facts facts(timeline, events, moment);
  if (const trace::Id ending = facts.active_task(); ending != 0) return {{"loop.ends", {.co = timeline.root_of(ending)}}};
  if (!moment.ready.empty()) return {{"loop.next", {.co = moment.ready.front()}}};
  return {rests(timeline, events, moment)};
}

Statement no_loop_statement(const Timeline& timeline, const Moment& moment) {
  const auto is_coroutine = [](const Lane& lane) { return lane.kind == Lane::Kind::coroutine; };
  if (std::ranges::none_of(timeline.lanes, is_coroutine)) return {"loop.no_loop"};
  const bool module_alone = moment.before_loop && module_holds(timeline, moment);
  return {module_alone && !moment.finished ? "loop.no_loop_now" : ""};
}

std::vector<LoopStatement> ready_statements(const Timeline& timeline, const trace::Events& events, const Moment& moment,
                                            std::size_t most) {
  if (moment.ready.empty()) {
    const Facts facts(timeline, events, moment);
    const std::size_t tasks = facts.live_tasks();
    if (tasks != 1) return {{{"loop.ready_none", {.number = tasks}}}};
    return {{{facts.tasks_so_far() == 1 ? "loop.ready_only" : "loop.ready_left", {.number = tasks}}}};
  }
  std::vector<LoopStatement> all;
  for (const LaneIndex lane : moment.ready)
    if (all.size() < most) all.push_back({{"loop.ready_one", {.co = lane}}, State::ready});
  return all;
}

std::vector<LoopStatement> timer_statements(const Moment& moment, std::size_t most) {
  std::vector<LoopStatement> all;
  for (const TimerMoment& timer : moment.timers)
    if (all.size() < most) all.push_back({{"loop.timer", {.co = timer.lane, .t = timer.due}}, State::waiting});
  if (all.empty()) all.push_back({{"loop.timers_none"}});
  return all;
}

std::vector<LoopStatement> wait_statements(const trace::Events& events, const Moment& moment, std::size_t most) {
  std::vector<LoopStatement> all;
  for (const WaitMoment& wait : moment.waiting)
    if (all.size() < most) all.push_back({wait_statement(events, wait), State::waiting});
  if (all.empty()) all.push_back({{"loop.waits_none"}});
  return all;
}

std::vector<LoopStatement> task_statements(const Timeline& timeline, const trace::Events& events, const Moment& moment,
                                           std::size_t most) {
  const Facts facts(timeline, events, moment);
  std::unordered_map<LaneIndex, const std::vector<LaneIndex>*> chains;
  for (const auto& chain : moment.chains) chains.emplace(chain.front(), &chain);
  std::vector<LoopStatement> all;
  for (trace::Id task = 1; task <= facts.tasks_so_far() && all.size() < most; ++task) {
    if (!facts.exists(task)) continue;
    About about{.co = timeline.root_of(task), .number = task};
    const auto chain = chains.find(about.co);
    about.all = chain == chains.end() ? std::vector{about.co} : *chain->second;
    all.push_back({{"loop.task", about}, state_of(timeline, moment, about.all.back()).value_or(State::running)});
  }
  if (all.size() == 1) all.front().said.key = "loop.task_alone";
  return all;
}

Statement task_now(const Timeline& timeline, const Moment& moment, trace::Id task) {
  const LaneIndex root = timeline.root_of(task);
  const auto chain = std::ranges::find_if(moment.chains, [root](const auto& one) { return one.front() == root; });
  About about{.number = task};
  about.all = chain == moment.chains.end() ? std::vector{root} : *chain;
  about.co = about.all.back();
  return {"hover.task_now", about};
}

}  // namespace timeline
