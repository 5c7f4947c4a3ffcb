// Awaits.
#include "conformance/draw.hpp"
#include "programs/well_formed.hpp"

namespace conformance::draw {
namespace {

Node a_sleep(Drawing& d) {
  const std::int64_t us = d.random.percent(20) ? 0 : d.delay();
  return d.random.percent(15) ? node(Op::sleep_value, {us, d.tag()}) : node(Op::sleep, {us});
}

std::optional<Node> worker_call(Drawing& d) {
  if (!d.has_plain()) return std::nullopt;
  const std::int64_t f = d.any_plain();
  if (!programs::may_work_beside(d.program.functions[static_cast<std::size_t>(f)])) return std::nullopt;
  return node(Op::to_thread, {f, d.argument()});
}

/// A coroutine of asyncio.
Node library_call(Drawing& d, const Context& context) {
  if (d.random.percent(20)) {
    if (auto child = gathered(d, context)) return node(Op::wait_for, {d.limit()}, {std::move(*child)});
  }
  if (d.random.percent(70)) {
    if (auto wait = wait_on_object(d)) return *wait;
  }
  if (d.random.percent(30)) {
    if (auto work = worker_call(d)) return *work;
  }
  return a_sleep(d);
}

Node plain_awaitable(Drawing& d, const Context& context) {
  const std::int64_t at = d.random.below(100);
  if (at < 20) {
    if (auto child = coroutine_call(d, context)) return *child;
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
    if (auto work = worker_call(d)) return *work;
  }
  return a_sleep(d);
}

Node awaitable(Drawing& d, const Context& context) {
  if (d.random.percent(12)) {
    Node child = d.random.percent(30) ? library_call(d, context) : plain_awaitable(d, context);
    if (d.random.percent(10)) child = node(Op::wait_for, {d.limit()}, {std::move(child)});
    return node(Op::wait_for, {d.limit()}, {std::move(child)});
  }
  if (d.random.percent(1)) {
    if (auto child = coroutine_call(d, context)) return node(Op::wait_coroutine, {}, {std::move(*child)});
  }
  return d.random.percent(2) ? node(Op::await_self) : plain_awaitable(d, context);
}

Node wait(Drawing& d, const Context& context) {
  Nodes tasks;
  for (std::int64_t i = d.random.between(0, 3); i > 0; --i) {
    if (auto task = join(d, context)) tasks.push_back(std::move(*task));
  }
  const auto until = d.random.below(programs::kReturnWhen.size());
  return node(Op::wait, {until, d.limit(), d.tag()}, std::move(tasks));
}

/// A coroutine object that reads no slot, so that it is not skipped for an empty one.
Node alone(Drawing& d, const Context& context) {
  if (d.random.percent(20)) {
    if (auto child = coroutine_call(d, context)) return *child;
  }
  Node child = a_sleep(d);
  if (d.random.percent(70)) child = wait_on_object(d).value_or(std::move(child));
  return d.random.percent(80) ? child : node(Op::wait_for, {d.limit()}, {std::move(child)});
}

std::optional<Node> completed(Drawing& d, const Context& context) {
  const std::int64_t at = d.random.below(100);
  if (at < 50) return join(d, context);
  if (at < 55) return node(Op::await_future, {d.random.below(kOwnFutures)});
  return alone(d, context);
}

Node as_completed(Drawing& d, const Context& context) {
  Nodes children;
  for (std::int64_t i = d.random.between(0, 3); i > 0; --i) {
    if (auto child = completed(d, context)) children.push_back(std::move(*child));
  }
  const Op op = d.random.percent(60) ? Op::as_completed : Op::as_completed_tasks;
  return node(op, {d.limit(), d.tag()}, std::move(children));
}

}  // namespace

std::optional<Node> coroutine_call(Drawing& d, const Context& context) {
  const auto low = static_cast<std::int64_t>(context.function) + 1;
  const auto high = static_cast<std::int64_t>(d.first_generator) - 1;
  if (low > high) return std::nullopt;
  const std::int64_t f = d.random.between(low, high);
  if (d.runs[static_cast<std::size_t>(f)] > kMostRuns) return std::nullopt;
  return node(Op::call, {f, d.argument()});
}

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
  const std::int64_t at = d.random.below(100);
  if (at < 45) return coroutine_call(d, context);
  if (at < 75) return join(d, context);
  if (at < 80) return node(Op::await_future, {d.random.below(kOwnFutures)});
  if (at < 84) {
    Node asked = ask(d, d.random.below(kGeneratorSlots));
    return node(Op::wait_for, {d.delay()}, {std::move(asked)});
  }
  if (at < 88) {
    auto child = gathered(d, context);
    return child ? std::optional(node(Op::shield, {}, {std::move(*child)})) : std::nullopt;
  }
  return library_call(d, context);
}

Node coroutine_object(Drawing& d, const Context& context) {
  if (d.random.percent(25)) {
    if (auto child = coroutine_call(d, context)) return *child;
  }
  return library_call(d, context);
}

Nodes wait_for_several(Drawing& d, const Context& context) {
  return guarded(d, context, d.random.percent(40) ? as_completed(d, context) : wait(d, context));
}

Nodes keep(Drawing& d, const Context& context) {
  const std::int64_t tag = d.tag();
  Node kept = alone(d, context);
  while (kept.op == Op::sleep) kept = alone(d, context);  // in C++ a sleep may be awaited again
  Nodes body;
  for (std::int64_t i = d.random.between(0, 2); i > 0; --i) {
    if (d.random.percent(40)) append(body, statements(d, context, 1));
    Node awaited = node(Op::await_kept, {tag});
    if (d.random.percent(30)) awaited = node(Op::wait_for, {d.delay()}, {std::move(awaited)});
    append(body, guarded(d, context, std::move(awaited)));
  }
  return {node(Op::keep, {tag}, {std::move(kept), node(Op::body, {}, std::move(body))})};
}

}  // namespace conformance::draw
