#include "trace/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "trace/check_state.hpp"

namespace trace {
namespace {

using detail::CoState;
using detail::FnState;
using detail::TaskState;

constexpr std::string_view kCancelled = "CancelledError";

/// Goes through the events once and keeps the state of each task, coroutine and call.
class Checker {
 public:
  explicit Checker(const Events& events) : events_(events) {
    const std::size_t size = std::size_t{detail::highest_id(events)} + 1;
    tasks_.resize(size);
    cos_.resize(size);
    fns_.resize(size);
  }

  std::vector<Violation> run() {
    if (events_.list.empty()) report(Rule::frame, "A trace has at least a meta and an end event.");
    for (at_ = 0; at_ < events_.list.size(); ++at_) take(events_.list[at_]);
    return std::move(violations_);
  }

 private:
  using TaskPhase = TaskState::Phase;
  using CoPhase = CoState::Phase;

  void take(const Event& e) {
    frame(e);
    if (e.t < t_) report(Rule::time, fmt::format("Time falls from {} to {} ns.", t_.count(), e.t.count()));
    t_ = e.t;
    held(e);
    if (row_of(e.kind).acts == Acts::in_step) {
      belongs(e.task, e.co);
      acts(e.fn);
    }
    switch (e.kind) {
      case Kind::co_new: belongs(e.task, e.by); break;
      case Kind::co_start: co_start(e); break;
      case Kind::co_end: co_end(e); break;
      case Kind::co_never_awaited: never_awaited(e); break;
      case Kind::task_new: task_new(e); break;
      case Kind::task_start:
      case Kind::task_resume: task_step(e); break;
      case Kind::task_suspend: task_suspend(e); break;
      case Kind::task_ready: task_ready(e); break;
      case Kind::task_end: task_end(e); break;
      case Kind::task_cancel: task_cancel(e); break;
      case Kind::agen_yield: agen_yield(e); break;
      case Kind::agen_next: agen_next(e); break;
      case Kind::fn_start:
        belongs(e.task, e.co);
        acts(e.parent);
        fns_[e.fn].open = true;
        break;
      case Kind::fn_end:
        acts(e.fn);
        fns_[e.fn].open = false;
        break;
      case Kind::end: blocked(e); break;
      default: break;
    }
  }

  void frame(const Event& e) {
    const bool first = at_ == 0;
    const bool last = at_ + 1 == events_.list.size();
    if (first != (e.kind == Kind::meta)) {
      report(Rule::frame, first ? "The first event is not meta." : "Only the first event may be meta.");
    }
    if (last != (e.kind == Kind::end)) {
      report(Rule::frame, last ? "The last event is not end." : "There is an event after the end event.");
    }
  }

  // The thread is blocked between block.begin and block.end.
  void held(const Event& e) {
    const bool ends = e.kind == Kind::block_end;
    if (held_ == Held::yes && !ends && e.kind != Kind::end) {
      report(Rule::block, "Something happens while the thread is held.");
      held_ = Held::unsure;
    } else if (held_ == Held::no && ends) {
      report(Rule::block, "The thread is released, but was not held.");
    }
    if (ends) held_ = Held::no;
    if (e.kind == Kind::block_begin) held_ = Held::yes;
  }

  void co_start(const Event& e) {
    CoState& co = cos_[e.co];
    if (co.phase != CoPhase::made) {
      return co_report(e.co, Rule::co_life, "starts, but has started or was dropped before");
    }
    co.phase = CoPhase::started;
    belongs(e.task, e.parent);
    tasks_[e.task].open.push_back(e.co);
  }

  void co_end(const Event& e) {
    CoState& co = cos_[e.co];
    const bool started = co.phase == CoPhase::started;
    if (!started) co_report(e.co, Rule::co_life, "ends, but is not between its start and its end");
    if (e.how != How::closed) belongs(e.task, e.co, !started);
    co.phase = CoPhase::ended;
    co.paused = false;
    tasks_[e.task].leave(e.co);
  }

  void never_awaited(const Event& e) {
    CoState& co = cos_[e.co];
    if (co.phase != CoPhase::made)
      co_report(e.co, Rule::co_life, "is dropped as never awaited, but started or was dropped before");
    co.phase = CoPhase::dropped;
    if (e.task != 0) belongs(e.task, 0, true);
  }

  void task_new(const Event& e) {
    belongs(e.by, e.byco);
    TaskState& task = tasks_[e.task];
    task.phase = TaskPhase::made;
    task.co = e.co;
  }

  void task_step(const Event& e) {
    TaskState& task = tasks_[e.task];
    if (running_ != 0) other_runs(e.task);
    if (e.kind == Kind::task_start) {
      if (task.phase != TaskPhase::made) task_report(e.task, Rule::task_start, "starts, but has started before");
      if (e.co != 0 && e.co != task.co)
        task_report(e.task, Rule::innermost, "starts in a coroutine that is not its own");
    } else if (task.phase != TaskPhase::suspended) {
      task_report(e.task, Rule::task_resume, "is resumed, but is not suspended");
    } else if (!task.ready && task.wait != Wait::yield) {
      task_report(e.task, Rule::task_resume, "is resumed, but was not made ready");
    } else if (e.co != 0 && !task.open.empty() && task.open.back() != e.co) {
      task_report(e.task, Rule::innermost, fmt::format("is resumed in co {}, which is not its innermost", e.co));
    }
    thrown(e, task);
    task.phase = TaskPhase::running;
    running_ = e.task;
    if (e.kind == Kind::task_start) wake(e.co, task);  // a task that closes a generator continues it
  }

  void other_runs(Id task) {
    task_report(running_, Rule::one_running, fmt::format("still runs when task {} runs", task));
    tasks_[task].reported = true;
  }

