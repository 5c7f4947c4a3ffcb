// Waiting for several tasks: wait, as_completed.
#include <algorithm>

#include "programs/interpreter/awaitable.hpp"

namespace programs::interpreter {
namespace {

/// The filled slots below.
std::vector<coro::Task<Value>> some(const Machine& machine, const Node& node) {
  std::vector<coro::Task<Value>> tasks;
  for (const Node& child : node.children) {
    if (const auto& task = machine.tasks.at(index(child, 0))) tasks.push_back(*task);
  }
  return tasks;
}

std::string names(const std::vector<coro::Task<Value>>& tasks) {
  std::vector<std::string> names;
  for (const auto& task : tasks) names.push_back(task.get_name());
  std::ranges::sort(names);
  return coro::to_text(names);
}

}  // namespace

coro::Body<Flow> run_wait(Frame* frame, const Node* node) {
  const coro::WaitOptions options{limit_of(frame->machine, *node, 1), kReturnWhen.at(index(*node, 0))};
  auto tasks = some(frame->machine, *node);
  const auto waited = co_await coro::at_line(node->line, coro::wait(std::move(tasks), options));
  coro::print("p" + std::to_string(node->argument(2)) + " " + names(waited.done) + " " + names(waited.pending),
              coro::Here(node->line + 1));
  co_return Flow::on;
}

namespace {

/// The tasks and futures of the nodes below, without those that are done: their order would depend on addresses.
std::vector<coro::Future<Value>> running(Frame& frame, const Node& node) {
  auto futures = make_futures(frame, node);
  std::erase_if(futures, [](const auto& future) { return future.done(); });
  return futures;
}

void show_completed(Frame& frame, const Node& node) {
  coro::print("p" + std::to_string(node.argument(1)) + " " + frame.x.repr, coro::Here(node.line + 2));
}

}  // namespace

coro::Body<Flow> run_as_completed(Frame* frame, const Node* node) {
  const coro::Here here(node->line);
  for (auto earliest : coro::as_completed(running(*frame, *node), limit_of(frame->machine, *node, 0), here)) {
    frame->x = co_await coro::at_line(node->line + 1, std::move(earliest));
    show_completed(*frame, *node);
  }
  co_return Flow::on;
}

coro::Body<Flow> run_as_completed_tasks(Frame* frame, const Node* node) {
  const coro::Here here(node->line);
  const auto completed = coro::as_completed(running(*frame, *node), limit_of(frame->machine, *node, 0), here);
  while (true) {
    const auto earliest = co_await coro::at_line(node->line, completed.next());
    if (!earliest) break;
    frame->x = co_await coro::at_line(node->line + 1, *earliest);
    show_completed(*frame, *node);
  }
  co_return Flow::on;
}

}  // namespace programs::interpreter
