// Waiting for several tasks: wait, as_completed.
#include <algorithm>

#include "machine.hpp"

namespace conformance {
namespace {

/// The slots below, as far as they are filled.
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
  const coro::WaitOptions options{limit_of(*node, 1), kReturnWhen.at(index(*node, 0))};
  auto tasks = some(frame->machine, *node);
  const auto waited = co_await coro::at_line(node->line, coro::wait(std::move(tasks), options));
  coro::print("p" + std::to_string(node->argument(2)) + " " + names(waited.done) + " " + names(waited.pending),
              coro::Here(node->line + 1));
  co_return Flow::on;
}

coro::Body<Flow> run_as_completed(Frame* frame, const Node* node) {
  auto tasks = some(frame->machine, *node);
  std::erase_if(tasks, [](const auto& task) { return task.done(); });  // they would come in the order of addresses
  for (auto earliest : coro::as_completed(std::move(tasks), limit_of(*node, 0), coro::Here(node->line))) {
    frame->x = co_await coro::at_line(node->line + 1, std::move(earliest));
    coro::print("p" + std::to_string(node->argument(1)) + " " + frame->x.repr, coro::Here(node->line + 2));
  }
  co_return Flow::on;
}

}  // namespace conformance
