#include "claims/case.hpp"

namespace claims {
namespace {

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

}  // namespace

const Checks& panels() {
  static const Checks kChecks{
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

}  // namespace claims
