#include "claims/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

namespace claims {
namespace {

using timeline::LaneIndex;
using timeline::Says;
using trace::Due;
using trace::How;
using trace::Kind;

/// One statement at one moment.
struct Case {
  const World& now;
  const timeline::Timeline& timeline;
  const timeline::Statement& said;

  [[nodiscard]] const timeline::About& about() const { return said.about; }
  [[nodiscard]] const Event& event() const { return *now.last(); }
  [[nodiscard]] Who who(LaneIndex lane) const {
    if (lane == timeline::kNoLane) return {};
    const timeline::Lane& one = timeline.lane(lane);
    return {one.kind == timeline::Lane::Kind::function, one.id};
  }
  [[nodiscard]] Who co() const { return who(about().co); }
  [[nodiscard]] Who other() const { return who(about().other); }
  [[nodiscard]] Who by() const { return who(about().by); }

  [[nodiscard]] Id task_of(Who one) const {
    const auto& tasks = now.tasks();
    for (Id id = 1; id < tasks.size(); ++id)
      if (std::ranges::find(tasks[id].stack, one) != tasks[id].stack.end()) return id;
    for (Id id = static_cast<Id>(tasks.size()); id-- > 1;)
      if (!one.fn && tasks[id].root == one.id) return id;
    return one.fn ? 0 : now.body(one).task;
  }
  [[nodiscard]] const Event* suspended(Who one) const {
    const Id id = task_of(one);
    return id != 0 && now.innermost(id) == one ? now.task(id).suspended : nullptr;
  }
  [[nodiscard]] bool holds(Who one) const { return now.holder() == one; }
  [[nodiscard]] bool in_queue(Who one) const {
    return std::ranges::any_of(now.queue(), [&](Id id) { return now.innermost(id) == one; });
  }
  [[nodiscard]] bool first(Who one) const { return !now.queue().empty() && now.innermost(now.queue().front()) == one; }
  [[nodiscard]] std::vector<Id> open(Id task) const {
    std::vector<Id> left;
    if (now.task(task).suspended == nullptr) return left;
    for (const Id id : now.events().tasks(*now.task(task).suspended))
      if (now.task(id).exists()) left.push_back(id);
    return left;
  }
  [[nodiscard]] bool waits_for(Who one, Who awaited) const {
    const auto all = now.waiting_for(task_of(awaited));
    return std::ranges::find(all, task_of(one)) != all.end();
  }
  [[nodiscard]] std::string_view text(trace::TextId id) const { return now.events().text(id); }
  [[nodiscard]] const Event* ended(Who one, How how) const {
    const Event* const end = now.body(one).ended;
    return end != nullptr && (end->how == how || (how == How::returned && end->how == How::none)) ? end : nullptr;
  }
  [[nodiscard]] bool finished(trace::Why why) const { return now.events().list.back().why == why; }
};

bool under(const Case& c) {
  const auto& stack = c.now.task(c.task_of(c.co())).stack;
  const auto at = std::ranges::find(stack, c.co());
  return at != stack.end() && at != stack.begin() && *std::prev(at) == c.other();
}

bool in_other(const Case& c, Who below) {
  const auto& stack = c.now.task(c.task_of(c.by())).stack;
  const auto at = std::ranges::find(stack, c.by());
  if (at == stack.end()) {  // plain calls outside any task
    const auto& calls = c.now.task(0).stack;
    const auto found = std::ranges::find(calls, c.by());
    return found != calls.end() && std::next(found) != calls.end() && *std::next(found) == below;
  }
  return std::next(at) != stack.end() && *std::next(at) == below;
}

// The words of a step are about its kind, and about its coroutine, call or task.
bool happened(const Case& c) {
  std::string kind(trace::name(c.event().kind));
  std::ranges::replace(kind, '.', '_');
  if (!c.said.key.starts_with("narration." + kind)) return false;
  const Event& e = c.event();
  switch (e.kind) {
    case Kind::clock:
    case Kind::error: return true;
    case Kind::print:
    case Kind::block_begin:
    case Kind::block_end: return c.co() == (e.fn != 0 ? Who{true, e.fn} : Who{false, e.co});
    case Kind::fn_start:
    case Kind::fn_end: return c.co() == Who{true, e.fn};
    case Kind::task_new:
    case Kind::task_start:
    case Kind::task_end: return c.co() == Who{false, c.now.task(e.task).root};
    case Kind::task_ready:
    case Kind::task_cancel: return c.co() == c.now.innermost(e.task);
    default: return c.co() == Who{false, e.co};
  }
}

bool is_timer_due(const Case& c, const Event& on) {
  return on.wait == trace::Wait::sleep && Due::after(on.t, on.delay) == c.about().t;
}

bool all_wake_at(const Case& c) {
  const auto direct = c.now.direct();
  return !direct.empty() &&
         std::ranges::all_of(direct, [&](Id id) { return is_timer_due(c, *c.now.task(id).suspended); });
}

bool timer_at(const Case& c) {
  bool found = false;
  for (const Id id : c.now.direct()) {
    const Event& on = *c.now.task(id).suspended;
    if (on.wait == trace::Wait::sleep && Due::after(on.t, on.delay) < c.about().t) return false;
    found = found || is_timer_due(c, on);
  }
  return found;
}

bool thrown_next(const Case& c, Id task, std::string_view exc) {
  const Event* const next = c.now.next_step(task);
  return next != nullptr && next->thrown != 0 && c.text(next->thrown) == exc;
}

bool same_names(const Case& c) {
  std::vector<Id> named;
  for (const LaneIndex lane : c.about().all) named.push_back(c.task_of(c.who(lane)));
  return named == c.open(c.task_of(c.co()));
}

bool all_blocked(const Case& c) {
  std::vector<Id> named;
  for (const LaneIndex lane : c.about().all) named.push_back(c.task_of(c.who(lane)));
  const auto blocked = c.now.events().tasks(c.now.events().list.back());
  if (!blocked.empty()) return std::ranges::equal(named, blocked);
  std::vector<Id> left;
  for (Id id = 1; id < c.now.tasks().size(); ++id)
    if (c.now.task(id).exists()) left.push_back(id);
  return named == left;
}

std::chrono::nanoseconds sum(const std::vector<Wait>& waits) {
  std::chrono::nanoseconds all{0};
  for (const Wait& wait : waits) all = trace::add(all, wait.length());
  return all;
}

bool overlapped(const Case& c) {
  const auto waits = c.now.waits();
  std::chrono::nanoseconds longest{0};
  for (const Wait& a : waits) {
    longest = std::max(longest, a.length());
    for (const Wait& b : waits)
      if (a.begin >= b.end) return false;
  }
  return waits.size() == c.about().number && Due(longest) == c.about().t;
}

bool in_a_row(const Case& c) {
  const auto waits = c.now.waits();
  for (std::size_t k = 1; k < waits.size(); ++k)
    if (waits[k].begin < waits[k - 1].end) return false;
  return waits.size() == c.about().number && Due(sum(waits)) == c.about().t;
}

bool made_by(const Case& c) {
  const Event* const made = c.now.birth_of(c.co());
  if (made == nullptr) return false;
  if (made->kind == Kind::co_new) return c.by() == Who{false, made->by};
  if (made->parent != 0) return c.by() == Who{true, made->parent};
  return c.by() == Who{false, made->co};
}

bool module_in(const Case& c) {
  const auto& calls = c.now.task(0).stack;
  if (!calls.empty() && calls.front() == c.other()) return true;
  const Id id = c.task_of(c.other());
  return c.now.task(id).exists() && c.now.task(id).made->by == 0;
}

bool is_chain(const Case& c) {
  const Task& task = c.now.task(static_cast<Id>(c.about().number));
  std::vector<Who> stack = task.stack;
  if (stack.empty()) stack.push_back({false, task.root});
  return std::ranges::equal(stack, c.about().all, {}, {}, [&](LaneIndex lane) { return c.who(lane); });
}

const Event& made_task(const Case& c) { return c.now.creation(static_cast<Id>(c.about().number)); }
bool was_generator(const Case& c) {
  const Event* const start = c.now.start_of(made_task(c).co);
  return start != nullptr && start->i < made_task(c).i;
}
bool at_line(const Case& c) { return made_task(c).line == c.about().line; }

// The creating step ends in a wait for gather, at the line of the creation, for this task.
bool gathered(const Case& c) {
  const auto& list = c.now.events().list;
  const Event& made = made_task(c);
  const auto ends = std::find_if(list.begin() + made.i, list.end(), [&](const Event& e) {
    return e.task == made.by && (e.kind == Kind::task_suspend || e.kind == Kind::task_end);
  });
  if (ends == list.end() || ends->wait != trace::Wait::gather || ends->call != 0 || ends->line != made.line) return false;
  const auto tasks = c.now.events().tasks(*ends);
  return std::ranges::find(tasks, made.task) != tasks.end();
}

bool above_other(const Case& c) {
  const auto next_is = [&](const std::vector<Who>& stack) {
    const auto at = std::ranges::find(stack, c.co());
    return at != stack.end() && std::next(at) != stack.end() && *std::next(at) == c.other();
  };
  return std::ranges::any_of(c.now.tasks(), [&](const Task& task) { return next_is(task.stack); });
}

// The cancel that ends the wait of `co`.
const Event* cut(const Case& c) {
  const Id task = c.task_of(c.co());
  const Event* const on = c.now.task(task).suspended;
  const Event* const ready = c.now.next_ready(task);
  if (on == nullptr || ready == nullptr || Due(ready->t - on->t) != c.about().t) return nullptr;
  const Event* found = nullptr;
  for (std::size_t i = on->i; i < ready->i; ++i) {
    const Event& e = c.now.events().list[i];
    if (e.kind == Kind::task_cancel && e.task == task) found = &e;
  }
  return found;
}

using Check = bool (*)(const Case&);

const std::map<Says, Check>& thread_and_loop() {
  static const std::map<Says, Check> kChecks{
      {Says::not_begun, [](const Case& c) { return c.now.last() == nullptr || c.now.last()->kind == Kind::meta; }},
      {Says::runs, [](const Case& c) { return c.holds(c.co()) && c.now.blocked() == nullptr; }},
      {Says::other_runs, [](const Case& c) { return c.holds(c.other()) && c.now.blocked() == nullptr; }},
      {Says::holds,
       [](const Case& c) {
         const Event* const b = c.now.blocked();
         return b != nullptr && c.holds(c.co()) && (b->delay == c.about().delay || c.about().delay == 0);
       }},
      {Says::holds_until,
       [](const Case& c) {
         const auto& list = c.now.events().list;
         const auto next = std::find_if(list.begin() + c.event().i + 1, list.end(), [](const Event& e) {
           return e.kind == Kind::block_end || e.kind == Kind::end;
         });
         return next != list.end() && Due(next->t) == c.about().t;
       }},
      {Says::thread_free, [](const Case& c) { return c.now.free(); }},
      {Says::ready, [](const Case& c) { return c.in_queue(c.co()); }},
      {Says::ready_last, [](const Case& c) { return c.now.innermost(c.now.queue().back()) == c.co(); }},
      {Says::next, [](const Case& c) { return c.first(c.co()); }},
      {Says::other_next, [](const Case& c) { return c.first(c.other()); }},
      {Says::other_ready, [](const Case& c) { return c.in_queue(c.other()); }},
      {Says::ready_number, [](const Case& c) { return c.now.queue().size() == c.about().number; }},
      {Says::none_ready, [](const Case& c) { return c.now.queue().empty(); }},
      {Says::only_one_ready, [](const Case& c) { return c.now.queue().size() == 1; }},
      {Says::no_task, [](const Case& c) { return c.now.live() == 0; }},
      {Says::was_first,
       [](const Case& c) { return !c.now.queue_before().empty() && c.now.queue_before().front() == c.event().task; }},
      {Says::only_task, [](const Case& c) { return c.now.live() == 1 && c.now.task(c.task_of(c.co())).exists(); }},
      {Says::first_task, [](const Case& c) { return c.now.tasks().size() == 2; }},
      {Says::main_task,
       [](const Case& c) {
         const Event& made = *c.now.task(c.task_of(c.co())).made;
         // asyncio closes generators in tasks that no coroutine makes.
         const Event* const start = c.now.start_of(made.co);
         return made.by == 0 && (start == nullptr || start->i > made.i);
       }},
  };
  return kChecks;
}

const std::map<Says, Check>& waiting() {
  static const std::map<Says, Check> kChecks{
      {Says::waits, [](const Case& c) { return c.suspended(c.co()) != nullptr; }},
      {Says::waits_alone,
       [](const Case& c) {
         const auto direct = c.now.direct();
         return direct.size() == 1 && c.now.innermost(direct.front()) == c.co();
       }},
      {Says::waits_number, [](const Case& c) { return c.now.direct().size() == c.about().number; }},
      {Says::waits_sleep,
       [](const Case& c) {
         const Event* const on = c.suspended(c.co());
         return on != nullptr && on->wait == trace::Wait::sleep && on->delay == c.about().delay;
       }},
      {Says::waits_future,
       [](const Case& c) {
         const Event* const on = c.suspended(c.co());
         return on != nullptr && c.open(c.task_of(c.co())).empty() && on->wait != trace::Wait::sleep;
       }},
      {Says::waits_call,
       [](const Case& c) {
         const Event* const on = c.suspended(c.co());
         return on != nullptr && on->call == c.about().call;
       }},
      {Says::waits_names, same_names},
      {Says::waits_tasks, [](const Case& c) { return c.open(c.task_of(c.co())).size() == c.about().number; }},
      {Says::waits_until,
       [](const Case& c) {
         const Event* const on = c.suspended(c.co());
         return on != nullptr && is_timer_due(c, *on);
       }},
      {Says::other_waits_for, [](const Case& c) { return c.waits_for(c.other(), c.co()); }},
      {Says::no_other_waits, [](const Case& c) { return c.now.waiting_for(c.task_of(c.co())).empty(); }},
      {Says::number_wait_for,
       [](const Case& c) { return c.now.waiting_for(c.task_of(c.co())).size() == c.about().number; }},
      {Says::other_needs_more, [](const Case& c) { return c.open(c.task_of(c.other())).size() == c.about().number; }},
      {Says::wakes_at,
       [](const Case& c) {
         const Event* const next = c.now.next_ready();
         return next != nullptr && (Due(next->t) == c.about().t || c.about().t.time() == next->t);
       }},
      {Says::co_wakes_at,
       [](const Case& c) {
         const Event* const next = c.now.next_ready();
         return next != nullptr && c.about().t.time() == next->t && next->task == c.task_of(c.co());
       }},
      {Says::all_wake_at, all_wake_at},
      {Says::timer_at, timer_at},
      {Says::never_woken, [](const Case& c) { return c.now.next_ready() == nullptr; }},
      {Says::other_woken,
       [](const Case& c) {
         const Event* const next = c.now.next_ready(c.task_of(c.other()));
         return next != nullptr && next->cause == trace::Cause{trace::Cause::Kind::task, c.event().task};
       }},
      {Says::other_gets,
       [](const Case& c) { return thrown_next(c, c.task_of(c.other()), c.text(c.about().exc)); }},
      {Says::cancel_thrown,
       [](const Case& c) {
         return c.now.body(c.co()).started && thrown_next(c, c.event().task, "CancelledError");
       }},
      {Says::cancel_unstarted,
       [](const Case& c) {
         return !c.now.body(c.co()).started && thrown_next(c, c.event().task, "CancelledError");
       }},
  };
  return kChecks;
}

const std::map<Says, Check>& bodies() {
  static const std::map<Says, Check> kChecks{
      {Says::is_plan, [](const Case& c) { return c.now.body(c.co()).made != nullptr && !c.now.body(c.co()).started; }},
      {Says::never_starts,
       [](const Case& c) {
         return c.now.start_of(c.co().id) == nullptr;
       }},
      {Says::under_other, under},
      {Says::called, [](const Case& c) { return c.co().fn && c.now.body(c.co()).ended == nullptr; }},
      {Says::ended, [](const Case& c) { return c.ended(c.co(), How::returned) != nullptr; }},
      {Says::ended_value,
       [](const Case& c) {
         const Event* const end = c.ended(c.co(), How::returned);
         return end != nullptr && end->text == c.about().text && end->text != 0;
       }},
      {Says::ended_raised,
       [](const Case& c) {
         const Event* const end = c.ended(c.co(), How::raised);
         return end != nullptr && end->exc == c.about().exc;
       }},
      {Says::ended_cancelled, [](const Case& c) { return c.ended(c.co(), How::cancelled) != nullptr; }},
      {Says::ended_closed, [](const Case& c) { return c.ended(c.co(), How::closed) != nullptr; }},
      {Says::task_ended, [](const Case& c) { return c.now.task(c.event().task).ended == &c.event(); }},
      {Says::step_ends,
       [](const Case& c) {
         const auto& list = c.now.events().list;
         const auto next = std::find_if(list.begin() + c.event().i + 1, list.end(), [&](const Event& e) {
           return e.task == c.event().task && e.kind != Kind::co_new && e.kind != Kind::co_never_awaited;
         });
         return next == list.end() || next->kind == Kind::task_end;
       }},
      {Says::task_ends,
       [](const Case& c) {
         const auto& list = c.now.events().list;
         const Id task = c.now.active();
         const auto next = std::find_if(list.begin() + c.event().i + 1, list.end(), [&](const Event& e) {
           return e.task == task && e.kind != Kind::co_new && e.kind != Kind::co_never_awaited;
         });
         return task != 0 && c.co() == Who{false, c.now.task(task).root} &&
                (next == list.end() || next->kind == Kind::task_end);
       }},
      {Says::paused, [](const Case& c) { return c.now.body(c.co()).paused; }},
      {Says::happened, happened},
      {Says::thrown_in, [](const Case& c) { return c.event().thrown == c.about().exc && c.event().thrown != 0; }},
      {Says::by_timer, [](const Case& c) { return c.event().cause.kind == trace::Cause::Kind::timer; }},
      {Says::waited_for_result,
       [](const Case& c) {
         const Event* const on = c.now.task(c.event().task).last_suspend;
         return on != nullptr && on->wait == trace::Wait::future;
       }},
      {Says::by_other,
       [](const Case& c) {
         return c.event().cause.kind == trace::Cause::Kind::task &&
                c.other() == Who{false, c.now.task(c.event().cause.id).root};
       }},
      {Says::by_cancel, [](const Case& c) { return c.now.task(c.event().task).cancelled; }},
      {Says::asked_by,
       [](const Case& c) {
         const Event& e = c.event();
         if (e.byco != 0) return c.by() == Who{false, e.byco};
         return c.by() == Who{false, c.now.task(e.by != 0 ? e.by : e.cause.id).root};
       }},
      {Says::prints_text, [](const Case& c) { return c.event().text == c.about().text; }},
      {Says::from_outside,
       [](const Case& c) { return c.event().task == 0 && outside(c.now.events(), c.event(), c.now.live()); }},
  };
  return kChecks;
}

const std::map<Says, Check>& to_come() {
  static const std::map<Says, Check> kChecks{
      {Says::unborn, [](const Case& c) { return c.now.body(c.co()).made == nullptr; }},
      {Says::other_unborn, [](const Case& c) { return c.now.body(c.other()).made == nullptr; }},
      {Says::made_by, made_by},
      {Says::made_at, [](const Case& c) { return c.now.birth_of(c.co())->at == c.about().line; }},
      {Says::after_other,
       [](const Case& c) {
         const Event* const end = c.now.end_of(c.other());
         return end != nullptr && c.now.body(c.other()).ended == nullptr && end->i < c.now.birth_of(c.co())->i;
       }},
      {Says::by_unborn, [](const Case& c) { return c.now.body(c.by()).made == nullptr; }},
      {Says::by_not_started, [](const Case& c) { return !c.now.body(c.by()).started; }},
      {Says::by_in_other, [](const Case& c) { return in_other(c, c.other()); }},
      {Says::by_runs, [](const Case& c) { return c.holds(c.by()) && c.now.blocked() == nullptr; }},
      {Says::by_holds, [](const Case& c) { return c.holds(c.by()) && c.now.blocked() != nullptr; }},
      {Says::by_ready, [](const Case& c) { return c.in_queue(c.by()); }},
      {Says::by_waits, [](const Case& c) { return c.suspended(c.by()) != nullptr; }},
      {Says::by_waits_for, [](const Case& c) { return c.waits_for(c.by(), c.other()); }},
      {Says::by_paused, [](const Case& c) { return c.now.body(c.by()).paused; }},
      {Says::by_before_line, [](const Case& c) { return !c.now.body(c.by()).lines.contains(c.about().line); }},
      {Says::by_at_line, [](const Case& c) { return c.now.body(c.by()).line == c.about().line; }},
      {Says::module_in_other, module_in},
      {Says::ok, [](const Case& c) { return c.finished(trace::Why::ok) || c.finished(trace::Why::none); }},
      {Says::deadlock, [](const Case& c) { return c.finished(trace::Why::deadlock); }},
      {Says::failed, [](const Case& c) { return c.finished(trace::Why::error); }},
      {Says::exited, [](const Case& c) { return c.finished(trace::Why::exit); }},
      {Says::cut_off,
       [](const Case& c) {
         return c.finished(trace::Why::limit_cpu) || c.finished(trace::Why::limit_events) ||
                c.finished(trace::Why::limit_turns);
       }},
      {Says::refused, [](const Case& c) { return c.finished(trace::Why::syntax); }},
      {Says::took, [](const Case& c) { return Due(c.now.events().list.back().t) == c.about().t; }},
      {Says::all_blocked, all_blocked},
      {Says::waits_overlapped, overlapped},
      {Says::waits_in_a_row, in_a_row},
      {Says::waits_held,
       [](const Case& c) { return std::ranges::all_of(c.now.waits(), [](const Wait& w) { return w.held; }); }},
      {Says::waits_sum,
       [](const Case& c) {
         const auto waits = c.now.waits();
         return waits.size() == c.about().number && trace::in_seconds(sum(waits)) == c.about().delay;
       }},
      {Says::waited,
       [](const Case& c) {
         const auto waits = c.now.waits();
         return waits.size() == 1 && waits[0].who == c.co() && Due(waits[0].length()) == c.about().t;
       }},
      {Says::no_wait, [](const Case& c) { return c.now.waits().empty(); }},
  };
  return kChecks;
}

const std::map<Says, Check>& panels() {
  static const std::map<Says, Check> kChecks{
      {Says::other_holds, [](const Case& c) { return c.now.blocked() != nullptr && c.holds(c.other()); }},
      {Says::module_runs, [](const Case& c) { return c.now.blocked() == nullptr && c.holds({}); }},
      {Says::module_holds, [](const Case& c) { return c.now.blocked() != nullptr && c.holds({}); }},
      {Says::live_number,
       [](const Case& c) {
         const auto& tasks = c.now.tasks();
         return c.now.live() == c.about().number && std::ranges::all_of(tasks, [](const Task& task) {
                  return !task.exists() || task.suspended != nullptr;
                });
       }},
      {Says::one_task, [](const Case& c) { return c.now.live() == 1; }},
      {Says::no_timer,
       [](const Case& c) {
         return std::ranges::none_of(c.now.tasks(), [](const Task& task) {
           return task.exists() && task.suspended != nullptr && task.suspended->wait == trace::Wait::sleep;
         });
       }},
      {Says::no_other_wait,
       [](const Case& c) {
         return std::ranges::none_of(c.now.tasks(), [](const Task& task) {
           return task.exists() && task.suspended != nullptr && task.suspended->wait != trace::Wait::sleep;
         });
       }},
      {Says::awaits_number,
       [](const Case& c) {
         const Event* const on = c.suspended(c.co());
         return on != nullptr && c.now.events().tasks(*on).size() == c.about().number;
       }},
      {Says::awaits_other,
       [](const Case& c) {
         const Event* const on = c.suspended(c.co());
         if (on == nullptr) return false;
         const auto tasks = c.now.events().tasks(*on);
         return tasks.size() == 1 && c.now.task(tasks[0]).root == c.other().id && !c.other().fn;
       }},
      {Says::chain, is_chain},
      {Says::no_coroutine,
       [](const Case& c) {
         return std::ranges::none_of(c.now.events().list, [](const Event& e) { return e.kind == Kind::co_new; });
       }},
      {Says::made_task_run, [](const Case& c) { return made_task(c).by == 0 && !was_generator(c) && at_line(c); }},
      {Says::made_task_closing, [](const Case& c) { return made_task(c).by == 0 && was_generator(c); }},
      {Says::made_task_create,
       [](const Case& c) { return c.by() == Who{false, made_task(c).byco} && at_line(c) && !gathered(c); }},
      {Says::made_task_gather,
       [](const Case& c) { return c.by() == Who{false, made_task(c).byco} && at_line(c) && gathered(c); }},
      {Says::above_other, above_other},
      {Says::awaited_by,
       [](const Case& c) {
         const Event* const start = c.now.start_of(c.co().id);
         return start != nullptr && c.by() == Who{false, start->parent};
       }},
      {Says::stopped, [](const Case& c) { return !c.finished(trace::Why::ok) && !c.finished(trace::Why::none); }},
      {Says::cut_at, [](const Case& c) { return cut(c) != nullptr; }},
      {Says::cut_by_timer,
       [](const Case& c) { return cut(c) != nullptr && cut(c)->cause.kind == trace::Cause::Kind::timer; }},
      {Says::cut_by,
       [](const Case& c) {
         const Event* const e = cut(c);
         if (e == nullptr) return false;
         if (e->byco != 0) return c.by() == Who{false, e->byco};
         return c.by() == Who{false, c.now.creation(e->by != 0 ? e->by : e->cause.id).co};
       }},
  };
  return kChecks;
}

Check check_of(Says says) {
  for (const auto* const group : {&thread_and_loop(), &waiting(), &bodies(), &to_come(), &panels()})
    if (const auto found = group->find(says); found != group->end()) return found->second;
  return nullptr;
}

}  // namespace

std::string check(const World& now, const timeline::Timeline& timeline, const timeline::Statement& statement,
                  std::size_t& count) {
  if (!timeline::is_listed(statement.key)) return statement.key + " is not in the table of claims";
  if (!statement.rest.empty() && !timeline::is_listed(statement.rest)) return statement.rest + " is not in the table";
  for (const Says says : timeline::claims(statement)) {
    const Check check = check_of(says);
    if (check == nullptr) return fmt::format("nobody checks claim {}", static_cast<int>(says));
    ++count;
    if (!check({now, timeline, statement}))
      return fmt::format("claim {} of \"{}\" {} is false", static_cast<int>(says), statement.key, statement.rest);
  }
  return "";
}

}  // namespace claims
