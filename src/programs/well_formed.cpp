#include "programs/well_formed.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "programs/arguments.hpp"

namespace programs {
namespace {

struct Place {
  std::int64_t function = 0;
  bool awaits = false;  // in a coroutine; a plain function has only ifs
  bool in_loop = false;
  bool in_except = false;
  bool may_yield = false;
  bool may_return = true;
  std::vector<std::int64_t> timeouts{};  // around it
  std::vector<std::int64_t> groups{};
  std::vector<std::int64_t> kept{};
};

bool has(const std::vector<std::int64_t>& tags, std::int64_t tag) { return std::ranges::find(tags, tag) != tags.end(); }

class Checker {
 public:
  explicit Checker(const Program& program) : program_(program) {}

  [[nodiscard]] bool all() const {
    const auto fits = [&](const Node& node) { return arguments_fit(program_, node); };
    return !program_.functions.empty() && std::ranges::all_of(program_.objects, fits) &&
           std::ranges::all_of(program_.functions, fits) &&
           std::ranges::all_of(program_.objects, [&](const Node& each) { return object(each); }) &&
           program_.functions.front().op == Op::coroutine &&
           std::ranges::all_of(program_.functions, [&](const Node& each) { return function(each); });
  }

 private:
  /// A condition may only share a lock that is created before it.
  [[nodiscard]] bool object(const Node& node) const {
    if (node.op != Op::condition || node.arguments.empty()) return is_object(node.op);
    const Node& lock = program_.objects[static_cast<std::size_t>(node.argument(0))];
    return &lock < &node && lock.op == Op::lock;
  }

  [[nodiscard]] bool function(const Node& node) const {
    Place place;
    place.function = &node - program_.functions.data();
    place.awaits = node.op != Op::plain;
    place.may_yield = node.op == Op::generator;
    return is_function(node.op) && below(node, place);
  }

  [[nodiscard]] bool is(std::int64_t function, Op op) const {
    const auto i = static_cast<std::size_t>(function);
    return i < program_.functions.size() && program_.functions[i].op == op;
  }

  [[nodiscard]] bool below(const Node& node, Place place) const {
    return std::ranges::all_of(node.children, [&](const Node& child) { return statement(child, place); });
  }

  [[nodiscard]] bool statement(const Node& node, Place place) const {
    if (is_function(node.op) || is_object(node.op)) return false;
    switch (node.op) {
      case Op::body:
      case Op::except_:
      case Op::except_star:
      case Op::finally_: return false;
      case Op::return_:
      case Op::return_x: return place.may_return;
      case Op::raise_group: return raised(node);
      case Op::try_: return place.awaits && try_statement(node, place);
      case Op::loop: place.in_loop = true; return place.awaits && below(node, place);
      case Op::forever:
        place.in_loop = true;
        place.may_yield = false;
        return place.awaits && below(node, place);
      case Op::print_caught:
      case Op::reraise: return place.in_except;
      case Op::break_:
      case Op::continue_: return place.in_loop;
      case Op::yield_: return place.may_yield;
      case Op::cancel_self:
      case Op::uncancel:
      case Op::cancelling:
      case Op::task_name: return place.awaits;  // a callback has no task
      case Op::call_plain:                      // a plain function only calls later ones, so there is no recursion
        return is(node.argument(0), Op::plain) && (place.awaits || node.argument(0) > place.function);
      case Op::soon:
      case Op::later:
      case Op::at: return is(node.argument(1), Op::plain);
      case Op::spawn:
      case Op::spawn_named: return is(node.argument(1), Op::coroutine);
      case Op::spawn_coroutine: return place.awaits && has_one(node, &Checker::coroutine_object);
      case Op::ensure_future: return place.awaits && has_one(node, &Checker::for_a_task);
      case Op::group_spawn_coroutine:
        return has(place.groups, node.argument(0)) && has_one(node, &Checker::coroutine_object);
      case Op::share_group: return has(place.groups, node.argument(0));
      case Op::shared_spawn: return place.awaits && is(node.argument(2), Op::coroutine);
      case Op::shared_spawn_coroutine: return place.awaits && has_one(node, &Checker::coroutine_object);
      case Op::group_spawn: return has(place.groups, node.argument(0)) && is(node.argument(2), Op::coroutine);
      case Op::group_spawn_named: return has(place.groups, node.argument(0)) && is(node.argument(2), Op::coroutine);
      case Op::nested_run: return is(node.argument(0), Op::coroutine);
      case Op::enter_timeout: return place.awaits && has(place.timeouts, node.argument(0)) && async_block(node, place);
      case Op::reschedule:
      case Op::timeout_when:
      case Op::timeout_state: return has(place.timeouts, node.argument(0));
      case Op::open_generator: return is(node.argument(1), Op::generator);
      case Op::make_gather: return all(node, &Checker::to_be_ensured);
      case Op::make_shield: return has_one(node, &Checker::to_be_ensured);
      case Op::as_completed:
      case Op::as_completed_tasks: return place.awaits && all(node, &Checker::to_be_completed);
      case Op::keep: return place.awaits && keep(node, place);
      case Op::with_:
      case Op::timeout:
      case Op::group:
      case Op::enter_group:
      case Op::timeout_at:
      case Op::for_each_of:
      case Op::for_each: return place.awaits && async_block(node, place);
      default: return is_awaitable(node.op) ? place.awaits && awaited(node, place) : below(node, place);
    }
  }

