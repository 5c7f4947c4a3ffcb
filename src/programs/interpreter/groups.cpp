// Task groups.
#include "programs/interpreter/awaitable.hpp"

namespace programs::interpreter {
namespace {

void spawn(Frame& frame, const Node& node, const coro::TaskGroup& group) {
  Machine& machine = frame.machine;
  const coro::Here here(node.line);
  const std::int64_t function = node.argument(2);
  auto co = call(&machine, function, node.argument(3), machine.definition(function), here);
  machine.tasks.at(index(node, 1)) =
      node.op == Op::group_spawn_named ? group.create_task(std::move(co), "w" + std::to_string(node.argument(4)), here)
                                       : group.create_task(std::move(co), here);
}

void spawn_coroutine(Frame& frame, const Node& node, const coro::TaskGroup& group) {
  const auto awaitable = make_awaitable(frame, node.children.at(0));
  frame.machine.tasks.at(index(node, 1)) = awaitable->create_task(group, coro::Here(node.line));
}

}  // namespace

coro::Body<Flow> run_group(Frame* frame, const Node* node) {
  const auto block = [frame, node](const coro::TaskGroup& entered) {
    frame->groups.insert_or_assign(node->argument(0), entered);
    return run(frame, &node->children);
  };
  const Flow flow = co_await coro::async_with(coro::TaskGroup(), block, coro::Here(node->line));
  co_return flow;
}

coro::Body<Flow> run_entered_group(Frame* frame, const Node* node) {
  const auto group = frame->machine.groups.at(index(*node, 0));
  if (!group) co_return Flow::on;
  const coro::Here here(node->line + 1);  // below the if
  const auto block = [frame, node] { return run(frame, &node->children); };
  const Flow flow = co_await coro::async_with(*group, block, here);
  co_return flow;
}

std::optional<Flow> run_on_group(Frame& frame, const Node& node) {
  const auto own = [&] { return frame.groups.at(node.argument(0)); };
  const auto shared = [&](std::size_t argument) -> auto& { return frame.machine.groups.at(index(node, argument)); };
  switch (node.op) {
    case Op::make_group: shared(0) = coro::TaskGroup(); return Flow::on;
    case Op::share_group: shared(1) = own(); return Flow::on;
    case Op::group_spawn:
    case Op::group_spawn_named: spawn(frame, node, own()); return Flow::on;
    case Op::group_spawn_coroutine:
      if (filled(frame.machine, node)) spawn_coroutine(frame, node, own());
      return Flow::on;
    case Op::shared_spawn:
      if (filled(frame.machine, node)) spawn(frame, node, *shared(0));
      return Flow::on;
    case Op::shared_spawn_coroutine:
      if (filled(frame.machine, node)) spawn_coroutine(frame, node, *shared(0));
      return Flow::on;
    default: return std::nullopt;
  }
}

}  // namespace programs::interpreter
