#include "claims/case.hpp"

namespace claims {
namespace {

bool under(const Case& c) {
  const auto& stack = c.now.task(c.task_of(c.co())).stack;
  const auto at = std::ranges::find(stack, c.co());
  return at != stack.end() && at != stack.begin() && *std::prev(at) == c.other();
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

}  // namespace

const Checks& bodies() {
  static const Checks kChecks{
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

}  // namespace claims