  [[nodiscard]] bool async_block(const Node& node, Place place) const {
    constexpr std::array kLeftLater{Op::with_, Op::timeout, Op::timeout_at, Op::group};
    if (std::ranges::find(kLeftLater, node.op) == kLeftLater.end()) place.may_yield = false;
    if (node.op == Op::timeout || node.op == Op::timeout_at) place.timeouts.push_back(node.argument(1));
    if (node.op == Op::group) place.groups.push_back(node.argument(0));
    if (node.op == Op::for_each_of) place.in_loop = true;
    if (node.op == Op::for_each) {
      place.in_loop = true;
      if (!is(node.argument(0), Op::generator)) return false;
    }
    return below(node, place);
  }

  [[nodiscard]] bool try_statement(const Node& node, const Place& place) const {
    if (node.children.size() < 2 || node.children.front().op != Op::body) return false;
    const Op handler = node.children[1].op;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const Node& part = node.children[i];
      const bool handles = part.op == handler && (handler == Op::except_ || takes_part(part));
      const bool fits = i == 0 || handles || (part.op == Op::finally_ && &part == &node.children.back());
      if (!fits || !below(part, inside(part.op, place))) return false;
    }
    return true;
  }
  static bool takes_part(const Node& handler) {
    return handler.op == Op::except_star && !is_group(handler.argument(0));
  }

  static Place inside(Op part, Place place) {
    if (part == Op::except_ || part == Op::except_star) place.in_except = true;
    if (part == Op::except_star) place.may_return = false;
    if (part == Op::finally_ || part == Op::except_star) place.in_loop = false;
    if (part != Op::body) place.may_yield = false;
    return place;
  }

  static bool raised(const Node& node) {
    return node.op == Op::raise ||
           (node.op == Op::raise_group && !node.children.empty() &&
            std::ranges::all_of(node.children, [](const Node& child) { return raised(child); }));
  }

  [[nodiscard]] bool keep(const Node& node, Place place) const {
    if (node.children.size() != 2 || !alone(node.children[0]) || node.children[1].op != Op::body) return false;
    place.kept.push_back(node.argument(0));
    place.may_yield = false;
    return below(node.children[1], place);
  }

  /// The operand of an await.
  [[nodiscard]] bool awaited(const Node& node, const Place& place) const {
    if (node.op == Op::wait_for && node.argument(0) != 0 && node.children.size() == 1 &&
        node.children[0].op == Op::await_kept) {
      return has(place.kept, node.children[0].argument(0));
    }
    switch (node.op) {
      case Op::await_kept: return has(place.kept, node.argument(0));
      case Op::await_self: return true;
      case Op::wait_coroutine:
        return node.children.size() == 1 && node.children[0].op == Op::call && coroutine_object(node.children[0]);
      case Op::wait: return joins(node);
      default: return to_be_awaited(node);
    }
  }

