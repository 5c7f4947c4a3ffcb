// Exception handlers.
#include "conformance/draw.hpp"

namespace conformance::draw {
namespace {

Node handler(Drawing& d, const Context& context) {
  Node result = node(Op::except_, {d.random.below(programs::kCatches.size())}, {});
  if (d.random.percent(70)) result.children.push_back(node(Op::print_caught, {d.tag()}));
  append(result.children, statements(d, context, 2));
  if (d.random.percent(15)) result.children.push_back(node(Op::reraise));
  return result;
}

/// The same for a part of the raised group.
Node part_handler(Drawing& d, const Context& outer) {
  Context context = outer;
  context.in_loop = false;
  context.may_return = false;
  Node result = handler(d, context);
  result.op = Op::except_star;
  while (programs::is_group(result.argument(0))) result.arguments[0] = d.random.below(programs::kCatches.size());
  return result;
}

/// Awaits with a time limit, so that main continues.
Node in_time(Drawing& d, Node awaited) {
  if (d.random.percent(50) && awaited.op != Op::await_self && awaited.op != Op::wait &&
      awaited.op != Op::wait_coroutine) {
    return node(Op::wait_for, {d.delay()}, {std::move(awaited)});
  }
  return node(Op::timeout, {d.delay(), d.tag()}, {std::move(awaited)});
}

}  // namespace

Nodes try_statement(Drawing& d, const Context& context) { return with_handlers(d, context, statements(d, context, 4)); }

Nodes with_handlers(Drawing& d, const Context& context, Nodes body) {
  Node result = node(Op::try_, {}, {node(Op::body, {}, std::move(body))});
  const bool ends = d.random.percent(40);
  const std::int64_t handlers = d.random.between(ends ? 0 : 1, 2);
  Context inside = context;
  inside.in_except = true;
  const auto draw_handler = d.random.percent(30) ? part_handler : handler;
  for (std::int64_t i = 0; i < handlers; ++i) result.children.push_back(draw_handler(d, inside));
  if (ends) {
    inside.in_loop = false;  // neither break nor continue out of a finally
    inside.in_except = context.in_except;
    result.children.push_back(node(Op::finally_, {}, statements(d, inside, 2)));
  }
  return {result};
}

Nodes try_group(Drawing& d, const Context& outer) {
  Context context = outer;
  context.depth += outer.function == 0 ? 2 : 1;
  Node result = node(Op::try_, {}, {node(Op::body, {}, raise_group(d, context))});
  context.in_except = true;
  for (std::int64_t i = d.random.between(1, 3); i > 0; --i) {
    static constexpr std::array<std::int64_t, 5> kCaught{0, 1, 3, programs::kCatchException,
                                                         programs::kCatchBaseException};
    Node part = part_handler(d, context);
    if (d.random.percent(80)) part.arguments[0] = kCaught.at(static_cast<std::size_t>(d.random.below(kCaught.size())));
    if (d.random.percent(20)) part.children.push_back(raised(d));
    result.children.push_back(std::move(part));
  }
  if (outer.function == 0) return guarded(d, outer, std::move(result));  // so that main continues
  return {std::move(result)};
}

Nodes guarded(Drawing& d, const Context& context, Node risky) {
  if (context.function == 0 && is_awaitable(risky.op) && risky.op != Op::wait_for && d.random.percent(80)) {
    risky = in_time(d, std::move(risky));
  }
  if (context.depth >= 4 || d.random.percent(context.function == 0 ? 3 : 20)) return {std::move(risky)};
  const std::int64_t what = d.random.percent(70) ? programs::kCatchException : programs::kCatchBaseException;
  const Op handler = d.random.percent(10) ? Op::except_star : Op::except_;
  Nodes body{std::move(risky)};
  if (d.random.percent(40)) body.push_back(node(Op::print, {d.tag()}));
  return {node(Op::try_, {},
               {node(Op::body, {}, std::move(body)), node(handler, {what}, {node(Op::print_caught, {d.tag()})})})};
}

}  // namespace conformance::draw
