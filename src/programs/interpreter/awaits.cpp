// The statements that await.
#include "programs/interpreter/awaitable.hpp"

namespace programs::interpreter {
namespace {

coro::Body<Value> wait_coroutine(Machine* machine, const Node* node) {
  std::vector<coro::Co<Value>> coroutines;
  coroutines.push_back(make_coroutine(*machine, node->children.at(0)));
  co_await coro::at_line(node->line, coro::wait(std::move(coroutines)));
  co_return Value();
}

}  // namespace

std::optional<Flow> run_maker(Frame& frame, const Node& node) {
  if (node.op != Op::make_gather && node.op != Op::make_shield) return std::nullopt;
  if (filled(frame.machine, node)) {
    AnyFuture& slot = frame.machine.futures.at(index(node, 0));
    if (node.op == Op::make_shield) {
      slot = make_awaitable(frame, node.children.at(0))->shield(coro::Here(node.line));
    } else {
      slot = make_gather(frame, node, node.argument(1) != 0);
    }
  }
  return Flow::on;
}

void keep(Frame& frame, const Node& node) {
  frame.kept.insert_or_assign(node.argument(0), make_awaitable(frame, node.children.at(0)));
}

coro::Body<Value> await(Frame* frame, const Node* node) {
  if (node->op == Op::wait_coroutine) return wait_coroutine(&frame->machine, node);
  return make_awaitable(*frame, *node)->await(node->line);
}

}  // namespace programs::interpreter
