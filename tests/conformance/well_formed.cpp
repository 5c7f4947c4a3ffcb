#include <algorithm>

#include "program.hpp"

namespace conformance {
namespace {

struct Place {
  bool awaits = false;  // in a coroutine; a plain function has nothing but ifs
  bool in_loop = false;
  bool in_except = false;
};

class Checker {
 public:
  explicit Checker(const Program& program) : program_(program) {}

  [[nodiscard]] bool all() const {
    return program_.functions.front().op == Op::coroutine &&
           std::ranges::all_of(program_.functions, [&](const Node& f) {
             return (f.op == Op::coroutine || f.op == Op::plain) && below(f, {.awaits = f.op == Op::coroutine});
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
    switch (node.op) {
      case Op::coroutine:
      case Op::plain:
      case Op::body:
      case Op::except_:
      case Op::finally_: return false;
      case Op::try_: return place.awaits && try_statement(node, place);
      case Op::loop:
      case Op::forever: place.in_loop = true; return place.awaits && below(node, place);
      case Op::print_caught:
      case Op::reraise: return place.in_except;
      case Op::break_:
      case Op::continue_: return place.in_loop;
      case Op::spawn: return is(node.argument(1), Op::coroutine);
      case Op::call_plain: return is(node.argument(0), Op::plain);
      case Op::call: return place.awaits && is(node.argument(0), Op::coroutine);
      case Op::sleep:
      case Op::join:
      case Op::await_future: return place.awaits;
      case Op::gather: return place.awaits && gathered(node);
      case Op::make_gather: return gathered(node);
      default: return below(node, place);
    }
  }

  [[nodiscard]] bool try_statement(const Node& node, Place place) const {
    if (node.children.size() < 2 || node.children.front().op != Op::body) return false;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const Node& part = node.children[i];
      Place inside = place;
      if (part.op == Op::except_) inside.in_except = true;
      if (part.op == Op::finally_) inside.in_loop = false;
      const bool fits = i == 0 || part.op == Op::except_ || (part.op == Op::finally_ && &part == &node.children.back());
      if (!fits || !below(part, inside)) return false;
    }
    return true;
  }

  [[nodiscard]] bool gathered(const Node& node) const {
    return std::ranges::all_of(node.children, [&](const Node& child) {
      return child.op == Op::join || (child.op == Op::call && is(child.argument(0), Op::coroutine));
    });
  }

  const Program& program_;
};

}  // namespace

bool well_formed(const Program& program) { return Checker(program).all(); }

}  // namespace conformance
