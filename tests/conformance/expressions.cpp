#include "expressions.hpp"

#include <stdexcept>

#include "python.hpp"

namespace conformance {
namespace {

void add_slots(const Node& node, std::string& slots) {
  const auto add = [&](const std::string& slot) { slots += (slots.empty() ? "" : " and ") + slot; };
  if (node.op == Op::join) add(Expressions::task(node));
  if (node.op == Op::shared_spawn_coroutine) add(Expressions::shared(node));
  if (node.op == Op::await_future) add(Expressions::future(node));
  if (node.op == Op::next || node.op == Op::aclose) add(Expressions::generator(node));
  for (const Node& child : node.children) add_slots(child, slots);
}

}  // namespace

std::string number(std::int64_t value) { return std::to_string(value); }

std::string function_name(std::int64_t index) { return index == 0 ? "main" : "f" + number(index); }

std::string made(const Node& object) {
  const std::string argument = object.arguments.empty() ? "" : number(object.argument(0));
  switch (object.op) {
    case Op::lock: return "asyncio.Lock()";
    case Op::event: return "asyncio.Event()";
    case Op::condition: return "asyncio.Condition()";
    case Op::semaphore: return "asyncio.Semaphore(" + argument + ")";
    case Op::bounded_semaphore: return "asyncio.BoundedSemaphore(" + argument + ")";
    case Op::queue: return "asyncio.Queue(" + argument + ")";
    case Op::priority_queue: return "asyncio.PriorityQueue(" + argument + ")";
    case Op::lifo_queue: return "asyncio.LifoQueue(" + argument + ")";
    default: return "asyncio.Barrier(" + argument + ")";
  }
}

std::string Expressions::object_name(std::int64_t index) const {
  return std::string(name(program_.objects.at(static_cast<std::size_t>(index)).op)) + number(index);
}

std::string Expressions::awaitable(const Node& node) const {
  switch (node.op) {
    case Op::sleep: return "asyncio.sleep(" + seconds(node.argument(0)) + ")";
    case Op::call: return called(node);
    case Op::join: return task(node);
    case Op::await_future: return future(node);
    case Op::await_self: return "asyncio.current_task()";
    case Op::await_kept: return "k" + number(node.argument(0));
    case Op::gather: return gather(node, 0);
    case Op::sleep_value: return "asyncio.sleep(" + seconds(node.argument(0)) + ", " + number(node.argument(1)) + ")";
    case Op::wait_for:
      return "asyncio.wait_for(" + awaitable(node.children.at(0)) + ", " + seconds(node.argument(0)) + ")";
    case Op::shield: return "asyncio.shield(" + awaitable(node.children.at(0)) + ")";
    case Op::to_thread:
      return "asyncio.to_thread(" + function_name(node.argument(0)) + ", " + number(node.argument(1)) + ")";
    case Op::next: return "anext(" + generator(node) + ")";
    case Op::aclose: return generator(node) + ".aclose()";
    default: return object_awaitable(node);
  }
}

std::string Expressions::object_awaitable(const Node& node) const {
  const std::string o = object(node);
  switch (node.op) {
    case Op::acquire: return o + ".acquire()";
    case Op::wait_event:
    case Op::wait_condition:
    case Op::wait_barrier: return o + ".wait()";
    case Op::wait_condition_for:
      return o + ".wait_for(lambda: c[" + number(node.argument(1)) + "] >= " + number(node.argument(2)) + ")";
    case Op::put: return o + ".put(" + number(node.argument(1)) + ")";
    case Op::get: return o + ".get()";
    case Op::join_queue: return o + ".join()";
    case Op::reset_barrier: return o + ".reset()";
    case Op::abort_barrier: return o + ".abort()";
    default: throw std::logic_error("not an awaitable: " + std::string(name(node.op)));
  }
}

std::string Expressions::gather(const Node& node, std::size_t flag) const {
  std::string arguments;
  for (const Node& child : node.children) arguments += awaitable(child) + ", ";
  return "asyncio.gather(" + arguments + "return_exceptions=" + (node.argument(flag) != 0 ? "True" : "False") + ")";
}

std::string Expressions::called(const Node& node, std::size_t first) {
  return function_name(node.argument(first)) + "(" + number(node.argument(first + 1)) + ")";
}

std::string Expressions::awaitables(const Node& node) const {
  std::string all;
  for (const Node& child : node.children) all += (all.empty() ? "" : ", ") + awaitable(child);
  return all;
}

std::string Expressions::raised(const Node& node) {
  if (node.op == Op::raise_group) {
    std::string inside;
    for (const Node& child : node.children) inside += (inside.empty() ? "" : ", ") + raised(child);
    return "BaseExceptionGroup(\"v" + number(node.argument(0)) + "\", [" + inside + "])";
  }
  const std::string type(kRaises.at(static_cast<std::size_t>(node.argument(0))));
  return type == "asyncio.CancelledError" ? type + "()" : type + "(\"v" + number(node.argument(1)) + "\")";
}

std::string Expressions::guard_all(const Node& node) {
  std::string slots;
  add_slots(node, slots);
  return slots.empty() ? "" : guard(slots);
}

}  // namespace conformance
