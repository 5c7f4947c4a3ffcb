#include "coro/detail/cancellation.hpp"

#include "coro/scheduler.hpp"

namespace coro::detail {
namespace {

[[noreturn]] void throw_cycle() {
  const Scheduler* const scheduler = Scheduler::current();
  throw RecursionError("maximum recursion depth exceeded", Here(scheduler == nullptr ? 0 : scheduler->cancel_line()));
}

}  // namespace

Cancellation::~Cancellation() {
  for (const Step& step : path_) step.future->in_cancel_ = false;
}

bool Cancellation::of(FutureBase& future) {
  bool cancelled = false;
  enter(future);
  while (!path_.empty()) {
    Step& step = path_.back();
    if (Waitable* const next = step.future->passes_cancel_to(step.next++)) {
      if (FutureBase* const another = next->as_future()) {
        enter(*another);
      } else if (next->cancel()) {
        step.any = true;
      }
    } else {
      cancelled = leave();
    }
  }
  return cancelled;
}

void Cancellation::enter(FutureBase& future) {
  if (future.in_cancel_) throw_cycle();
  path_.push_back({&future});
  if (future.begin_cancel()) {
    future.in_cancel_ = true;
  } else {
    path_.pop_back();
  }
}

/// The last one of the path has passed its cancel on to all. Returns whether it is cancelled.
bool Cancellation::leave() {
  const Step step = path_.back();
  path_.pop_back();
  step.future->in_cancel_ = false;
  const bool cancelled = step.future->end_cancel(step.any);
  if (!path_.empty() && cancelled) path_.back().any = true;
  return cancelled;
}

}  // namespace coro::detail
