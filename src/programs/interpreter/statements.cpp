// The statements that do not await.
#include <algorithm>
#include <cmath>

#include "programs/interpreter/machine.hpp"

namespace programs::interpreter {
namespace {

std::optional<Flow> run_basic(Frame& frame, const Node& node) {
  switch (node.op) {
    case Op::print: show(node, 0, std::to_string(frame.n) + " " + frame.x.repr); return Flow::on;
    case Op::print_caught: show(node, 0, repr(frame.caught.back().exception)); return Flow::on;
    case Op::raise:
    case Op::raise_group: std::rethrow_exception(raised(node));
    case Op::reraise: frame.caught.back().rethrow();
    case Op::return_: frame.result = Value(node.argument(0)); return Flow::return_;
    case Op::return_x: frame.result = frame.x; return Flow::return_;
    case Op::break_: return Flow::break_;
    case Op::continue_: return Flow::continue_;
    case Op::count: ++frame.machine.counters.at(index(node, 0)); return Flow::on;
    case Op::block: coro::block(seconds_of(frame.machine, node, 0), coro::Here(node.line)); return Flow::on;
    case Op::call_plain:
      frame.x = call_plain(frame.machine, node.argument(0), node.argument(1), coro::Here(node.line));
      return Flow::on;
    default: return std::nullopt;
  }
}

std::optional<Flow> run_own_task(const Node& node) {
  switch (node.op) {
    case Op::cancel_self:
      show(node, 0, Value(coro::current_task()->cancel(coro::Here(node.line))).repr);
      return Flow::on;
    case Op::uncancel: show(node, 0, std::to_string(coro::current_task()->uncancel())); return Flow::on;
    case Op::cancelling: show(node, 0, std::to_string(coro::current_task()->cancelling())); return Flow::on;
    case Op::task_name: show(node, 0, coro::current_task()->get_name()); return Flow::on;
    case Op::current_name: {
      const auto task = coro::current_task();
      show(node, 0, task ? task->get_name() : "None");
      return Flow::on;
    }
    case Op::count_tasks: show(node, 0, std::to_string(coro::all_tasks().size())); return Flow::on;
    default: return std::nullopt;
  }
}

std::optional<Flow> run_timeout(Frame& frame, const Node& node) {
  switch (node.op) {
    case Op::reschedule: {
      std::optional<coro::Seconds> when = limit_of(frame.machine, node, 1);
      if (when) *when += coro::loop_time();
      frame.timeouts.at(node.argument(0)).reschedule(when, coro::Here(node.line));
      return Flow::on;
    }
    case Op::timeout_when: show(node, 1, left(frame.timeouts.at(node.argument(0)).when())); return Flow::on;
    case Op::timeout_state: show(node, 1, Value(frame.timeouts.at(node.argument(0)).expired()).repr); return Flow::on;
    default: return std::nullopt;
  }
}

}  // namespace

std::exception_ptr raised(const Node& node) {
  const coro::Here here(node.line);
  if (node.op == Op::raise_group) {
    std::vector<std::exception_ptr> inside;
    for (const Node& child : node.children) inside.push_back(raised(child));
    return coro::make_exception_group("v" + std::to_string(node.argument(0)), std::move(inside), here);
  }
  const std::string text = "v" + std::to_string(node.argument(1));
  switch (node.argument(0)) {
    case 0: return std::make_exception_ptr(coro::ValueError(text, here));
    case 1: return std::make_exception_ptr(coro::RuntimeError(text, here));
    default: return std::make_exception_ptr(coro::CancelledError(here));
  }
}

std::exception_ptr not_raised_yet(const Node& node) {
  std::exception_ptr exception = raised(node);
  coro::detail::forget_line(exception);
  return exception;
}

std::optional<Flow> run_plain(Frame& frame, const Node& node) {
  if (const auto flow = run_basic(frame, node)) return flow;
  if (const auto flow = run_own_task(node)) return flow;
  if (const auto flow = run_timeout(frame, node)) return flow;
  if (const auto flow = run_task(frame, node)) return flow;
  if (const auto flow = run_on_group(frame, node)) return flow;
  if (const auto flow = run_callback(frame, node)) return flow;
  if (const auto flow = run_handle(frame, node)) return flow;
  if (const auto flow = run_object(frame, node)) return flow;
  if (const auto flow = run_maker(frame, node)) return flow;
  return run_future(frame, node);
}

void show(const Node& node, std::size_t tag, const std::string& what) {
  coro::print("p" + std::to_string(node.argument(tag)) + (what.empty() ? "" : " " + what), coro::Here(node.line));
}

bool holds(const Frame& frame, const Node& node) {
  if (node.op == Op::if_argument) return frame.n % node.argument(0) == 0;
  return frame.machine.counters.at(index(node, 0)) < node.argument(1);
}

Flow run_plain(Frame& frame, const std::vector<Node>& nodes) {
  for (const Node& node : nodes) {
    std::optional<Flow> flow = run_plain(frame, node);
    if (!flow) flow = holds(frame, node) ? run_plain(frame, node.children) : Flow::on;
    if (*flow != Flow::on) return *flow;
  }
  return Flow::on;
}

bool filled(const Machine& machine, const Node& node) {
  if (node.op == Op::join && !machine.tasks.at(index(node, 0))) return false;
  if (asks_generator(node.op) && !machine.generators.at(index(node, 0))) return false;
  const bool in_group = node.op == Op::shared_spawn || node.op == Op::shared_spawn_coroutine;
  if (in_group && !machine.groups.at(index(node, 0))) return false;
  if (node.op == Op::await_future && machine.futures.at(index(node, 0)).index() == 0) return false;
  return std::ranges::all_of(node.children, [&](const Node& child) { return filled(machine, child); });
}

std::string left(std::optional<coro::Seconds> when) {
  if (!when) return "None";
  return std::to_string(std::llround((*when - coro::loop_time()).count() * 1e6));
}

std::optional<coro::Seconds> limit_of(Machine& machine, const Node& node, std::size_t argument) {
  if (node.argument(argument) < 0) return std::nullopt;
  return seconds_of(machine, node, argument);
}

coro::Seconds seconds_of(Machine& machine, const Node& node, std::size_t argument) {
  const std::int64_t microseconds = node.argument(argument);
  if (microseconds <= 0) return coro::Seconds(static_cast<double>(microseconds) / 1e6);
  const auto number = machine.delays.size();
  machine.delays.push_back({node.op, node.line, microseconds, machine.recorder->count()});
  std::chrono::nanoseconds delay = std::chrono::microseconds(microseconds);
  if (machine.change && machine.change->delay == number) delay += machine.change->by;
  return coro::Seconds(static_cast<double>(delay.count()) / 1e9);
}

std::string repr(const std::exception_ptr& exception) {
  const coro::ExceptionInfo info = coro::describe(exception);
  try {
    std::rethrow_exception(exception);
  } catch (const coro::BaseExceptionGroup& group) {
    std::string inside;
    for (const auto& each : group.exceptions()) inside += (inside.empty() ? "" : ", ") + repr(each);
    return info.type + "(" + coro::repr_of(group.message()) + ", [" + inside + "])";
  } catch (...) {
  }
  return info.type + "(" + (info.text.empty() ? "" : coro::repr_of(info.text)) + ")";
}

bool catches(const Node& handler, const std::exception_ptr& exception) {
  return programs::catches(kCatches.at(index(handler, 0)), exception);
}

}  // namespace programs::interpreter
