// try: its body, the handlers that catch or take their parts, and the finally.
#include <utility>

#include "programs/interpreter/machine.hpp"

namespace programs::interpreter {
namespace {

/// The parts of a try.
struct Try {
  const Node* body = nullptr;
  std::vector<const Node*> handlers;
  const Node* last = nullptr;

  explicit Try(const Node& node) {
    for (const Node& part : node.children) {
      if (part.op == Op::except_ || part.op == Op::except_star) {
        handlers.push_back(&part);
      } else {
        (part.op == Op::finally_ ? last : body) = &part;
      }
    }
  }
};

/// Runs the handler with `caught` as the current exception.
coro::Body<Ended> handle(Frame* frame, const Node* handler, Raised caught) {
  frame->caught.push_back(std::move(caught));
  Ended ended = co_await coro::at_line(handler->line, attempt(frame, handler));
  frame->caught.pop_back();
  co_return ended;
}

/// Runs the except* handlers.
coro::Body<Ended> handle_parts(Frame* frame, const std::vector<const Node*>* handlers, Raised raised) {
  coro::ExceptStar parts(raised.exception);
  std::vector<Raised> lines{raised};
  for (const Node* handler : *handlers) {
    auto part = parts.take_if([handler](const auto& each) { return catches(*handler, each); });
    if (!part) continue;
    lines.push_back({part, raised.line});
    const Ended ended = co_await coro::at_line(handler->line, handle(frame, handler, lines.back()));
    if (!ended.raised) continue;
    parts.raised(ended.raised.exception);
    lines.push_back(ended.raised);
  }
  Ended ended;
  try {
    parts.end(coro::Here(handlers->back()->line));
  } catch (...) {
    ended.raised = Raised::current();
    for (const Raised& each : lines) {
      if (each.exception == ended.raised.exception) ended.raised.line = each.line;
    }
  }
  co_return ended;
}

}  // namespace

coro::Body<Ended> attempt(Frame* frame, const Node* block) {
  Ended ended;
  try {
    ended.flow = co_await coro::at_line(block->line, run(frame, &block->children));
  } catch (...) {
    ended.raised = Raised::current();
  }
  co_return ended;
}

coro::Body<Ended> end_try(Frame* frame, const Node* node, Ended ended) {
  const Try parts(*node);
  if (ended.raised && !parts.handlers.empty() && parts.handlers.front()->op == Op::except_star) {
    ended = co_await coro::at_line(node->line, handle_parts(frame, &parts.handlers, std::move(ended.raised)));
  } else if (ended.raised) {
    for (const Node* handler : parts.handlers) {
      if (!catches(*handler, ended.raised.exception)) continue;
      ended = co_await coro::at_line(handler->line, handle(frame, handler, std::move(ended.raised)));
      break;
    }
  }
  if (parts.last != nullptr) {
    const Ended last = co_await coro::at_line(parts.last->line, attempt(frame, parts.last));
    if (last.raised || last.flow != Flow::on) ended = last;
  }
  co_return ended;
}

coro::Body<Flow> run_try(Frame* frame, const Node* node) {
  Ended ended = co_await coro::at_line(node->line, attempt(frame, Try(*node).body));
  ended = co_await coro::at_line(node->line, end_try(frame, node, std::move(ended)));
  if (ended.raised) ended.raised.rethrow();
  co_return ended.flow;
}

}  // namespace programs::interpreter
