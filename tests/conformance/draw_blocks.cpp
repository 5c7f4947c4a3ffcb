// The blocks of a coroutine.
#include "draw.hpp"

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
  Node result = node(Op::timeout, {d.limit(), name}, statements(d, context, 4));
  auto& body = result.children;
  if (d.random.percent(15)) body.insert(body.begin() + d.random.below(2), node(Op::reschedule, {name, d.limit()}));
  if (d.random.percent(10)) body.push_back(node(Op::timeout_state, {name, d.tag()}));
  return guarded(d, context, std::move(result));
}

}  // namespace conformance::draw
