// Generators, and how they are used.
#include "conformance/draw.hpp"

namespace conformance::draw {
namespace {

/// An `async with` with a yield of a generator inside.
Node async_block(Drawing& d, const Context& context, Nodes body) {
  const auto o = any_for_with(d);
  if (o && d.random.percent(50)) return node(Op::with_, {*o}, std::move(body));
  const std::int64_t name = d.tag();
  if (d.random.percent(50)) return node(Op::timeout, {d.limit(), name}, std::move(body));
  if (auto spawned = group_spawn(d, name, context)) body.insert(body.begin(), std::move(*spawned));
  return node(Op::group, {name}, std::move(body));
}

/// A yield with blocks around it.
Nodes yielding(Drawing& d, const Context& outer) {
  Context context = outer;
  ++context.depth;
  Nodes result;
  if (d.random.percent(40)) append(result, statement(d, context));
  if (context.depth < 4 && d.random.percent(60)) {
    append(result, yielding(d, context));
  } else {
    result.push_back(node(Op::yield_, {d.tag()}));
  }
  if (d.random.percent(40)) append(result, statement(d, context));
  switch (d.random.below(6)) {
    case 3: return {async_block(d, context, std::move(result))};
    case 0: return {node(Op::loop, {d.random.between(2, 3)}, std::move(result))};
    case 1: return {node(Op::if_argument, {d.random.between(1, 2)}, std::move(result))};
    case 2: return with_handlers(d, outer, std::move(result));
    default: return result;
  }
}

}  // namespace

Node generator(Drawing& d, const Context& context) {
  Node result = node(Op::generator);
  if (d.random.percent(40)) append(result.children, statement(d, context));
  for (std::int64_t i = d.random.between(1, 2); i > 0; --i) append(result.children, yielding(d, context));
  if (d.random.percent(40)) append(result.children, statement(d, context));
  return result;
}

Nodes for_each(Drawing& d, const Context& context) {
  const auto f = d.any_generator(context);
  if (!f) return loop(d, context);
  const bool shared = d.random.percent(25);
  Context inside = context;
  inside.in_loop = true;
  Nodes body = statements(d, inside, 2);
  if (d.random.percent(30)) {
    body.push_back(node(Op::if_counter, {d.random.below(kCounters), d.random.between(1, 3)}, {node(Op::break_)}));
  }
  if (shared) return {node(Op::for_each_of, {d.random.below(kGeneratorSlots)}, std::move(body))};
  return {node(Op::for_each, {*f, d.argument()}, std::move(body))};
}

Node ask(Drawing& d, std::int64_t slot) {
  const std::int64_t at = d.random.below(100);
  if (at < 15) return node(Op::aclose, {slot});
  if (at < 30) return node(Op::athrow, {slot}, d.random.percent(10) ? raise_group(d, {}) : Nodes{raised(d)});
  if (at < 55) return node(Op::asend, {slot, d.random.percent(20) ? -1 : d.tag()});
  if (at < 65) return node(Op::next_or, {slot, d.tag()});
  return node(Op::next, {slot});
}

Nodes use_generator(Drawing& d, const Context& context) {
  const auto f = d.any_generator(context);
  if (!f) return print(d, context);
  const auto slot = d.random.below(kGeneratorSlots);
  if (d.random.percent(30)) return {node(Op::open_generator, {slot, *f, d.argument()})};
  return guarded(d, context, ask(d, slot));
}

}  // namespace conformance::draw
