#include "timeline/narration.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "timeline/locate.hpp"
#include "timeline/voice.hpp"

namespace timeline {
namespace {

using trace::Cause;
using trace::Event;
using trace::How;
using trace::Id;
using trace::Kind;

class Narrator : Voice {
 public:
  Narrator(const Timeline& timeline, const trace::Events& events, const Moment& moment, const text::Words& words)
      : Voice(timeline, events, words), moment_(moment) {}

  Sentence tell() const {
    if (moment_.finished) return end();
    if (moment_.event < 0) return say("start");
    const auto event = static_cast<std::uint32_t>(moment_.event);
    const Position at = clamped(timeline_, moment_.at);
    return events_.list[event].t == at.t ? step(events_.list[event]) : state();
  }

 private:
  // --- the latest step

  Sentence step(const Event& e) const {
    switch (e.kind) {
      case Kind::co_new: return say("co_new", {{"co", co(e.co)}});
      case Kind::co_start: return co_start(e);
      case Kind::co_end: return co_end(e);
      case Kind::co_never_awaited: return say("co_never_awaited", {{"co", co(e.co)}, {"name", text(e.name)}});
      case Kind::task_new: return say("task_new", {{"co", task(e.task)}});
      case Kind::task_start: return task_start(e);
      case Kind::task_resume: return task_resume(e);
      case Kind::task_suspend: return task_suspend(e);
      case Kind::task_ready: return task_ready(e);
      case Kind::task_end: return task_end(e);
      case Kind::task_cancel: return task_cancel(e);
      case Kind::agen_yield: return agen_yield(e);
      case Kind::agen_next: return say("agen_next", {{"co", co(e.co)}});
      case Kind::print: return print(e);
      case Kind::block_begin: return say("block_begin", {{"co", doer(e)}, {"delay", delay(e.delay)}});
      case Kind::block_end: return say("block_end", {{"co", doer(e)}});
      case Kind::fn_start: return say("fn_start", {{"co", fn(e.fn)}});
      case Kind::fn_end: return fn_end(e);
      case Kind::clock: return say(text(e.text) == "real" ? "clock.real" : "clock.virtual");
      case Kind::error: return error(e);
      case Kind::meta:
      case Kind::end: break;
    }
    return say("start");
  }

  Sentence co_start(const Event& e) const {
    if (e.parent == 0) return say("co_start.root", {{"co", co(e.co)}});
    return say(is_agen(e.co) ? "co_start.agen" : "co_start.awaited", {{"co", co(e.co)}, {"parent", co(e.parent)}});
  }

  Sentence co_end(const Event& e) const {
    const bool to_somebody = moment_.running != kNoLane;
    const text::Arguments arguments{
        {"co", co(e.co)}, {"next", name(moment_.running)}, {"exc", exc(e)}, {"value", text(e.text)}};
    switch (e.how) {
      case How::raised: return say(to_somebody ? "co_end.raised_to" : "co_end.raised", arguments);
      case How::cancelled: return say("co_end.cancelled", arguments);
      case How::closed: return say("co_end.closed", arguments);
      case How::none:
      case How::returned: break;
    }
    if (is_agen(e.co) && to_somebody) return say("co_end.agen", arguments);
    const std::string key = e.text != 0 ? "co_end.value" : "co_end.returned";
    return say(to_somebody ? key + "_to" : key, arguments);
  }

  Sentence fn_end(const Event& e) const {
    const text::Arguments arguments{{"co", fn(e.fn)}, {"exc", exc(e)}, {"value", text(e.text)}};
    if (e.how == How::raised) return say("fn_end.raised", arguments);
    return say(e.text != 0 ? "fn_end.value" : "fn_end.returned", arguments);
  }

  Sentence task_start(const Event& e) const {
    return say(e.thrown != 0 ? "task_start.thrown" : "task_start.run", {{"co", task(e.task)}, {"exc", text(e.thrown)}});
  }

  Sentence task_resume(const Event& e) const {
    const text::Arguments arguments{{"co", co(e.co)}, {"exc", text(e.thrown)}, {"waker", task(e.cause.id)}};
    if (e.thrown != 0) return say("task_resume.thrown", arguments);
    if (e.cause.kind == Cause::Kind::timer) return say("task_resume.timer", arguments);
    const bool woken = e.cause.kind == Cause::Kind::task && e.cause.id != e.task;
    return say(woken ? "task_resume.task" : "task_resume.turn", arguments);
  }

