// Traces for tests: written by hand through a Recorder, or by a random scheduler that follows the rules of a trace.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "trace/events.hpp"
#include "trace/recorder.hpp"

namespace timeline::testing {

using namespace std::chrono_literals;

/// A trace that is being written, and its events.
struct Program {
  Program() : recorder(*trace, "test", "test.py", "virtual") {}

  const trace::Events& events() {
    recorder.flush();
    decoded = trace::decode(*trace);
    return decoded;
  }

  std::unique_ptr<trace::Trace> trace = std::make_unique<trace::Trace>();
  trace::Recorder recorder;
  trace::Events decoded;
};

/// A random program: tasks, coroutines in chains, async generators, plain calls, time.sleep, cancels, prints.
class RandomProgram {
 public:
  explicit RandomProgram(std::uint32_t seed, int steps = 40) : random_(seed), budget_(steps) {
    if (one_in(3)) plain_program();
    r().stamp(now_, turn_);
    const trace::Id co = r().co_new({}, code());
    if (one_in(8)) r().co_never_awaited({0, r().co_new({}, code()), line()});
    make_task({0, 0, line()}, co);
    while (!ready_.empty() || !timers_.empty()) turn();
    finish();
  }

  const trace::Events& events() { return program_.events(); }

 private:
  struct Frame {
    trace::Id co = 0;
    trace::Id fn = 0;
    bool agen = false;
  };
  struct Task {
    std::vector<Frame> stack;
    std::vector<std::pair<trace::Id, trace::Id>> resting;  // generators between two values, and their consumers
    trace::Id root = 0;
    trace::Cause cause;
    bool started = false;
    bool ended = false;
    bool waits = false;
    trace::Id waiter = 0;
  };

  trace::Recorder& r() { return program_.recorder; }
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(random_() % n); }
  bool one_in(std::uint32_t n) { return below(n) == 0; }
  std::uint32_t line() { return 10 + below(20); }
  trace::Id code() {
    const std::uint32_t which = below(4);
    return r().code("f" + std::to_string(which), 1 + which);
  }

  void plain_program() {
    r().stamp(now_, 0);
    const trace::Id outer = r().fn_start({0, 0, line()}, code());
    const trace::Id inner = r().fn_start({0, 0, line(), outer}, code());
    sleep_holding({0, 0, line(), inner});
    r().fn_end(inner, trace::How::returned);
    if (one_in(2)) sleep_holding({0, 0, line(), outer});
    r().print({0, 0, line(), outer}, r().text("plain"));
    r().fn_end(outer, one_in(2) ? trace::How::raised : trace::How::returned);
  }

  void sleep_holding(trace::Place at) {
    const auto delay = static_cast<double>(below(3));
    r().block_begin(at, delay);
    now_ += std::chrono::seconds(static_cast<int>(delay));
    r().stamp(now_, turn_);
    r().block_end(at);
  }

  void make_task(trace::Place by, trace::Id co) {
    const trace::Id id = r().task_new(by, co);
    Task task;
    task.root = co;
    task.cause = {by.task == 0 ? trace::Cause::Kind::none : trace::Cause::Kind::task, by.task};
    tasks_[id] = task;
    ready_.push_back(id);
  }

  void turn() {
    ++turn_;
    if (ready_.empty()) now_ = std::max(now_, timers_.begin()->first);
    r().stamp(now_, turn_);
    while (!timers_.empty() && timers_.begin()->first <= now_) {
      const trace::Id id = timers_.begin()->second;
      timers_.erase(timers_.begin());
      if (tasks_[id].waits) make_ready(id, {trace::Cause::Kind::timer, ++timer_});
    }
    for (std::size_t n = ready_.size(); n > 0; --n) {
      const trace::Id id = ready_.front();
      ready_.pop_front();
      step(id);
    }
  }

  void make_ready(trace::Id id, trace::Cause cause) {
    tasks_[id].waits = false;
    tasks_[id].cause = cause;
    r().task_ready(id, cause);
    ready_.push_back(id);
  }

  trace::Place place(trace::Id id) {
    const Frame& top = tasks_[id].stack.back();
    trace::Place at{id, top.co, line(), top.fn};
    if (top.fn != 0) at.co = coroutine(id);
    return at;
  }
  trace::Id coroutine(trace::Id id) {
    const auto& stack = tasks_[id].stack;
    for (auto frame = stack.rbegin(); frame != stack.rend(); ++frame)
      if (frame->co != 0) return frame->co;
    return 0;
  }

  void step(trace::Id id) {
    Task& task = tasks_[id];
    if (!task.started) {
      task.started = true;
      r().task_start({id, task.root, 1}, task.cause);
      r().co_start(id, task.root, 0, 0);
      task.stack.push_back({task.root});
    } else {
      r().task_resume({id, coroutine(id), line()}, task.cause);
    }
    while (act(id)) {
    }
  }

