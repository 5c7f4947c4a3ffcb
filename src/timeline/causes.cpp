#include "timeline/causes.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

namespace timeline {
namespace {

using trace::Event;
using trace::Id;
using trace::Kind;

// What is known of a task up to the current event.
struct TaskState {
  std::uint32_t made = kNoEvent, suspended = kNoEvent, ready = kNoEvent, latest = kNoEvent, ended = kNoEvent;
  Id creator = 0;
  std::vector<Id> ended_children;  // since its last step
  bool cancelled = false;  // since it was suspended
  bool observed = false;   // what waited for it is in the trace
};

class CauseFinder {
 public:
  explicit CauseFinder(const trace::Events& events) : events_(events), tasks_(1) {
    out_.reasons.resize(events.list.size());
    out_.busy.resize(events.list.size(), kNoEvent);
  }

  Causes run() && {
    std::uint32_t busy = kNoEvent;
    for (std::uint32_t i = 0; i < events_.list.size(); ++i) {
      out_.busy[i] = busy;
      if (i > 0) out_.reasons[i] = reason(event(i));
      note(event(i));
      if (ends_busy(events_, out_.reasons[i], i)) busy = i;
    }
    return std::move(out_);
  }

 private:
  const Event& event(std::uint32_t i) const { return events_.list[i]; }
  TaskState& task(Id id) {
    if (id >= tasks_.size()) tasks_.resize(id + std::size_t{1});
    return tasks_[id];
  }
  static Reason from(Reason::Kind kind, std::uint32_t event, std::uint32_t i) {
    return event < i ? Reason{kind, event} : Reason{Reason::Kind::order, i - 1};
  }

  Reason reason(const Event& e) {
    const std::uint32_t i = e.i;
    if (e.kind == Kind::task_resume) need_children(e);
    if (e.kind == Kind::task_start) return from(Reason::Kind::made, task(e.task).made, i);
    if (e.kind == Kind::task_resume) {
      const TaskState& one = task(e.task);
      const bool yielded = one.suspended != kNoEvent && event(one.suspended).wait == trace::Wait::yield;
      return yielded ? from(Reason::Kind::yielded, one.suspended, i) : from(Reason::Kind::woken, one.ready, i);
    }
    if (active_ != 0) return {Reason::Kind::follows, i - 1};
    return outside(e);
  }

  // Between steps: module code, what the loop itself does, and callbacks.
  Reason outside(const Event& e) {
    const bool caused = e.kind == Kind::task_ready || e.kind == Kind::task_cancel;
    if (const std::uint32_t worker = printing_worker(e); worker != kNoEvent) return from(Reason::Kind::printed, worker, e.i);
    if (calls_ > 0 || e.kind == Kind::block_end) return {Reason::Kind::follows, e.i - 1};
    if ((caused || e.kind == Kind::end) && e.cause.kind != trace::Cause::Kind::none) return by_cause(e);
    const bool called = e.kind == Kind::fn_start || e.kind == Kind::block_begin || e.kind == Kind::print;
    if (called && e.cause.kind != trace::Cause::Kind::none) return by_cause(e);
    if (live_ == 0 && !caused) {
      if (in_module_) return {Reason::Kind::follows, e.i - 1};
      // Generators are closed, in tasks, before the workers are waited for.
      if (e.kind == Kind::task_new) return from(Reason::Kind::looped, after_loop(e), e.i);
      const std::uint32_t worker = last_worker(e);
      need_left_tasks(e);
      if (worker != kNoEvent) return from(Reason::Kind::worker, worker, e.i);
      return from(Reason::Kind::looped, after_loop(e), e.i);
    }
    if (main_ended_ != kNoEvent && caused) return from(Reason::Kind::ended, main_ended_, e.i);
    return {Reason::Kind::order, e.i - 1};
  }

  Reason by_cause(const Event& e) {
    if (e.cause.kind == trace::Cause::Kind::task) return from(Reason::Kind::ended, task(e.cause.id).latest, e.i);
    const TaskState& woken = task(e.task);
    const bool woke_it = e.kind == Kind::task_ready && woken.suspended != kNoEvent && !woken.cancelled;
    if (woke_it && event(woken.suspended).wait == trace::Wait::sleep)
      return from(Reason::Kind::sleep, woken.suspended, e.i);
    const bool worker = woke_it && events_.text(event(woken.suspended).call) == "to_thread";
    if (const auto fired = fired_.find(e.cause.id); fired != fired_.end())
      return from(Reason::Kind::fired, fired->second, e.i);
    fired_[e.cause.id] = e.i;
    const auto kind = worker ? Reason::Kind::worker : Reason::Kind::timer;
    if (const trace::TimerSetting* const timer = events_.timer(e)) {
      Reason reason = from(kind, timer->after, e.i);
      reason.setting = reason.kind == kind ? e.setting : 0;
      return reason;
    }
    return from(kind, woken.suspended != kNoEvent ? woken.suspended : woken.latest, e.i);
  }

  // What module code after the event loop waited for: main, unless it took longer to end all tasks.
  std::uint32_t after_loop(const Event& e) const {
    if (main_ended_ == kNoEvent) return e.i - 1;
    return event(main_ended_).t == e.t ? main_ended_ : e.i - 1;
  }

  // An await of a task that has ended leaves no event: its creator may need it in its next step.
  void need_children(const Event& e) {
    for (const Id id : std::exchange(task(e.task).ended_children, {}))
      if (!task(id).observed) out_.needs.push_back({task(id).ended, e.i});
  }

