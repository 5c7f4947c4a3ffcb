#include "claims/case.hpp"

namespace claims {
namespace {

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

bool awaits_it(const Case& c) {
  const auto& stack = c.now.task(c.task_of(c.co())).stack;
  const auto at = std::ranges::find(stack, c.co());
  if (at != stack.end() && at != stack.begin()) return *std::prev(at) == c.other();
  return c.is_outermost(c.co()) && c.waits_for(c.other(), c.co()) && c.suspended(c.other()) != nullptr;
}

// The one task that waits for tasks is that of `other`.
bool only_other_waits_for_tasks(const Case& c) {
  const auto tasks = c.now.indirect();
  return tasks.size() == 1 && c.now.innermost(tasks.front()) == c.other();
}

bool waits_for_them(const Case& c) {
  if (!only_other_waits_for_tasks(c)) return false;
  std::vector<Id> open = c.open(c.now.indirect().front()), direct = c.now.direct();
  std::ranges::sort(open);
  std::ranges::sort(direct);
  return open == direct;
}

bool waits_for_worker(const Case& c) {
  const Event* const on = c.suspended(c.co());
  return on != nullptr && (c.text(on->call) == "to_thread" || c.text(on->call) == "run_in_executor");
}

// The wait for a timer that ends now, or later.
struct Timed {
  const Event* begin = nullptr;
  const Event* end = nullptr;
  [[nodiscard]] std::chrono::nanoseconds due() const { return Due::after(begin->t, begin->delay).time(); }
};
Timed timed(const Case& c) {
  const Id task = c.task_of(c.co());
  const Event* const on = c.now.task(task).last_suspend;
  if (on == nullptr || on->wait != trace::Wait::sleep) return {};
  const bool now = c.event().kind == Kind::task_ready && c.event().task == task;
  const Event* const end = now ? &c.event() : c.suspended(c.co()) != nullptr ? c.now.next_ready(task) : nullptr;
  return end == nullptr ? Timed{} : Timed{on, end};
}

bool overdue(const Case& c) {
  const Timed wait = timed(c);
  return wait.end != nullptr && wait.end->t > wait.due() && Due(wait.end->t - wait.due()) == c.about().t;
}

bool late_by(const Case& c) {
  const Timed wait = timed(c);
  return wait.end != nullptr && std::ranges::any_of(c.now.held(), [&](const Wait& held) {
           return held.who == c.other() && held.begin <= wait.due() && wait.due() < held.end;
         });
}

}  // namespace

const Checks& waiting() {
  static const Checks kChecks{
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
      {Says::other_waits_for, [](const Case& c) { return c.is_outermost(c.co()) && c.waits_for(c.other(), c.co()); }},
      {Says::other_waits_for_by,
       [](const Case& c) {
         const Id task = c.task_of(c.by());
         return c.is_outermost(c.by()) && c.now.innermost(task) == c.co() && c.waits_for(c.other(), c.by());
       }},
      {Says::other_awaits_it, awaits_it},
      {Says::waits_worker, waits_for_worker},
      {Says::no_tasks_wait_for_others, [](const Case& c) { return c.now.indirect().empty(); }},
      {Says::other_waits_for_them, waits_for_them},
      {Says::other_waits_for_some,
       [](const Case& c) {
         return only_other_waits_for_tasks(c) && c.open(c.now.indirect().front()).size() == c.about().most;
       }},
      {Says::most_wait_for_others, [](const Case& c) { return c.now.indirect().size() == c.about().most; }},
      {Says::overdue, overdue},
      {Says::late_by_other, late_by},
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

}  // namespace claims
