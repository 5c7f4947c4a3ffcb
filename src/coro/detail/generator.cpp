#include "coro/detail/generator.hpp"

#include <array>
#include <memory>
#include <string>

#include "coro/exceptions.hpp"

namespace coro::detail {
namespace {

/// Throws RuntimeError(text) as raised by the current await of the running coroutine.
[[noreturn]] void refuse(const std::string& text) {
  Scheduler& scheduler = *Scheduler::current();
  const auto error = std::make_exception_ptr(RuntimeError(text, raise_line()));
  scheduler.note_rethrown(error);
  std::rethrow_exception(error);
}

const char* python_name(GeneratorCall::Function function) {
  static constexpr std::array kNames{"anext", "athrow", "aclose"};
  return kNames.at(static_cast<std::size_t>(function));
}

/// The exception for the running task if it was cancelled before its first step; else null.
std::exception_ptr take_interrupt() {
  TaskBase& task = *Scheduler::current()->current_task();
  if (!task.interrupted()) return nullptr;
  try {
    task.throw_interrupt();
  } catch (...) {
    return std::current_exception();
  }
}

class AwaitClose : public GeneratorCall {
 public:
  explicit AwaitClose(const Ref<GeneratorState>& state)
      : GeneratorCall(state, Function::aclose, std::make_exception_ptr(GeneratorExit())) {}

  [[nodiscard]] bool await_ready() { return is_over_at_once(); }
  template <class Awaiter>
  void await_suspend(std::coroutine_handle<Awaiter> handle) {
    run_on(handle.promise());
  }
  void await_resume() const {
    check();
    if (awaited != nullptr && generator().is_at_yield()) {
      throw RuntimeError("async generator ignored GeneratorExit", kNoLine);
    }
  }
};

/// Creates the task that closes a generator, in the turn after it was dropped.
class CloseDropped final : public Callback {
 public:
  explicit CloseDropped(Ref<GeneratorState> state) : state_(std::move(state)) {}
  void run(Scheduler& scheduler) override {
    if (!state_->close_in_task(scheduler)) state_->generator()->never_start();
  }

