#include "coro/async_generator.hpp"

#include <string>

namespace coro::detail {
namespace {

/// Throws as coming from the await at which the running coroutine stands.
[[noreturn]] void refuse(const std::string& text) {
  Scheduler& scheduler = *Scheduler::current();
  const Here here(scheduler.current_task()->innermost()->line());
  const auto error = std::make_exception_ptr(RuntimeError(text, here));
  scheduler.note_rethrown(error);
  std::rethrow_exception(error);
}

constexpr const char* kIgnoredExit = "async generator ignored GeneratorExit";

/// Runs a generator to its end, from the yield at which it stands.
class CloseTask final : public WithResult<TaskBase, void> {
 public:
  using WithResult::WithResult;

 private:
  void keep_result(PromiseBase& /*coroutine*/) override {}
};

/// Makes that task, in the turn after a generator was dropped.
class CloseDropped final : public Callback {
 public:
  explicit CloseDropped(Ref<GeneratorState> state) : state_(std::move(state)) {}
  void run(Scheduler& scheduler) override { state_->generator()->close_in_task(scheduler); }

 private:
  Ref<GeneratorState> state_;
};

}  // namespace

bool GeneratorState::can_go_on(const char* function) const {
  if (generator_ == nullptr || generator_->phase_ == GeneratorPromiseBase::Phase::ended) return false;
  if (generator_->phase_ == GeneratorPromiseBase::Phase::running) {
    refuse(std::string(function) + "(): asynchronous generator is already running");
  }
  return true;
}

void GeneratorState::clear() noexcept {
  if (generator_ != nullptr && generator_->phase_ == GeneratorPromiseBase::Phase::ended) destroy(*generator_);
}

void GeneratorState::dropped() {
  if (generator_ != nullptr && generator_->wants_closing()) {
    Scheduler& scheduler = *generator_->scheduler_;
    generator_->closing_ = true;
    generator_->leave_open_ones();
    references_ = 1;
    scheduler.call_soon(std::make_unique<CloseDropped>(Ref<GeneratorState>::adopt(this)), scheduler.cause());
    return;
  }
  if (generator_ != nullptr) {
    generator_->state_ = nullptr;
    // One that runs without a handle belongs to the task that closes it.
    if (generator_->phase_ != GeneratorPromiseBase::Phase::running) destroy(*generator_);
  }
  delete this;
}

GeneratorPromiseBase::~GeneratorPromiseBase() {
  leave_open_ones();
  if (state_ != nullptr) state_->generator_ = nullptr;
}

void GeneratorPromiseBase::start(Scheduler& scheduler, const AwaitLink& link) {
  set_started();
  scheduler_ = &scheduler;
  order_ = scheduler.generator_opened(*this);
  parent_ = link.awaiter->id();
  if (trace::Recorder* recorder = scheduler.recorder()) {
    scheduler.report_dropped();
    recorder->co_start(scheduler.current_task()->id(), id(), parent_, link.awaiter->line());
  }
}

void GeneratorPromiseBase::record_awaiter(Scheduler& scheduler, const AwaitLink& link) {
  scheduler.report_dropped();
  const trace::Id awaiter = link.awaiter->id();
  if (std::exchange(parent_, awaiter) != awaiter) scheduler.recorder()->awaited_by(id(), awaiter);
  scheduler.recorder()->awaits(awaiter, link.awaiter->line());
}

void GeneratorPromiseBase::go_on(AwaitLink& link) {
  Scheduler& scheduler = *Scheduler::current();
  set_link(&link);
  scheduler.run_next(*this);
  if (std::exchange(phase_, Phase::running) == Phase::made) {
    start(scheduler, link);
  } else if (trace::Recorder* recorder = scheduler.recorder()) {
    record_awaiter(scheduler, link);
    recorder->agen_next(scheduler.place(line()));
  }
}

bool GeneratorPromiseBase::never_starts() {
  if (phase_ == Phase::made) phase_ = Phase::ended;
  return phase_ == Phase::ended;
}

void GeneratorPromiseBase::close(AwaitLink& link) {
  Scheduler& scheduler = *Scheduler::current();
  set_link(&link);
  scheduler.run_next(*this);
  phase_ = Phase::running;
  closing_ = throws_exit_ = true;
  if (scheduler.recorder() != nullptr) record_awaiter(scheduler, link);
}

Ref<TaskBase> GeneratorPromiseBase::close_in_task(Scheduler& scheduler) {
  phase_ = Phase::running;
  closing_ = throws_exit_ = true;
  if (trace::Recorder* recorder = scheduler.recorder()) recorder->awaited_by(id(), parent_ = 0);
  return Ref<TaskBase>::adopt(new CloseTask(scheduler, *this, line()));
}

void GeneratorPromiseBase::yielded(trace::TextId value) {
  Scheduler& scheduler = *Scheduler::current();
  if (trace::Recorder* recorder = scheduler.recorder()) {
    scheduler.report_dropped();
    recorder->agen_yield(scheduler.place(line()), value);
  }
  phase_ = Phase::at_yield;
  const AwaitLink* const asked = link();
  set_link(nullptr);
  if (asked != nullptr) return scheduler.run_next(*asked->awaiter);
  try {
    throw RuntimeError(kIgnoredExit, Here(line()));
  } catch (...) {
    PromiseBase::unhandled_exception();
  }
  scheduler.coroutine_ended();
}

void GeneratorPromiseBase::resumed() {
  if (!std::exchange(throws_exit_, false)) return;
  throw_if_cancelled();  // the task that closes it was cancelled before it began
  throw GeneratorExit();
}

void GeneratorPromiseBase::unhandled_exception() noexcept {
  try {
    throw;
  } catch (const GeneratorExit&) {
    exited_ = true;
  } catch (...) {
    PromiseBase::unhandled_exception();
  }
}

void GeneratorPromiseBase::finished() noexcept {
  phase_ = Phase::ended;
  leave_open_ones();
  PromiseBase::finished(exited_ ? trace::How::closed : trace::How::returned);
}

void GeneratorPromiseBase::leave_open_ones() {
  if (scheduler_ != nullptr && order_ != 0) scheduler_->generator_closed(std::exchange(order_, 0));
}

bool GeneratorPromiseBase::wants_closing() const {
  return phase_ == Phase::at_yield && !closing_ && scheduler_ != nullptr && scheduler_->in_loop();
}

bool AwaitClose::await_ready() const {
  if (!state_->can_go_on("aclose")) return true;
  return state_->generator()->never_starts();
}

void AwaitClose::await_resume() const {
  if (awaited == nullptr) return;
  if (awaited->exception()) rethrow(*this);
  if (state_->generator()->is_at_yield()) refuse(kIgnoredExit);
}

}  // namespace coro::detail
