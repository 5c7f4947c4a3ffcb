// The statements that await.
#include <stdexcept>

#include "machine.hpp"

namespace conformance {
namespace {

Value list(const Many& values) {
  std::string text;
  for (const Value& value : values) text += (text.empty() ? "" : ", ") + value.repr;
  return Value("[" + text + "]");
}

Value list(const Outcomes& outcomes) {
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
  return list(values);
}

/// What gather(...) is given: first all coroutine objects are made, then tasks of them.
std::vector<coro::Future<Value>> children(Machine& machine, const Node& node) {
  const coro::Here here(node.line);
  std::vector<std::optional<coro::Co<Value>>> calls;
  for (const Node& child : node.children) {
    auto& made = calls.emplace_back();
    if (child.op != Op::call) continue;
    made.emplace(call(&machine, child.argument(0), child.argument(1), machine.definition(child.argument(0)), here));
  }
  std::vector<coro::Future<Value>> futures;
  for (std::size_t i = 0; i < calls.size(); ++i) {
    if (calls[i]) {
      futures.push_back(coro::create_task(std::move(*calls[i]), here));
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

coro::Body<Value> await_future(AnyFuture future, std::uint32_t line) {
  if (const auto* own = std::get_if<coro::Future<Value>>(&future)) {
    const Value value = co_await coro::at_line(line, *own);
    co_return value;
  }
  if (const auto* many = std::get_if<coro::Future<Many>>(&future)) {
    const Many values = co_await coro::at_line(line, *many);
    co_return list(values);
  }
  const Outcomes outcomes = co_await coro::at_line(line, std::get<coro::Future<Outcomes>>(future));
  co_return list(outcomes);
}

}  // namespace

std::optional<Flow> run_gather(Frame& frame, const Node& node) {
  if (node.op != Op::make_gather) return std::nullopt;
  if (filled(frame.machine, node)) {
    frame.machine.futures.at(index(node, 0)) = gather_of(frame.machine, node, node.argument(1) != 0);
  }
  return Flow::on;
}

coro::Body<Value> await(Frame* frame, const Node* node) {
  Machine& machine = frame->machine;
  const std::uint32_t line = node->line;
  switch (node->op) {
    case Op::sleep: {
      co_await coro::at_line(line, coro::sleep(seconds_of(*node, 0)));
      co_return Value();
    }
    case Op::call: {
      const std::int64_t function = node->argument(0);
      auto co = call(&machine, function, node->argument(1), machine.definition(function), coro::Here(line));
      const Value value = co_await coro::at_line(line, std::move(co));
      co_return value;
    }
    case Op::join: {
      const coro::Task<Value> task = *machine.tasks.at(index(*node, 0));
      const Value value = co_await coro::at_line(line, task);
      co_return value;
    }
    case Op::await_future: {
      const Value value = co_await coro::at_line(line, await_future(machine.futures.at(index(*node, 0)), line));
      co_return value;
    }
    case Op::gather: {
      AnyFuture future = gather_of(machine, *node, node->argument(0) != 0);
      const Value value = co_await coro::at_line(line, await_future(std::move(future), line));
      co_return value;
    }
    default: throw std::logic_error("not an awaitable");
  }
}

}  // namespace conformance
