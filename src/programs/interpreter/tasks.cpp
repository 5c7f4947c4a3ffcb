// Tasks and futures.
#include "programs/interpreter/awaitable.hpp"

namespace programs::interpreter {
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

Value exception_of(const coro::AnyFuture& future, coro::Here here) {
  const std::exception_ptr exception = future.exception(here);
  return exception ? Value(repr(exception)) : Value();
}

void look_at_task(Frame& frame, const Node& node, const coro::Task<Value>& task) {
  switch (node.op) {
    case Op::cancel: show(node, 1, Value(task.cancel(coro::Here(node.line))).repr); break;
    case Op::task_state: show(node, 1, states(task)); break;
    case Op::task_result: frame.x = task.result(coro::Here(node.line)); break;
    case Op::task_exception: frame.x = exception_of(task, coro::Here(node.line)); break;
    case Op::set_name: task.set_name("w" + std::to_string(node.argument(1))); break;
    case Op::get_name: show(node, 1, task.get_name()); break;
    case Op::other_cancelling: show(node, 1, std::to_string(task.cancelling())); break;
    case Op::other_uncancel: show(node, 1, std::to_string(task.uncancel())); break;
    default: task.add_done_callback([&node](const auto& /*task*/) { show(node, 1, ""); }); break;
  }
}

template <class T>
void look_at_future(Frame& frame, const Node& node, const coro::Future<T>& future) {
  switch (node.op) {
    case Op::cancel_future: show(node, 1, Value(future.cancel(coro::Here(node.line))).repr); break;
    case Op::future_state: show(node, 1, states(future)); break;
    case Op::future_result: frame.x = to_value(future.result(coro::Here(node.line))); break;
    case Op::future_exception: frame.x = exception_of(future, coro::Here(node.line)); break;
    default: future.add_done_callback([&node](const auto& /*future*/) { show(node, 1, ""); }); break;
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
    case Op::nested_run: coro::run(make_coroutine(machine, node), coro::Here(node.line)); return Flow::on;
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
    case Op::set_name:
    case Op::get_name:
    case Op::other_cancelling:
    case Op::other_uncancel:
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
    case Op::future_result:
    case Op::future_exception:
    case Op::future_callback:
      std::visit(
          [&](const auto& future) {
            if constexpr (requires { future.done(); }) look_at_future(frame, node, future);
          },
          slot());
      return Flow::on;
    default: return std::nullopt;
  }
}

}  // namespace programs::interpreter