  // asyncio.run ends all tasks that main leaves.
  void need_left_tasks(const Event& e) {
    for (const std::uint32_t end : std::exchange(ended_after_main_, {})) out_.needs.push_back({end, e.i});
    for (const std::uint32_t call : std::exchange(left_workers_, {}))
      if (const Nanos end = worker_end(event(call)); end <= e.t) out_.needs.push_back({call, e.i, end - event(call).t});
  }

  // Where the worker was called that may have printed this.
  std::uint32_t printing_worker(const Event& e) const {
    const bool may = e.kind == Kind::print && e.fn == 0 && e.co == 0 && e.cause.kind == trace::Cause::Kind::none;
    if (!may || in_module_) return kNoEvent;
    const auto found = std::ranges::find_if(left_workers_, [&](std::uint32_t call) { return worker_end(event(call)) >= e.t; });
    return found == left_workers_.end() ? kNoEvent : *found;
  }

  // Where the worker was called that the end of the loop waited for; kNoEvent: it waited for none.
  std::uint32_t last_worker(const Event& e) const {
    std::uint32_t last = kNoEvent;
    Nanos latest = event(ended_after_main_.empty() ? e.i - 1 : ended_after_main_.back()).t;
    for (const std::uint32_t call : left_workers_) {
      const Nanos end = worker_end(event(call));
      if (end > latest && end <= e.t) last = call;
      if (last == call) latest = end;
    }
    return last;
  }
  static Nanos worker_end(const Event& call) {
    return trace::from_seconds(trace::in_seconds(call.t) + call.delay);
  }

  void note(const Event& e) {
    const bool was_outside = active_ == 0;
    switch (e.kind) {
      case Kind::task_new: make(e); break;
      case Kind::task_start:
      case Kind::task_resume: active_ = e.task; break;
      case Kind::task_suspend: suspend(e); break;
      case Kind::task_ready: ready(e); break;
      case Kind::task_cancel: task(e.task).cancelled = true; break;
      case Kind::task_end: end(e); break;
      case Kind::fn_start: calls_ += was_outside && live_ > 0 ? 1 : 0; break;
      case Kind::fn_end: calls_ -= was_outside && calls_ > 0 ? 1 : 0; break;
      default: break;
    }
    if (active_ != 0) task(active_).latest = e.i;
    const bool of_worker = out_.reasons[e.i].kind == Reason::Kind::printed;
    in_module_ = was_outside && active_ == 0 && live_ == 0 && !of_worker;
  }

  void make(const Event& e) {
    TaskState& made = task(e.task);
    made.made = e.i;
    made.creator = e.by;
    if (live_ == 0 && active_ == 0) {
      main_ = e.task;
      main_ended_ = kNoEvent;
    }
    ++live_;
  }

  void suspend(const Event& e) {
    TaskState& one = task(e.task);
    one.suspended = one.latest = e.i;
    one.cancelled = false;
    note_worker(e);
    active_ = 0;
  }

  // asyncio.run also waits for the workers whose callers were cancelled.
  void note_worker(const Event& e) {
    if (e.delay > 0 && events_.text(e.call) == "to_thread") left_workers_.insert(e.i);
  }

  void ready(const Event& e) {
    TaskState& one = task(e.task);
    one.ready = e.i;
    if (!one.cancelled) left_workers_.erase(one.suspended);
    if (one.suspended == kNoEvent) return;
    const Event& wait = event(one.suspended);
    if (wait.wait != trace::Wait::sleep) out_.needs.push_back({one.suspended, e.i});
    for (const Id id : events_.tasks(wait)) {
      TaskState& awaited = task(id);
      if (awaited.ended == kNoEvent) continue;
      awaited.observed = true;
      out_.needs.push_back({awaited.ended, e.i});
    }
  }

  void end(const Event& e) {
    TaskState& one = task(e.task);
    one.ended = one.latest = e.i;
    active_ = 0;
    live_ -= live_ > 0 ? 1 : 0;
    if (e.task == main_) main_ended_ = e.i;
    if (main_ended_ != kNoEvent) ended_after_main_.push_back(e.i);
    if (one.creator != 0) task(one.creator).ended_children.push_back(e.task);
  }

  const trace::Events& events_;
  Causes out_;
  std::vector<TaskState> tasks_;
  std::unordered_map<Id, std::uint32_t> fired_;  // by the number of a timer that is not a sleep's: the first event
  Id active_ = 0;  // the task whose step runs
  Id main_ = 0;    // of the current asyncio.run
  std::uint32_t main_ended_ = kNoEvent;
  std::vector<std::uint32_t> ended_after_main_;  // main's end, too
  std::set<std::uint32_t> left_workers_;  // where to_thread was called and has not answered
  std::size_t live_ = 0;   // tasks that have not ended
  std::size_t calls_ = 0;  // plain calls of the current callback
  bool in_module_ = true;  // the event before is module code
};

}  // namespace

Nanos allowed_at(const trace::Events& events, const Reason& reason, std::uint32_t event) {
  const Nanos now = events.list[event].t;
  if (reason.from == kNoEvent) return now;
  const trace::Event& from = events.list[reason.from];
  if (!reason.is_wait()) return std::min(from.t, now);
  if (reason.setting != 0) return std::clamp(events.timers[reason.setting - 1].due, std::min(from.t, now), now);
  if (reason.kind == Reason::Kind::timer || from.delay <= 0) return now;
  return std::clamp(trace::from_seconds(trace::in_seconds(from.t) + from.delay), std::min(from.t, now), now);
}

bool ends_busy(const trace::Events& events, const Reason& reason, std::uint32_t i) {
  return reason.kind == Reason::Kind::follows && events.list[i].t > events.list[reason.from].t;
}

Causes find_causes(const trace::Events& events) { return CauseFinder(events).run(); }

}  // namespace timeline
