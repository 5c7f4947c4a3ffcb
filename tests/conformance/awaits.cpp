// The statements that await.
#include <stdexcept>

#include "machine.hpp"

namespace conformance {
namespace {

Value to_value(const Value& value) { return value; }
template <std::integral T>
Value to_value(T value) {
  return Value(value);
}

Value to_value(const Many& values) {
  std::string text;
  for (const Value& value : values) text += (text.empty() ? "" : ", ") + value.repr;
  return Value("[" + text + "]");
}

Value to_value(const Outcomes& outcomes) {
  Many values;
  for (const auto& outcome : outcomes) {
    if (!outcome.failed()) {
      values.push_back(outcome.value());
    } else if (coro::describe(outcome.exception()).cancelled) {
      values.emplace_back("CancelledError('')");  // made by gather, which gives it an empty text
    } else {
      values.emplace_back(repr(outcome.exception()));
    }
  }
  return to_value(values);
}

/// Awaits, and makes a Value of what that gives.
template <class A>
coro::Body<Value> awaited(std::uint32_t line, A awaitable) {
  if constexpr (std::is_void_v<coro::ValueOf<A>>) {
    co_await coro::at_line(line, std::move(awaitable));
    co_return Value();
  } else {
    const auto value = co_await coro::at_line(line, std::move(awaitable));
    co_return to_value(value);
  }
}

coro::Co<Value> called(Machine& machine, const Node& node) {
  const std::int64_t function = node.argument(0);
  return call(&machine, function, node.argument(1), machine.definition(function), coro::Here(node.line));
}

/// What gather(...) is given: first all coroutine objects are made, then tasks of them.
std::vector<coro::Future<Value>> children(Machine& machine, const Node& node) {
  std::vector<std::optional<coro::Co<Value>>> calls;
  for (const Node& child : node.children) {
    auto& made = calls.emplace_back();
    if (child.op == Op::call) made.emplace(called(machine, child));
  }
  std::vector<coro::Future<Value>> futures;
  for (std::size_t i = 0; i < calls.size(); ++i) {
    if (calls[i]) {
      futures.push_back(coro::create_task(std::move(*calls[i]), coro::Here(node.line)));
    } else {
      futures.push_back(*machine.tasks.at(index(node.children[i], 0)));
    }
  }
  return futures;
}

AnyFuture gather_of(Machine& machine, const Node& node, bool return_exceptions) {
  auto futures = children(machine, node);
  if (return_exceptions) return coro::gather{coro::return_exceptions, std::move(futures)};
  return coro::gather{std::move(futures)};
}

coro::Future<Value> shield_of(Machine& machine, const Node& node) {
  const Node& child = node.children.at(0);
  const coro::Here here(node.line);
  if (child.op == Op::call) return coro::shield(called(machine, child), here);
  return coro::shield(*machine.tasks.at(index(child, 0)), here);
}

template <class Use>
coro::Body<Value> give_future(const AnyFuture& future, Use use) {
  if (const auto* own = std::get_if<coro::Future<Value>>(&future)) return use(*own);
  if (const auto* many = std::get_if<coro::Future<Many>>(&future)) return use(*many);
  return use(std::get<coro::Future<Outcomes>>(future));
}

template <class Use>
coro::Body<Value> give_lock(const Object& object, Use use) {
  return std::visit(
      [&](const auto& lock) -> coro::Body<Value> {
        if constexpr (requires { lock.acquire(); }) {
          return use(lock.acquire());
        } else {
          throw std::logic_error("not a lock");
        }
      },
      object);
}

template <class Use>
coro::Body<Value> give_object(Frame& frame, const Node& node, Use use) {
  const Machine& machine = frame.machine;
  switch (node.op) {
    case Op::acquire: return give_lock(object_of(machine, node), use);
    case Op::wait_event: return use(of<coro::Event>(machine, node).wait());
    case Op::wait_condition: return use(of<coro::Condition>(machine, node).wait());
    case Op::wait_condition_for:
      return use(of<coro::Condition>(machine, node).wait_for([&frame, &node] {
        return frame.machine.counters.at(index(node, 1)) >= node.argument(2);
      }));
    case Op::put: return use(of<Queue>(machine, node).put(node.argument(1)));
    case Op::get: return use(of<Queue>(machine, node).get());
    case Op::join_queue: return use(of<Queue>(machine, node).join());
    case Op::wait_barrier: return use(of<coro::Barrier>(machine, node).wait());
    case Op::reset_barrier: return use(of<coro::Barrier>(machine, node).reset());
    case Op::abort_barrier: return use(of<coro::Barrier>(machine, node).abort());
    default: throw std::logic_error("not an awaitable: " + std::string(name(node.op)));
  }
}

/// Hands what `node` awaits, which is no wait_for, to `use`, and gives what that gives.
template <class Use>
coro::Body<Value> give_plain(Frame& frame, const Node& node, Use use) {
  Machine& machine = frame.machine;
  switch (node.op) {
    case Op::sleep: return use(coro::sleep(seconds_of(node, 0)));
    case Op::sleep_value: return use(coro::sleep(seconds_of(node, 0), node.argument(1)));
    case Op::call: return use(called(machine, node));
    case Op::join: return use(*machine.tasks.at(index(node, 0)));
    case Op::await_future: return give_future(machine.futures.at(index(node, 0)), use);
    case Op::gather: return give_future(gather_of(machine, node, node.argument(0) != 0), use);
    case Op::shield: return use(shield_of(machine, node));
    case Op::to_thread:
      return use(
          coro::to_thread([&machine, &node] { return call_plain(machine, node.argument(0), node.argument(1)); }));
    case Op::next: return use(coro::anext(*machine.generators.at(index(node, 0))));
    default: return give_object(frame, node, use);
  }
}

/// The same with one wait_for.
template <class Use>
coro::Body<Value> give(Frame& frame, const Node& node, Use use) {
  if (node.op != Op::wait_for) return give_plain(frame, node, use);
  return give_plain(frame, node.children.at(0), [use, limit = limit_of(node, 0)](auto awaitable) {
    return use(coro::wait_for(std::move(awaitable), limit));
  });
}

/// One wait_for round another.
coro::Body<Value> wait_for(Frame& frame, const Node& node) {
  return give(frame, node.children.at(0), [line = node.line, limit = limit_of(node, 0)](auto awaitable) {
    return awaited(line, coro::wait_for(std::move(awaitable), limit));
  });
}

coro::Body<Value> await_self(std::uint32_t line) {
  co_await coro::at_line(line, coro::Task<Value>(coro::current_task()->state()));
  co_return Value();
}

coro::Body<Value> close_generator(coro::AsyncGenerator<Value> generator, std::uint32_t line) {
  co_await coro::at_line(line, generator.aclose());
  co_return Value();
}

}  // namespace

std::optional<Flow> run_maker(Frame& frame, const Node& node) {
  Machine& machine = frame.machine;
  if (node.op != Op::make_gather && node.op != Op::make_shield) return std::nullopt;
  if (filled(machine, node)) {
    AnyFuture& slot = machine.futures.at(index(node, 0));
    if (node.op == Op::make_shield) {
      slot = shield_of(machine, node);
    } else {
      slot = gather_of(machine, node, node.argument(1) != 0);
    }
  }
  return Flow::on;
}

coro::Body<Value> await(Frame* frame, const Node* node) {
  switch (node->op) {
    case Op::wait_for: return wait_for(*frame, *node);
    case Op::await_self: return await_self(node->line);
    case Op::aclose: return close_generator(*frame->machine.generators.at(index(*node, 0)), node->line);
    default:
      return give_plain(*frame, *node,
                        [line = node->line](auto awaitable) { return awaited(line, std::move(awaitable)); });
  }
}

}  // namespace conformance