  // A cancel may be passed on to the awaited task, and an awaited task's cancel comes back through the await.
  void thrown(const Event& e, TaskState& task) {
    const bool is_cancel = events_.text(e.thrown) == kCancelled;
    const bool passes_on = task.wait == Wait::task || task.wait == Wait::gather;
    const bool comes_back =
        task.wait == Wait::future ||
        (passes_on && std::ranges::any_of(task.awaited, [this](Id id) { return tasks_[id].ended == How::cancelled; }));
    if (is_cancel && !task.cancel_asked && !comes_back) {
      task_report(e.task, Rule::cancel, "gets a CancelledError, but nobody cancelled it");
    } else if (!is_cancel && task.cancel_asked && !passes_on) {
      task_report(e.task, Rule::cancel, "was cancelled, but gets no CancelledError");
    }
    task.cancel_asked = false;
  }

  void task_suspend(const Event& e) {
    TaskState& task = tasks_[e.task];
    stop(e.task, "suspends");
    wake(e.co, task);  // something was thrown in at its yield
    chain(e, task);
    task.phase = TaskPhase::suspended;
    task.wait = e.wait;
    task.ready = false;
    const auto awaited = events_.tasks(e);
    task.awaited.assign(awaited.begin(), awaited.end());
  }

  void stop(Id task, std::string_view verb) {
    if (running_ != task) task_report(task, Rule::task_stop, fmt::format("{}, but does not run", verb));
    if (running_ == task) running_ = 0;
  }

  // A generator that is suspended at a yield may be named or not: it is open, but nothing awaits it.
  void chain(const Event& e, TaskState& task) {
    std::vector<Id> named;
    for (const Link& link : events_.chain(e)) named.push_back(link.co);
    std::vector<Id> awaited = named;
    std::erase_if(awaited, [this](Id co) { return cos_[co].paused; });
    if (awaited != task.open) {
      task_report(e.task, Rule::chain,
                  fmt::format("suspends with the chain [{}], but [{}] have started and not ended",
                              fmt::join(named, ", "), fmt::join(task.open, ", ")));
    }
  }

  void task_ready(const Event& e) {
    TaskState& task = tasks_[e.task];
    if (task.phase != TaskPhase::suspended || task.wait == Wait::yield) {
      task_report(e.task, Rule::task_ready, "becomes ready, but waits for nothing");
    } else if (task.ready) {
      task_report(e.task, Rule::task_ready, "becomes ready a second time");
    }
    task.ready = true;
  }

  void task_end(const Event& e) {
    TaskState& task = tasks_[e.task];
    stop(e.task, "ends");
    for (const Id co : task.open)
      co_report(co, Rule::co_life, fmt::format("is still open when its task {} ends", e.task));
    task.open.clear();
    task.phase = TaskPhase::ended;
    task.ended = e.how;
  }

  void task_cancel(const Event& e) {
    if (e.by != 0) belongs(e.by, e.byco);
    TaskState& task = tasks_[e.task];
    if (task.phase != TaskPhase::ended) task.cancel_asked = true;
  }

  void agen_yield(const Event& e) {
    belongs(e.task, e.co);
    cos_[e.co].paused = true;
    tasks_[e.task].leave(e.co);
  }

  void agen_next(const Event& e) {
    belongs(e.task, 0, true);
    wake(e.co, tasks_[e.task]);
  }

  void blocked(const Event& e) {
    for (const Id id : events_.tasks(e)) {
      if (tasks_[id].phase != TaskPhase::suspended)
        task_report(id, Rule::blocked, "is listed as blocked, but is not suspended");
    }
  }

  // The event claims that `task` does it in its step, in its coroutine `co` (0: in none).
  void belongs(Id task, Id co, bool any_co = false) {
    if (task != running_) {
      if (running_ != 0 && task == 0) {
        task_report(running_, Rule::step, "runs, but what happens does not say so");
      } else {
        task_report(task, Rule::step, "does something, but does not run");
      }
      return;
    }
    if (any_co || task == 0) return;
    TaskState& state = tasks_[task];
    wake(co, state);
    const Id innermost = state.open.empty() ? 0 : state.open.back();
    if (co != innermost) {
      task_report(task, Rule::innermost, fmt::format("acts through co {}, but co {} is its innermost", co, innermost));
    }
  }

  // A generator that is suspended at a yield continues: it is the innermost now.
  void wake(Id co, TaskState& task) {
    if (!std::exchange(cos_[co].paused, false)) return;
    task.open.push_back(co);
  }

  void acts(Id id) {
    if (id == 0 || fns_[id].open || std::exchange(fns_[id].reported, true)) return;
    report(Rule::fn_life, fmt::format("The plain call {} acts, but has not started or has ended.", id));
  }

  void task_report(Id id, Rule rule, std::string_view what) {
    if (!std::exchange(tasks_[id].reported, true)) report(rule, fmt::format("Task {} {}.", id, what));
  }
  void co_report(Id id, Rule rule, std::string_view what) {
    if (!std::exchange(cos_[id].reported, true)) report(rule, fmt::format("Coroutine {} {}.", id, what));
  }
  void report(Rule rule, std::string message) { violations_.push_back({at_, rule, std::move(message)}); }

  const Events& events_;
  std::size_t at_ = 0;
  std::chrono::nanoseconds t_{0};
  Id running_ = 0;
  enum class Held : std::uint8_t { no, yes, unsure } held_ = Held::no;
  std::vector<TaskState> tasks_;
  std::vector<CoState> cos_;
  std::vector<FnState> fns_;
  std::vector<Violation> violations_;
};

}  // namespace

std::vector<Violation> check(const Events& events) { return Checker(events).run(); }

}  // namespace trace
