#include "timeline/narration.hpp"

#include <algorithm>

#include "timeline/facts.hpp"
#include "timeline/locate.hpp"
#include "timeline/narration_steps.hpp"
#include "timeline/voice.hpp"
#include "timeline/waiting_tasks.hpp"

namespace timeline {
namespace {

/// While the clock runs, and at the end.
class Narrator {
 public:
  Narrator(const Timeline& timeline, const trace::Events& events, const Moment& moment)
      : timeline_(timeline), events_(events), moment_(moment), facts_(timeline, events, moment) {}

  // --- while the clock runs

  Statement state() const {
    const Span* const held = moment_.span(timeline_, 0);
    if (held != nullptr && held->state != State::idle) {
      const About about{.co = moment_.running, .delay = held->delay};
      return {moment_.blocked ? "narration.state.blocked" : "narration.state.running", about};
    }
    if (!moment_.ready.empty()) return {"narration.state.next", {.co = moment_.ready.front()}};
    return waiting();
  }

  // Counted are the tasks that wait for something other than a task; those that wait for tasks are named beside them.
  Statement waiting() const {
    const std::vector<LaneIndex> all = facts_.direct_waits();
    const trace::Event* const ready = facts_.next_ready();
    if (all.empty()) return for_tasks();
    About about{.co = all.front(), .number = all.size()};
    if (all.size() == 1) return alone(about, ready);
    const std::string lead = "narration.state.together" + with_task_waits(facts_, about);
    if (ready == nullptr) return {lead, about, facts_.goes_on() ? "" : "narration.state.together_never"};
    const bool known = set_time(about, *ready);
    if (facts_.waits_for_worker(facts_.wakes_next())) {
      about.co = facts_.wakes_next();
      return {lead, about, "narration.state.until_worker"};
    }
    const auto& timers = moment_.timers;
    const bool same = known && timers.size() == all.size() && timers.front().due == timers.back().due;
    return {lead, about, std::string("narration.state.together_") + (same ? "same" : known ? "first" : "woken")};
  }

  Statement alone(About about, const trace::Event* ready) const {
    about.other = facts_.awaiter(about.co);
    const std::string lead = about.other == kNoLane ? "narration.state.alone" : "narration.state.alone_awaited";
    if (ready == nullptr) return {lead, about, facts_.goes_on() ? "" : "narration.state.alone_never"};
    const bool known = set_time(about, *ready);
    if (facts_.wakes_next() != about.co) return another(about.co);
    if (facts_.waits_for_worker(about.co)) return {"narration.state.alone_worker", about, "narration.state.until_worker"};
    const char* const rest = !known ? "woken" : facts_.live_tasks() == 1 ? "only" : "until";
    return {lead, about, std::string("narration.state.alone_") + rest};
  }

  // When something wakes; false: it is no timer.
  bool set_time(About& about, const trace::Event& ready) const {
    const auto& timers = moment_.timers;
    const bool known = !timers.empty() && timers.front().due.time() == ready.t;
    about.t = known ? timers.front().due : Due(ready.t);
    return known;
  }

  // All wait for tasks: for some that have ended, or for each other.
  Statement for_tasks() const {
    if (moment_.waiting.empty()) return {"narration.state.nothing"};
    const LaneIndex first = moment_.waiting.front().lane;
    return facts_.never_wakes() ? Statement{"narration.state.never", {.co = first}} : another(first);
  }

  // What wakes next, unless it does not exist yet.
  Statement another(LaneIndex waits) const {
    const LaneIndex wakes = facts_.wakes_next();
    if (wakes == kNoLane) return {"narration.state.waits", {.co = waits}};
    return {"narration.state.wakes", {.co = wakes, .t = Due(facts_.next_ready()->t)}};
  }

  // --- the end

  Statement end() const {
    const About about{.t = Due(timeline_.total)};
    switch (timeline_.why) {
      case trace::Why::deadlock: return deadlock();
      case trace::Why::limit_events: return {"narration.end.limit_events", about};
      case trace::Why::limit_turns: return {"narration.end.limit_turns", about};
      case trace::Why::limit_cpu: return {"narration.end.limit_cpu", about};
      case trace::Why::exit: return {"narration.end.exit", about};
      case trace::Why::error:
      case trace::Why::syntax: return failed();
      case trace::Why::none:
      case trace::Why::ok: break;
    }
    return {"narration.end.ok", about};
  }

 private:
  Statement deadlock() const {
    About about{.all = facts_.blocked()};
    return {about.all.empty() ? "narration.end.deadlock_none" : "narration.end.deadlock", about};
  }

  Statement failed() const {
    const std::string key = timeline_.why == trace::Why::error ? "narration.end.error" : "narration.end.syntax";
    const auto error = std::find_if(events_.list.rbegin(), events_.list.rend(),
                                    [](const trace::Event& event) { return event.kind == trace::Kind::error; });
    if (error == events_.list.rend()) return {key, {.t = Due(timeline_.total)}};
    return {key + "_text", {.line = error->line, .exc = error->exc, .text = error->text}};
  }

  const Timeline& timeline_;
  const trace::Events& events_;
  const Moment& moment_;
  Facts facts_;
};

}  // namespace

Statement narration_statement(const Timeline& timeline, const trace::Events& events, const Moment& moment) {
  const Narrator narrator(timeline, events, moment);
  if (moment.finished) return narrator.end();
  if (moment.event < 0) return {"narration.start"};
  const trace::Event& event = events.list[static_cast<std::size_t>(moment.event)];
  const bool at_its_instant = event.t == clamped(timeline, moment.at).t;
  return at_its_instant ? step_statement(timeline, events, moment, event) : narrator.state();
}

Sentence narrate(const Timeline& timeline, const trace::Events& events, const Moment& moment, const text::Words& words,
                 ShownLines lines) {
  return Voice(timeline, events, words, lines).sentence(narration_statement(timeline, events, moment));
}

}  // namespace timeline
