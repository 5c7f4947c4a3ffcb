// The callbacks of the loop, tasks and futures.
#include <algorithm>

#include "programs/interpreter/machine.hpp"

namespace programs::interpreter {
namespace {

using Handle = std::variant<std::monostate, coro::Handle, coro::TimerHandle>;

void cancel_handle(const Node& node, const Handle& slot) {
  std::visit(
      [&](const auto& handle) {
        if constexpr (requires { handle.cancel(); }) {
          handle.cancel();
          show(node, 1, Value(handle.cancelled()).repr);
        }
      },
      slot);
}

/// Called by `future`: this registration can no longer be removed.
void call_back(DoneFunction& function, const coro::AnyFuture& future) {
  const auto called = std::ranges::find(function.added, future, [](const auto& added) { return added.first; });
  if (called != function.added.end()) function.added.erase(called);
  show(function.made, 1, "");
}

void add(const std::shared_ptr<DoneFunction>& function, const coro::Task<Value>& task) {
  const coro::Callback* const name =
      task.add_done_callback([function](const auto& future) { call_back(*function, future); });
  function->added.emplace_back(task, name);
}

/// Removes the callback; returns how often it was registered, as in Python.
std::size_t remove(DoneFunction& function, const coro::Task<Value>& task) {
  std::size_t removed = 0;
  std::erase_if(function.added, [&](const auto& added) {
    if (added.first != task || !task.remove_done_callback(added.second)) return false;
    ++removed;
    return true;
  });
  return removed;
}

}  // namespace

std::optional<Flow> run_callback(Frame& frame, const Node& node) {
  Machine& machine = frame.machine;
  if (node.op == Op::make_callback) {
    machine.callbacks.at(index(node, 0)) = std::make_shared<DoneFunction>(DoneFunction{node});
    return Flow::on;
  }
  if (node.op != Op::add_callback && node.op != Op::remove_callback) return std::nullopt;
  const auto& task = machine.tasks.at(index(node, 0));
  const auto& function = machine.callbacks.at(index(node, 1));
  if (!task || !function) return Flow::on;
  if (node.op == Op::add_callback) {
    add(function, *task);
  } else {
    show(node, 2, std::to_string(remove(*function, *task)));
  }
  return Flow::on;
}

std::optional<Flow> run_handle(Frame& frame, const Node& node) {
  const auto slot = [&]() -> Handle& { return frame.machine.handles.at(index(node, 0)); };
  const auto callback = [&] {
    return [&machine = frame.machine, &node] { call_plain(machine, node.argument(1), node.argument(2), machine.here); };
  };
  switch (node.op) {
    case Op::soon: slot() = coro::call_soon(callback()); return Flow::on;
    case Op::later: slot() = coro::call_later(seconds_of(frame.machine, node, 3), callback()); return Flow::on;
    case Op::at: slot() = coro::call_at(coro::loop_time() + seconds_of(frame.machine, node, 3), callback()); return Flow::on;
    case Op::cancel_handle: cancel_handle(node, slot()); return Flow::on;
    case Op::handle_when:
      if (const auto* timer = std::get_if<coro::TimerHandle>(&slot())) show(node, 1, left(timer->when()));
      return Flow::on;
    default: return std::nullopt;
  }
}

}  // namespace programs::interpreter
