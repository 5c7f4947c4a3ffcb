// The state of every coroutine and plain call after the first events of a trace, computed in a slow and simple way: the
// reference for the timeline and its moments.
#pragma once

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <vector>

#include "timeline/model.hpp"

namespace timeline::testing {

/// A coroutine (fn false) or a plain call.
struct Who {
  bool fn = false;
  trace::Id id = 0;
  friend auto operator<=>(const Who&, const Who&) = default;
};

class Replay {
 public:
  void take(const trace::Event& e) {
    using trace::Kind;
    switch (e.kind) {
      case Kind::co_new: born_.push_back({false, e.co}); break;
      case Kind::co_start:
        started_.push_back(e.co);
        if (tasks_[e.task].stack.empty() || tasks_[e.task].stack.back() != Who{false, e.co})
          tasks_[e.task].stack.push_back({false, e.co});
        break;
      case Kind::co_end: end({false, e.co}); break;
      case Kind::co_never_awaited: ended_.push_back({false, e.co}); break;
      case Kind::task_new:
        tasks_[e.task].root = {false, e.co};
        queue_.push_back(e.task);
        break;
      case Kind::task_start: tasks_[e.task].stack.push_back(tasks_[e.task].root); [[fallthrough]];
      case Kind::task_resume:
        active_ = e.task;
        std::erase(queue_, e.task);
        break;
      case Kind::task_suspend:
        active_ = 0;
        if (e.wait == trace::Wait::yield) {
          queue_.push_back(e.task);
        } else {
          suspended_[e.task] = e;
        }
        break;
      case Kind::task_ready:
        suspended_.erase(e.task);
        queue_.push_back(e.task);
        break;
      case Kind::task_end: active_ = 0; break;
      case Kind::agen_yield: stack(e).pop_back(); break;
      case Kind::agen_next: stack(e).push_back({false, e.co}); break;
      case Kind::block_begin: blocked_ = true; break;
      case Kind::block_end: blocked_ = false; break;
      case Kind::fn_start:
        born_.push_back({true, e.fn});
        stack(e).push_back({true, e.fn});
        break;
      case Kind::fn_end: end({true, e.fn}); break;
      case Kind::print: ++outputs_; break;
      default: break;
    }
  }

  [[nodiscard]] bool born(Who who) const { return std::ranges::count(born_, who) > 0; }
  [[nodiscard]] bool ended(Who who) const { return std::ranges::count(ended_, who) > 0; }

  [[nodiscard]] std::optional<State> state(Who who) const {
    if (!born(who) || ended(who)) return std::nullopt;
    for (const auto& [id, task] : tasks_)
      if (const auto at = std::ranges::find(task.stack, who); at != task.stack.end())
        return at + 1 == task.stack.end() ? innermost(id) : State::awaiting;
    for (const trace::Id id : queue_)
      if (tasks_.at(id).root == who) return State::ready;
    if (std::ranges::count(started_, who.id) > 0) return std::nullopt;
    return State::plan;
  }

  [[nodiscard]] std::optional<Who> running() const {
    const auto task = tasks_.find(active_);
    if (task == tasks_.end() || task->second.stack.empty()) return std::nullopt;
    return task->second.stack.back();
  }
  [[nodiscard]] bool blocked() const { return blocked_; }
  [[nodiscard]] std::vector<Who> ready() const {
    std::vector<Who> all;
    for (const trace::Id id : queue_) all.push_back(innermost_of(id));
    return all;
  }
  /// For waiting tasks, the event of their suspension.
  [[nodiscard]] const std::map<trace::Id, trace::Event>& suspended() const { return suspended_; }
  [[nodiscard]] Who innermost_of(trace::Id task) const {
    const auto& stack = tasks_.at(task).stack;
    return stack.empty() ? tasks_.at(task).root : stack.back();
  }
  [[nodiscard]] std::vector<std::vector<Who>> stacks() const {
    std::vector<std::vector<Who>> all;
    for (const auto& [id, task] : tasks_)
      if (!task.stack.empty()) all.push_back(task.stack);
    return all;
  }
  [[nodiscard]] std::size_t outputs() const { return outputs_; }

 private:
  struct Task {
    Who root;
    std::vector<Who> stack;
  };

  std::vector<Who>& stack(const trace::Event& e) { return tasks_[e.task].stack; }  // task 0: outside any
  void end(Who who) {
    ended_.push_back(who);
    for (auto& [id, task] : tasks_) std::erase(task.stack, who);
  }
  [[nodiscard]] State innermost(trace::Id task) const {
    if (task == active_) return blocked_ ? State::blocked : State::running;
    return suspended_.contains(task) ? State::waiting : State::ready;
  }

  std::vector<Who> born_, ended_;
  std::vector<trace::Id> started_;
  std::map<trace::Id, Task> tasks_;
  std::map<trace::Id, trace::Event> suspended_;
  std::deque<trace::Id> queue_;
  trace::Id active_ = 0;
  bool blocked_ = false;
  std::size_t outputs_ = 0;
};

}  // namespace timeline::testing
