#include "coro/task_group.hpp"

#include <map>
#include <optional>
#include <vector>

#include "coro/detail/tasks_waiter.hpp"
#include "coro/scheduler.hpp"

namespace coro {

class TaskGroup::State {
 public:
  /// Why no task can be added now; "" if one can.
  [[nodiscard]] std::string refusal() const {
    if (!entered_) return "TaskGroup " + repr() + " has not been entered";
    if (exiting_ && tasks_.empty()) return "TaskGroup " + repr() + " is finished";
    if (aborting_) return "TaskGroup " + repr() + " is shutting down";
    return "";
  }
  void enter() {
    if (entered_) throw RuntimeError("TaskGroup " + repr() + " has already been entered", kNoLine);
    entered_ = true;
    parent_ = detail::Ref(Scheduler::current()->current_task());
  }
  void add(const AnyTask& task) { tasks_.emplace(task.id(), task); }
  void remove(const AnyTask& task) { tasks_.erase(task.id()); }

  /// The block is left, with the exception `failed` or at its end.
  void exit(const std::exception_ptr& failed) {
    exiting_ = true;
    if (failed) (describe(failed).cancelled ? cancelled_ : block_failed_) = failed;
    if (failed && !aborting_) abort();
  }
  [[nodiscard]] bool waits() const { return !tasks_.empty(); }
  /// A future that is done when every task is.
  const Future<void>& wait() {
    std::vector<trace::Id> ids;
    for (const auto& [id, task] : tasks_) ids.push_back(id);
    return all_done_.emplace(detail::wait_on_tasks(std::move(ids)));
  }
  void stop_waiting() { all_done_.reset(); }
  /// The parent task is cancelled while it waits at the end of the block.
  void wait_cancelled(std::exception_ptr by) {
    if (aborting_) return;
    cancelled_ = std::move(by);
    abort();
  }
  /// Every task is done: throws the collected exceptions.
  void finish();
  void task_done(const AnyTask& task);

 private:
  [[nodiscard]] std::string repr() const;
  void abort();

  bool entered_ = false;
  bool exiting_ = false;
  bool aborting_ = false;
  bool parent_cancelled_ = false;  // by this group
  detail::Ref<TaskBase> parent_;   // may have ended: a generator may leave its block in another task
  std::map<std::uint32_t, AnyTask> tasks_;
  std::vector<std::exception_ptr> errors_;
  std::exception_ptr block_failed_;
  std::exception_ptr cancelled_;          // the CancelledError to rethrow from the block
  std::optional<Future<void>> all_done_;  // while the block waits at its end
};

void TaskGroup::State::finish() {
  if (parent_cancelled_ && parent_->uncancel() == 0) cancelled_ = nullptr;
  if (cancelled_ && errors_.empty()) detail::rethrow_at(std::exchange(cancelled_, nullptr), kNoLine);
  if (block_failed_) errors_.push_back(std::exchange(block_failed_, nullptr));
  if (errors_.empty()) return;
  if (parent_->cancelling() > 0) {
    // It was also cancelled from outside: its next await has to throw.
    parent_->uncancel();
    parent_->cancel();
  }
  std::rethrow_exception(make_exception_group("unhandled errors in a TaskGroup", std::exchange(errors_, {}), kNoLine));
}

void TaskGroup::State::task_done(const AnyTask& task) {
  tasks_.erase(task.id());
  if (all_done_ && tasks_.empty()) detail::release(*all_done_);
  if (task.cancelled()) return;
  const std::exception_ptr failed = task.exception();
  if (!failed) return;
  errors_.push_back(failed);
  if (aborting_ || parent_cancelled_) return;
  abort();
  parent_cancelled_ = true;
  parent_->cancel();
}

void TaskGroup::State::abort() {
  aborting_ = true;
  for (const auto& [id, task] : tasks_) {
    if (!task.done()) task.state()->cancel();
  }
}

std::string TaskGroup::State::repr() const {
  std::string text = "<TaskGroup";
  if (!tasks_.empty()) text += " tasks=" + std::to_string(tasks_.size());
  if (!errors_.empty()) text += " errors=" + std::to_string(errors_.size());
  if (aborting_) {
    text += " cancelling";
  } else if (entered_) {
    text += " entered";
  }
  return text + ">";
}

TaskGroup::TaskGroup() : state_(std::make_shared<State>()) {}

std::string TaskGroup::refusal() const { return state_->refusal(); }

void TaskGroup::watch(const AnyTask& task) const {
  state_->add(task);
  try {
    task.add_done_callback([state = state_](const AnyTask& done) { state->task_done(done); });
  } catch (...) {
    state_->remove(task);
    throw;
  }
}

ApiCo<Api::task_group> TaskGroup::aenter() const {
  state_->enter();
  co_return;
}

ApiCo<Api::task_group> TaskGroup::aexit(std::exception_ptr failed) const {
  State& group = *state_;
  group.exit(failed);
  while (group.waits()) {
    try {
      co_await group.wait();
    } catch (const CancelledError&) {
      group.wait_cancelled(std::current_exception());
    }
    group.stop_waiting();
  }
  group.finish();
}

}  // namespace coro
