#include "timeline/build.hpp"

#include <algorithm>

#include "timeline/arrange.hpp"

namespace timeline {
namespace {

using trace::Event;
using trace::Id;
using trace::Kind;

Cap cap_of(trace::How how) {
  switch (how) {
    case trace::How::none:
    case trace::How::returned: return Cap::returned;
    case trace::How::raised: return Cap::raised;
    case trace::How::cancelled: return Cap::cancelled;
    case trace::How::closed: return Cap::closed;
  }
  return Cap::returned;
}

/// Replays the events. Lanes are numbered by creation here; arrange() gives them their places at the end.
class Builder {
 public:
  explicit Builder(const trace::Events& events) : events_(events), lanes_(out_.lanes) {
    lanes_.emplace_back().kind = Lane::Kind::thread;
    open_.push_back(false);
  }

  Timeline run() {
    for (const Event& event : events_.list) {
      if (event.kind == Kind::meta) continue;
      if (event.kind == Kind::end) out_.why = event.why;
      advance(event);
      if (event.kind == Kind::end) break;
      take(event);
      hold_thread();
    }
    finish();
    return std::move(out_);
  }

 private:
  using Stack = std::vector<LaneIndex>;  // coroutines and plain calls of one task, outermost first

  struct Task {
    LaneIndex root = kNoLane;
    Stack stack;
    Position ready;
  };

  // --- time

  void advance(const Event& event) {
    const Position previous = here_;
    const std::uint32_t previous_event = now_;
    if (out_.instants.empty() || out_.instants.back().t != event.t) {
      if (event.kind != Kind::end) out_.instants.push_back({event.t, event.i, 0});
      here_ = {event.t, 0};
      if (now_ != 0) idle(previous, previous_event);
    } else {
      here_ = {event.t, out_.instants.back().count};
    }
    if (event.kind != Kind::end) ++out_.instants.back().count;
    now_ = event.i;
    out_.total = event.t;
  }

  // Time has flown while a loop ran and nobody held the thread.
  void idle(Position previous, std::uint32_t previous_event) {
    if (open_[0] || live_tasks_ == 0) return;
    Span span;
    span.state = State::idle;
    const bool just_freed = freed_.t == previous.t;
    span.begin = just_freed ? freed_ : previous;
    span.event = just_freed ? freed_by_ : previous_event;
    span.end = here_;
    lanes_[0].spans.push_back(span);
  }

  void finish() {
    if (!out_.instants.empty() && out_.instants.back().t == here_.t) here_.within = out_.instants.back().count;
    out_.end = here_;
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) close(static_cast<LaneIndex>(lane));
    for (const Task& task : tasks_) out_.task_roots.push_back(task.root);
    arrange(out_);
  }

  // --- lanes and spans

  Lane& lane(LaneIndex i) { return lanes_[static_cast<std::size_t>(i)]; }
  bool is_open(LaneIndex i) const { return i != kNoLane && open_[static_cast<std::size_t>(i)]; }
  bool is(LaneIndex i, State state) { return is_open(i) && lane(i).spans.back().state == state; }

  LaneIndex add_lane(Lane::Kind kind, Id id, const Event& event) {
    Lane& made = lanes_.emplace_back();
    open_.push_back(false);
    made.kind = kind;
    made.id = id;
    made.name = events_.text(event.name);
    made.line = event.line;
    return static_cast<LaneIndex>(lanes_.size()) - 1;
  }

  void close(LaneIndex i) {
    if (!is_open(i)) return;
    open_[static_cast<std::size_t>(i)] = false;
    Span& last = lane(i).spans.back();
    last.end = here_;
    if (last.begin == last.end) lane(i).spans.pop_back();
  }

  Span& set(LaneIndex i, State state, LaneIndex other = kNoLane) {
    if (i == kNoLane || lane(i).cap != Cap::none) return nowhere_;
    close(i);
    Span span;
    span.state = state;
    span.begin = here_;
    span.event = now_;
    span.line = lane(i).stands.empty() ? 0 : lane(i).stands.back().line;
    span.other = other;
    open_[static_cast<std::size_t>(i)] = true;
    return lane(i).spans.emplace_back(span);
  }

  void stand(LaneIndex i, std::uint32_t line) {
    if (i == kNoLane || i == 0 || line == 0) return;
    std::vector<Stand>& stands = lane(i).stands;
    if (stands.empty() || stands.back().line != line) stands.push_back({now_, line});
  }

  void cap(LaneIndex i, Cap how, trace::TextId exc) {
    if (i == kNoLane || lane(i).cap != Cap::none) return;
    close(i);
    lane(i).cap = how;
    lane(i).cap_at = here_;
    lane(i).exc = exc;
  }

  // --- who is who

