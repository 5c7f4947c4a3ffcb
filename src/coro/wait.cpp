#include "coro/wait.hpp"

#include <deque>
#include <memory>

#include "coro/detail/tasks_waiter.hpp"
#include "coro/detail/watch.hpp"
#include "coro/task.hpp"

namespace coro::detail {
namespace {

struct CancelOnExit {
  std::optional<TimerHandle> timer;
  ~CancelOnExit() {
    if (timer) timer->cancel();
  }
};

std::vector<trace::Id> tasks_among(const std::vector<AnyFuture>& futures) {
  std::vector<trace::Id> ids;
  for (const AnyFuture& future : futures) {
    if (const auto* task = dynamic_cast<const TaskBase*>(future.state().get())) ids.push_back(task->id());
  }
  return ids;
}

}  // namespace

void check_wait(bool empty, std::string_view return_when) {
  if (empty) throw ValueError("Set of Tasks/Futures is empty.", kNoLine);
  if (return_when != FIRST_COMPLETED && return_when != FIRST_EXCEPTION && return_when != ALL_COMPLETED) {
    throw ValueError("Invalid return_when value: " + std::string(return_when), kNoLine);
  }
}

ApiCo<Api::wait> wait_until(std::vector<AnyFuture> futures, WaitOptions options) {
  const Future<void> waiter = wait_on_tasks(tasks_among(futures));
  CancelOnExit limit;
  if (options.timeout) limit.timer = call_later(*options.timeout, [waiter] { release(waiter); });
  const bool first = options.return_when == FIRST_COMPLETED;
  const bool first_failed = options.return_when == FIRST_EXCEPTION;
  const auto left = std::make_shared<std::size_t>(futures.size());
  const auto one_is_done = [=, timer = limit.timer](const AnyFuture& future) {
    const bool last = --*left == 0;
    if (!last && !first && !(first_failed && !future.cancelled() && future.exception())) return;
    if (timer) timer->cancel();
    release(waiter);
  };
  std::deque<Watch> watches;
  for (const AnyFuture& future : futures) watches.emplace_back(future, one_is_done);
  co_await waiter;
}

}  // namespace coro::detail
