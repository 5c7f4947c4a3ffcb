#include "timeline/build.hpp"

#include <algorithm>

#include "timeline/arrange.hpp"
#include "timeline/facts.hpp"
#include "timeline/loop_index.hpp"
#include "timeline/saving.hpp"
#include "timeline/task_rows.hpp"
#include "timeline/thread_lane.hpp"
#include "timeline/tracks.hpp"
#include "timeline/wait_sum.hpp"

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

/// Replays the events. Lanes are numbered by creation here; arrange() puts them in their final order at the end.
class Builder {
 public:
  explicit Builder(const trace::Events& events) : events_(events), tracks_(out_.lanes) {}

  Timeline run() {
    for (const Event& event : events_.list) {
      if (event.kind == Kind::meta && event.i == 0) continue;
      if (event.kind == Kind::end) out_.why = event.why;
      advance(event);
      if (event.kind == Kind::end) break;
      take(event);
      thread_.hold(top(stack()), in_module_, active_ != 0);
    }
    finish();
    return std::move(out_);
  }

 private:
  using Stack = std::vector<LaneIndex>;  // coroutines and plain calls of one task, outermost first

  struct OpenTask {
    LaneIndex root = kNoLane;
    Stack stack;
    std::uint32_t event = 0;
    Position made;
    Position ready;
  };

  // --- time

  void advance(const Event& event) {
    const Nanos t = std::max(event.t, tracks_.here().t);  // only an invalid trace goes back in time
    const bool later = out_.instants.empty() || out_.instants.back().t != t;
    const Position here{t, later ? 0 : out_.instants.back().count};
    if (later && !out_.instants.empty() && live_tasks_ > 0) thread_.idle_until(here);
    tracks_.move_to(here, event.i);
    out_.total = t;
    if (event.kind == Kind::end) return;
    if (later) out_.instants.push_back({t, event.i, 0});
    ++out_.instants.back().count;
  }

  void finish() {
    out_.end = tracks_.here();
    if (!out_.instants.empty() && out_.instants.back().t == out_.end.t) out_.end.within = out_.instants.back().count;
    tracks_.move_to(out_.end, tracks_.event());
    tracks_.close_all();
    for (const OpenTask& task : tasks_) out_.tasks.push_back({task.root, task.event, task.made});
    arrange(out_);
    find_task_rows(out_);
    index_loop(out_, events_);
    sum_waits(out_, events_);
    out_.printed = hash_of_output(out_.output);
  }

  // --- lanes of ids

  static LaneIndex find(const std::vector<LaneIndex>& lanes, Id id) {
    return id == 0 || id > lanes.size() ? kNoLane : lanes[id - 1];
  }
  static void put(std::vector<LaneIndex>& lanes, Id id, LaneIndex lane) {
    if (id == lanes.size() + 1) lanes.push_back(lane);
  }
  LaneIndex co(Id id) const { return find(cos_, id); }
  LaneIndex fn(Id id) const { return find(fns_, id); }
  LaneIndex doer(const Event& event) const { return event.fn != 0 ? fn(event.fn) : co(event.co); }
  OpenTask& task(Id id) { return id == 0 || id > tasks_.size() ? no_task_ = {} : tasks_[id - 1]; }
  Stack& stack() { return active_ != 0 ? task(active_).stack : module_; }
  static LaneIndex top(const Stack& stack) { return stack.empty() ? kNoLane : stack.back(); }

  // --- the call stack of the thread

  void enter(LaneIndex inner) {
    Stack& calls = stack();
    link(Link::Kind::call, top(calls), inner);
    tracks_.set(top(calls), State::awaiting, inner);
    calls.push_back(inner);
    tracks_.set(inner, State::running);
  }

  // Pops `inner` and everything above it; the lane below continues.
  void leave(LaneIndex inner) {
    Stack& calls = stack();
    const auto found = std::find(calls.rbegin(), calls.rend(), inner);
    if (inner == kNoLane || found == calls.rend()) return;
    calls.erase(std::prev(found.base()), calls.end());
    link(Link::Kind::returned, inner, top(calls));
    tracks_.set(top(calls), State::running);
  }

  void link(Link::Kind kind, LaneIndex from, LaneIndex to) {
    if (from != kNoLane && to != kNoLane) out_.links.push_back({kind, from, to, tracks_.here()});
  }

  // --- events