  static LaneIndex find(const std::vector<LaneIndex>& lanes, Id id) {
    return id == 0 || id > lanes.size() ? kNoLane : lanes[id - 1];
  }
  static void put(std::vector<LaneIndex>& lanes, Id id, LaneIndex lane) {
    if (id == lanes.size() + 1) lanes.push_back(lane);
  }
  LaneIndex co(Id id) const { return find(cos_, id); }
  LaneIndex fn(Id id) const { return find(fns_, id); }
  LaneIndex doer(const Event& event) const { return event.fn != 0 ? fn(event.fn) : co(event.co); }
  Task& task(Id id) { return id == 0 || id > tasks_.size() ? no_task_ = {} : tasks_[id - 1]; }
  Stack& stack() { return active_ != 0 ? task(active_).stack : module_; }
  static LaneIndex top(const Stack& stack) { return stack.empty() ? kNoLane : stack.back(); }

  // --- what holds the thread below what

  void enter(LaneIndex inner) {
    Stack& calls = stack();
    set(top(calls), State::awaiting, inner);
    calls.push_back(inner);
    set(inner, State::running);
  }

  // Takes `inner` off, and whatever is still above it; who stands below goes on.
  void leave(LaneIndex inner) {
    Stack& calls = stack();
    const auto found = std::find(calls.rbegin(), calls.rend(), inner);
    if (inner == kNoLane || found == calls.rend()) return;
    calls.erase(std::prev(found.base()), calls.end());
    set(top(calls), State::running);
  }

  // The thread lane says who holds it after the event just taken.
  void hold_thread() {
    const LaneIndex holder = top(stack());
    const bool held = is(holder, State::running) || is(holder, State::blocked);
    if (!held && !in_module_) {
      if (open_[0]) {
        freed_ = here_;
        freed_by_ = now_;
      }
      close(0);
      return;
    }
    const State state = blocked_ ? State::blocked : State::running;
    const LaneIndex other = held ? holder : kNoLane;
    if (is(0, state) && lanes_[0].spans.back().other == other) return;
    set(0, state, other);
    if (blocked_) lanes_[0].spans.back().delay = blocked_for_;
  }

  // --- events

  void take(const Event& event) {
    if (event.kind != Kind::error && event.kind != Kind::clock) in_module_ = active_ == 0 && live_tasks_ == 0;
    switch (event.kind) {
      case Kind::co_new: co_new(event); break;
      case Kind::co_start: co_start(event); break;
      case Kind::co_end: co_end(event); break;
      case Kind::co_never_awaited: cap(co(event.co), Cap::never_awaited, 0); break;
      case Kind::task_new: task_new(event); break;
      case Kind::task_start:
      case Kind::task_resume: task_step(event); break;
      case Kind::task_suspend: task_suspend(event); break;
      case Kind::task_ready: task_ready(event); break;
      case Kind::task_end: task_end(event); break;
      case Kind::task_cancel: stand(co(event.byco), event.line); break;
      case Kind::agen_yield:
        stand(co(event.co), event.line);
        close(co(event.co));
        leave(co(event.co));
        break;
      case Kind::agen_next:
        stand(co(event.co), event.line);
        if (co(event.co) != kNoLane) enter(co(event.co));
        break;
      case Kind::print: print(event); break;
      case Kind::block_begin:
      case Kind::block_end: block(event); break;
      case Kind::fn_start: fn_start(event); break;
      case Kind::fn_end:
        cap(fn(event.fn), cap_of(event.how), event.exc);
        leave(fn(event.fn));
        break;
      case Kind::meta:
      case Kind::clock:
      case Kind::error:
      case Kind::end: break;
    }
  }

  void co_new(const Event& event) {
    const LaneIndex made = add_lane(Lane::Kind::coroutine, event.co, event);
    put(cos_, event.co, made);
    lane(made).parent = co(event.by);
    lane(made).task = event.task;
    lane(made).agen = event.agen;
    stand(co(event.by), event.at);
    set(made, State::plan).line = event.at;
  }

  void co_start(const Event& event) {
    const LaneIndex started = co(event.co);
    if (started == kNoLane) return;
    lane(started).task = event.task;
    if (event.parent != 0) lane(started).parent = co(event.parent);
    stand(started, event.line);
    if (top(stack()) != started) enter(started);
    if (is_open(started)) lane(started).spans.back().line = event.line;
  }

  void co_end(const Event& event) {
    cap(co(event.co), cap_of(event.how), event.exc);
    leave(co(event.co));
  }

