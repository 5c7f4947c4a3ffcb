// The blocks of a coroutine.
#include "conformance/draw.hpp"

namespace conformance::draw {
Nodes loop(Drawing& d, const Context& context) {
  Context inside = context;
  inside.in_loop = true;
  return {node(Op::loop, {d.random.between(2, 3)}, statements(d, inside, 3))};
}

Nodes condition(Drawing& d, const Context& context) {
  if (d.random.percent(50)) return {node(Op::if_argument, {d.random.between(2, 3)}, statements(d, context, 3))};
  return {node(Op::if_counter, {d.random.below(kCounters), d.random.between(1, 3)}, statements(d, context, 3))};
}

Nodes timeout(Drawing& d, const Context& context) {
  const std::int64_t name = d.tag();
  Context inside = context;
  inside.timeouts.push_back(name);
  const Op op = d.random.percent(30) ? Op::timeout_at : Op::timeout;
  Node result = node(op, {d.limit(), name}, statements(d, inside, 4));
  auto& body = result.children;
  if (d.random.percent(15)) body.insert(body.begin() + d.random.below(2), node(Op::reschedule, {name, d.limit()}));
  if (d.random.percent(40)) append(body, use_timeout(d, inside));
  return guarded(d, context, std::move(result));
}

Nodes use_timeout(Drawing& d, const Context& context) {
  if (context.timeouts.empty()) return print(d, context);
  const std::int64_t name =
      context.timeouts[static_cast<std::size_t>(d.random.below(static_cast<std::int64_t>(context.timeouts.size())))];
  switch (d.random.below(5)) {
    case 0: return {node(Op::timeout_state, {name, d.tag()})};
    case 1: return guarded(d, context, node(Op::enter_timeout, {name}, {node(Op::print, {d.tag()})}));
    case 2: return guarded(d, context, node(Op::reschedule, {name, d.limit()}));
    default: return {node(Op::timeout_when, {name, d.tag()})};
  }
}

}  // namespace conformance::draw
