// The functions of a program, and the blocks and statements of its coroutines.
#include "programs/interpreter/machine.hpp"

#include <algorithm>
#include <utility>

namespace programs::interpreter {
namespace {

Generator make_generator(Machine& machine, const Node& node) {
  const std::int64_t function = node.argument(0);
  return generate(&machine, function, node.argument(1), machine.definition(function), coro::Here(node.line));
}

coro::Body<Flow> run_each(Frame* frame, const Node* node, Generator values, std::uint32_t line) {
  while (true) {
    const std::optional<Value> value = co_await coro::at_line(line, values.next());
    if (!value) break;
    frame->x = *value;
    const Flow flow = co_await coro::at_line(node->line, run(frame, &node->children));
    if (flow == Flow::break_) break;
    if (flow == Flow::return_) co_return flow;
  }
  co_return Flow::on;
}

coro::Body<Flow> run_loop(Frame* frame, const Node* node) {
  const bool forever = node->op == Op::forever;
  for (std::int64_t i = 0; forever || i < node->argument(0); ++i) {
    const Flow flow = co_await coro::at_line(node->line, run(frame, &node->children));
    if (flow == Flow::break_) break;
    if (flow == Flow::return_) co_return flow;
  }
  co_return Flow::on;
}

coro::Body<Flow> run_timeout(Frame* frame, const Node* node) {
  const auto block = [frame, node](const coro::Timeout& deadline) {
    frame->timeouts.insert_or_assign(node->argument(1), deadline);
    return run(frame, &node->children);
  };
  const Flow flow = co_await coro::async_with(make_timeout(frame->machine, *node), block, coro::Here(node->line));
  co_return flow;
}

coro::Body<Flow> enter_timeout(Frame* frame, const Node* node) {
  const auto block = [frame, node] { return run(frame, &node->children); };
  const Flow flow = co_await coro::async_with(frame->timeouts.at(node->argument(0)), block, coro::Here(node->line));
  co_return flow;
}

/// `async for` over the generator in a slot.
coro::Body<Flow> run_each_of(Frame* frame, const Node* node) {
  const auto values = frame->machine.generators.at(index(*node, 0));
  if (!values) co_return Flow::on;
  const std::uint32_t line = node->line + 1;  // below the if
  const Flow flow = co_await coro::at_line(line, run_each(frame, node, *values, line));
  co_return flow;
}

}  // namespace

coro::Body<Flow> run_statement(Frame* frame, const Node* node) {
  Flow flow = Flow::on;
  switch (node->op) {
    case Op::loop:
    case Op::forever: flow = co_await coro::at_line(node->line, run_loop(frame, node)); break;
    case Op::if_counter:
    case Op::if_argument:
      if (holds(*frame, *node)) flow = co_await coro::at_line(node->line, run(frame, &node->children));
      break;
    case Op::with_: flow = co_await coro::at_line(node->line, run_with(frame, node)); break;
    case Op::for_each:
      flow =
          co_await coro::at_line(node->line, run_each(frame, node, make_generator(frame->machine, *node), node->line));
      break;
    case Op::for_each_of: flow = co_await coro::at_line(node->line, run_each_of(frame, node)); break;
    case Op::enter_timeout: flow = co_await coro::at_line(node->line, enter_timeout(frame, node)); break;
    case Op::wait: flow = co_await coro::at_line(node->line, run_wait(frame, node)); break;
    case Op::as_completed: flow = co_await coro::at_line(node->line, run_as_completed(frame, node)); break;
    case Op::as_completed_tasks: flow = co_await coro::at_line(node->line, run_as_completed_tasks(frame, node)); break;
    case Op::keep:
      keep(*frame, *node);
      flow = co_await coro::at_line(node->line, run(frame, &node->children.at(1).children));
      break;
    case Op::group: flow = co_await coro::at_line(node->line, run_group(frame, node)); break;
    case Op::enter_group: flow = co_await coro::at_line(node->line, run_entered_group(frame, node)); break;
    case Op::timeout_at:
    case Op::timeout: flow = co_await coro::at_line(node->line, run_timeout(frame, node)); break;
    case Op::try_: flow = co_await coro::at_line(node->line, run_try(frame, node)); break;
    default: {
      if (!filled(frame->machine, *node)) break;
      frame->x = co_await coro::at_line(node->line, await(frame, node));
      break;
    }
  }
  co_return flow;
}

Machine::Machine(const Program& of, const trace::Recorder& to, std::optional<Change> changed)
    : program(of), here(of.last_line), recorder(&to), change(changed) {
  for (std::size_t i = 0; i < of.functions.size(); ++i) names.push_back(i == 0 ? "main" : "f" + std::to_string(i));
  for (const Node& object : of.objects) objects.push_back(make_object(object, objects));
}

coro::Body<Flow> run(Frame* frame, const std::vector<Node>* nodes) {
  for (const Node& node : *nodes) {
    std::optional<Flow> flow = run_plain(*frame, node);
    if (!flow) flow = co_await coro::at_line(node.line, run_statement(frame, &node));
    if (*flow != Flow::on) co_return *flow;
  }
  co_return Flow::on;
}

coro::Co<Value> call(coro::Hidden<Machine*> machine, coro::Hidden<std::int64_t> function, std::int64_t n,
                     coro::Definition definition, coro::Here /*here*/) {
  Frame frame{*machine.value, n};
  const Flow flow =
      co_await coro::at_line(definition.line, run(&frame, &machine.value->function(function.value).children));
  co_return flow == Flow::return_ ? std::move(frame.result) : Value();
}

/// Whether it calls time.sleep, or calls a function that does: such functions have their own lanes.
bool holds_thread(const Machine& machine, const Node& node) {
  if (node.op == Op::block) return true;
  if (node.op == Op::call_plain && holds_thread(machine, machine.function(node.argument(0)))) return true;
  return std::ranges::any_of(node.children, [&](const Node& child) { return holds_thread(machine, child); });
}

Value call_plain(Machine& machine, std::int64_t function, std::int64_t n, coro::Here here) {
  const Node& body = machine.function(function);
  std::optional<coro::Call> lane;
  if (holds_thread(machine, body)) lane.emplace(machine.definition(function), here, coro::Arguments(n));
  try {
    Frame frame{machine, n};
    return run_plain(frame, body.children) == Flow::return_ ? frame.result : Value();
  } catch (...) {
    const std::exception_ptr exception = std::current_exception();
    if (lane) lane->failed(exception);
    // The exception leaves the caller at the call.
    if (auto* scheduler = coro::Scheduler::current()) scheduler->note_rethrown(exception, here.line());
    throw;
  }
}

}  // namespace programs::interpreter
