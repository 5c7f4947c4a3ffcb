// Statements for every function, and for leaving blocks.
#include "conformance/draw.hpp"

namespace conformance::draw {
namespace {

Node group_of(Drawing& d, int depth) {
  Node group = node(Op::raise_group, {d.tag()});
  for (std::int64_t i = d.random.between(1, 3); i > 0; --i) {
    group.children.push_back(depth < 2 && d.random.percent(30) ? group_of(d, depth + 1) : raised(d));
  }
  return group;
}

}  // namespace

Nodes print(Drawing& d, const Context& /*context*/) { return {node(Op::print, {d.tag()})}; }

Nodes count(Drawing& d, const Context& /*context*/) { return {node(Op::count, {d.random.below(kCounters)})}; }

Nodes block(Drawing& d, const Context& /*context*/) { return {node(Op::block, {d.delay()})}; }

Node raised(Drawing& d) { return node(Op::raise, {d.random.below(programs::kRaises.size()), d.tag()}); }

Nodes raise_group(Drawing& d, const Context& /*context*/) { return {group_of(d, 0)}; }

Nodes raise(Drawing& d, const Context& /*context*/) {
  Node raise = d.random.percent(10) ? group_of(d, 0) : raised(d);
  if (d.random.percent(30)) return {std::move(raise)};
  return {node(Op::if_argument, {d.random.between(2, 3)}, {std::move(raise)})};
}

Nodes call_plain(Drawing& d, const Context& context) {
  if (!d.has_plain()) return print(d, context);
  return {node(Op::call_plain, {d.any_plain(), d.argument()})};
}

Nodes return_early(Drawing& d, const Context& context) {
  if (!context.may_return) return print(d, context);
  Node early = node(Op::if_argument, {d.random.between(2, 3)}, {node(Op::return_, {d.tag()})});
  if (context.depth == 0) return {early};
  return {node(Op::return_, {d.tag()})};
}

Nodes leave_loop(Drawing& d, const Context& context) {
  if (!context.in_loop) return print(d, context);
  const Op leave = d.random.percent(50) ? Op::break_ : Op::continue_;
  return {node(Op::if_counter, {d.random.below(kCounters), d.random.between(1, 3)}, {node(leave)})};
}

}  // namespace conformance::draw
