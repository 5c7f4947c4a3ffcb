// asyncio.TaskGroup: tasks that end before the block does: `co_await async_with(TaskGroup(), [&](TaskGroup& group) ->
// Body<> { ... });`
#pragma once

#include <exception>
#include <memory>
#include <string>
#include <utility>

#include "coro/api_co.hpp"
#include "coro/exception_group.hpp"
#include "coro/sleep.hpp"

namespace coro {

/// The block waits at its end for all tasks that the group has made. The first of them that fails cancels the others,
/// in the order in which they were made, and the task in the block; so does what leaves the block. Copies are the same
/// group.
class TaskGroup {
 public:
  TaskGroup();

  /// Makes a task of `co` on the running scheduler, as coro::create_task. @throws RuntimeError outside of the block,
  /// and where the group is cancelling its tasks: `co` is closed then
  template <class C>
  auto create_task(C co, Here here = {}) const {
    close_if_refused(co, here);
    return add(coro::create_task(std::move(co), here));
  }
  /// The same with a name, for get_name().
  template <class C>
  auto create_task(C co, std::string name, Here here = {}) const {
    close_if_refused(co, here);
    return add(coro::create_task(std::move(co), std::move(name), here));
  }

  /// For async_with: the running task enters the block. @throws RuntimeError when that was done before
  [[nodiscard]] ApiCo<Api::task_group> aenter() const;
  /// It leaves it, because of `failed` or, null, at its end: waits for the tasks. @throws ExceptionGroup of what they
  /// and the block have failed with (BaseExceptionGroup where such a one is among them); CancelledError when that was
  /// all
  [[nodiscard]] ApiCo<Api::task_group> aexit(std::exception_ptr failed) const;

 private:
  class State;
  [[nodiscard]] std::string refusal() const;
  void watch(const AnyTask& task) const;

  template <class C>
  void close_if_refused(C& co, Here here) const {
    const std::string reason = refusal();
    if (reason.empty()) return;
    if constexpr (detail::CoroutineObject<C>) detail::destroy(*co.release(here));
    throw RuntimeError(reason, here);
  }
  template <class T>
  Task<T> add(Task<T> task) const {
    watch(task);
    return task;
  }

  std::shared_ptr<State> state_;
};

}  // namespace coro