  void take(const Event& event) {
    if (event.kind != Kind::error && event.kind != Kind::clock) in_module_ = is_of_module(event);
    continue_generator(event);
    switch (event.kind) {
      case Kind::co_new: co_new(event); break;
      case Kind::co_start: co_start(event); break;
      case Kind::co_end: co_end(event); break;
      case Kind::co_never_awaited:
        out_.warnings.push_back(event.i);
        tracks_.cap(co(event.co), Cap::never_awaited);
        break;
      case Kind::task_new: task_new(event); break;
      case Kind::task_start:
      case Kind::task_resume: task_step(event); break;
      case Kind::task_suspend: task_suspend(event); break;
      case Kind::task_ready: task_ready(event); break;
      case Kind::task_end: task_end(event); break;
      case Kind::task_cancel: tracks_.stand(co(event.byco), event.line); break;
      case Kind::agen_yield:
        tracks_.stand(co(event.co), event.line);
        tracks_.close(co(event.co));
        leave(co(event.co));
        break;
      case Kind::agen_next:
        tracks_.stand(co(event.co), event.line);
        if (co(event.co) != kNoLane) enter(co(event.co));
        break;
      case Kind::print: print(event); break;
      case Kind::block_begin:
      case Kind::block_end: block(event); break;
      case Kind::fn_start: fn_start(event); break;
      case Kind::fn_end:
        tracks_.cap(fn(event.fn), cap_of(event.how), event.exc, event.text);
        leave(fn(event.fn));
        break;
      case Kind::error: out_.warnings.push_back(event.i); break;
      case Kind::meta:
      case Kind::clock:
      case Kind::end: break;
    }
  }

  // asyncio.run closes generators, and worker threads print, when no task is left.
  bool is_of_module(const Event& event) {
    if (active_ != 0 || live_tasks_ > 0) return false;
    if (event.kind == Kind::task_new && has_started(co(event.co))) return false;
    return !prints_outside(events_, event, live_tasks_);
  }

  bool has_started(LaneIndex lane) { return lane != kNoLane && !tracks_[lane].stands.empty(); }

  // aclose() and athrow() continue a generator without an event of their own: the next one that names it says so.
  void continue_generator(const Event& event) {
    const LaneIndex named = co(event.kind == Kind::co_new ? event.by : event.kind == Kind::task_new ? event.byco : event.co);
    const bool may = active_ != 0 && event.kind != Kind::agen_next && event.kind != Kind::co_start &&
                     event.kind != Kind::co_end && event.kind != Kind::task_end && event.kind != Kind::task_start;
    if (!may || named == kNoLane || !tracks_[named].agen || !has_started(named)) return;
    if (std::ranges::find(stack(), named) == stack().end()) enter(named);
  }

  void co_new(const Event& event) {
    const LaneIndex made = tracks_.add(Lane::Kind::coroutine, event.co, events_.text(event.name), event.line);
    put(cos_, event.co, made);
    tracks_[made].parent = co(event.by);
    tracks_[made].task = event.task;
    tracks_[made].agen = event.agen;
    tracks_[made].arguments = events_.text(event.text);
    tracks_.stand(co(event.by), event.at);
    tracks_.set(made, State::plan).line = event.at;
  }

  void co_start(const Event& event) {
    const LaneIndex started = co(event.co);
    if (started == kNoLane) return;
    tracks_[started].task = event.task;
    if (event.parent != 0) tracks_[started].parent = co(event.parent);
    tracks_.stand(started, event.line);
    if (top(stack()) != started) enter(started);
    if (tracks_.is_open(started)) tracks_[started].spans.back().line = event.line;
  }

  void co_end(const Event& event) {
    tracks_.cap(co(event.co), cap_of(event.how), event.exc, event.text);
    leave(co(event.co));
  }

  void task_new(const Event& event) {
    if (event.task != tasks_.size() + 1) return;
    OpenTask& made = tasks_.emplace_back();
    made.root = co(event.co);
    made.event = event.i;
    made.made = made.ready = tracks_.here();
    ++live_tasks_;
    tracks_.stand(co(event.byco), event.line);
    if (made.root == kNoLane) return;
    tracks_[made.root].task = event.task;
    const std::string_view name = events_.text(event.name);
    if (name != tracks_[made.root].name) tracks_[made.root].task_name = name;
    const LaneIndex maker = event.byco != 0 ? co(event.byco) : top(module_);
    // A generator that is closed by its own task stays below the lane that asked it for values.
    const bool is_new = tracks_[made.root].stands.empty();
    if (maker != made.root && is_new) tracks_[made.root].parent = maker;
    if (maker != made.root) link(Link::Kind::made, maker, made.root);
    tracks_.set(made.root, State::ready).line = event.line;
  }

