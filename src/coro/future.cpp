#include "coro/future.hpp"

#include <algorithm>
#include <cstdio>

#include "coro/detail/cancellation.hpp"
#include "coro/scheduler.hpp"

namespace coro {

FutureBase::FutureBase() : scheduler_(Scheduler::current() == nullptr ? 0 : Scheduler::current()->number()) {}

FutureBase::~FutureBase() { drop_callbacks(); }

std::exception_ptr FutureBase::exception(Here here) const {
  if (state_ == State::cancelled) detail::rethrow_at(cancelled_error(here), here);
  if (state_ == State::pending) throw InvalidStateError("Exception is not set.", here);
  unseen_ = false;
  return exception_;
}

std::exception_ptr FutureBase::cancelled_error(Here here) const {
  if (state_ == State::cancelled && exception_) return std::exchange(exception_, nullptr);
  return std::make_exception_ptr(CancelledError(here));
}

void FutureBase::set_exception(std::exception_ptr exception, Here here) {
  require_pending(here);
  if (!exception) throw TypeError("invalid exception object", here);
  fail(std::move(exception));
}

void FutureBase::fail(std::exception_ptr exception) {
  exception_ = std::move(exception);
  unseen_ = true;
  finish(State::failed);
}

void FutureBase::fail_cancelled(std::exception_ptr exception) {
  exception_ = std::move(exception);
  finish(State::cancelled);
}

void FutureBase::report_unseen() const noexcept try {
  const ExceptionInfo info = describe(exception_);
  std::fprintf(stderr, "%s exception was never retrieved: %s: %s\n", type_name(), info.type.c_str(), info.text.c_str());
} catch (const std::bad_alloc&) {
  std::fprintf(stderr, "%s exception was never retrieved\n", type_name());
}

bool FutureBase::cancel() { return detail::Cancellation().of(*this); }

bool FutureBase::end_cancel(bool /*any*/) {
  finish(State::cancelled);
  return true;
}

bool FutureBase::cancel_from(Here here) {
  Scheduler* const scheduler = Scheduler::current();
  if (scheduler == nullptr) return cancel();
  const Scheduler::CancelLine line(*scheduler, here);
  return cancel();
}

void FutureBase::check_result(Here here) const {
  if (state_ == State::cancelled) detail::rethrow_at(cancelled_error(here), here);
  if (state_ == State::pending) throw InvalidStateError("Result is not set.", here);
  if (!exception_) return;
  unseen_ = false;
  if (raised_) detail::forget_line(exception_);
  raised_ = true;
  detail::rethrow_at(exception_, here);
}

void FutureBase::require_pending(Here here) const {
  if (done()) throw InvalidStateError("invalid state", here);
}

void FutureBase::require_settable(const char* /*operation*/, Here here) const { require_pending(here); }

bool FutureBase::belongs_to(const Scheduler& scheduler) const {
  return scheduler_ == 0 || scheduler_ == scheduler.number();
}

const char* FutureBase::state_name() const {
  switch (state_) {
    case State::pending: return "pending";
    case State::cancelled: return "cancelled";
    default: return "finished";
  }
}

std::string FutureBase::repr() const { return std::string("<Future ") + state_name() + ">"; }

void FutureBase::add_done_callback(std::unique_ptr<Callback> callback) {
  if (done()) {
    Scheduler& scheduler = detail::require_scheduler();
    callback->scheduled(*this);
    scheduler.call_soon(std::move(callback), scheduler.cause());
  } else {
    reserve_callback();
    add(detail::Runnable(callback.release()));
  }
}

bool FutureBase::remove_done_callback(const Callback* callback) {
  const auto is_it = [callback](detail::Runnable runnable) {
    return runnable.tag() == detail::Runnable::Tag::callback && runnable.callback() == callback;
  };
  if (is_it(first_)) {
    delete std::exchange(first_, {}).callback();
    if (more_ && !more_->empty()) {
      first_ = more_->front();
      more_->erase(more_->begin());
    }
    if (more_ && more_->empty()) more_.reset();
    return true;
  }
  if (!more_) return false;
  const auto found = std::find_if(more_->begin(), more_->end(), is_it);
  if (found == more_->end()) return false;
  delete found->callback();
  more_->erase(found);
  if (more_->empty()) more_.reset();
  return true;
}

void FutureBase::add_waiter(TaskBase& task) noexcept { add(detail::Runnable(&task)); }

void FutureBase::reserve_callback() {
  if (first_.empty()) return;
  if (!more_) more_ = std::make_unique<Many>();
  if (more_->size() == more_->capacity()) more_->reserve(std::max<std::size_t>(1, 2 * more_->size()));
}

/// There is room for it.
void FutureBase::add(detail::Runnable runnable) noexcept {
  if (first_.empty()) {
    first_ = runnable;
  } else {
    more_->push_back(runnable);
  }
}

void FutureBase::drop_callbacks() noexcept {
  const auto drop = [](detail::Runnable runnable) {
    if (!runnable.empty() && runnable.tag() == detail::Runnable::Tag::callback) delete runnable.callback();
  };
  drop(std::exchange(first_, {}));
  if (const auto more = std::exchange(more_, nullptr)) {
    for (const detail::Runnable runnable : *more) drop(runnable);
  }
}

void FutureBase::drop_tasks_of(const Scheduler& scheduler) noexcept {
  const auto is_of_it = [&](detail::Runnable runnable) {
    return !runnable.empty() && runnable.tag() == detail::Runnable::Tag::task &&
           static_cast<const FutureBase*>(runnable.task())->scheduler_ == scheduler.number();
  };
  if (more_) std::erase_if(*more_, is_of_it);
  if (is_of_it(first_)) {
    first_ = {};
    if (more_ && !more_->empty()) {
      first_ = more_->front();
      more_->erase(more_->begin());
    }
  }
  if (more_ && more_->empty()) more_.reset();
}

void FutureBase::finish(State state) {
  state_ = state;
  if (first_.empty()) return;
  Scheduler& scheduler = detail::require_scheduler();
  if (scheduler.ended()) return drop_callbacks();  // the waiting task may be destroyed
  schedule(scheduler, std::exchange(first_, {}));
  if (const auto more = std::exchange(more_, nullptr)) {
    for (const detail::Runnable runnable : *more) schedule(scheduler, runnable);
  }
}

void FutureBase::schedule(Scheduler& scheduler, detail::Runnable runnable) {
  if (runnable.tag() == detail::Runnable::Tag::task) {
    scheduler.wake(*runnable.task(), state_ != State::finished);
  } else {
    runnable.callback()->scheduled(*this);
    scheduler.call_soon(std::unique_ptr<Callback>(runnable.callback()), scheduler.cause());
  }
}

void FutureBase::record_suspend(trace::Recorder& recorder, trace::Place at, trace::TextId call) const {
  recorder.suspend_future(at, call);
}

std::string FutureBase::thrown() const {
  if (state_ == State::cancelled) return "CancelledError";
  return exception_ ? describe(exception_).type : "";
}

namespace detail {

void throw_moved_from() { throw RuntimeError("the handle was moved from", kNoLine); }

void rethrow_at(const std::exception_ptr& exception, Here here) {
  Scheduler* scheduler = Scheduler::current();
  if (scheduler != nullptr && scheduler->recorder() != nullptr) {
    scheduler->note_rethrown(exception, here.line());
    came_up(exception, here.line());
  }
  std::rethrow_exception(exception);
}

void run_callback(const std::function<void()>& function) {
  try {
    function();
  } catch (const RunEnded&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (...) {
    const ExceptionInfo info = describe(std::current_exception());
    std::fprintf(stderr, "Exception in callback: %s: %s\n", info.type.c_str(), info.text.c_str());
  }
}

}  // namespace detail

}  // namespace coro