  void task_new(const Event& event) {
    if (event.task != tasks_.size() + 1) return;
    Task& made = tasks_.emplace_back();
    made.root = co(event.co);
    made.ready = here_;
    ++live_tasks_;
    stand(co(event.byco), event.line);
    if (made.root == kNoLane) return;
    lane(made.root).task = event.task;
    const LaneIndex maker = event.byco != 0 ? co(event.byco) : top(module_);
    if (maker != made.root) lane(made.root).parent = maker;
    set(made.root, State::ready).line = event.line;
  }

  void task_step(const Event& event) {
    Task& stepped = task(event.task);
    active_ = event.task;
    in_module_ = false;
    if (is(top(module_), State::running)) set(top(module_), State::awaiting, stepped.root);
    if (stepped.stack.empty() && stepped.root != kNoLane) stepped.stack.push_back(stepped.root);
    const LaneIndex lane_run = top(stepped.stack);
    if (event.kind == Kind::task_resume) stand(lane_run, event.line);
    Span& span = set(lane_run, State::running);
    if (span.line == 0) span.line = event.line;
    if (event.cause.kind == trace::Cause::Kind::none) return;
    const bool by_task = event.cause.kind == trace::Cause::Kind::task;
    const LaneIndex from = by_task ? task(event.cause.id).root : kNoLane;
    if (by_task && event.cause.id == event.task) return;
    out_.wakes.push_back({from, lane_run, stepped.ready, here_, now_});
  }

  void task_suspend(const Event& event) {
    Task& suspended = task(event.task);
    const LaneIndex inner = top(suspended.stack);
    stand(inner, event.line);
    Span& span = set(inner, event.wait == trace::Wait::yield ? State::ready : State::waiting);
    span.wait = event.wait;
    span.call = event.call;
    span.delay = event.delay;
    for (const trace::Link& link : events_.chain(event)) awaits_at(co(link.co), link.line);
    suspended.ready = here_;
    active_ = 0;
  }

  // Only a suspension tells where an outer coroutine awaits: it has stood there since it began to.
  void awaits_at(LaneIndex outer, std::uint32_t line) {
    if (line == 0 || !is(outer, State::awaiting)) return;
    Span& span = lane(outer).spans.back();
    std::vector<Stand>& stands = lane(outer).stands;
    if (stands.empty() || stands.back().line == line) return;
    span.line = line;
    if (stands.back().event == span.event) {
      stands.back().line = line;
    } else {
      stands.push_back({span.event, line});
    }
  }

  void task_ready(const Event& event) {
    task(event.task).ready = here_;
    const LaneIndex inner = top(task(event.task).stack);
    if (is(inner, State::waiting)) set(inner, State::ready);
  }

  void task_end(const Event& event) {
    Task& ended = task(event.task);
    cap(ended.root, cap_of(event.how), event.exc);
    ended.stack.clear();
    if (active_ == event.task) active_ = 0;
    if (live_tasks_ > 0) --live_tasks_;
    if (live_tasks_ == 0 && is(top(module_), State::awaiting)) set(top(module_), State::running);
  }

  void print(const Event& event) {
    stand(doer(event), event.line);
    Output& output = out_.output.emplace_back();
    output.at = here_;
    output.event = now_;
    output.lane = doer(event);
    const std::string_view end = event.end == 0 ? "\n" : events_.text(event.end);
    output.text = events_.text(event.text);
    output.text += end;
    output.newline = output.text.ends_with('\n');
    if (output.newline) output.text.pop_back();
  }

  void block(const Event& event) {
    blocked_ = event.kind == Kind::block_begin;
    blocked_for_ = event.delay;
    stand(doer(event), event.line);
    Span& span = set(doer(event), blocked_ ? State::blocked : State::running);
    span.delay = event.delay;
  }

  void fn_start(const Event& event) {
    const LaneIndex caller = event.parent != 0 ? fn(event.parent) : event.co != 0 ? co(event.co) : top(stack());
    stand(caller, event.at);
    const LaneIndex made = add_lane(Lane::Kind::function, event.fn, event);
    put(fns_, event.fn, made);
    lane(made).parent = caller;
    lane(made).task = event.task;
    stand(made, event.line);
    enter(made);
  }

  const trace::Events& events_;
  Timeline out_;
  std::vector<Lane>& lanes_;
  std::vector<bool> open_;  // for each lane: its last span has no end yet
  std::vector<LaneIndex> cos_, fns_;
  std::vector<Task> tasks_;
  Task no_task_;
  Span nowhere_;
  Stack module_;  // plain calls outside any task
  Id active_ = 0;
  std::size_t live_tasks_ = 0;
  bool in_module_ = false;  // module-level code itself made the last event
  bool blocked_ = false;
  double blocked_for_ = 0;
  Position here_;
  std::uint32_t now_ = 0;
  Position freed_;
  std::uint32_t freed_by_ = 0;
};

}  // namespace

Timeline build(const trace::Events& events) { return Builder(events).run(); }

}  // namespace timeline
