#include "conformance/dialect.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace conformance {

using programs::Node;
using programs::Op;
using programs::Program;

namespace {

bool joins(const Node& node) {
  return std::ranges::any_of(node.children, [](const Node& child) { return child.op == Op::join || joins(child); });
}

bool waits_for_condition(const Node& node) {
  return node.op == Op::wait_condition || node.op == Op::wait_condition_for ||
         std::ranges::any_of(node.children, waits_for_condition);
}

bool waits_at_barrier(const Node& node) {
  return node.op == Op::wait_barrier || std::ranges::any_of(node.children, waits_at_barrier);
}

/// A rule for statements that behave differently before version 3.`since`.
struct Rule {
  const char* name;
  int since;
  bool (*applies)(const Node& node);
};

constexpr Rule kExceptStar{"except*", 12, [](const Node& node) {
                             return node.op == Op::raise_group ||
                                    (node.op == Op::try_ && node.children[1].op == Op::except_star);
                           }};

constexpr std::array kRules{
    kExceptStar,
    Rule{"gather of tasks", 12,
         [](const Node& node) { return (node.op == Op::gather || node.op == Op::make_gather) && joins(node); }},
    Rule{"timeout", 12,
         [](const Node& node) {
           return node.op == Op::timeout || node.op == Op::timeout_at || node.op == Op::enter_timeout;
         }},
    Rule{"TaskGroup", 13,
         [](const Node& node) {
           return node.op == Op::group || node.op == Op::enter_group || node.op == Op::make_group;
         }},
    Rule{"Condition.wait", 13, [](const Node& node) { return is_awaitable(node.op) && waits_for_condition(node); }},
    Rule{"Queue.shutdown", 13, [](const Node& node) { return node.op == Op::shutdown; }},
    Rule{"wait_for", 12, [](const Node& node) { return node.op == Op::wait_for; }},
    Rule{"create_task with a name", 13,
         [](const Node& node) { return node.op == Op::spawn_named || node.op == Op::group_spawn_named; }},
    Rule{"async for over as_completed", 13, [](const Node& node) { return node.op == Op::as_completed_tasks; }},
    Rule{"Barrier.wait", 13, [](const Node& node) { return is_awaitable(node.op) && waits_at_barrier(node); }},
    Rule{"uncancel", 13, [](const Node& node) { return node.op == Op::uncancel || node.op == Op::other_uncancel; }},
};

/// Whether the nodes below it are part of the statement itself.
bool takes_awaitables(Op op) {
  constexpr std::array kOps{
      Op::as_completed, Op::as_completed_tasks, Op::spawn_coroutine, Op::ensure_future, Op::group_spawn_coroutine,
      Op::make_gather,  Op::make_shield,        Op::gather,          Op::wait_for,      Op::shield,
      Op::athrow};
  return std::ranges::find(kOps, op) != kOps.end();
}

bool applies(const Rule& rule, const Node& node) {
  const auto below = [&](const Node& child) { return applies(rule, child); };
  return rule.applies(node) || (takes_awaitables(node.op) && std::ranges::any_of(node.children, below)) ||
         (node.op == Op::keep && below(node.children.front()));
}

void leave_out(std::vector<Node>& nodes, int minor, LeftOut& counts) {
  std::erase_if(nodes, [&](const Node& node) {
    const auto* rule = std::ranges::find_if(kRules, [&](const Rule& r) { return minor < r.since && applies(r, node); });
    if (rule == kRules.end()) return false;
    ++counts[rule->name];
    return true;
  });
  for (Node& node : nodes) leave_out(node.children, minor, counts);
}

void leave_out_except_star(std::vector<Node>& nodes) {
  std::erase_if(nodes, [](const Node& node) { return applies(kExceptStar, node); });
  for (Node& node : nodes) leave_out_except_star(node.children);
}

/// Before 3.13 a generator that asyncio closes is not run to its end if it awaits while closing.
void leave_out_of_generator(std::vector<Node>& nodes, LeftOut& counts) {
  const auto left_out = std::erase_if(nodes, [](const Node& node) { return node.op == Op::try_; });
  if (left_out > 0) counts["try in a generator"] += left_out;
  for (Node& node : nodes) leave_out_of_generator(node.children, counts);
}

/// The same for an `async with` over a barrier.
void leave_out_barriers(std::vector<Node>& nodes, const std::vector<Node>& objects, LeftOut& counts) {
  const auto left_out = std::erase_if(nodes, [&](const Node& node) {
    return node.op == Op::with_ && objects.at(static_cast<std::size_t>(node.argument(0))).op == Op::barrier;
  });
  if (left_out > 0) counts["Barrier.wait"] += left_out;
  for (Node& node : nodes) leave_out_barriers(node.children, objects, counts);
}

}  // namespace

int minor_of(const std::string& version) { return std::atoi(version.substr(version.find('.') + 1).c_str()); }

void leave_out(Program& program, const std::string& version, LeftOut& counts) {
  const int minor = minor_of(version);
  for (Node& function : program.functions) {
    leave_out(function.children, minor, counts);
    if (minor < 13) leave_out_barriers(function.children, program.objects, counts);
    if (minor < 13 && function.op == Op::generator) leave_out_of_generator(function.children, counts);
  }
}

void leave_out_except_star(Program& program) {
  for (Node& function : program.functions) leave_out_except_star(function.children);
}

}  // namespace conformance
