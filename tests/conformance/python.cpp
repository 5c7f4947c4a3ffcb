#include "python.hpp"

#include <stdexcept>
#include <string_view>

namespace conformance {
namespace {

std::string number(std::int64_t value) { return std::to_string(value); }

std::string function_name(std::int64_t index) { return index == 0 ? "main" : "f" + number(index); }

/// Prints one program. A statement is one line; `guard` stands before it where a slot may still be empty.
class Printer {
 public:
  explicit Printer(Program& program) : program_(program) {}

  std::string print() {
    prelude();
    for (std::size_t i = 0; i < program_.functions.size(); ++i) function(program_.functions[i], i);
    line("asyncio.run(main(0))");
    return std::move(text_);
  }

 private:
  void prelude() {
    line("import asyncio");
    line("import time");
    line("t = [None] * " + number(kTaskSlots));
    line("g = [None] * " + number(kFutureSlots));
    line("c = [0] * " + number(kCounters));
    line("loop = asyncio.get_running_loop");
  }

  void function(Node& node, std::size_t index) {
    node.line = lines_ + 1;
    line((node.op == Op::plain ? "def " : "async def ") + function_name(static_cast<std::int64_t>(index)) + "(n):");
    ++depth_;
    line("x = None");
    statements(node.children);
    --depth_;
  }

  void statements(std::vector<Node>& nodes) {
    for (Node& node : nodes) {
      node.line = lines_ + 1;
      statement(node);
    }
  }

  void block(const std::string& head, std::vector<Node>& nodes) {
    line(head);
    ++depth_;
    if (nodes.empty()) line("pass");
    statements(nodes);
    --depth_;
  }

  void try_statement(Node& node) {
    for (Node& part : node.children) {
      part.line = lines_ + 1;
      switch (part.op) {
        case Op::except_:
          block("except " + std::string(kCatches.at(part.argument(0))) + " as e:", part.children);
          break;
        case Op::finally_: block("finally:", part.children); break;
        default: block("try:", part.children); break;
      }
    }
  }

  void statement(Node& node) {
    const auto a = [&](std::size_t i) { return number(node.argument(i)); };
    const auto tagged = [&](std::size_t i, const std::string& what) {
      return "print(\"p" + a(i) + "\", " + what + ")";
    };
    switch (node.op) {
      case Op::loop: return block("for _ in range(" + a(0) + "):", node.children);
      case Op::forever: return block("while True:", node.children);
      case Op::if_counter: return block("if c[" + a(0) + "] < " + a(1) + ":", node.children);
      case Op::if_argument: return block("if n % " + a(0) + " == 0:", node.children);
      case Op::try_: return try_statement(node);
      case Op::print: return line(tagged(0, "n, repr(x)"));
      case Op::print_caught: return line(tagged(0, "repr(e)"));
      case Op::raise: return line("raise " + raised(node));
      case Op::reraise: return line("raise");
      case Op::return_: return line("return " + a(0));
      case Op::return_x: return line("return x");
      case Op::break_: return line("break");
      case Op::continue_: return line("continue");
      case Op::count: return line("c[" + a(0) + "] += 1");
      case Op::block: return line("time.sleep(" + seconds(node.argument(0)) + ")");
      case Op::call_plain: return line("x = " + called(node));
      case Op::spawn: return line(task(node) + " = asyncio.create_task(" + called(node, 1) + ")");
      case Op::cancel: return line(guard(task(node)) + tagged(1, task(node) + ".cancel()"));
      case Op::cancel_self: return line(tagged(0, "asyncio.current_task().cancel()"));
      case Op::uncancel: return line(tagged(0, "asyncio.current_task().uncancel()"));
      case Op::cancelling: return line(tagged(0, "asyncio.current_task().cancelling()"));
      case Op::task_state:
        return line(guard(task(node)) + tagged(1, task(node) + ".done(), " + task(node) + ".cancelled()"));
      case Op::task_result: return line(guard(task(node)) + "x = " + task(node) + ".result()");
      case Op::task_exception: return line(guard(task(node)) + "x = " + task(node) + ".exception()");
      case Op::done_callback:
        return line(guard(task(node)) + task(node) + ".add_done_callback(lambda _: print(\"p" + a(1) + "\"))");
      case Op::task_name: return line(tagged(0, "asyncio.current_task().get_name()"));
      case Op::make_future: return line(future(node) + " = loop().create_future()");
      case Op::make_gather: return line(guard_all(node) + future(node) + " = " + gather(node, 1));
      case Op::set_result: return line(guard(future(node)) + future(node) + ".set_result(" + a(1) + ")");
      case Op::set_exception:
        return line(guard(future(node)) + future(node) + ".set_exception(ValueError(\"v" + a(1) + "\"))");
      case Op::cancel_future: return line(guard(future(node)) + tagged(1, future(node) + ".cancel()"));
      case Op::future_state:
        return line(guard(future(node)) + tagged(1, future(node) + ".done(), " + future(node) + ".cancelled()"));
      default: return line(guard_all(node) + "x = await " + awaitable(node));
    }
  }

  static std::string raised(const Node& node) {
    const std::string type(kRaises.at(static_cast<std::size_t>(node.argument(0))));
    return type == "asyncio.CancelledError" ? type + "()" : type + "(\"v" + number(node.argument(1)) + "\")";
  }

  /// What is awaited, or handed to gather and its like.
  std::string awaitable(const Node& node) {
    switch (node.op) {
      case Op::sleep: return "asyncio.sleep(" + seconds(node.argument(0)) + ")";
      case Op::call: return called(node);
      case Op::join: return task(node);
      case Op::await_future: return future(node);
      case Op::gather: return gather(node, 0);
      default: throw std::logic_error("not an awaitable: " + std::string(name(node.op)));
    }
  }

  std::string gather(const Node& node, std::size_t flag) {
    std::string arguments;
    for (const Node& child : node.children) arguments += awaitable(child) + ", ";
    return "asyncio.gather(" + arguments + "return_exceptions=" + (node.argument(flag) != 0 ? "True" : "False") + ")";
  }

  static std::string called(const Node& node, std::size_t first = 0) {
    return function_name(node.argument(first)) + "(" + number(node.argument(first + 1)) + ")";
  }
  static std::string task(const Node& node) { return "t[" + number(node.argument(0)) + "]"; }
  static std::string future(const Node& node) { return "g[" + number(node.argument(0)) + "]"; }
  static std::string guard(const std::string& slot) { return "if " + slot + ": "; }

  /// Guards for every slot that is read below `node`.
  static std::string guard_all(const Node& node) {
    std::string slots;
    collect_slots(node, slots);
    return slots.empty() ? "" : guard(slots);
  }
  static void collect_slots(const Node& node, std::string& slots) {
    const auto add = [&](const std::string& slot) { slots += (slots.empty() ? "" : " and ") + slot; };
    if (node.op == Op::join) add(task(node));
    if (node.op == Op::await_future) add(future(node));
    for (const Node& child : node.children) collect_slots(child, slots);
  }

  void line(const std::string& text) {
    text_ += std::string(4 * depth_, ' ') + text + "\n";
    ++lines_;
  }

  Program& program_;
  std::string text_;
  std::size_t depth_ = 0;
  std::uint32_t lines_ = 0;
};

}  // namespace

std::string to_python(Program& program) { return Printer(program).print(); }

std::string seconds(std::int64_t microseconds) {
  std::string text = std::to_string(microseconds / 1'000'000);
  std::string fraction = std::to_string(1'000'000 + microseconds % 1'000'000).substr(1);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  return fraction.empty() ? text : text + "." + fraction;
}

}  // namespace conformance
