#include "claims/case.hpp"

namespace claims {

const Checks& thread_and_loop() {
  static const Checks kChecks{
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
      {Says::tasks_ended, [](const Case& c) { return c.now.live() < c.now.tasks().size() - 1; }},
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

}  // namespace claims
