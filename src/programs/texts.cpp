#include "programs/texts.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "programs/python.hpp"

namespace programs {
namespace {

struct Text {
  Op op;
  std::string_view text;
};

// clang-format off
constexpr auto kStatements = std::to_array<Text>({
    {Op::print, "print(\"p{0}\", n, shown(x))"},
    {Op::print_caught, "print(\"p{0}\", shown(e))"},
    {Op::raise, "raise {e}"},
    {Op::raise_group, "raise {e}"},
    {Op::reraise, "raise"},
    {Op::return_, "return {0}"},
    {Op::return_x, "return x"},
    {Op::yield_, "x = yield {0}"},
    {Op::break_, "break"},
    {Op::continue_, "continue"},
    {Op::count, "c[{0}] += 1"},
    {Op::block, "time.sleep({s0})"},
    {Op::call_plain, "x = {f0}({1})"},
    {Op::spawn, "t[{0}] = asyncio.create_task({f1}({2}))"},
    {Op::spawn_named, "t[{0}] = asyncio.create_task({f1}({2}), name=\"w{3}\")"},
    {Op::spawn_coroutine, "t[{0}] = asyncio.create_task({*})"},
    {Op::ensure_future, "t[{0}] = asyncio.ensure_future({*})"},
    {Op::group_spawn, "t[{1}] = w{0}.create_task({f2}({3}))"},
    {Op::group_spawn_coroutine, "t[{1}] = w{0}.create_task({*})"},
    {Op::make_group, "s[{0}] = asyncio.TaskGroup()"},
    {Op::share_group, "s[{1}] = w{0}"},
    {Op::shared_spawn, "if s[{0}]: t[{1}] = s[{0}].create_task({f2}({3}))"},
    {Op::shared_spawn_coroutine, "t[{1}] = s[{0}].create_task({*})"},
    {Op::group_spawn_named, "t[{1}] = w{0}.create_task({f2}({3}), name=\"w{4}\")"},
    {Op::cancel, "if t[{0}]: print(\"p{1}\", t[{0}].cancel())"},
    {Op::cancel_self, "print(\"p{0}\", asyncio.current_task().cancel())"},
    {Op::uncancel, "print(\"p{0}\", asyncio.current_task().uncancel())"},
    {Op::cancelling, "print(\"p{0}\", asyncio.current_task().cancelling())"},
    {Op::task_name, "print(\"p{0}\", asyncio.current_task().get_name())"},
    {Op::count_tasks, "print(\"p{0}\", len(asyncio.all_tasks()))"},
    {Op::task_state, "if t[{0}]: print(\"p{1}\", t[{0}].done(), t[{0}].cancelled())"},
    {Op::task_result, "if t[{0}]: x = t[{0}].result()"},
    {Op::task_exception, "if t[{0}]: x = t[{0}].exception()"},
    {Op::done_callback, "if t[{0}]: t[{0}].add_done_callback(lambda _: print(\"p{1}\"))"},
    {Op::set_name, "if t[{0}]: t[{0}].set_name(\"w{1}\")"},
    {Op::get_name, "if t[{0}]: print(\"p{1}\", t[{0}].get_name())"},
    {Op::other_cancelling, "if t[{0}]: print(\"p{1}\", t[{0}].cancelling())"},
    {Op::other_uncancel, "if t[{0}]: print(\"p{1}\", t[{0}].uncancel())"},
    {Op::make_callback, "b[{0}] = lambda _: print(\"p{1}\")"},
    {Op::add_callback, "if t[{0}] and b[{1}]: t[{0}].add_done_callback(b[{1}])"},
    {Op::remove_callback, "if t[{0}] and b[{1}]: print(\"p{2}\", t[{0}].remove_done_callback(b[{1}]))"},
    {Op::current_name, "print(\"p{0}\", getattr(asyncio.current_task(), \"get_name\", lambda: None)())"},
    {Op::nested_run, "asyncio.run({f0}({1}))"},
    {Op::reschedule, "w{0}.reschedule({w1})"},
    {Op::timeout_state, "print(\"p{1}\", w{0}.expired())"},
    {Op::timeout_when, "print(\"p{1}\", left(w{0}.when()))"},
    {Op::open_generator, "i[{0}] = {f1}({2})"},
    {Op::make_future, "g[{0}] = loop().create_future()"},
    {Op::make_gather, "g[{0}] = asyncio.gather({*}return_exceptions={b1})"},
    {Op::make_shield, "g[{0}] = asyncio.shield({*})"},
    {Op::set_result, "if g[{0}]: g[{0}].set_result({1})"},
    {Op::set_exception, "if g[{0}]: g[{0}].set_exception(ValueError(\"v{1}\"))"},
    {Op::cancel_future, "if g[{0}]: print(\"p{1}\", g[{0}].cancel())"},
    {Op::future_state, "if g[{0}]: print(\"p{1}\", g[{0}].done(), g[{0}].cancelled())"},
    {Op::future_result, "if g[{0}]: x = g[{0}].result()"},
    {Op::future_exception, "if g[{0}]: x = g[{0}].exception()"},
    {Op::future_callback, "if g[{0}]: g[{0}].add_done_callback(lambda _: print(\"p{1}\"))"},
    {Op::soon, "h[{0}] = loop().call_soon({f1}, {2})"},
    {Op::later, "h[{0}] = loop().call_later({s3}, {f1}, {2})"},
    {Op::at, "h[{0}] = loop().call_at({w3}, {f1}, {2})"},
    {Op::cancel_handle, "if h[{0}]: h[{0}].cancel(); print(\"p{1}\", h[{0}].cancelled())"},
    {Op::handle_when, "if isinstance(h[{0}], asyncio.TimerHandle): print(\"p{1}\", left(h[{0}].when()))"},
    {Op::release, "{o}.release()"},
    {Op::lock_state, "print(\"p{1}\", {o}.locked())"},
    {Op::set_event, "{o}.set()"},
    {Op::clear_event, "{o}.clear()"},
    {Op::event_state, "print(\"p{1}\", {o}.is_set())"},
    {Op::notify, "{o}.notify({1})"},
    {Op::notify_all, "{o}.notify_all()"},
    {Op::put_nowait, "{o}.put_nowait({1})"},
    {Op::get_nowait, "x = {o}.get_nowait()"},
    {Op::task_done, "{o}.task_done()"},
    {Op::shutdown, "{o}.shutdown(immediate={b1})"},
    {Op::queue_state, "print(\"p{1}\", {o}.qsize(), {o}.empty(), {o}.full())"},
    {Op::barrier_state, "print(\"p{1}\", {o}.n_waiting, {o}.broken)"},
});

constexpr auto kAwaitables = std::to_array<Text>({
    {Op::sleep, "asyncio.sleep({s0})"},
    {Op::sleep_value, "asyncio.sleep({s0}, {1})"},
    {Op::call, "{f0}({1})"},
    {Op::join, "t[{0}]"},
    {Op::await_future, "g[{0}]"},
    {Op::await_self, "asyncio.current_task()"},
    {Op::await_kept, "k{0}"},
    {Op::gather, "asyncio.gather({*}return_exceptions={b0})"},
    {Op::wait_for, "asyncio.wait_for({*}, {s0})"},
    {Op::shield, "asyncio.shield({*})"},
    {Op::to_thread, "asyncio.to_thread({f0}, {1})"},
    {Op::next, "anext(i[{0}])"},
    {Op::asend, "i[{0}].asend({n1})"},
    {Op::athrow, "i[{0}].athrow({x})"},
    {Op::next_or, "anext(i[{0}], {1})"},
    {Op::wait_coroutine, "asyncio.wait([{*}])"},
    {Op::aclose, "i[{0}].aclose()"},
    {Op::acquire, "{o}.acquire()"},
    {Op::wait_event, "{o}.wait()"},
    {Op::wait_condition, "{o}.wait()"},
    {Op::wait_condition_for, "{o}.wait_for(lambda: c[{1}] >= {2})"},
    {Op::put, "{o}.put({1})"},
    {Op::get, "{o}.get()"},
    {Op::join_queue, "{o}.join()"},
    {Op::wait_barrier, "{o}.wait()"},
    {Op::reset_barrier, "{o}.reset()"},
    {Op::abort_barrier, "{o}.abort()"},
});
// clang-format on

template <std::size_t N>
std::string_view text_of(const std::array<Text, N>& texts, Op op) {
  const auto* found = std::ranges::find(texts, op, &Text::op);
  if (found == texts.end()) throw std::logic_error("not to be written here: " + std::string(name(op)));
  return found->text;
}

/// Adds the slots that `node` and the nodes below it read.
void add_slots(const Node& node, std::string& slots) {
  const auto add = [&](const char* slot) {
    slots += (slots.empty() ? "" : " and ") + std::string(slot) + "[" + std::to_string(node.argument(0)) + "]";
  };
  if (node.op == Op::join) add("t");
  if (node.op == Op::shared_spawn_coroutine) add("s");
  if (node.op == Op::await_future) add("g");
  if (asks_generator(node.op)) add("i");
  for (const Node& child : node.children) add_slots(child, slots);
}

std::string raised(const Node& node) {
  if (node.op == Op::raise_group) {
    std::string inside;
    for (const Node& child : node.children) inside += (inside.empty() ? "" : ", ") + raised(child);
    return "BaseExceptionGroup(\"v" + std::to_string(node.argument(0)) + "\", [" + inside + "])";
  }
  const std::string type(kRaises.at(static_cast<std::size_t>(node.argument(0))));
  const std::string text = "\"v" + std::to_string(node.argument(1)) + "\"";
  return type + "(" + (type == "asyncio.CancelledError" ? "" : text) + ")";
}

}  // namespace

std::string function_name(std::int64_t index) { return index == 0 ? "main" : "f" + std::to_string(index); }

std::string Texts::statement(const Node& node) const {
  const bool awaits = is_awaitable(node.op);
  std::string slots;
  add_slots(node, slots);
  return (slots.empty() ? "" : "if " + slots + ": ") +
         (awaits ? "x = await " + awaitable(node) : fill(text_of(kStatements, node.op), node));
}

std::string Texts::awaitable(const Node& node) const { return fill(text_of(kAwaitables, node.op), node); }

std::string Texts::fill(std::string_view text, const Node& node) const {
  std::string filled;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find('{', at), text.size());
    filled += text.substr(at, open - at);
    if (open == text.size()) break;
    const std::size_t close = text.find('}', open);
    filled += named(text.substr(open + 1, close - open - 1), node);
    at = close + 1;
  }
  return filled;
}

