// What is awaited.
#include "draw.hpp"

namespace conformance::draw {
namespace {

std::optional<Node> call(Drawing& d, const Context& context) {
  const auto low = static_cast<std::int64_t>(context.function) + 1;
  const auto high = static_cast<std::int64_t>(d.first_generator) - 1;
  if (low > high) return std::nullopt;
  const std::int64_t f = d.random.between(low, high);
  if (d.runs[static_cast<std::size_t>(f)] > kMostRuns) return std::nullopt;
  return node(Op::call, {f, d.argument()});
}

/// In main only: what a worker does that is busy when run() ends is a matter of real time.
std::optional<Node> worker_call(Drawing& d, const Context& context) {
  if (context.function != 0 || !d.has_plain()) return std::nullopt;
  const std::int64_t f = d.any_plain();
  if (!may_work_beside(d.program.functions[static_cast<std::size_t>(f)])) return std::nullopt;
  return node(Op::to_thread, {f, d.argument()});
}

Node plain_awaitable(Drawing& d, const Context& context) {
  const std::int64_t at = d.random.below(100);
  if (at < 20) {
    if (auto child = call(d, context)) return *child;
  } else if (at < 45) {
    if (auto child = join(d, context)) return *child;
  } else if (at < 55) {
    if (auto future = d.future_above(context); future >= 0) return node(Op::await_future, {future});
  } else if (at < 60) {
    if (auto child = gathered(d, context)) return node(Op::shield, {}, {std::move(*child)});
  } else if (at < 70) {
    Node result = node(Op::gather, {d.random.below(2)});
    for (std::int64_t i = d.random.between(0, 3); i > 0; --i) {
      if (auto child = gathered(d, context)) result.children.push_back(std::move(*child));
    }
    return result;
  } else if (at < 76) {
    if (auto work = worker_call(d, context)) return *work;
  }
  const std::int64_t us = d.random.percent(20) ? 0 : d.delay();
  return d.random.percent(15) ? node(Op::sleep_value, {us, d.tag()}) : node(Op::sleep, {us});
}

Node awaitable(Drawing& d, const Context& context) {
  if (d.random.percent(12)) {
    Node child = plain_awaitable(d, context);
    if (d.random.percent(10)) child = node(Op::wait_for, {d.limit()}, {std::move(child)});
    return node(Op::wait_for, {d.limit()}, {std::move(child)});
  }
  return d.random.percent(2) ? node(Op::await_self) : plain_awaitable(d, context);
}

}  // namespace

Nodes await(Drawing& d, const Context& context) {
  Node awaited = awaitable(d, context);
  const bool calm = awaited.op == Op::sleep;
  if (calm || (context.function != 0 && d.random.percent(50))) return {std::move(awaited)};
  return guarded(d, context, std::move(awaited));
}

std::optional<Node> join(Drawing& d, const Context& context) {
  const auto slot = d.slot_above(context);
  if (slot < 0) return std::nullopt;
  return node(Op::join, {slot});
}

std::optional<Node> gathered(Drawing& d, const Context& context) {
  return d.random.percent(60) ? call(d, context) : join(d, context);
}

Nodes wait_for_several(Drawing& d, const Context& context) {
  Nodes tasks;
  for (std::int64_t i = d.random.between(0, 3); i > 0; --i) {
    if (auto task = join(d, context)) tasks.push_back(std::move(*task));
  }
  if (d.random.percent(40)) return guarded(d, context, node(Op::as_completed, {d.limit(), d.tag()}, std::move(tasks)));
  const auto until = d.random.below(kReturnWhen.size());
  return guarded(d, context, node(Op::wait, {until, d.limit(), d.tag()}, std::move(tasks)));
}

}  // namespace conformance::draw
