// Tasks, futures, and what the loop is asked to call.
#include "awaitable.hpp"

namespace conformance {
namespace {

std::string states(const coro::AnyFuture& future) {
  return Value(future.done()).repr + " " + Value(future.cancelled()).repr;
}

void spawn(Machine& machine, const Node& node) {
  const coro::Here here(node.line);
  const std::int64_t function = node.argument(1);
  auto co = call(&machine, function, node.argument(2), machine.definition(function), here);
  machine.tasks.at(index(node, 0)) =
      node.op == Op::spawn ? coro::create_task(std::move(co), here)
                           : coro::create_task(std::move(co), "w" + std::to_string(node.argument(3)), here);
}

void spawn_coroutine(Frame& frame, const Node& node) {
  const coro::Here here(node.line);
  const auto awaitable = make_awaitable(frame, node.children.at(0));
  frame.machine.tasks.at(index(node, 0)) = node.op == Op::spawn_coroutine
                                               ? awaitable->create_task(here)
                                               : coro::Task<Value>(awaitable->ensure_future(here).state());
}

void look_at_task(Frame& frame, const Node& node, const coro::Task<Value>& task) {
  switch (node.op) {
    case Op::cancel: show(node, 1, Value(task.cancel(coro::Here(node.line))).repr); break;
    case Op::task_state: show(node, 1, states(task)); break;
    case Op::task_result: frame.x = task.result(coro::Here(node.line)); break;
    case Op::task_exception: {
      const std::exception_ptr exception = task.exception(coro::Here(node.line));
      frame.x = exception ? Value(repr(exception)) : Value();
      break;
    }
    default: task.add_done_callback([&node](const auto& /*task*/) { show(node, 1, ""); }); break;
  }
}

}  // namespace

std::optional<Flow> run_task(Frame& frame, const Node& node) {
  Machine& machine = frame.machine;
  switch (node.op) {
    case Op::spawn:
    case Op::spawn_named: spawn(machine, node); return Flow::on;
    case Op::spawn_coroutine:
    case Op::ensure_future:
      if (filled(machine, node)) spawn_coroutine(frame, node);
      return Flow::on;
    case Op::open_generator: {
      const std::int64_t function = node.argument(1);
      machine.generators.at(index(node, 0)) =
          generate(&machine, function, node.argument(2), machine.definition(function), coro::Here(node.line));
      return Flow::on;
    }
    case Op::cancel:
    case Op::task_state:
    case Op::task_result:
    case Op::task_exception:
    case Op::done_callback:
      if (const auto task = machine.tasks.at(index(node, 0))) look_at_task(frame, node, *task);
      return Flow::on;
    default: return std::nullopt;
  }
}

std::optional<Flow> run_future(Frame& frame, const Node& node) {
  const auto slot = [&]() -> AnyFuture& { return frame.machine.futures.at(index(node, 0)); };
  switch (node.op) {
    case Op::make_future: slot() = coro::Future<Value>(); return Flow::on;
    case Op::set_result:
      if (const auto* own = std::get_if<coro::Future<Value>>(&slot())) {
        own->set_result(Value(node.argument(1)), coro::Here(node.line));
      }
      return Flow::on;
    case Op::set_exception:
      if (const auto* own = std::get_if<coro::Future<Value>>(&slot())) {
        own->set_exception(coro::ValueError("v" + std::to_string(node.argument(1))), coro::Here(node.line));
      }
      return Flow::on;
    case Op::cancel_future:
    case Op::future_state:
      std::visit(
          [&](const auto& future) {
            if constexpr (requires { future.done(); }) {
              show(node, 1,
                   node.op == Op::cancel_future ? Value(future.cancel(coro::Here(node.line))).repr : states(future));
            }
          },
          slot());
      return Flow::on;
    default: return std::nullopt;
  }
}

std::optional<Flow> run_handle(Frame& frame, const Node& node) {
  const auto slot = [&]() -> std::optional<coro::Handle>& { return frame.machine.handles.at(index(node, 0)); };
  const auto callback = [&] {
    return [&machine = frame.machine, &node] { call_plain(machine, node.argument(1), node.argument(2), machine.here); };
  };
  switch (node.op) {
    case Op::soon: slot() = coro::call_soon(callback()); return Flow::on;
    case Op::later: slot() = coro::call_later(seconds_of(node, 3), callback()); return Flow::on;
    case Op::at: slot() = coro::call_at(coro::loop_time() + seconds_of(node, 3), callback()); return Flow::on;
    case Op::cancel_handle:
      if (slot()) {
        slot()->cancel();
        show(node, 1, Value(slot()->cancelled()).repr);
      }
      return Flow::on;
    default: return std::nullopt;
  }
}

}  // namespace conformance