std::string Texts::named(std::string_view name, const Node& node) const {
  if (name == "*") return below(node);
  if (name == "e") return raised(node);
  if (name == "x") return raised(node.children.front());
  const bool numbered = name.back() >= '0' && name.back() <= '9';
  const std::int64_t argument = node.argument(numbered ? static_cast<std::size_t>(name.back() - '0') : 0);
  const auto i = static_cast<std::size_t>(argument);
  switch (name.front()) {
    case 's': return seconds(argument);
    case 'f': return function_name(argument);
    case 'n': return argument < 0 ? "None" : std::to_string(argument);
    case 'b': return argument != 0 ? "True" : "False";
    case 'w': return argument < 0 ? "None" : "loop().time() + " + seconds(argument);
    case 'o': return std::string(programs::name(program_.objects.at(i).op)) + std::to_string(argument);
    case 'c': return std::string(kCatches.at(i));
    case 'r': return std::string(kReturnWhen.at(i));
    default: return std::to_string(argument);
  }
}

std::string Texts::below(const Node& node) const {
  std::string all;
  const bool more = node.op == Op::gather || node.op == Op::make_gather;  // return_exceptions follows
  for (const Node& child : node.children) all += (all.empty() ? "" : ", ") + awaitable(child);
  return all + (more && !all.empty() ? ", " : "");
}

}  // namespace programs
