#include "programs/python.hpp"

#include <algorithm>
#include <string_view>

#include "programs/texts.hpp"

namespace programs {
namespace {

/// The constructor call of an object: "asyncio.Queue(2)".
std::string made(const Node& object) {
  const std::string argument = object.arguments.empty() ? "" : std::to_string(object.argument(0));
  switch (object.op) {
    case Op::lock: return "asyncio.Lock()";
    case Op::event: return "asyncio.Event()";
    case Op::condition: return "asyncio.Condition(" + (argument.empty() ? "" : "lock" + argument) + ")";
    case Op::semaphore: return "asyncio.Semaphore(" + argument + ")";
    case Op::bounded_semaphore: return "asyncio.BoundedSemaphore(" + argument + ")";
    case Op::queue: return "asyncio.Queue(" + argument + ")";
    case Op::priority_queue: return "asyncio.PriorityQueue(" + argument + ")";
    case Op::lifo_queue: return "asyncio.LifoQueue(" + argument + ")";
    default: return "asyncio.Barrier(" + argument + ")";
  }
}

/// The beginning of every program. `shown` is repr, except for an exception wrapped by except*, whose arguments are in
/// a tuple.
constexpr std::string_view kPrelude = R"py(import asyncio
import time
loop = asyncio.get_running_loop
def some(*slots): return [slot for slot in slots if slot]
def running(*given): return [one for one in some(*given) if not (asyncio.isfuture(one) and one.done())]
def shown(x):
    if isinstance(x, list): return f"[{', '.join(map(shown, x))}]"
    if not hasattr(x, "exceptions"): return repr(x)
    return f"{type(x).__name__}({x.message!r}, {shown(list(x.exceptions))})"
def left(when): return None if when is None else round((when - loop().time()) * 1e6)
def names(tasks): return sorted(task.get_name() for task in tasks)
)py";

/// Prints one program.
class Printer {
 public:
  explicit Printer(Program& program) : program_(program), texts_(program) {}

  std::string print() {
    prelude();
    for (std::size_t i = 0; i < program_.functions.size(); ++i) function(program_.functions[i], i);
    line("asyncio.run(main(0))");
    program_.last_line = lines_;
    return std::move(text_);
  }

 private:
  void prelude() {
    lines(kPrelude);
    const auto slots = [&](const char* name, int count) {
      line(std::string(name) + " = [None] * " + std::to_string(count));
    };
    slots("t", kTaskSlots);
    slots("g", kFutureSlots);
    slots("i", kGeneratorSlots);
    slots("s", kGroupSlots);
    slots("h", kHandleSlots);
    slots("b", kCallbackSlots);
    line("c = [0] * " + std::to_string(kCounters));
    for (std::size_t i = 0; i < program_.objects.size(); ++i) {
      const Node& object = program_.objects[i];
      line(std::string(name(object.op)) + std::to_string(i) + " = " + made(object));
    }
  }

  void function(Node& node, std::size_t index) {
    node.line = lines_ + 1;
    line((node.op == Op::plain ? "def " : "async def ") + function_name(static_cast<std::int64_t>(index)) + "(n):");
    ++depth_;
    line("x = None");
    in_generator_ = node.op == Op::generator;
    statements(node.children);
    if (in_generator_) line("if False: yield");
    --depth_;
  }

  /// The operands of a statement's await have the statement's line; blocks below it get their own lines when they are
  /// printed.
  static void set_line(Node& node, std::uint32_t line) {
    node.line = line;
    for (Node& child : node.children) set_line(child, line);
  }

  void statements(std::vector<Node>& nodes) {
    for (Node& node : nodes) {
      set_line(node, lines_ + 1);
      statement(node);
    }
  }

  void block(std::string_view head, Node& node) {
    line(texts_.fill(head, node));
    ++depth_;
    if (node.children.empty()) line("pass");
    statements(node.children);
    --depth_;
  }

  void try_statement(Node& node) {
    for (Node& part : node.children) {
      part.line = lines_ + 1;
      switch (part.op) {
        case Op::except_: block("except {c} as e:", part); break;
        case Op::except_star: block("except* {c} as e:", part); break;
        case Op::finally_: block("finally:", part); break;
        default: block("try:", part); break;
      }
    }
  }

  void after_if(std::string_view condition, std::string_view head, Node& node) {
    line(texts_.fill(condition, node));
    ++depth_;
    block(head, node);
    --depth_;
  }

  void statement(Node& node) {
    switch (node.op) {
      case Op::loop: return block("for _ in range({0}):", node);
      case Op::forever: return block("while True:", node);
      case Op::if_counter: return block("if c[{0}] < {1}:", node);
      case Op::if_argument: return block("if n % {0} == 0:", node);
      case Op::try_: return try_statement(node);
      case Op::with_: return block("async with {o}:", node);
      case Op::timeout: return block("async with asyncio.timeout({s0}) as w{1}:", node);
      case Op::timeout_at: return block("async with asyncio.timeout_at({w0}) as w{1}:", node);
      case Op::enter_timeout: return block("async with w{0}:", node);
      case Op::group: return block("async with asyncio.TaskGroup() as w{0}:", node);
      case Op::enter_group: return after_if("if s[{0}]:", "async with s[{0}]:", node);
      case Op::for_each: return block("async for x in {f0}({1}):", node);
      case Op::for_each_of: return after_if("if i[{0}]:", "async for x in i[{0}]:", node);
      case Op::as_completed:
      case Op::as_completed_tasks: return as_completed(node);
      case Op::wait: return wait(node);
      case Op::keep:
        line("k" + std::to_string(node.argument(0)) + " = " + texts_.awaitable(node.children.at(0)));
        return statements(node.children.at(1).children);
      case Op::return_:
      case Op::return_x: return line(in_generator_ ? "return" : texts_.statement(node));
      default: return line(texts_.statement(node));
    }
  }

  void as_completed(const Node& node) {
    const std::string async = node.op == Op::as_completed_tasks ? "async " : "";
    line(async + texts_.fill("for w in asyncio.as_completed(running({*}), timeout={s0}):", node));
    ++depth_;
    line("x = await w");
    line(texts_.fill("print(\"p{1}\", shown(x))", node));
    --depth_;
  }

  void wait(const Node& node) {
    line(texts_.fill("done, pending = await asyncio.wait(some({*}), timeout={s1}, return_when=asyncio.{r0})", node));
    line(texts_.fill("print(\"p{2}\", names(done), names(pending))", node));
  }

  void line(std::string_view text) {
    text_ += std::string(4 * depth_, ' ') + std::string(text) + "\n";
    ++lines_;
  }
  void lines(std::string_view text) {
    text_ += text;
    lines_ += static_cast<std::uint32_t>(std::ranges::count(text, '\n'));
  }

  Program& program_;
  Texts texts_;
  std::string text_;
  std::size_t depth_ = 0;
  bool in_generator_ = false;
  std::uint32_t lines_ = 0;
};

}  // namespace

std::string to_python(Program& program) { return Printer(program).print(); }

std::string seconds(std::int64_t microseconds) {
  if (microseconds < 0) return "None";
  std::string text = std::to_string(microseconds / 1'000'000);
  std::string fraction = std::to_string(1'000'000 + microseconds % 1'000'000).substr(1);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  return fraction.empty() ? text : text + "." + fraction;
}

}  // namespace programs
