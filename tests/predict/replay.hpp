// The state of a program after the first events of its trace, replayed without the timeline: what the tests of the
// questions judge choices by.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "trace/events.hpp"

namespace predict_test {

using trace::Event;
using trace::Id;
using trace::Kind;

struct Replay {
  struct Co {
    Id task = 0;
    bool agen = false, started = false, ended = false, dropped = false;
    trace::How how = trace::How::none;
  };
  struct Task {
    Id root = 0;
    bool ended = false, ready = true, started = false;
    const Event* suspend = nullptr;  // while it is suspended, ready or not
    std::vector<Id> stack;           // its coroutines, outermost first
    std::size_t suspends = 0, awaits = 0;
  };

  std::map<Id, Co> cos;
  std::map<Id, Task> tasks;
  Id running = 0;                // the task whose step it is
  std::vector<std::string> fns;  // plain calls that have not ended
  std::vector<Id> fn_cos;        // and what called them
  const Event* block = nullptr;

  /// After the first `count` events of `events`.
  Replay(const trace::Events& events, std::size_t count) {
    for (std::size_t k = 0; k < count && k < events.list.size(); ++k) take(events, events.list[k]);
  }

  void take(const trace::Events& events, const Event& event) {
    switch (event.kind) {
      case Kind::co_new: cos[event.co] = {0, event.agen}; break;
      case Kind::co_start:
        cos[event.co].started = true;
        cos[event.co].task = event.task;
        tasks[event.task].stack.push_back(event.co);
        tasks[event.task].awaits += event.parent != 0 ? 1 : 0;
        break;
      case Kind::co_end:
        cos[event.co].ended = true;
        cos[event.co].how = event.how;
        std::erase(tasks[event.task].stack, event.co);
        break;
      case Kind::co_never_awaited: cos[event.co].dropped = true; break;
      case Kind::agen_yield: std::erase(tasks[event.task].stack, event.co); break;
      case Kind::agen_next: tasks[event.task].stack.push_back(event.co); break;
      case Kind::task_new: tasks[event.task].root = event.co; break;
      case Kind::task_start:
      case Kind::task_resume:
        running = event.task;
        tasks[event.task].ready = false;
        tasks[event.task].started = true;
        tasks[event.task].suspend = nullptr;
        break;
      case Kind::task_suspend: {
        running = 0;
        Task& task = tasks[event.task];
        task.suspend = &event;
        task.ready = event.wait == trace::Wait::yield;
        ++task.suspends;
        task.stack.clear();
        for (const trace::Link& link : events.chain(event)) task.stack.push_back(link.co);
        break;
      }
      case Kind::task_ready: tasks[event.task].ready = true; break;
      case Kind::task_end:
        running = 0;
        tasks[event.task].ended = true;
        break;
      case Kind::block_begin: block = &event; break;
      case Kind::block_end: block = nullptr; break;
      default: break;
    }
  }

  [[nodiscard]] std::size_t live_tasks() const {
    return static_cast<std::size_t>(std::ranges::count_if(tasks, [](const auto& each) { return !each.second.ended; }));
  }
  [[nodiscard]] std::size_t live_cos() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(cos, [](const auto& each) { return !each.second.ended && !each.second.dropped; }));
  }
  /// Suspended tasks that are not ready and wait for this.
  [[nodiscard]] std::size_t waiting(trace::Wait wait) const {
    return static_cast<std::size_t>(std::ranges::count_if(tasks, [&](const auto& each) {
      const Task& task = each.second;
      return !task.ended && !task.ready && task.suspend != nullptr && task.suspend->wait == wait;
    }));
  }

  /// The idea that would say the state of a coroutine; "" if it has none.
  [[nodiscard]] std::string said_of(Id co) const {
    const auto found = cos.find(co);
    if (found == cos.end()) return "said_not_made";
    const Co& one = found->second;
    if (one.ended) {
      return one.how == trace::How::returned    ? "said_returned"
             : one.how == trace::How::raised    ? "said_raised"
             : one.how == trace::How::cancelled ? "said_cancelled"
                                                : "";
    }
    if (!one.started) {
      const bool root = std::ranges::any_of(tasks, [&](const auto& each) { return each.second.root == co; });
      return root ? "said_ready" : "said_plan";
    }
    const Task& task = tasks.at(one.task);
    if (std::ranges::find(task.stack, co) == task.stack.end()) return "";
    if (task.stack.back() != co) return "said_awaiting";
    if (running == one.task)
      return block != nullptr && block->co == co && block->fn == 0 ? "said_blocked"
             : block != nullptr && block->fn != 0                  ? "said_awaiting"
                                                                   : "said_running";
    return task.ready ? "said_ready" : "said_waiting";
  }
};

}  // namespace predict_test
