// asyncio.TaskGroup: a block that waits for its tasks: `co_await async_with(TaskGroup(), [&](TaskGroup& group) ->
// Body<> { ... });`
#pragma once

#include <exception>
#include <memory>
#include <string>
#include <utility>

#include "coro/api_co.hpp"
#include "coro/detail/shared.hpp"
#include "coro/exception_group.hpp"
#include "coro/sleep.hpp"

namespace coro {

/// The block waits at its end for all tasks of the group. The first that fails cancels the others, in order of
/// creation, and the task in the block; so does an exception that leaves the block. Copies refer to the same group.
class TaskGroup {
 public:
  TaskGroup();

  /// Makes a task of `co` on the running scheduler, as coro::create_task. @throws RuntimeError outside the block, and
  /// while the group is cancelling its tasks: `co` is closed then
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

  /// For async_with: the running task enters the block. @throws RuntimeError if that was done before
  [[nodiscard]] ApiCo<Api::task_group> aenter() const;
  /// It leaves the block, with the exception `failed` or (null) at its end: waits for the tasks. @throws ExceptionGroup
  /// of the exceptions of the tasks and the block (BaseExceptionGroup if one of those is among them); CancelledError if
  /// that was the only one
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

  detail::Shared<State> state_;
};

}  // namespace coro
