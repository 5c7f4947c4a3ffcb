// The blocks of a coroutine.
#include "draw.hpp"

namespace conformance::draw {
namespace {

Node handler(Drawing& d, const Context& context) {
  Node result = node(Op::except_, {d.random.below(kCatches.size())}, {});
  if (d.random.percent(70)) result.children.push_back(node(Op::print_caught, {d.tag()}));
  append(result.children, statements(d, context, 2));
  if (d.random.percent(15)) result.children.push_back(node(Op::reraise));
  return result;
}

/// Awaits no longer than a while, so that main gets on.
Node in_time(Drawing& d, Node awaited) {
  if (d.random.percent(50) && awaited.op != Op::await_self && awaited.op != Op::aclose && awaited.op != Op::wait) {
    return node(Op::wait_for, {d.delay()}, {std::move(awaited)});
  }
  return node(Op::timeout, {d.delay(), d.tag()}, {std::move(awaited)});
}

std::optional<Node> group_spawn(Drawing& d, std::int64_t group, const Context& context) {
  if (d.random.percent(30)) {
    const auto slot = d.any_slot();
    Node child = coroutine_object(d, d.inside_slot(slot, context));
    return node(Op::group_spawn_coroutine, {group, slot}, {std::move(child)});
  }
  const auto slot = d.slot_above(context);
  if (slot < 0) return std::nullopt;
  return node(Op::group_spawn, {group, slot, d.root(slot), d.argument()});
}

}  // namespace

Nodes loop(Drawing& d, const Context& context) {
  Context inside = context;
  inside.in_loop = true;
  return {node(Op::loop, {d.random.between(2, 3)}, statements(d, inside, 3))};
}

Nodes condition(Drawing& d, const Context& context) {
  if (d.random.percent(50)) return {node(Op::if_argument, {d.random.between(2, 3)}, statements(d, context, 3))};
  return {node(Op::if_counter, {d.random.below(kCounters), d.random.between(1, 3)}, statements(d, context, 3))};
}

Nodes try_statement(Drawing& d, const Context& context) { return with_handlers(d, context, statements(d, context, 4)); }

Nodes with_handlers(Drawing& d, const Context& context, Nodes body) {
  Node result = node(Op::try_, {}, {node(Op::body, {}, std::move(body))});
  const bool ends = d.random.percent(40);
  const std::int64_t handlers = d.random.between(ends ? 0 : 1, 2);
  Context inside = context;
  inside.in_except = true;
  for (std::int64_t i = 0; i < handlers; ++i) result.children.push_back(handler(d, inside));
  if (ends) {
    inside.in_loop = false;  // neither break nor continue out of a finally
    inside.in_except = context.in_except;
    result.children.push_back(node(Op::finally_, {}, statements(d, inside, 2)));
  }
  return {result};
}

Nodes timeout(Drawing& d, const Context& context) {
  const std::int64_t name = d.tag();
  Node result = node(Op::timeout, {d.limit(), name}, statements(d, context, 4));
  auto& body = result.children;
  if (d.random.percent(15)) body.insert(body.begin() + d.random.below(2), node(Op::reschedule, {name, d.limit()}));
  if (d.random.percent(10)) body.push_back(node(Op::timeout_state, {name, d.tag()}));
  return guarded(d, context, std::move(result));
}

Nodes group(Drawing& d, const Context& context) {
  const std::int64_t name = d.tag();
  Nodes body;
  for (std::int64_t i = d.random.between(1, 3); i > 0; --i) {
    if (d.random.percent(30)) append(body, statements(d, context, 1));
    if (auto spawned = group_spawn(d, name, context)) body.push_back(std::move(*spawned));
  }
  if (d.random.percent(40)) append(body, statements(d, context, 2));
  return guarded(d, context, node(Op::group, {name}, std::move(body)));
}

Nodes guarded(Drawing& d, const Context& context, Node risky) {
  if (context.function == 0 && is_awaitable(risky.op) && risky.op != Op::wait_for && d.random.percent(80)) {
    risky = in_time(d, std::move(risky));
  }
  if (context.depth >= 4 || d.random.percent(context.function == 0 ? 3 : 20)) return {std::move(risky)};
  const std::int64_t what = d.random.percent(70) ? kCatchException : kCatchBaseException;
  Nodes body{std::move(risky)};
  if (d.random.percent(40)) body.push_back(node(Op::print, {d.tag()}));
  return {node(Op::try_, {},
               {node(Op::body, {}, std::move(body)), node(Op::except_, {what}, {node(Op::print_caught, {d.tag()})})})};
}

}  // namespace conformance::draw
