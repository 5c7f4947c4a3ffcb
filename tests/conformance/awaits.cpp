// The statements that await.
#include "awaitable.hpp"

namespace conformance {
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

coro::Body<Value> await(Frame* frame, const Node* node) { return make_awaitable(*frame, *node)->await(node->line); }

}  // namespace conformance
