// The try statements of a listing.
#include <utility>

#include "programs/script/machine.hpp"

namespace programs::script {
namespace {

/// How a block ended: with an exception, or a flow.
struct Ended {
  Flow flow = Flow::on;
  Raised raised;
};

coro::Body<Ended> attempt(Frame* frame, const Block* block, std::uint32_t line) {
  Ended ended;
  try {
    ended.flow = co_await coro::at_line(line, run(frame, block));
  } catch (...) {
    ended.raised = Raised::current();
  }
  co_return ended;
}

/// Runs the handler with `caught` as the current exception.
coro::Body<Ended> handle(Frame* frame, const Handler* handler, Raised caught) {
  if (!handler->name.empty()) {
    const coro::ExceptionInfo info = coro::describe(caught.exception);
    frame->assign(handler->name, {Caught{info.type, info.text}});
  }
  frame->caught.push_back(std::move(caught));
  Ended ended = co_await coro::at_line(handler->line, attempt(frame, &handler->block, handler->line));
  frame->caught.pop_back();
  if (!handler->name.empty()) frame->forget(handler->name);
  co_return ended;
}

}  // namespace

coro::Body<Flow> run_try(Frame* frame, const Statement* statement) {
  Ended ended = co_await coro::at_line(statement->line, attempt(frame, &statement->block, statement->line));
  if (ended.raised) {
    for (const Handler& handler : statement->handlers) {
      if (!catches(handler.caught, ended.raised.exception)) continue;
      ended = co_await coro::at_line(handler.line, handle(frame, &handler, std::move(ended.raised)));
      break;
    }
  }
  if (statement->last_line != 0) {
    const Ended last =
        co_await coro::at_line(statement->last_line, attempt(frame, &statement->last, statement->last_line));
    if (last.raised || last.flow != Flow::on) ended = last;
  }
  if (ended.raised) ended.raised.rethrow();
  co_return ended.flow;
}

}  // namespace programs::script
