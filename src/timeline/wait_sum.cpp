#include "timeline/wait_sum.hpp"

#include <algorithm>
#include <utility>

namespace timeline {
namespace {

using trace::Event;
using trace::Id;
using trace::Kind;

struct Interval {
  Nanos begin{0}, end{0};
  LaneIndex lane = kNoLane;
};

/// Lanes by the ids of coroutines and plain calls.
class LanesById {
 public:
  explicit LanesById(const std::vector<Lane>& lanes) {
    for (std::size_t i = 1; i < lanes.size(); ++i) {
      auto& of = lanes[i].kind == Lane::Kind::function ? calls_ : coroutines_;
      if (of.size() <= lanes[i].id) of.resize(lanes[i].id + 1, kNoLane);
      of[lanes[i].id] = static_cast<LaneIndex>(i);
    }
  }
  [[nodiscard]] LaneIndex doer(const Event& event) const {
    return event.fn != 0 ? find(calls_, event.fn) : find(coroutines_, event.co);
  }

 private:
  static LaneIndex find(const std::vector<LaneIndex>& lanes, Id id) { return id < lanes.size() ? lanes[id] : kNoLane; }
  std::vector<LaneIndex> coroutines_, calls_;
};

/// Reads the events in order.
class WaitReader {
 public:
  WaitReader(const Timeline& timeline, const trace::Events& events)
      : lanes_(timeline.lanes), tasks_(timeline.tasks.size() + 1) {
    for (const Event& event : events.list) take(event);
    if (blocked_) release(events.list.back().t);
  }

  std::vector<Interval> waits;
  HeldSum held;
  CutSum cut, cut_of_tasks;

 private:
  struct Open {
    LaneIndex lane = kNoLane;
    Nanos begin{0};
    trace::Wait wait = trace::Wait::none;  // none: it does not wait
    Nanos cancelled{-1};
    Nanos made{0}, held_before{0};
  };

  void take(const Event& event) {
    if (event.kind == Kind::block_begin) return hold(event);
    if (event.kind == Kind::block_end && blocked_) return release(event.t);
    if (event.task == 0 || event.task >= tasks_.size()) return;
    Open& task = tasks_[event.task];
    switch (event.kind) {
      case Kind::task_new: task.made = event.t, task.held_before = held.sum; break;
      case Kind::task_start: start(task, event); break;
      case Kind::task_cancel: task.cancelled = event.t; break;
      case Kind::task_ready: close(task, event); break;
      case Kind::task_suspend:
        task.lane = lanes_.doer(event);
        task.begin = event.t;
        task.wait = event.wait == trace::Wait::yield ? trace::Wait::none : event.wait;
        task.cancelled = Nanos{-1};
        break;
      default: break;
    }
  }

  void hold(const Event& event) {
    blocked_ = true;
    const LaneIndex lane = lanes_.doer(event);
    held.by_one = held.by_one && (held.count == 0 || lane == held.by);
    held.in_one_task = held.in_one_task && (held.count == 0 || event.task == holding_);
    held.by = lane;
    holding_ = event.task;
    blocked_since_ = event.t;
  }

  void release(Nanos t) {
    blocked_ = false;
    const Nanos length = trace::between(blocked_since_, t);
    if (length <= Nanos{0}) return;
    ++held.count;
    held.sum = trace::add(held.sum, length);
    if (held.each.size() < WaitSum::kMost) held.each.push_back(length);
  }

  // A first step that had to wait for the thread all the time.
  void start(const Open& task, const Event& event) {
    const Nanos late = trace::between(task.made, event.t);
    if (late <= late_ || late != trace::between(task.held_before, held.sum)) return;
    late_ = late;
    held.late = lanes_.doer(event);
    held.late_at = event.t;
  }

  void close(Open& task, const Event& ready) {
    const trace::Wait wait = std::exchange(task.wait, trace::Wait::none);
    if (wait == trace::Wait::none || ready.t <= task.begin) return;
    const bool direct = wait == trace::Wait::sleep || wait == trace::Wait::future;
    if (task.cancelled == ready.t) return cut_short(direct ? cut : cut_of_tasks, task, ready.t);
    const bool answer = wait == trace::Wait::sleep || ready.cause.kind != trace::Cause::Kind::task;
    if (direct && answer) waits.push_back({task.begin, ready.t, task.lane});
  }

  static void cut_short(CutSum& sum, const Open& task, Nanos t) {
    if (sum.count++ == 0) sum.first = t, sum.lane = task.lane;
    sum.last = t;
  }

  LanesById lanes_;
  std::vector<Open> tasks_;
  bool blocked_ = false;
  Nanos blocked_since_{0}, late_{0};
  Id holding_ = 0;
};

// How many there are at once, at most: they end before others begin at the same time.
std::size_t most_at_once(const std::vector<Interval>& waits) {
  std::vector<Nanos> ends;
  for (const Interval& wait : waits) ends.push_back(wait.end);
  std::ranges::sort(ends);
  std::size_t most = 0, over = 0;
  for (std::size_t k = 0; k < waits.size(); ++k) {
    while (ends[over] <= waits[k].begin) ++over;
    most = std::max(most, k + 1 - over);
  }
  return most;
}

WaitSum sum_of(std::vector<Interval> waits) {
  WaitSum out;
  out.count = waits.size();
  if (waits.empty()) return out;
  std::ranges::stable_sort(waits, {}, &Interval::begin);
  Nanos first_end = waits.front().end, last_end{0};
  for (const Interval& wait : waits) {
    const Nanos length = trace::between(wait.begin, wait.end);
    out.sum = trace::add(out.sum, length);
    out.longest = std::max(out.longest, length);
    first_end = std::min(first_end, wait.end);
    last_end = std::max(last_end, wait.end);
    if (out.each.size() < WaitSum::kMost) out.each.push_back(length);
  }
  out.first = waits.front().lane;
  out.most = most_at_once(waits);
  out.in_a_row = out.count > 1 && out.most == 1;
  out.overlapped = out.count > 1 && waits.back().begin < first_end &&
                   trace::between(waits.front().begin, last_end) == out.longest;
  return out;
}

}  // namespace

void sum_waits(Timeline& timeline, const trace::Events& events) {
  WaitReader read(timeline, events);
  timeline.waits = sum_of(std::move(read.waits));
  timeline.held = std::move(read.held);
  timeline.cut = read.cut.count > 0 ? read.cut : read.cut_of_tasks;
}

}  // namespace timeline