  Sentence task_suspend(const Event& e) const {
    const auto tasks = events_.tasks(e);
    const text::Arguments arguments{{"co", co(e.co)},
                                    {"delay", delay(e.delay)},
                                    {"call", text(e.call)},
                                    {"other", task(tasks.empty() ? 0 : tasks.front())},
                                    {"next", moment_.ready.empty() ? "" : name(moment_.ready.front())},
                                    {"number", number("number", tasks.size())}};
    switch (e.wait) {
      case trace::Wait::yield: return say("task_suspend.yield", arguments);
      case trace::Wait::sleep:
        return say(moment_.ready.empty() ? "task_suspend.sleep" : "task_suspend.sleep_next", arguments);
      case trace::Wait::task:
      case trace::Wait::gather:
        if (tasks.empty()) break;
        return say(tasks.size() == 1 || e.wait == trace::Wait::task ? "task_suspend.task" : waits_for_tasks(e),
                   arguments);
      case trace::Wait::none:
      case trace::Wait::future: break;
    }
    return say(e.call != 0 ? "task_suspend.future_call" : "task_suspend.future", arguments);
  }

  // gather() and a task group need all of their tasks; wait() may need only the first.
  std::string waits_for_tasks(const Event& e) const {
    return needs_all(e.call) ? "task_suspend.gather" : "task_suspend.some";
  }

  bool needs_all(trace::TextId call) const { return call == 0 || events_.text(call) == "TaskGroup"; }

  Sentence task_ready(const Event& e) const {
    const text::Arguments arguments{{"co", innermost(e.task)}, {"waker", task(e.cause.id)}};
    if (e.cause.kind == Cause::Kind::timer) return say("task_ready.timer", arguments);
    return say(e.cause.kind == Cause::Kind::task ? "task_ready.task" : "task_ready.other", arguments);
  }

  // The coroutine of the task that runs next: the end of its chain.
  std::string innermost(Id id) const {
    if (id == 0 || id > timeline_.task_roots.size()) return task(id);
    const LaneIndex root = timeline_.task_roots[id - 1];
    for (const auto& chain : moment_.chains)
      if (std::ranges::find(chain, root) != chain.end()) return name(chain.back());
    return name(root);
  }

  Sentence task_end(const Event& e) const {
    const text::Arguments arguments{{"co", task(e.task)}, {"exc", exc(e)}};
    if (e.how == How::raised) return say("task_end.raised", arguments);
    return e.how == How::cancelled ? say("task_end.cancelled", arguments) : task_returned(e);
  }

  // What its end means for the one lane that waits for it, if there is exactly one and it needs all of its tasks.
  Sentence task_returned(const Event& e) const {
    const LaneIndex root =
        e.task == 0 || e.task > timeline_.task_roots.size() ? kNoLane : timeline_.task_roots[e.task - 1];
    const auto waits = [root](const WaitMoment& wait) { return std::ranges::find(wait.on, root) != wait.on.end(); };
    text::Arguments arguments{{"co", task(e.task)}};
    const auto found = std::ranges::find_if(moment_.waiting, waits);
    if (found == moment_.waiting.end() && is_main(e.task, root)) return say("task_end.main", arguments);
    if (root == kNoLane || std::ranges::count_if(moment_.waiting, waits) != 1 || !needs_all_of(*found))
      return say("task_end.returned", arguments);
    const auto open = std::ranges::count_if(found->on, [&](LaneIndex lane) { return !moment_.lane(lane).ended; });
    arguments.emplace_back("waiter", name(found->lane));
    arguments.emplace_back("number", number("number", static_cast<std::size_t>(open)));
    return say(open == 0 ? "task_end.last" : "task_end.of_several", arguments);
  }

  // The task that asyncio.run makes: the first, and no coroutine made it.
  bool is_main(Id id, LaneIndex root) const {
    return id == 1 && root != kNoLane && timeline_.lane(root).parent == kNoLane;
  }

  bool needs_all_of(const WaitMoment& wait) const { return wait.on.size() == 1 || needs_all(wait.call); }

  Sentence task_cancel(const Event& e) const {
    const bool by_somebody = e.byco != 0 || e.by != 0 || e.cause.kind == Cause::Kind::task;
    const std::string by = e.byco != 0 ? co(e.byco) : task(e.by != 0 ? e.by : e.cause.id);
    const text::Arguments arguments{{"co", innermost(e.task)}, {"by", by}};
    if (by_somebody) return say("task_cancel.by", arguments);
    return say(e.cause.kind == Cause::Kind::timer ? "task_cancel.timer" : "task_cancel.other", arguments);
  }

