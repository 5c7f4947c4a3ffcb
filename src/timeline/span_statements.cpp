#include "timeline/span_statements.hpp"

#include <algorithm>

#include "timeline/facts.hpp"
#include "timeline/labels.hpp"
#include "timeline/locate.hpp"
#include "timeline/task_maker.hpp"

namespace timeline {
namespace {

constexpr Nanos kLeastLate = std::chrono::milliseconds{1};  // on the real clock every timer is a little late

About about_span(const trace::Events& events, const Timeline& timeline, LaneIndex lane, const Span& span) {
  About about{.co = lane, .other = span.other, .t = Due(span.end.t), .delay = span.delay, .line = span.line, .call = span.call};
  if (span.state != State::waiting) return about;
  for (const trace::Id task : events.tasks(events.list[span.event]))
    if (task != 0 && task <= timeline.tasks.size()) about.all.push_back(timeline.root_of(task));
  about.number = about.all.size();
  if (about.number == 1) about.other = about.all.front();
  return about;
}

std::string wait_label(const Span& span, const About& about) {
  switch (span.wait) {
    case trace::Wait::sleep: return span.call == 0 ? "label.sleep" : "label.sleep_call";
    case trace::Wait::task:
      if (about.number == 1) return "label.task";
      [[fallthrough]];
    case trace::Wait::gather: return span.call == 0 ? "label.gather" : "label.tasks";
    case trace::Wait::future:
      if (span.call != 0) return "label.call";
      break;
    case trace::Wait::none:
    case trace::Wait::yield: break;
  }
  return "state.waiting";
}

std::string wait_key(const trace::Events& events, const Span& span, const About& about) {
  switch (span.wait) {
    case trace::Wait::sleep: return "hover.wait_sleep";
    case trace::Wait::task:
      if (about.number == 1) return "hover.wait_task";
      break;
    case trace::Wait::gather:
      return span.call == 0 || events.text(span.call) == "TaskGroup" ? "hover.wait_gather" : "hover.wait_some";
    case trace::Wait::future:
      if (is_worker_call(events, span.call)) return "hover.wait_worker";
      break;
    case trace::Wait::none:
    case trace::Wait::yield: break;
  }
  return "hover.wait_future";
}

std::string awaiting_key(const Timeline& timeline, const Span& span, const std::string& part) {
  if (!timeline.has(span.other)) return "state.awaiting";
  if (is_loop(timeline, span)) return part + "runs_loop";
  return part + (is_call(timeline, span) ? "calls" : "awaits");
}

std::string holding_key(LaneIndex lane, const Span& span, const std::string& part) {
  const std::string blocked = span.state == State::blocked ? "_blocked" : "";
  if (span.other != kNoLane) return part + "held" + blocked;
  if (lane == 0) return part + "module" + blocked;
  return blocked.empty() ? part == "label." ? "state.running" : "hover.running" : part + "blocked";
}

}  // namespace

Statement label_statement(const Timeline& timeline, const trace::Events& events, LaneIndex lane, const Span& span) {
  const About about = about_span(events, timeline, lane, span);
  switch (span.state) {
    case State::plan: return {"state.plan", about};
    case State::ready: return {"state.ready", about};
    case State::running:
    case State::blocked: return {holding_key(lane, span, "label."), about};
    case State::awaiting: return {awaiting_key(timeline, span, "label."), about};
    case State::waiting: return {wait_label(span, about), about};
    case State::idle: break;
  }
  return {"state.idle", about};
}

Statement span_statement(const Timeline& timeline, const trace::Events& events, LaneIndex lane, const Span& span) {
  const About about = about_span(events, timeline, lane, span);
  switch (span.state) {
    case State::plan: return {timeline.lane(lane).agen ? "hover.plan_agen" : "hover.plan", about};
    case State::ready: return {"hover.ready", about};
    case State::running:
    case State::blocked: return {holding_key(lane, span, "hover."), about};
    case State::awaiting: return {awaiting_key(timeline, span, "hover."), about};
    case State::waiting: return {wait_key(events, span, about), about};
    case State::idle: break;
  }
  return {"hover.idle", about};
}

Statement idle_statement(const Span& span) {
  const About about{.number = span.tasks};
  if (about.number == 1) return {"timeline.free_alone", about};
  return {about.number == 0 ? "timeline.free" : about.number == 2 ? "timeline.free_both" : "timeline.free_all", about};
}

Statement origin_statement(const Timeline& timeline, const trace::Events& events, const Moment& moment, LaneIndex lane) {
  const Lane& one = timeline.lane(lane);
  if (timeline.root_of(one.task) == lane) {
    const Statement maker = task_maker(timeline, events, one.task);
    const bool made = timeline.tasks[one.task - 1].event < moment.events_done;
    if (made && maker.key != "maker.unknown") return {"hover." + maker.key, maker.about};
  }
  const Facts facts(timeline, events, moment);
  const bool awaited = one.kind == Lane::Kind::coroutine && facts.has_started(lane);
  About about{.co = lane};
  about.by = awaited ? one.parent : facts.creator(lane);
  return {awaited ? "hover.awaited_by" : "hover.called_by", about};
}

std::optional<Statement> cut_short(const Timeline& timeline, const trace::Events& events, const Span& span) {
  // A generator may wait in one task and be closed in another: the wait is that of the event that began it.
  const trace::Id task = events.list[span.event].task;
  if (span.state != State::waiting || task == 0) return std::nullopt;
  // A wait that nothing has ended, as in a deadlock, was not cut short by the cancel that it has not seen.
  const std::uint32_t end = events_before(timeline, span.end);
  if (end >= events.list.size()) return std::nullopt;
  if (events.list[end].kind != trace::Kind::task_ready || events.list[end].task != task) return std::nullopt;
  About about{.t = Due(trace::between(span.begin.t, span.end.t))};
  for (std::uint32_t i = end; i-- > span.event + 1;) {
    const trace::Event& event = events.list[i];
    if (event.t < span.end.t) break;
    if (event.kind != trace::Kind::task_cancel || event.task != task) continue;
    if (event.cause.kind == trace::Cause::Kind::timer) return Statement{"hover.cut_timer", about};
    const trace::Id by = event.by != 0 ? event.by : event.cause.id;
    about.by = event.byco != 0 ? lane_of(timeline, Lane::Kind::coroutine, event.byco)
                                : timeline.root_of(by);
    return Statement{about.by == kNoLane ? "hover.cut" : "hover.cut_by", about};
  }
  return std::nullopt;
}

std::optional<Statement> late_end(const Timeline& timeline, LaneIndex lane, const Span& span) {
  if (span.state != State::waiting || span.wait != trace::Wait::sleep) return std::nullopt;
  const Nanos due = Due::after(span.begin.t, span.delay).time();
  const Nanos late = span.end.t > due ? trace::between(due, span.end.t) : Nanos{0};
  if (late < kLeastLate) return std::nullopt;
  const auto& thread = timeline.lanes.front().spans;
  const auto after = std::ranges::upper_bound(thread, due, {}, [](const Span& one) { return one.begin.t; });
  if (after == thread.begin()) return std::nullopt;
  const Span& held = *std::prev(after);
  if (held.state != State::blocked || held.end.t <= due) return std::nullopt;
  return Statement{"hover.late", {.co = lane, .other = held.other, .t = Due(late)}};
}

}  // namespace timeline