  /// CPython's task of an anext() keeps the generator alive as long as itself, so it must not be a child of a gather.
  [[nodiscard]] bool to_be_awaited(const Node& node) const {
    if (node.op == Op::athrow) return node.children.size() == 1 && raised(node.children.front());
    return asks_generator(node.op) || to_be_shielded(node);
  }

  [[nodiscard]] bool to_be_shielded(const Node& node) const {
    switch (node.op) {
      case Op::gather: return all(node, &Checker::to_be_ensured);
      case Op::shield: return has_one(node, &Checker::to_be_shielded);
      case Op::await_future: return true;
      default: return to_be_ensured(node);
    }
  }

  /// A node that becomes a future of one value.
  [[nodiscard]] bool to_be_ensured(const Node& node) const {
    switch (node.op) {
      case Op::await_future: return node.argument(0) < kOwnFutures;
      case Op::shield: return has_one(node, &Checker::to_be_ensured);
      default: return for_a_task(node);
    }
  }

  [[nodiscard]] bool to_be_completed(const Node& node) const {
    return node.op == Op::join || (node.op == Op::await_future && node.argument(0) < kOwnFutures) || alone(node);
  }

  /// A coroutine object that can always be made: it does not depend on a slot that may be empty.
  [[nodiscard]] bool alone(const Node& node) const { return coroutine_object(node) && !reads_slot(node); }
  static bool reads_slot(const Node& node) {
    return node.op == Op::join || node.op == Op::await_future || asks_generator(node.op) ||
           std::ranges::any_of(node.children, reads_slot);
  }

  static bool asks_below(const Node& node) { return asks_generator(node.children.front().op); }

  [[nodiscard]] bool for_a_task(const Node& node) const { return node.op == Op::join || coroutine_object(node); }

  [[nodiscard]] bool coroutine_object(const Node& node) const {
    switch (node.op) {
      case Op::sleep:
      case Op::sleep_value: return true;
      case Op::call: return is(node.argument(0), Op::coroutine);
      case Op::to_thread: return is(node.argument(0), Op::plain) && works_beside(node.argument(0));
      case Op::wait_for: return has_one(node, &Checker::to_be_awaited) && (node.argument(0) != 0 || !asks_below(node));
      default: return waits_on_object(node.op);
    }
  }

  /// Includes the functions that it calls; the number of calls bounds the search.
  [[nodiscard]] bool works_beside(std::int64_t function, std::size_t calls = 0) const {
    const Node& body = program_.functions[static_cast<std::size_t>(function)];
    return calls > program_.functions.size() || (may_work_beside(body) && calls_work_beside(body, calls + 1));
  }
  [[nodiscard]] bool calls_work_beside(const Node& node, std::size_t calls) const {
    if (node.op == Op::call_plain && !works_beside(node.argument(0), calls)) return false;
    return std::ranges::all_of(node.children, [&](const Node& child) { return calls_work_beside(child, calls); });
  }

  using Test = bool (Checker::*)(const Node&) const;
  [[nodiscard]] bool all(const Node& node, Test test) const {
    return std::ranges::all_of(node.children, [&](const Node& child) { return (this->*test)(child); });
  }
  [[nodiscard]] bool has_one(const Node& node, Test test) const { return node.children.size() == 1 && all(node, test); }

  [[nodiscard]] static bool joins(const Node& node) {
    return std::ranges::all_of(node.children, [](const Node& child) { return child.op == Op::join; });
  }

  const Program& program_;
};

}  // namespace

bool may_work_beside(const Node& function) {
  constexpr std::array kOps{Op::plain,      Op::print,       Op::raise, Op::raise_group, Op::return_,   Op::return_x,
                            Op::if_counter, Op::if_argument, Op::count, Op::block,       Op::call_plain};
  return std::ranges::find(kOps, function.op) != kOps.end() && std::ranges::all_of(function.children, may_work_beside);
}

bool well_formed(const Program& program) { return Checker(program).all(); }

}  // namespace programs