  Sentence agen_yield(const Event& e) const {
    const text::Arguments arguments{{"co", co(e.co)}, {"next", name(moment_.running)}};
    return say(moment_.running != kNoLane ? "agen_yield.to" : "agen_yield.alone", arguments);
  }

  Sentence print(const Event& e) const {
    const std::string printed = excerpt(e.text);
    return say(printed.empty() ? "print.empty" : "print.text", {{"co", doer(e)}, {"text", printed}});
  }

  Sentence error(const Event& e) const {
    return say(e.line != 0 ? "error.at" : "error.nowhere",
               {{"exc", text(e.exc)}, {"text", excerpt(e.text)}, {"line", std::to_string(e.line)}});
  }

  // --- while the clock runs

  Sentence state() const {
    const Span* const held = moment_.span(timeline_, 0);
    if (moment_.blocked) return say("state.blocked", {{"delay", fmt::format("{}", held->delay)}});
    if (held != nullptr && held->state != State::idle) return say("state.running", {{"co", name(moment_.running)}});
    if (!moment_.ready.empty()) return say("state.choosing");
    return waiting();
  }

  // A lane that waits for a task waits indirectly; only the lanes that wait directly are counted.
  Sentence waiting() const {
    std::vector<LaneIndex> all;
    for (const TimerMoment& timer : moment_.timers) all.push_back(timer.lane);
    for (const WaitMoment& wait : moment_.waiting)
      if (wait.on.empty()) all.push_back(wait.lane);
    if (all.empty()) return say("state.nothing");
    const bool timers = !moment_.timers.empty();
    const Due until = timers ? wakes_at() : Due();
    text::Arguments arguments{{"t", time(until)}, {"co", name(all.front())}};
    if (all.size() == 1) return say(timers ? "state.alone" : "state.alone_none", arguments);
    arguments.emplace_back("all", number("all", all.size()));
    if (!timers) return say("state.together_none", arguments);
    const bool same = std::ranges::all_of(moment_.timers, [&](const TimerMoment& timer) { return timer.due == until; });
    if (!same) return say("state.together_first", arguments);
    return say(moment_.timers.size() == 1 ? "state.together_one" : "state.together_same", arguments);
  }

  // The time of the next event: a timeout may come before the timers of the sleeping lanes.
  Due wakes_at() const {
    const auto next = std::ranges::upper_bound(timeline_.instants, moment_.at.t, {}, &Instant::t);
    return next == timeline_.instants.end() ? moment_.timers.front().due : Due(next->t);
  }

  // --- the end

  Sentence end() const {
    const text::Arguments arguments{{"t", time(timeline_.total)}};
    switch (timeline_.why) {
      case trace::Why::deadlock: return deadlock();
      case trace::Why::limit_events: return say("end.limit_events", arguments);
      case trace::Why::limit_turns: return say("end.limit_turns", arguments);
      case trace::Why::limit_cpu: return say("end.limit_cpu", arguments);
      case trace::Why::exit: return say("end.exit", arguments);
      case trace::Why::error:
      case trace::Why::syntax: return failed(timeline_.why == trace::Why::error ? "end.error" : "end.syntax");
      case trace::Why::none:
      case trace::Why::ok: break;
    }
    return say("end.ok", arguments);
  }

  Sentence deadlock() const {
    std::vector<LaneIndex> lanes;
    for (const Id task : events_.tasks(events_.list.back())) lanes.push_back(Facts(timeline_, events_, moment_).root(task));
    return say("end.deadlock", {{"names", names(lanes)}});
  }

  Sentence failed(const std::string& key) const {
    const auto error = std::find_if(events_.list.rbegin(), events_.list.rend(),
                                    [](const Event& event) { return event.kind == Kind::error; });
    if (error == events_.list.rend()) return say(key, {{"t", time(timeline_.total)}});
    return say(key + "_text",
               {{"exc", text(error->exc)}, {"text", excerpt(error->text)}, {"line", std::to_string(error->line)}});
  }

  const Moment& moment_;
};

}  // namespace

Sentence narrate(const Timeline& timeline, const trace::Events& events, const Moment& moment,
                 const text::Words& words) {
  return Narrator(timeline, events, moment, words).tell();
}

}  // namespace timeline
