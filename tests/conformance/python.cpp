#include "python.hpp"

#include <stdexcept>
#include <string_view>

#include "expressions.hpp"

namespace conformance {
namespace {

/// Prints one program. A simple statement is one line.
class Printer : private Expressions {
 public:
  explicit Printer(Program& program) : Expressions(program), program_(program) {}

  std::string print() {
    prelude();
    for (std::size_t i = 0; i < program_.functions.size(); ++i) function(program_.functions[i], i);
    line("asyncio.run(main(0))");
    program_.last_line = lines_;
    return std::move(text_);
  }

 private:
  void prelude() {
    line("import asyncio");
    line("import time");
    line("t = [None] * " + number(kTaskSlots));
    line("g = [None] * " + number(kFutureSlots));
    line("i = [None] * " + number(kGeneratorSlots));
    line("s = [None] * " + number(kGroupSlots));
    line("h = [None] * " + number(kHandleSlots));
    line("c = [0] * " + number(kCounters));
    line("loop = asyncio.get_running_loop");
    line("def some(*slots): return [slot for slot in slots if slot]");
    line("def running(*given): return [one for one in some(*given) if not (asyncio.isfuture(one) and one.done())]");
    line("def shown(x):  # an exception that except* has wrapped has a tuple inside");
    line("    if isinstance(x, list): return f\"[{', '.join(map(shown, x))}]\"");
    line("    if not hasattr(x, \"exceptions\"): return repr(x)");
    line("    return f\"{type(x).__name__}({x.message!r}, {shown(list(x.exceptions))})\"");
    line("def names(tasks): return sorted(task.get_name() for task in tasks)");
    for (std::size_t i = 0; i < program_.objects.size(); ++i) {
      line(object_name(static_cast<std::int64_t>(i)) + " = " + made(program_.objects[i]));
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

  /// What a statement awaits stands where it stands; blocks below it get their own lines when they are printed.
  static void stand_at(Node& node, std::uint32_t line) {
    node.line = line;
    for (Node& child : node.children) stand_at(child, line);
  }

  void statements(std::vector<Node>& nodes) {
    for (Node& node : nodes) {
      stand_at(node, lines_ + 1);
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
        case Op::except_star:
          block((part.op == Op::except_ ? "except " : "except* ") + caught(part) + " as e:", part.children);
          break;
        case Op::finally_: block("finally:", part.children); break;
        default: block("try:", part.children); break;
      }
    }
  }

  void enter_group(Node& node) {
    line("if " + shared(node) + ":");
    ++depth_;
    block("async with " + shared(node) + ":", node.children);
    --depth_;
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
      case Op::with_: return block("async with " + object(node) + ":", node.children);
      case Op::timeout:
        return block("async with asyncio.timeout(" + seconds(node.argument(0)) + ") as w" + a(1) + ":", node.children);
      case Op::group: return block("async with asyncio.TaskGroup() as w" + a(0) + ":", node.children);
      case Op::enter_group: return enter_group(node);
      case Op::for_each: return block("async for x in " + called(node) + ":", node.children);
      case Op::as_completed:
      case Op::as_completed_tasks: return as_completed(node);
      case Op::keep:
        line("k" + a(0) + " = " + awaitable(node.children.at(0)));
        return statements(node.children.at(1).children);
      case Op::print: return line(tagged(0, "n, shown(x)"));
      case Op::print_caught: return line(tagged(0, "shown(e)"));
      case Op::raise:
      case Op::raise_group: return line("raise " + raised(node));
      case Op::reraise: return line("raise");
      case Op::return_: return line(in_generator_ ? "return" : "return " + a(0));
      case Op::return_x: return line(in_generator_ ? "return" : "return x");
      case Op::yield_: return line("yield " + a(0));
      case Op::break_: return line("break");
      case Op::continue_: return line("continue");
      case Op::count: return line("c[" + a(0) + "] += 1");
      case Op::block: return line("time.sleep(" + seconds(node.argument(0)) + ")");
      case Op::call_plain: return line("x = " + called(node));
      case Op::spawn: return line(task(node) + " = asyncio.create_task(" + called(node, 1) + ")");
      case Op::spawn_named:
        return line(task(node) + " = asyncio.create_task(" + called(node, 1) + ", name=\"w" + a(3) + "\")");
      case Op::spawn_coroutine:
        return line(guard_all(node) + task(node) + " = asyncio.create_task(" + awaitables(node) + ")");
      case Op::ensure_future:
        return line(guard_all(node) + task(node) + " = asyncio.ensure_future(" + awaitables(node) + ")");
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
      case Op::group_spawn: return line("t[" + a(1) + "] = w" + a(0) + ".create_task(" + called(node, 2) + ")");
      case Op::group_spawn_coroutine:
        return line(guard_all(node) + "t[" + a(1) + "] = w" + a(0) + ".create_task(" + awaitables(node) + ")");
      case Op::make_group: return line(shared(node) + " = asyncio.TaskGroup()");
      case Op::share_group: return line("s[" + a(1) + "] = w" + a(0));
      case Op::shared_spawn:
        return line(guard(shared(node)) + "t[" + a(1) + "] = " + shared(node) + ".create_task(" + called(node, 2) +
                    ")");
      case Op::shared_spawn_coroutine:
        return line(guard_all(node) + "t[" + a(1) + "] = " + shared(node) + ".create_task(" + awaitables(node) + ")");
      case Op::reschedule: {
        const std::string when = node.argument(1) < 0 ? "None" : "loop().time() + " + seconds(node.argument(1));
        return line("w" + a(0) + ".reschedule(" + when + ")");
      }
      case Op::timeout_state: return line(tagged(1, "w" + a(0) + ".expired()"));
      case Op::open_generator: return line("i[" + a(0) + "] = " + called(node, 1));
      case Op::make_shield:
        return line(guard_all(node) + future(node) + " = asyncio.shield(" + awaitable(node.children.at(0)) + ")");
      case Op::count_tasks: return line(tagged(0, "len(asyncio.all_tasks())"));
      case Op::make_future: return line(future(node) + " = loop().create_future()");
      case Op::make_gather: return line(guard_all(node) + future(node) + " = " + gather(node, 1));
      case Op::set_result: return line(guard(future(node)) + future(node) + ".set_result(" + a(1) + ")");
      case Op::set_exception:
        return line(guard(future(node)) + future(node) + ".set_exception(ValueError(\"v" + a(1) + "\"))");
      case Op::cancel_future: return line(guard(future(node)) + tagged(1, future(node) + ".cancel()"));
      case Op::future_state:
        return line(guard(future(node)) + tagged(1, future(node) + ".done(), " + future(node) + ".cancelled()"));
      default: return handle_statement(node);
    }
  }

