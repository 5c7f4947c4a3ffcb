// Tasks, futures, and callbacks of the loop.
#include <algorithm>

#include "conformance/draw.hpp"

namespace conformance::draw {
namespace {

/// In CPython the callbacks of all children keep a gather alive; in C++ only those of tasks do.
bool all_are_tasks(const Node& gather) {
  return std::ranges::all_of(gather.children, [](const Node& child) { return child.op == Op::call; });
}

/// One of two statements about a task.
Node either(Drawing& d, Op one, Op other) {
  const auto slot = d.any_slot();
  return node(d.random.percent(50) ? one : other, {slot, d.tag()});
}

}  // namespace

Nodes spawn(Drawing& d, const Context& context) {
  const auto slot = d.slot_above(context);
  if (slot < 0) return print(d, context);
  const auto function = d.root(slot);
  if (d.random.percent(10)) return {node(Op::spawn_named, {slot, function, d.argument(), d.tag()})};
  return {node(Op::spawn, {slot, function, d.argument()})};
}

Nodes spawn_coroutine(Drawing& d, const Context& context) {
  const auto slot = d.any_slot();
  Nodes result;
  if (d.random.percent(85)) {
    result.push_back(node(Op::spawn_coroutine, {slot}, {coroutine_object(d, d.inside_slot(slot, context))}));
  } else {
    auto joined = d.random.percent(30) ? join(d, d.inside_slot(slot, context)) : std::nullopt;
    Node ensured = joined ? std::move(*joined) : coroutine_object(d, d.inside_slot(slot, context));
    result.push_back(node(Op::ensure_future, {slot}, {std::move(ensured)}));
  }
  if (d.random.percent(10)) result.push_back(node(Op::cancel, {slot, d.tag()}));
  return result;
}

Nodes cancel(Drawing& d, const Context& /*context*/) { return {node(Op::cancel, {d.any_slot(), d.tag()})}; }

Nodes own_task(Drawing& d, const Context& context) {
  if (d.random.percent(3)) {
    if (auto called = coroutine_call(d, context)) {
      return guarded(d, context, node(Op::nested_run, std::move(called->arguments)));
    }
  }
  // In main only: while the loop is closing, asyncio also counts its own tasks.
  if (context.function == 0 && d.random.percent(25)) return {node(Op::count_tasks, {d.tag()})};
  if (context.function == 0 || d.random.percent(80)) {
    static constexpr std::array kOps{Op::uncancel, Op::cancelling, Op::task_name};
    return {node(kOps.at(static_cast<std::size_t>(d.random.below(kOps.size()))), {d.tag()})};
  }
  return {node(Op::cancel_self, {d.tag()})};
}

Nodes look_at_task(Drawing& d, const Context& context) {
  switch (d.random.below(8)) {
    case 0: return {node(Op::done_callback, {d.any_slot(), d.tag()})};
    case 1: return guarded(d, context, node(Op::task_result, {d.any_slot()}));
    case 2: return guarded(d, context, node(Op::task_exception, {d.any_slot()}));
    case 3: return {either(d, Op::set_name, Op::get_name)};
    case 4: return {either(d, Op::other_cancelling, Op::other_uncancel)};
    case 5:
    case 6: return use_callback(d, context);
    default: return {node(Op::task_state, {d.any_slot(), d.tag()})};
  }
}

Nodes use_callback(Drawing& d, const Context& /*context*/) {
  const auto function = d.random.below(kCallbackSlots);
  const auto slot = d.any_slot();
  const std::int64_t at = d.random.below(100);
  if (at < 40) return {node(Op::remove_callback, {slot, function, d.tag()})};
  if (at < 65) return {node(Op::add_callback, {slot, function})};
  Nodes result{node(Op::make_callback, {function, d.tag()})};
  for (std::int64_t i = d.random.between(0, 2); i > 0; --i) result.push_back(node(Op::add_callback, {slot, function}));
  return result;
}

Nodes use_future(Drawing& d, const Context& context) {
  const auto own = d.random.below(kOwnFutures);
  const auto any = d.random.below(kFutureSlots);
  switch (d.random.below(10)) {
    case 0:
    case 1: return guarded(d, context, node(Op::set_result, {own, d.tag()}));
    case 2: return guarded(d, context, node(Op::set_exception, {own, d.tag()}));
    case 3: return {node(Op::cancel_future, {any, d.tag()})};
    case 4: return {node(Op::future_state, {any, d.tag()})};
    case 5: return guarded(d, context, node(d.random.percent(50) ? Op::future_result : Op::future_exception, {any}));
    case 6: return {node(Op::make_future, {own}), node(Op::future_callback, {own, d.tag()})};
    default: return {node(Op::make_future, {own})};
  }
}

Nodes make_gather(Drawing& d, const Context& context) {
  if (d.random.percent(30)) {
    auto child = gathered(d, context);
    if (child) return {node(Op::make_shield, {d.random.below(kOwnFutures)}, {std::move(*child)})};
  }
  const auto g = d.random.between(kOwnFutures, kFutureSlots - 1);
  Context below = context;
  below.function = std::max(context.function, d.levels.at(static_cast<std::size_t>(g)) - 1);
  Node result = node(Op::make_gather, {g, d.random.below(2)});
  for (std::int64_t i = d.random.between(0, 3); i > 0; --i) {
    if (auto child = gathered(d, below)) result.children.push_back(std::move(*child));
  }
  Nodes made{std::move(result)};
  if (all_are_tasks(made.front()) && d.random.percent(25)) made.push_back(node(Op::future_callback, {g, d.tag()}));
  return made;
}

Nodes use_handle(Drawing& d, const Context& context) {
  if (!d.has_plain()) return print(d, context);
  const auto handle = d.random.below(kHandleSlots);
  switch (d.random.below(7)) {
    case 3: return {node(Op::handle_when, {handle, d.tag()})};
    case 0: return {node(Op::soon, {handle, d.any_plain(), d.argument()})};
    case 1: return {node(Op::at, {handle, d.any_plain(), d.argument(), d.delay()})};
    case 2: return {node(Op::cancel_handle, {handle, d.tag()})};
    default: return {node(Op::later, {handle, d.any_plain(), d.argument(), d.random.percent(15) ? 0 : d.delay()})};
  }
}

}  // namespace conformance::draw
