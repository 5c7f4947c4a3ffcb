#include "claims/case.hpp"

namespace claims {
namespace {

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

}  // namespace

const Checks& to_come() {
  static const Checks kChecks{
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
  };
  return kChecks;
}

}  // namespace claims
