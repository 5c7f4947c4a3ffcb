// The blocks of a coroutine.
#include "conformance/draw.hpp"

namespace conformance::draw {
Nodes loop(Drawing& d, const Context& context) {
  Context inside = context;
  inside.in_loop = true;
  Nodes body = statements(d, inside, 3);
  return {node(Op::loop, {d.random.between(2, 3)}, std::move(body))};
}

Nodes condition(Drawing& d, const Context& context) {
  const bool by_argument = d.random.percent(50);
  Nodes body = statements(d, context, 3);
  if (by_argument) return {node(Op::if_argument, {d.random.between(2, 3)}, std::move(body))};
  return {node(Op::if_counter, {d.random.below(kCounters), d.random.between(1, 3)}, std::move(body))};
}

Nodes timeout(Drawing& d, const Context& context) {
  const std::int64_t name = d.tag();
  Context inside = context;
  inside.timeouts.push_back(name);
  const Op op = d.random.percent(30) ? Op::timeout_at : Op::timeout;
  Nodes body = statements(d, inside, 4);
  const std::int64_t limit = d.limit();
  if (d.random.percent(15)) {
    Node later = node(Op::reschedule, {name, d.limit()});
    body.insert(body.begin() + d.random.below(2), std::move(later));
  }
  if (d.random.percent(40)) append(body, use_timeout(d, inside));
  return guarded(d, context, node(op, {limit, name}, std::move(body)));
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
