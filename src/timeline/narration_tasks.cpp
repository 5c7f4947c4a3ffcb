#include "timeline/narration_tasks.hpp"

#include <algorithm>

#include "timeline/event_statement.hpp"
#include "timeline/span_statements.hpp"

namespace timeline {
namespace {

using trace::Cause;
using trace::Event;
using trace::How;
using trace::Kind;
using trace::Wait;

class TaskStep : detail::EventStatement {
 public:
  TaskStep(const Timeline& timeline, const trace::Events& events, const Moment& moment, const Event& event)
      : EventStatement(timeline, events, moment, event) {
    about_.co = timeline_.root_of(event.task);
    about_.call = event.call;
  }

  Statement statement() {
    switch (event_.kind) {
      case Kind::task_new: return said("task_new");
      case Kind::task_start: return start();
      case Kind::task_resume: return resume();
      case Kind::task_suspend: return suspend();
      case Kind::task_ready: return ready();
      case Kind::task_cancel: return cancel();
      case Kind::task_end: return end();
      default: return {"narration.start"};
    }
  }

 private:
  bool by_timer() const { return event_.cause.kind == Cause::Kind::timer; }
  bool by_task() const { return event_.cause.kind == Cause::Kind::task && event_.cause.id != event_.task; }

  Statement start() {
    about_.exc = event_.thrown;
    if (event_.thrown == 0) return said("task_start.run");
    return said(timeline_.has(about_.co) && timeline_.lane(about_.co).agen ? "task_start.thrown_closing" : "task_start.thrown");
  }

  Statement resume() {
    about_.co = lane_of(timeline_, Lane::Kind::coroutine, event_.co);
    if (event_.thrown != 0) {
      about_.exc = event_.thrown;
      return said("task_resume.thrown");
    }
    if (by_timer()) return said(facts_.last_wait(about_.co) == Wait::future ? "task_resume.result" : "task_resume.timer");
    if (!by_task()) return said("task_resume.turn");
    about_.other = timeline_.root_of(event_.cause.id);
    return said("task_resume.task");
  }

  Statement ready() {
    about_.co = facts_.innermost(event_.task);
    if (by_task()) {
      about_.other = timeline_.root_of(event_.cause.id);
      return said("task_ready.task");
    }
    if (facts_.was_cancelled(event_.task)) return said("task_ready.cancelled");
    if (!by_timer()) return said("task_ready.other");
    if (facts_.last_wait(about_.co) == Wait::future) return said("task_ready.result");
    return was_late() ? said("task_ready.timer_late") : said("task_ready.timer");
  }

  bool was_late() {
    const std::int32_t now = moment_.lane(about_.co).span;
    if (now < 1) return false;
    const auto late = late_end(timeline_, about_.co, timeline_.lane(about_.co).spans[static_cast<std::size_t>(now) - 1]);
    if (late) about_.other = late->about.other, about_.t = late->about.t;
    return late.has_value();
  }

  // --- a step ends

  Statement suspend() {
    about_.co = lane_of(timeline_, Lane::Kind::coroutine, event_.co);
    if (event_.wait == Wait::yield) return said(moment_.ready.size() > 1 ? "task_suspend.yield" : "task_suspend.yield_alone");
    const std::string what = waited_for();
    if (moment_.ready.empty()) return said(what, facts_.live_tasks() == 1 ? "gives_back.only" : "gives_back.none");
    about_.other = moment_.ready.front();
    return said(what, "gives_back.next");
  }

  // Also fills in {names} and {number}: the tasks that have not ended.
  std::string waited_for() {
    if (event_.wait == Wait::sleep) return "task_suspend.sleep";
    for (const trace::Id task : events_.tasks(event_)) {
      const LaneIndex root = timeline_.root_of(task);
      if (root != kNoLane && !moment_.lane(root).ended) about_.all.push_back(root);
    }
    about_.number = about_.all.size();
    if (event_.wait == Wait::task && about_.number == 1) return "task_suspend.task";
    if (event_.wait == Wait::gather && about_.number > 0) {
      if (about_.number == 1) return "task_suspend.task";
      return needs_all(event_.call) ? "task_suspend.gather" : "task_suspend.some";
    }
    return event_.call != 0 ? "task_suspend.future_call" : "task_suspend.future";
  }

  // gather() and a task group need all of their tasks; wait() may need only the first.
  bool needs_all(trace::TextId call) const { return call == 0 || events_.text(call) == "TaskGroup"; }

  // --- a cancel

  Statement cancel() {
    about_.co = facts_.innermost(event_.task);
    const bool by_another = event_.byco != 0 || event_.by != 0 || event_.cause.kind == Cause::Kind::task;
    const trace::Id by = event_.by != 0 ? event_.by : event_.cause.id;
    about_.by = event_.byco != 0 ? lane_of(timeline_, Lane::Kind::coroutine, event_.byco) : timeline_.root_of(by);
    const std::string who = by_another ? "by" : event_.cause.kind == Cause::Kind::timer ? "timer" : "other";
    return said("task_cancel." + who, consequence());
  }

  // What becomes of it, from what happens: the exception may be raised, at once or not, or not at all.
  std::string consequence() const {
    const Event* const next = facts_.next_step(event_.task);
    if (next == nullptr || next->thrown == 0 || events_.text(next->thrown) != "CancelledError") return "cancel.asked";
    if (next->kind != Kind::task_start) return "cancel.thrown";
    return moment_.lane(timeline_.root_of(event_.task)).line == 0 ? "cancel.unstarted" : "cancel.asked";
  }

  // --- a task has ended: what that means for what waits for it

  Statement end() {
    const auto waiters = facts_.waiters(about_.co);
    const std::string how = event_.how == How::raised      ? "task_end.raised"
                            : event_.how == How::cancelled ? "task_end.cancelled"
                                                           : "task_end.returned";
    if (waiters.empty()) return said(how, facts_.is_main(event_.task) ? "waiters.main" : "waiters.none");
    if (waiters.size() > 1) {
      about_.number = waiters.size();
      return said(how, "waiters.several");
    }
    about_.other = waiters.front()->lane;
    if (event_.how == How::raised || event_.how == How::cancelled) return said(how, throws_on() ? "waiters.thrown" : "waiters.one");
    return said(how, returned_to(*waiters.front()));
  }

  // Whether the one that waits gets this exception: gather with return_exceptions does not, for example.
  bool throws_on() {
    const Event* const next = facts_.next_step(timeline_.lane(about_.other).task);
    if (next == nullptr || next->thrown == 0 || next->cause != Cause{Cause::Kind::task, event_.task}) return false;
    const bool cancelled = event_.how == How::cancelled;
    if (cancelled ? events_.text(next->thrown) != "CancelledError" : next->thrown != event_.exc) return false;
    about_.exc = next->thrown;
    return true;
  }

  std::string returned_to(const WaitMoment& wait) {
    about_.number = facts_.open(wait);
    if (wait.on.size() > 1 && !needs_all(wait.call)) return "waiters.one";
    if (about_.number > 0) return "waiters.needs_more";
    const Event* const next = facts_.next_ready(timeline_.lane(wait.lane).task);
    const bool wakes = next != nullptr && next->cause == Cause{Cause::Kind::task, event_.task};
    return wakes ? "waiters.continues" : "waiters.one";
  }
};

}  // namespace

Statement task_statement(const Timeline& timeline, const trace::Events& events, const Moment& moment,
                         const trace::Event& event) {
  return TaskStep(timeline, events, moment, event).statement();
}

}  // namespace timeline