  void task_step(const Event& event) {
    OpenTask& stepped = task(event.task);
    active_ = event.task;
    in_module_ = false;
    if (tracks_.is(top(module_), State::running)) tracks_.set(top(module_), State::awaiting, stepped.root);
    if (stepped.stack.empty() && stepped.root != kNoLane) stepped.stack.push_back(stepped.root);
    const LaneIndex lane_run = top(stepped.stack);
    if (event.kind == Kind::task_resume) tracks_.stand(lane_run, event.line);
    Span& span = tracks_.set(lane_run, State::running);
    if (span.line == 0) span.line = event.line;
    if (event.cause.kind == trace::Cause::Kind::none) return;
    const bool by_task = event.cause.kind == trace::Cause::Kind::task;
    const LaneIndex from = by_task ? task(event.cause.id).root : kNoLane;
    if (by_task && event.cause.id == event.task) return;
    out_.wakes.push_back({from, lane_run, stepped.ready, tracks_.here(), tracks_.event()});
  }

  void task_suspend(const Event& event) {
    OpenTask& suspended = task(event.task);
    const LaneIndex inner = top(suspended.stack);
    tracks_.stand(inner, event.line);
    Span& span = tracks_.set(inner, event.wait == trace::Wait::yield ? State::ready : State::waiting);
    span.wait = event.wait;
    span.call = event.call;
    span.delay = event.delay;
    // Only a suspend event has the lines of the outer coroutines.
    for (const trace::Link& link : events_.chain(event))
      if (tracks_.is(co(link.co), State::awaiting)) tracks_.has_stood(co(link.co), link.line);
    suspended.ready = tracks_.here();
    active_ = 0;
  }

  void task_ready(const Event& event) {
    task(event.task).ready = tracks_.here();
    const LaneIndex inner = top(task(event.task).stack);
    if (tracks_.is(inner, State::waiting)) tracks_.set(inner, State::ready);
  }

  void task_end(const Event& event) {
    OpenTask& ended = task(event.task);
    tracks_.cap(ended.root, cap_of(event.how), event.exc);
    ended.stack.clear();
    if (active_ == event.task) active_ = 0;
    if (live_tasks_ > 0) --live_tasks_;
    if (live_tasks_ == 0 && tracks_.is(top(module_), State::awaiting)) tracks_.set(top(module_), State::running);
  }

  void print(const Event& event) {
    tracks_.stand(doer(event), event.line);
    Output& output = out_.output.emplace_back();
    output.at = tracks_.here();
    output.event = tracks_.event();
    output.lane = doer(event);
    const std::string_view end = event.end == 0 ? "\n" : events_.text(event.end);
    output.text = events_.text(event.text);
    output.text += end;
    output.newline = output.text.ends_with('\n');
    if (output.newline) output.text.pop_back();
  }

  void block(const Event& event) {
    const bool blocked = event.kind == Kind::block_begin;
    thread_.block(blocked, event.delay);
    tracks_.stand(doer(event), event.line);
    Span& span = tracks_.set(doer(event), blocked ? State::blocked : State::running);
    span.delay = event.delay;
  }

  void fn_start(const Event& event) {
    const LaneIndex caller = event.parent != 0 ? fn(event.parent) : event.co != 0 ? co(event.co) : top(stack());
    tracks_.stand(caller, event.at);
    const LaneIndex made = tracks_.add(Lane::Kind::function, event.fn, events_.text(event.name), event.line);
    put(fns_, event.fn, made);
    tracks_[made].parent = caller;
    tracks_[made].task = event.task;
    tracks_[made].arguments = events_.text(event.text);
    tracks_.stand(made, event.line);
    enter(made);
  }

  const trace::Events& events_;
  Timeline out_;
  Tracks tracks_;
  ThreadLane thread_{tracks_};
  std::vector<LaneIndex> cos_, fns_;
  std::vector<OpenTask> tasks_;
  OpenTask no_task_;
  Stack module_;  // plain calls outside any task
  Id active_ = 0;
  std::size_t live_tasks_ = 0;
  bool in_module_ = false;  // the last event was made by module-level code
};

}  // namespace

Timeline build(const trace::Events& events) { return Builder(events).run(); }

}  // namespace timeline