  void handle_statement(const Node& node) {
    const auto a = [&](std::size_t i) { return number(node.argument(i)); };
    const std::string handle = is_awaitable(node.op) ? "" : "h[" + a(0) + "]";
    const auto callback = [&] { return function_name(node.argument(1)) + ", " + a(2) + ")"; };
    switch (node.op) {
      case Op::soon: return line(handle + " = loop().call_soon(" + callback());
      case Op::later: return line(handle + " = loop().call_later(" + seconds(node.argument(3)) + ", " + callback());
      case Op::at:
        return line(handle + " = loop().call_at(loop().time() + " + seconds(node.argument(3)) + ", " + callback());
      case Op::cancel_handle:
        return line(guard(handle) + handle + ".cancel(); print(\"p" + a(1) + "\", " + handle + ".cancelled())");
      default: return object_statement(node);
    }
  }

  void object_statement(const Node& node) {
    if (node.op == Op::wait) return wait(node);
    if (is_awaitable(node.op)) return line(guard_all(node) + "x = await " + awaitable(node));
    const std::string o = object(node);
    const auto a = [&](std::size_t i) { return number(node.argument(i)); };
    const auto tagged = [&](const std::string& what) { return line("print(\"p" + a(1) + "\", " + what + ")"); };
    switch (node.op) {
      case Op::release: return line(o + ".release()");
      case Op::lock_state: return tagged(o + ".locked()");
      case Op::set_event: return line(o + ".set()");
      case Op::clear_event: return line(o + ".clear()");
      case Op::event_state: return tagged(o + ".is_set()");
      case Op::notify: return line(o + ".notify(" + a(1) + ")");
      case Op::notify_all: return line(o + ".notify_all()");
      case Op::put_nowait: return line(o + ".put_nowait(" + a(1) + ")");
      case Op::get_nowait: return line("x = " + o + ".get_nowait()");
      case Op::task_done: return line(o + ".task_done()");
      case Op::shutdown: return line(o + ".shutdown(immediate=" + (node.argument(1) != 0 ? "True" : "False") + ")");
      case Op::queue_state: return tagged(o + ".qsize(), " + o + ".empty(), " + o + ".full()");
      case Op::barrier_state: return tagged(o + ".n_waiting, " + o + ".broken");
      default: throw std::logic_error("not a statement: " + std::string(name(node.op)));
    }
  }

  void as_completed(const Node& node) {
    const std::string async = node.op == Op::as_completed_tasks ? "async " : "";
    line(async + "for w in asyncio.as_completed(running(" + awaitables(node) +
         "), timeout=" + seconds(node.argument(0)) + "):");
    ++depth_;
    line("x = await w");
    line("print(\"p" + number(node.argument(1)) + "\", shown(x))");
    --depth_;
  }

  void wait(const Node& node) {
    line("done, pending = await asyncio.wait(some(" + awaitables(node) + "), timeout=" + seconds(node.argument(1)) +
         ", return_when=asyncio." + std::string(kReturnWhen.at(static_cast<std::size_t>(node.argument(0)))) + ")");
    line("print(\"p" + number(node.argument(2)) + "\", names(done), names(pending))");
  }

  void line(const std::string& text) {
    text_ += std::string(4 * depth_, ' ') + text + "\n";
    ++lines_;
  }

  Program& program_;
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

}  // namespace conformance
