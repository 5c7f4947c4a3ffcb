// The async generators of a program. A yield has to be in the generator itself, so the blocks around it are kept as
// a stack instead of as coroutines.
#include <algorithm>

#include "programs/interpreter/blocks.hpp"

namespace programs::interpreter {
namespace {

bool yields(const Node& node) { return node.op == Op::yield_ || std::ranges::any_of(node.children, yields); }

/// A block that contains a yield, and its current position.
struct Level {
  const Node* node;                // loop, if, try, async with; null: the function
  const std::vector<Node>* nodes;  // the statements
  std::int64_t left;               // rounds
  std::size_t next = 0;
  std::shared_ptr<EnteredBlock> entered{};  // for an async with
};

bool is_if(const Node& node) { return node.op == Op::if_argument || node.op == Op::if_counter; }

Level enter(const Node& node) {
  if (node.op == Op::try_) return {&node, &node.children.front().children, 1};
  return {&node, &node.children, node.op == Op::loop ? node.argument(0) : 1};
}

bool is_loop(const Level& level) { return level.node != nullptr && level.node->op == Op::loop; }

/// True if a break or a continue has reached its loop.
bool reach_loop(Level& level, Ended& ended) {
  const bool seeks_loop = !ended.raised && (ended.flow == Flow::break_ || ended.flow == Flow::continue_);
  if (!is_loop(level) || !seeks_loop) return false;
  level.left -= ended.flow == Flow::break_ ? level.left : 1;
  level.next = level.left > 0 ? 0 : level.nodes->size();
  ended.flow = Flow::on;
  return true;
}

}  // namespace

Generator generate(coro::Hidden<Machine*> machine, coro::Hidden<std::int64_t> function, std::int64_t n,
                   coro::Definition /*definition*/, coro::Here /*here*/) {
  Frame frame{*machine.value, n};
  std::vector<Level> levels{{nullptr, &machine.value->function(function.value).children, 1}};
  while (!levels.empty()) {
    Level& level = levels.back();
    Ended ended;
    if (level.next < level.nodes->size()) {
      const Node& node = (*level.nodes)[level.next++];
      try {
        if (yields(node) && node.op != Op::yield_) {
          if (is_if(node) && !holds(frame, node)) continue;
          auto entered = co_await coro::at_line(node.line, enter_block(&frame, &node));
          levels.push_back(enter(node));
          levels.back().entered = std::move(entered);
        } else if (node.op == Op::yield_) {
          const auto sent = co_yield coro::at_line(node.line, Value(node.argument(0)));
          frame.x = sent.value_or(Value());
        } else if (const auto flow = run_plain(frame, node)) {
          ended.flow = *flow;
        } else {
          ended.flow = co_await coro::at_line(node.line, run_statement(&frame, &node));
        }
      } catch (...) {
        ended.raised = Raised::current();
      }
      if (!ended.raised && ended.flow == Flow::on) continue;
    } else if (is_loop(level) && --level.left > 0) {
      level.next = 0;
      continue;
    }
    // Leaves this block and the outer ones, until one handles how it ended.
    bool out = true;
    while (out && !levels.empty()) {
      if (reach_loop(levels.back(), ended)) break;
      const Node* node = levels.back().node;
      auto entered = std::move(levels.back().entered);
      levels.pop_back();
      if (entered) {
        ended = co_await coro::at_line(node->line, leave_block(std::move(entered), std::move(ended), node->line));
      }
      if (node != nullptr && node->op == Op::try_) {
        ended = co_await coro::at_line(node->line, end_try(&frame, node, std::move(ended)));
      }
      out = ended.raised || ended.flow != Flow::on;
    }
    if (levels.empty() && ended.raised) ended.raised.rethrow();
  }
}

}  // namespace programs::interpreter