 private:
  Ref<GeneratorState> state_;
};

}  // namespace

ApiCo<Api::aclose> close_generator(Ref<GeneratorState> state) {
  const OnGenerator<AwaitClose> closing(std::move(state));
  co_await closing;
}

bool GeneratorState::can_go_on(const char* function) {
  if (number_ == 0) meet();
  if (generator_ == nullptr || generator_->is_over()) return false;
  if (generator_->is_running()) refuse(std::string(function) + "(): asynchronous generator is already running");
  return true;
}

void GeneratorState::meet() {
  scheduler_ = Scheduler::current();
  number_ = scheduler_->generator_met(*this);
}

void GeneratorState::clear() noexcept {
  if (generator_ != nullptr && generator_->is_over()) destroy(*generator_);
}

bool GeneratorState::wants_closing() const {
  if (scheduler_ == nullptr || !scheduler_->in_loop() || generator_ == nullptr) return false;
  return !generator_->is_over() && !generator_->is_closed();
}

void GeneratorState::dropped() {
  if (scheduler_ != nullptr) scheduler_->generator_forgotten(number_);
  if (wants_closing() && !std::exchange(was_dropped_, true)) {
    references_ = 1;
    Scheduler& scheduler = *scheduler_;  // without memory for the callback, this is destroyed
    return scheduler.or_end_run([&] {
      scheduler.call_soon(std::make_unique<CloseDropped>(Ref<GeneratorState>::adopt(this)), scheduler.cause());
    });
  }
  if (generator_ != nullptr) destroy(*generator_);
  delete this;
}

Ref<TaskBase> GeneratorState::close_in_task(Scheduler& scheduler) {
  if (!is_at_yield()) {
    scheduler.unseen_task_made();
    return {};
  }
  using Promise = ApiPromise<Api::aclose, void>;
  std::unique_ptr<Promise, DestroyFrame> coroutine(close_generator(Ref<GeneratorState>(this)).release());
  coroutine->stand_in_for(*generator_);
  coroutine->set_started();  // a cancel before its first step does not prevent it from running
  const auto task = Ref<TaskBase>::adopt(new TaskState<Promise>(scheduler, *coroutine, generator_->line()));
  coroutine.release();
  return task;
}

bool GeneratorCall::is_over_at_once() {
  const std::exception_ptr cancelled = take_interrupt();
  const bool can_go_on = state_->can_go_on(python_name(function_));
  if (cancelled) {
    thrown_ = cancelled;
    if (!can_go_on) std::rethrow_exception(cancelled);
  } else if (can_go_on && function_ != Function::anext) {
    if (generator().is_closed()) throw StopAsyncIteration("", kNoLine);
    if (function_ == Function::aclose) generator().set_closed();
  }
  if (!can_go_on) return true;
  if (!thrown_ || !generator().is_new()) return false;
  generator().never_start();
  if (cancelled || function_ != Function::aclose) std::rethrow_exception(thrown_);
  return true;
}

void GeneratorCall::run_on(PromiseBase& from, trace::TextId sent) {
  awaiter = &from;
  awaited = &generator();
  if (thrown_) {
    generator().throw_in(*this);
  } else {
    generator().go_on(*this, sent);
  }
}

void GeneratorCall::check() const {
  if (awaited == nullptr) return;
  if (awaited->exception()) rethrow(*this);
  if (generator().has_exited() && function_ != Function::aclose) throw GeneratorExit();
}

void GeneratorCall::raise() const { rethrow_at(thrown_, Here(generator().line())); }

void GeneratorPromiseBase::start(Scheduler& scheduler, const AwaitLink& link) {
  set_started();
  parent_ = link.awaiter->id();
  if (trace::Recorder* recorder = scheduler.recorder()) {
    scheduler.report_dropped();
    recorder->co_start(scheduler.current_task()->id(), id(), parent_, link.awaiter->line());
  }
}

void GeneratorPromiseBase::record_awaiter(Scheduler& scheduler, const AwaitLink& link) {
  scheduler.report_dropped();
  if (link.awaiter->id() == id()) link.awaiter->stand_for_nobody();  // its closing task represented it
  const trace::Id awaiter = link.awaiter->id();
  if (std::exchange(parent_, awaiter) != awaiter) scheduler.recorder()->awaited_by(id(), awaiter);
  if (awaiter != 0) scheduler.recorder()->awaits(awaiter, link.awaiter->line());
}

void GeneratorPromiseBase::go_on(AwaitLink& link, trace::TextId sent) {
  Scheduler& scheduler = *Scheduler::current();
  const Phase before = phase_;
  run_for(scheduler, link);
  try {
    if (before == Phase::made) {
      start(scheduler, link);
    } else if (trace::Recorder* recorder = scheduler.recorder()) {
      record_awaiter(scheduler, link);
      recorder->agen_next(scheduler.place(line()), sent);
    }
  } catch (...) {
    take_back(scheduler, link, before);
    throw;
  }
}

void GeneratorPromiseBase::run_for(Scheduler& scheduler, AwaitLink& link) {
  set_link(&link);
  scheduler.run_next(*this);
  phase_ = Phase::running;
}

/// It does not run: its awaiter continues with an exception.
void GeneratorPromiseBase::take_back(Scheduler& scheduler, AwaitLink& link, Phase before) {
  scheduler.stay_with(*link.awaiter);
  set_link(nullptr);
  phase_ = before;
}

void GeneratorPromiseBase::throw_in(GeneratorCall& call) {
  Scheduler& scheduler = *Scheduler::current();
  const Phase before = phase_;
  run_for(scheduler, call);
  try {
    if (scheduler.recorder() != nullptr) record_awaiter(scheduler, call);
  } catch (...) {
    take_back(scheduler, call, before);
    throw;
  }
  throws_ = true;
}

void GeneratorPromiseBase::yielded(trace::TextId value) {
  Scheduler& scheduler = *Scheduler::current();
  if (trace::Recorder* recorder = scheduler.recorder()) {
    scheduler.report_dropped();
    recorder->agen_yield(scheduler.place(line()), value);
  }
  phase_ = Phase::at_yield;
  scheduler.run_next(*link()->awaiter);
  set_link(nullptr);
}

void GeneratorPromiseBase::resumed() {
  if (std::exchange(throws_, false)) static_cast<const GeneratorCall*>(link())->raise();
}

void GeneratorPromiseBase::unhandled_exception() noexcept {
  try {
    throw;
  } catch (const GeneratorExit&) {
    exited_ = true;
  } catch (const StopAsyncIteration&) {
    PromiseBase::unhandled_exception();
    raised_stop();
  } catch (...) {
    PromiseBase::unhandled_exception();
  }
}

/// Python converts it, so that it does not look like the end of the generator.
void GeneratorPromiseBase::raised_stop() noexcept {
  try {
    const Here here(line_left(*Scheduler::current(), describe(exception())));
    throw RuntimeError("async generator raised StopAsyncIteration", here);
  } catch (...) {
    PromiseBase::unhandled_exception();
  }
}

void GeneratorPromiseBase::finished() noexcept {
  phase_ = Phase::ended;
  PromiseBase::finished(exited_ ? trace::How::closed : trace::How::returned);
}

}  // namespace coro::detail
