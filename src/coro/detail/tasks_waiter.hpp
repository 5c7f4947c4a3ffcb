// A future that represents several others: a task waits for it inside wait() and TaskGroup.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "coro/future.hpp"

namespace coro::detail {

class TasksWaiter final : public WithResult<FutureBase, void> {
 public:
  /// `tasks`: the ids of the tasks among those.
  explicit TasksWaiter(std::vector<trace::Id> tasks) : tasks_(std::move(tasks)) { std::ranges::sort(tasks_); }
  void record_suspend(trace::Recorder& recorder, trace::Place at, trace::TextId call) const override {
    recorder.suspend_gather(at, tasks_, call);
  }

 private:
  std::vector<trace::Id> tasks_;
};

inline Future<void> wait_on_tasks(std::vector<trace::Id> tasks) {
  return Future<void>(Ref<FutureBase>::adopt(new TasksWaiter(std::move(tasks))));
}

/// Wakes the waiting task, if that has not been done.
inline void release(const Future<void>& waiter) {
  if (!waiter.done()) waiter.set_result();
}

}  // namespace coro::detail