  // One action of the running task; false if it has released the thread.
  bool act(trace::Id id) {
    Task& task = tasks_[id];
    const bool plain = task.stack.back().fn != 0;
    if (--budget_ < 0) return pop(id);
    switch (below(12)) {
      case 0: r().print(place(id), r().text("x"), one_in(3) ? r().text("") : 0); return true;
      case 1: sleep_holding(place(id)); return true;
      case 2:
        if (task.stack.size() < 5) task.stack.push_back({0, r().fn_start(place(id), code())});
        return true;
      case 3:
      case 4: return pop(id);
      default: break;
    }
    return plain ? pop(id) : act_async(id);
  }

  bool act_async(trace::Id id) {
    Task& task = tasks_[id];
    switch (below(8)) {
      case 0: call(id, false); return true;
      case 1: call(id, true); return true;
      case 2: generator(id); return true;
      case 3: make_task(place(id), r().co_new(place(id), code())); return true;
      case 4:
        if (one_in(3)) r().co_never_awaited({id, r().co_new(place(id), code()), line()});
        return true;
      case 5:
        r().suspend_yield(place(id));
        task.cause = {trace::Cause::Kind::task, id};
        ready_.push_back(id);
        return false;
      case 6: return wait_for_a_task(id);
      default: {
        const std::uint32_t delay = below(4);
        r().suspend_sleep(place(id), r().text("sleep"), delay);
        timers_.emplace(now_ + std::chrono::seconds(delay), id);
        task.waits = true;
        return false;
      }
    }
  }

  void call(trace::Id id, bool agen) {
    Task& task = tasks_[id];
    if (task.stack.size() >= 5) return;
    const trace::Id parent = task.stack.back().co;
    const trace::Id co = r().co_new(place(id), agen ? r().code("gen", 9, true) : code());
    r().co_start(id, co, parent, line());
    task.stack.push_back({co, 0, agen});
  }

  void generator(trace::Id id) {
    Task& task = tasks_[id];
    if (task.stack.back().agen) {
      r().agen_yield(place(id), r().text("1"));
      const trace::Id generator = task.stack.back().co;
      task.stack.pop_back();
      task.resting.emplace_back(generator, task.stack.back().co);
    } else if (!task.resting.empty() && task.resting.back().second == task.stack.back().co) {
      task.stack.push_back({task.resting.back().first, 0, true});
      task.resting.pop_back();
      r().agen_next(place(id));
    }
  }

  bool wait_for_a_task(trace::Id id) {
    for (auto& [other, state] : tasks_) {
      if (other == id || state.ended || state.waiter != 0 || reaches(other, id)) continue;
      state.waiter = id;
      tasks_[id].waits = true;
      if (one_in(2)) {
        r().suspend_task(place(id), other);
      } else {
        r().suspend_gather(place(id), std::vector<trace::Id>{other});
      }
      return false;
    }
    return true;
  }
  // Whether `from` waits for `to`, also indirectly.
  bool reaches(trace::Id from, trace::Id to) {
    for (const auto& [other, state] : tasks_)
      if (state.waiter == from && (other == to || reaches(other, to))) return true;
    return false;
  }

  bool pop(trace::Id id) {
    Task& task = tasks_[id];
    const Frame top = task.stack.back();
    const auto how = one_in(4) ? trace::How::raised : trace::How::returned;
    if (top.fn != 0) {
      r().fn_end(top.fn, how);
    } else {
      if (task.stack.size() == 1)
        for (const auto& resting : task.resting) r().co_end({id, resting.first}, trace::How::closed);
      r().co_end({id, top.co, line()}, how, how == trace::How::raised ? r().text("ValueError") : 0);
    }
    task.stack.pop_back();
    if (!task.stack.empty()) return true;
    r().task_end(id, how);
    task.ended = true;
    if (task.waiter != 0 && tasks_[task.waiter].waits) make_ready(task.waiter, {trace::Cause::Kind::task, id});
    return false;
  }

  void finish() {
    std::vector<trace::Id> blocked;
    for (const auto& [id, task] : tasks_)
      if (!task.ended) blocked.push_back(id);
    r().stamp(now_, turn_ + 1);
    r().end(blocked.empty() ? trace::Why::ok : trace::Why::deadlock, blocked);
  }

  Program program_;
  std::mt19937 random_;
  int budget_;
  std::chrono::nanoseconds now_{0};
  std::uint32_t turn_ = 0;
  std::uint32_t timer_ = 0;
  std::map<trace::Id, Task> tasks_;
  std::deque<trace::Id> ready_;
  std::multimap<std::chrono::nanoseconds, trace::Id> timers_;
};

}  // namespace timeline::testing
