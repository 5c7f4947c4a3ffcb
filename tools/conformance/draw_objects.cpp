// Locks, events, queues and similar objects.
#include "conformance/draw.hpp"

namespace conformance::draw {
namespace {

Nodes holding(Drawing& d, std::int64_t o, const Context& context, Nodes first = {}) {
  append(first, statements(d, context, 2));
  return {node(Op::with_, {o}, std::move(first))};
}

Nodes use_lock(Drawing& d, std::int64_t o, const Context& context) {
  const std::int64_t at = d.random.below(100);
  if (at < 55 && context.depth < 4) return holding(d, o, context);
  if (at < 75) return guarded(d, context, node(Op::acquire, {o}));
  if (at < 92) return guarded(d, context, node(Op::release, {o}));
  return {node(Op::lock_state, {o, d.tag()})};
}

Node on_condition(Drawing& d, std::int64_t o) {
  switch (d.random.below(5)) {
    case 0: return node(Op::wait_condition, {o});
    case 1: return node(Op::wait_condition_for, {o, d.random.below(kCounters), d.random.between(0, 3)});
    case 2: return node(Op::notify_all, {o});
    default: return node(Op::notify, {o, d.random.between(0, 2)});
  }
}

Nodes use_condition(Drawing& d, std::int64_t o, const Context& context) {
  if (d.random.percent(20)) return use_lock(d, o, context);
  Node used = on_condition(d, o);
  if (context.depth < 4 && d.random.percent(85)) return holding(d, o, context, {std::move(used)});
  return guarded(d, context, std::move(used));
}

Nodes use_event(Drawing& d, std::int64_t o, const Context& context) {
  switch (d.random.below(8)) {
    case 0: return {node(Op::clear_event, {o})};
    case 1: return {node(Op::event_state, {o, d.tag()})};
    case 2:
    case 3:
    case 4: return {node(Op::set_event, {o})};
    default: return guarded(d, context, node(Op::wait_event, {o}));
  }
}

Nodes use_queue(Drawing& d, std::int64_t o, const Context& context) {
  const std::int64_t at = d.random.below(100);
  if (at < 30) return guarded(d, context, node(Op::put, {o, d.random.below(10)}));
  if (at < 55) return guarded(d, context, node(Op::get, {o}));
  if (at < 65) return guarded(d, context, node(Op::put_nowait, {o, d.random.below(10)}));
  if (at < 72) return guarded(d, context, node(Op::get_nowait, {o}));
  if (at < 80) return guarded(d, context, node(Op::task_done, {o}));
  if (at < 85) return guarded(d, context, node(Op::join_queue, {o}));
  if (at < 87) return {node(Op::shutdown, {o, d.random.below(2)})};
  if (at < 93) return {node(Op::queue_state, {o, d.tag()})};
  if (context.depth > 2 || context.function == 0) return print(d, context);
  Node consumer = node(Op::forever, {}, {node(Op::get, {o}), node(Op::print, {d.tag()})});
  if (d.random.percent(50)) consumer.children.push_back(node(Op::sleep, {d.delay()}));
  if (d.random.percent(50)) consumer.children.push_back(node(Op::task_done, {o}));
  return {std::move(consumer)};
}

Nodes use_barrier(Drawing& d, std::int64_t o, const Context& context) {
  const std::int64_t at = d.random.below(100);
  if (at < 60) return guarded(d, context, node(Op::wait_barrier, {o}));
  if (at < 75 && context.depth < 4) return holding(d, o, context);
  if (at < 85) return {node(Op::barrier_state, {o, d.tag()})};
  return guarded(d, context, node(at < 93 ? Op::reset_barrier : Op::abort_barrier, {o}));
}

}  // namespace

std::optional<std::int64_t> any_for_with(Drawing& d) {
  if (d.program.objects.empty()) return std::nullopt;
  const auto o = d.random.below(static_cast<std::int64_t>(d.program.objects.size()));
  const Op kind = d.program.objects[static_cast<std::size_t>(o)].op;
  return is_acquirable(kind) || kind == Op::barrier ? std::optional(o) : std::nullopt;
}

Nodes touch(Drawing& d, const Context& /*context*/) {
  const auto own = d.random.below(kOwnFutures);
  const std::int64_t at = d.random.below(100);
  if (at < 10) return {node(Op::set_result, {own, d.tag()})};
  if (at < 15) return {node(Op::cancel_future, {own, d.tag()})};
  if (at < 20) return {node(Op::set_exception, {own, d.tag()})};
  if (at < 25) return {node(Op::cancel_handle, {d.random.below(kHandleSlots), d.tag()})};
  if (at < 30 || d.program.objects.empty()) return {node(Op::current_name, {d.tag()})};
  const auto o = d.random.below(static_cast<std::int64_t>(d.program.objects.size()));
  const Op kind = d.program.objects[static_cast<std::size_t>(o)].op;
  if (kind == Op::event) return {node(at < 80 ? Op::set_event : Op::clear_event, {o})};
  if (kind == Op::barrier) return {node(Op::barrier_state, {o, d.tag()})};
  if (kind == Op::condition && at < 80) return {node(Op::notify_all, {o})};
  if (is_acquirable(kind)) return {node(Op::release, {o})};
  if (at < 80) return {node(Op::put_nowait, {o, d.random.below(10)})};
  return {node(at < 90 ? Op::get_nowait : Op::task_done, {o})};
}

std::optional<Node> wait_on_object(Drawing& d) {
  if (d.program.objects.empty()) return std::nullopt;
  const auto o = d.random.below(static_cast<std::int64_t>(d.program.objects.size()));
  const Op kind = d.program.objects[static_cast<std::size_t>(o)].op;
  if (kind == Op::condition && d.random.percent(60)) {
    if (d.random.percent(50)) return node(Op::wait_condition, {o});
    return node(Op::wait_condition_for, {o, d.random.below(kCounters), d.random.between(0, 3)});
  }
  if (is_acquirable(kind)) return node(Op::acquire, {o});
  if (kind == Op::event) return node(Op::wait_event, {o});
  const std::int64_t at = d.random.below(100);
  if (kind == Op::barrier) {
    return node(at < 80 ? Op::wait_barrier : at < 90 ? Op::reset_barrier : Op::abort_barrier, {o});
  }
  if (at < 40) return node(Op::put, {o, d.random.below(10)});
  return node(at < 85 ? Op::get : Op::join_queue, {o});
}

Nodes use_object(Drawing& d, const Context& context) {
  if (d.program.objects.empty()) return print(d, context);
  const auto o = d.random.below(static_cast<std::int64_t>(d.program.objects.size()));
  const Op kind = d.program.objects[static_cast<std::size_t>(o)].op;
  if (kind == Op::condition) return use_condition(d, o, context);
  if (is_acquirable(kind)) return use_lock(d, o, context);
  if (kind == Op::event) return use_event(d, o, context);
  if (kind == Op::barrier) return use_barrier(d, o, context);
  return use_queue(d, o, context);
}

}  // namespace conformance::draw
