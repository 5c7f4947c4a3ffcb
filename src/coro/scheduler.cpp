#include "coro/scheduler.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <thread>

#include "coro/to_thread.hpp"
#include "trace/time.hpp"

namespace coro {
namespace {

constexpr std::size_t kBatchKept = 1'024;

std::uint16_t next_number() {
  constinit static thread_local std::uint16_t last = 0;
  if (++last == 0) ++last;
  return last;
}

}  // namespace

Scheduler::Scheduler(SchedulerOptions options)
    : options_(options),
      number_(next_number()),
      outer_(std::exchange(current_, this)),
      began_(std::chrono::steady_clock::now()) {
  detail::dropped = {};
  stamp();
}

Scheduler::~Scheduler() {
  destroy_all();
  current_ = outer_;
  detail::dropped = {.any = outer_ != nullptr, .sleeps = 0, .lines = {}};
}

trace::Why Scheduler::execute(const std::function<void()>& program) {
  trace::Why why = trace::Why::ok;
  try {
    program();
  } catch (const RunEnded& ended) {
    why = ended.why;
  } catch (...) {
    why = trace::Why::error;
    or_end_run([&, exception = std::current_exception()] { report_error(exception); });
  }
  end(why);
  return why;
}

void Scheduler::end(trace::Why why) {
  or_end_run([&] {
    const bool by_itself = why == trace::Why::ok || why == trace::Why::error;
    if (by_itself && workers_ != nullptr) workers_->print_until(std::chrono::nanoseconds::max());
    if (recorder() != nullptr && !ended_) report_dropped();
  });
  if (recorder() != nullptr && !ended_) or_end_run([&] { record_end(why); });
  ended_ = true;
  destroy_all();
}

void Scheduler::record_end(trace::Why why) {
  const std::vector<trace::Id> blocked = why == trace::Why::deadlock ? unfinished() : std::vector<trace::Id>{};
  const bool stuck = why != trace::Why::ok && why != trace::Why::error && why != trace::Why::exit;
  if (stuck && latest_call_.word != 0 && events_at_call_ == recorder()->count()) recorder()->caused(latest_call_);
  recorder()->end(why, blocked);
}

void Scheduler::record_firing(const Timer& timer, const trace::TimerSetting& setting) {
  if (recorder() == nullptr) return;
  recorder()->timer_fires(timer.sequence(), setting);
  latest_call_ = {trace::Cause::Kind::timer, timer.sequence()};
  events_at_call_ = recorder()->count();
}

void Scheduler::report_error(const std::exception_ptr& exception) {
  const ExceptionInfo info = describe(exception);
  if (recorder() != nullptr) {
    recorder()->error(recorder()->text(info.type), recorder()->text(info.text), info.line);
  } else {
    std::fprintf(stderr, "%s: %s\n", info.type.c_str(), info.text.c_str());
  }
}

std::chrono::nanoseconds Scheduler::after(std::chrono::nanoseconds now, Seconds delay) {
  return std::max(now, trace::from_seconds(trace::in_seconds(now) + delay.count()));
}

void Scheduler::set_timer(Timer& timer, Seconds delay, Here here) {
  if (std::isnan(delay.count())) throw ValueError("Invalid delay: NaN (not a number)", here);
  read_clock();
  timer.sequence_ = ++timers_made_;
  timers_.push({after(now_, delay).count(), timer.sequence_, &timer});
}

void Scheduler::set_timer_at(Timer& timer, Seconds when, Here here) {
  if (std::isnan(when.count())) throw ValueError("Invalid delay: NaN (not a number)", here);
  timer.sequence_ = ++timers_made_;
  timers_.push({trace::from_seconds(when.count()).count(), timer.sequence_, &timer});
}

void Scheduler::failed() noexcept {
  if (!failure_) failure_ = std::current_exception();
}

void Scheduler::fail_await(const std::string& text) {
  failed_awaits_[task_] = std::make_exception_ptr(RuntimeError(text, detail::raise_line()));
  task_->set(TaskBase::kMisused);
  wake(*task_);
}

void Scheduler::call_soon(std::unique_ptr<Callback> callback, trace::PackedCause cause) noexcept {
  callback->cause_ = cause;
  or_end_run([&] {
    ready_.emplace_back(callback.get());
    callback.release();
  });
}

void Scheduler::hold_thread(Seconds delay) {
  if (options_.clock == ClockKind::real_time) {
    const std::chrono::nanoseconds until = trace::add(began_.time_since_epoch(), after(read_clock(), delay));
    wait_really(std::chrono::steady_clock::time_point(until));
    read_clock();
  } else {
    now_ = after(now_, delay);
  }
  stamp();
}

void Scheduler::print_at(trace::Place place, const std::string& text, const std::string* end) {
  if (ended_) return;
  if (recorder() != nullptr) {
    report_dropped();
    record_callback_cause();
    recorder()->print(place, recorder()->text(text), end == nullptr ? 0 : recorder()->text(*end));
  }
  if (options_.echo || recorder() == nullptr) {
    std::fputs(text.c_str(), stdout);
    std::fputs(end == nullptr ? "\n" : end->c_str(), stdout);
  }
}

void Scheduler::created(std::uint32_t co) {
  created_ = co;
  events_then_ = recorder()->count();
}

void Scheduler::dropped(PromiseBase& promise) {
  if (promise.transparent()) return dropped(promise.api(), promise.line());
  if (recorder() == nullptr || ended_ || promise.id() == 0) return;
  const trace::Place place{task_ == nullptr ? 0 : task_->id(), promise.id(), promise.line(), plain_call_};
  drop({place}, created_ == promise.id() && events_then_ == recorder()->count());
}

/// Its creation was not recorded: it counts as a bare statement unless its coroutine has got further since.
void Scheduler::dropped(Api api, std::uint32_t line) {
  if (recorder() == nullptr || ended_ || !warns_when_dropped(api)) return;
  const trace::Place place{task_ == nullptr ? 0 : task_->id(), 0, line, plain_call_};
  drop({place, api}, recorder()->last_line(innermost()) <= line);
}

void Scheduler::drop(const Dropped& dropped, bool at_once) {
  if (task_ == nullptr || at_once) return write_dropped(dropped, innermost());
  dropped_.push_back(dropped);
  detail::dropped.any = true;
}

void Scheduler::write_dropped(std::optional<trace::Link> at) {
  take_dropped_sleeps();
  for (Dropped& each : dropped_) {
    if (at) each.place.line = at->line;
    write_dropped(each, at ? at->co : innermost());
  }
  dropped_.clear();
  detail::dropped.any = false;
}

void Scheduler::take_dropped_sleeps() {
  const detail::Dropped taken = std::exchange(detail::dropped, {});
  const std::uint32_t first = taken.sleeps - std::min(taken.sleeps, detail::Dropped::kMostSleeps);
  for (std::uint32_t i = first; i < taken.sleeps; ++i)
    dropped(Api::sleep, taken.lines[i % detail::Dropped::kMostSleeps]);
  detail::dropped.any = !dropped_.empty();
}

void Scheduler::write_dropped(const Dropped& dropped, trace::Id by) {
  trace::Place place = dropped.place;
  if (dropped.api != Api::none)
    place.co = recorder()->co_new({place.task, by, place.line}, recorder()->code(name(dropped.api), place.line));
  recorder()->co_never_awaited(place);
}

trace::Id Scheduler::innermost() const { return place(0).co; }

void Scheduler::run_once() {
  if (options_.max_events != 0 && recorder() != nullptr && recorder()->count() >= options_.max_events) {
    throw RunEnded{trace::Why::limit_events};
  }
  if (options_.max_turns != 0 && turn_ >= options_.max_turns) throw RunEnded{trace::Why::limit_turns};
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
  if (ready_.empty()) {
    if (timers_.empty()) throw RunEnded{trace::Why::deadlock};
    wait_for_timer();
  }
  read_clock();
  if (workers_ != nullptr) workers_->print_due();
  while (!timers_.empty() && timers_.top().when <= now_.count()) put_in_queue(*timers_.pop());
  ++turn_;
  stamp();
  run_batch();
}

void Scheduler::put_in_queue(Timer& timer) noexcept {
  try {
    ready_.emplace_back(&timer);
  } catch (...) {
    failed();
    timer.abandoned();
  }
}

/// An exception leaves a turn, which ends the run: the rest of the turn never runs.
void Scheduler::abandon_turn() noexcept {
  task_ = nullptr;
  cause_ = {};
  failure_ = nullptr;
  destroy_queue();
}

void Scheduler::run_batch() {
  // Not inlined: GCC keeps fewer values in registers beside a handler, which costs ten instructions in every switch.
  const auto run_entries = [this]() __attribute__((noinline)) {
    for (detail::Runnable& next : batch_) {
      if (next.tag() == detail::Runnable::Tag::task) {
        next.task()->step(*this);
      } else {
        task_ = nullptr;
        run_timer_or_callback(std::exchange(next, {}));
      }
    }
  };
  try {
    batch_.swap(ready_);  // what these add runs in the next turn
    run_entries();
    task_ = nullptr;
    cause_ = {};
    batch_.clear();
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
  } catch (...) {
    abandon_turn();
    throw;
  }
  // Frees the memory of a burst of tasks.
  if (batch_.capacity() > kBatchKept && batch_.capacity() / 8 > ready_.size())
    std::vector<detail::Runnable>().swap(batch_);
}

void Scheduler::run_timer_or_callback(detail::Runnable runnable) {
  if (runnable.tag() == detail::Runnable::Tag::timer) {
    cause_ = {trace::Cause::Kind::timer, runnable.timer()->sequence()};
    runnable.timer()->fire(*this);
  } else {
    const std::unique_ptr<Callback> callback(runnable.callback());
    cause_ = callback->cause_;
    callback->run(*this);
  }
}

void Scheduler::wait_for_timer() {
  const std::chrono::nanoseconds when(timers_.top().when);
  if (workers_ != nullptr) workers_->print_until(when);
  pass_until(when);
}

void Scheduler::wait_really(std::chrono::steady_clock::time_point until) {
  if (options_.wait != nullptr) options_.wait->wait_until(until);
  else std::this_thread::sleep_until(until);
}

void Scheduler::pass_until(std::chrono::nanoseconds when) {
  if (options_.clock == ClockKind::real_time) {
    const std::chrono::nanoseconds until = trace::add(began_.time_since_epoch(), when);
    wait_really(std::chrono::steady_clock::time_point(until));
  } else {
    now_ = std::max(now_, when);
  }
}

std::chrono::nanoseconds Scheduler::read_clock() {
  if (options_.clock != ClockKind::real_time) return now_;
  now_ = std::max(now_, std::chrono::nanoseconds(std::chrono::steady_clock::now() - began_));
  stamp();
  return now_;
}

void Scheduler::stamp() {
  if (recorder() != nullptr) recorder()->stamp(now_, turn_);
}

void Scheduler::add_task(TaskBase& task) {
  task.id_ = ++tasks_made_;
  task.retain();
  task.previous_ = std::exchange(last_task_, &task);
  (task.previous_ == nullptr ? first_task_ : task.previous_->next_) = &task;
}

void Scheduler::remove_task(TaskBase& task) {
  (task.previous_ == nullptr ? first_task_ : task.previous_->next_) = task.next_;
  (task.next_ == nullptr ? last_task_ : task.next_->previous_) = task.previous_;
  task.previous_ = task.next_ = nullptr;
  task.release();
}

std::vector<AnyTask> Scheduler::unfinished_tasks() const {
  std::vector<AnyTask> tasks;
  for (TaskBase* task = first_task_; task != nullptr; task = task->next_) {
    tasks.emplace_back(detail::Ref<FutureBase>(task));
  }
  return tasks;
}

std::vector<trace::Id> Scheduler::unfinished() const {
  std::vector<trace::Id> ids;
  for (const TaskBase* task = first_task_; task != nullptr; task = task->next_) ids.push_back(task->id());
  return ids;
}

void Scheduler::destroy_queue() noexcept {
  for (auto* queue : {&batch_, &ready_}) {
    for (const detail::Runnable runnable : std::exchange(*queue, {})) {
      if (runnable.tag() == detail::Runnable::Tag::callback) delete runnable.callback();
      if (runnable.tag() == detail::Runnable::Tag::timer) runnable.timer()->abandoned();
    }
  }
}

void Scheduler::destroy_all() noexcept {
  ended_ = true;
  options_.recorder = nullptr;  // destructors may run any code, but the run has ended
  destroy_queue();
  abandon_generators();
  while (!timers_.empty()) timers_.pop()->abandoned();
  workers_.reset();
  // Destructors in a frame may release later tasks, but the list keeps each until its turn.
  while (first_task_ != nullptr) {
    first_task_->stop_waiting(*this);
    first_task_->destroy_frames();
    first_task_->drop_callbacks();
    remove_task(*first_task_);
  }
  destroy_queue();
}

}  // namespace coro
