#include <algorithm>

#include "program.hpp"

namespace conformance {
namespace {

struct Place {
  bool awaits = false;  // in a coroutine; a plain function has nothing but ifs
  bool in_loop = false;
  bool in_except = false;
  bool may_yield = false;
  std::vector<std::int64_t> timeouts{};  // around it
  std::vector<std::int64_t> groups{};
};

bool has(const std::vector<std::int64_t>& tags, std::int64_t tag) { return std::ranges::find(tags, tag) != tags.end(); }

class Checker {
 public:
  explicit Checker(const Program& program) : program_(program) {}

  [[nodiscard]] bool all() const {
    return std::ranges::all_of(program_.objects, [](const Node& object) { return is_object(object.op); }) &&
           program_.functions.front().op == Op::coroutine &&
           std::ranges::all_of(program_.functions, [&](const Node& f) {
             Place place;
             place.awaits = f.op != Op::plain;
             place.may_yield = f.op == Op::generator;
             return is_function(f.op) && below(f, place);
           });
  }

 private:
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
      case Op::finally_: return false;
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
      case Op::call_plain: return is(node.argument(0), Op::plain);
      case Op::soon:
      case Op::later:
      case Op::at: return is(node.argument(1), Op::plain);
      case Op::spawn:
      case Op::spawn_named: return is(node.argument(1), Op::coroutine);
      case Op::group_spawn: return has(place.groups, node.argument(0)) && is(node.argument(2), Op::coroutine);
      case Op::reschedule:
      case Op::timeout_state: return has(place.timeouts, node.argument(0));
      case Op::open_generator: return is(node.argument(1), Op::generator);
      case Op::make_gather: return gathered(node);
      case Op::make_shield: return shielded(node);
      case Op::as_completed: return place.awaits && joins(node);
      case Op::with_:
      case Op::timeout:
      case Op::group:
      case Op::for_each: return place.awaits && async_block(node, place);
      default: return is_awaitable(node.op) ? place.awaits && awaitable(node) : object_fits(node) && below(node, place);
    }
  }

  [[nodiscard]] bool async_block(const Node& node, Place place) const {
    place.may_yield = false;
    if (node.op == Op::timeout) place.timeouts.push_back(node.argument(1));
    if (node.op == Op::group) place.groups.push_back(node.argument(0));
    if (node.op == Op::for_each) {
      place.in_loop = true;
      if (!is(node.argument(0), Op::generator)) return false;
    }
    return object_fits(node) && below(node, place);
  }

  [[nodiscard]] bool try_statement(const Node& node, Place place) const {
    if (node.children.size() < 2 || node.children.front().op != Op::body) return false;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const Node& part = node.children[i];
      Place inside = place;
      if (part.op == Op::except_) inside.in_except = true;
      if (part.op == Op::finally_) inside.in_loop = false;
      if (i != 0) inside.may_yield = false;
      const bool fits = i == 0 || part.op == Op::except_ || (part.op == Op::finally_ && &part == &node.children.back());
      if (!fits || !below(part, inside)) return false;
    }
    return true;
  }

  [[nodiscard]] bool awaitable(const Node& node) const {
    switch (node.op) {
      case Op::call: return is(node.argument(0), Op::coroutine);
      case Op::gather: return gathered(node);
      case Op::shield: return shielded(node);
      case Op::wait: return joins(node);
      case Op::to_thread:
        return is(node.argument(0), Op::plain) &&
               may_work_beside(program_.functions[static_cast<std::size_t>(node.argument(0))]);
      case Op::wait_for: return wait_for(node, 2);
      default: return object_fits(node);
    }
  }

  /// Whether the object that a node names, if it names one, is of the kind that it wants.
  [[nodiscard]] bool object_fits(const Node& node) const {
    const auto object = [&](auto fits) {
      const auto i = static_cast<std::size_t>(node.argument(0));
      return i < program_.objects.size() && fits(program_.objects[i].op);
    };
    const auto of = [&](Op kind) { return object([kind](Op op) { return op == kind; }); };
    switch (node.op) {
      case Op::with_: return object(is_acquirable) || of(Op::barrier);
      case Op::acquire:
      case Op::release:
      case Op::lock_state: return object(is_acquirable);
      case Op::set_event:
      case Op::clear_event:
      case Op::event_state:
      case Op::wait_event: return of(Op::event);
      case Op::notify:
      case Op::notify_all:
      case Op::wait_condition:
      case Op::wait_condition_for: return of(Op::condition);
      case Op::put_nowait:
      case Op::get_nowait:
      case Op::task_done:
      case Op::shutdown:
      case Op::queue_state:
      case Op::put:
      case Op::get:
      case Op::join_queue: return object(is_queue);
      case Op::barrier_state:
      case Op::wait_barrier:
      case Op::reset_barrier:
      case Op::abort_barrier: return of(Op::barrier);
      default: return true;
    }
  }

  /// Round no more than `depth` - 1 others, and something that can be made a task.
  [[nodiscard]] bool wait_for(const Node& node, int depth) const {
    if (node.children.size() != 1 || !is_awaitable(node.children[0].op)) return false;
    const Node& child = node.children[0];
    if (child.op == Op::wait_for) return depth > 1 && wait_for(child, depth - 1);
    return child.op != Op::wait && child.op != Op::await_self && child.op != Op::aclose && awaitable(child);
  }

  [[nodiscard]] static bool joins(const Node& node) {
    return std::ranges::all_of(node.children, [](const Node& child) { return child.op == Op::join; });
  }
  [[nodiscard]] bool shielded(const Node& node) const { return node.children.size() == 1 && gathered(node); }
  [[nodiscard]] bool gathered(const Node& node) const {
    return std::ranges::all_of(node.children, [&](const Node& child) {
      return child.op == Op::join || (child.op == Op::call && is(child.argument(0), Op::coroutine));
    });
  }

  const Program& program_;
};

}  // namespace

bool may_work_beside(const Node& function) {
  return function.op != Op::cancel && std::ranges::all_of(function.children, may_work_beside);
}

bool well_formed(const Program& program) { return Checker(program).all(); }

}  // namespace conformance
