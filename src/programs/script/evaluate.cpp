// The expressions of a listing.
#include <algorithm>

#include "programs/script/library.hpp"
#include "programs/script/machine.hpp"

namespace programs::script {
namespace {

using Form = Expression::Form;
using Values = std::vector<Value>;

[[noreturn]] void cannot_await(const Value& value, std::uint32_t line) {
  const std::string type = std::holds_alternative<std::monostate>(value.is) ? "NoneType" : type_name(value);
  throw coro::TypeError("object " + type + " can't be used in 'await' expression", coro::Here(line));
}

const std::shared_ptr<Awaitable>& awaitable(const Value& value, std::uint32_t line) {
  const auto* const held = std::get_if<std::shared_ptr<Awaitable>>(&value.is);
  if (held == nullptr) cannot_await(value, line);
  return *held;
}

const std::shared_ptr<Awaitable>& coroutine(const Value& value, std::uint32_t line) {
  const auto* const held = std::get_if<std::shared_ptr<Awaitable>>(&value.is);
  if (held == nullptr) throw coro::TypeError("a coroutine was expected, got " + repr_of(value), coro::Here(line));
  return *held;
}

Value print(const Values& values, std::uint32_t line) {
  std::string text;
  for (const Value& value : values) text += (&value == values.data() ? "" : " ") + to_text(value);
  coro::print(text, coro::Here(line));
  return {};
}

Value gather(const Values& values, std::uint32_t line) {
  const coro::Here here(line);
  std::vector<coro::Future<Value>> futures;
  for (const Value& value : values) futures.push_back(awaitable(value, line)->ensure_future(here));
  return hold(coro::Future<Values>(coro::gather{std::move(futures)}));
}

/// An exception object, for raise.
Value made_exception(const std::string& type, const Values& values) {
  return {Caught{type, values.empty() ? "" : to_text(values.front())}};
}

Value call_library(const std::string& name, Values values, std::uint32_t line) {
  const coro::Here here(line);
  if (name == "print") return print(values, line);
  if (name == "asyncio.sleep") return hold(coro::sleep(seconds_of(values[0], line), coro::Sleep::Line(line)));
  if (name == "asyncio.create_task") return hold(coroutine(values[0], line)->create_task(here));
  if (name == "asyncio.gather") return gather(values, line);
  if (name == "asyncio.run") {
    coroutine(values[0], line)->run(here);
    return {};
  }
  if (name == "time.sleep") {
    coro::block(seconds_of(values[0], line), here);
    return {};
  }
  return made_exception(name, values);
}

Value call_method(const Value& object, const std::string& name, std::uint32_t line) {
  const coro::Here here(line);
  const auto* const held = std::get_if<std::shared_ptr<Awaitable>>(&object.is);
  const coro::Task<Value>* const task = held == nullptr ? nullptr : (*held)->task();
  if (task == nullptr) {
    const std::string type = std::holds_alternative<std::monostate>(object.is) ? "NoneType" : type_name(object);
    throw OtherError("AttributeError", "'" + type + "' object has no attribute '" + name + "'", here);
  }
  if (name == "cancel") return {task->cancel(here)};
  if (name == "cancelled") return {task->cancelled()};
  if (name == "done") return {task->done()};
  return task->result(here);
}

/// Whether the callee is a method; its object is then the first of the values.
bool is_method(const Expression& callee) {
  return callee.form == Form::attribute && !is_module(callee.parts.front().dotted());
}

/// The parts of an expression that have values, in their order.
std::vector<const Expression*> operands(const Expression& expression) {
  std::vector<const Expression*> all;
  const bool calls = expression.form == Form::call;
  if (calls && is_method(expression.parts.front())) all.push_back(&expression.parts.front().parts.front());
  for (const Expression& part : expression.parts) {
    if (!calls || &part != expression.parts.data()) all.push_back(&part);
  }
  return all;
}

/// A call names its function before it evaluates the arguments.
void look_up(const Frame& frame, const Expression& expression) {
  if (expression.form != Form::call || is_method(expression.parts.front())) return;
  const Expression& callee = expression.parts.front();
  const Expression& name = callee.form == Form::attribute ? callee.parts.front() : callee;
  const auto& modules = frame.machine.script.modules;
  if (is_module(name.word) && std::ranges::count(modules, name.word) == 0) static_cast<void>(frame.read(name));
}

/// The value of an expression whose operands have these values.
Value combine(Frame& frame, const Expression& expression, Values values) {
  switch (expression.form) {
    case Form::none: return {};
    case Form::boolean: return {expression.number != 0};
    case Form::integer: return {static_cast<std::int64_t>(expression.number)};
    case Form::real: return {expression.number};
    case Form::text: return {expression.word};
    case Form::list: return {std::move(values)};
    case Form::name: return frame.read(expression);
    case Form::call: {
      const Expression& callee = expression.parts.front();
      const auto& functions = frame.machine.script.functions;
      const auto own = functions.find(callee.dotted());
      if (own != functions.end()) return call(frame.machine, own->second, expression.line);
      if (is_method(callee)) return call_method(values.front(), callee.word, expression.line);
      return call_library(callee.dotted(), std::move(values), expression.line);
    }
    default: return {};
  }
}

}  // namespace

coro::Seconds seconds_of(const Value& value, std::uint32_t line) {
  if (const auto* const whole = std::get_if<std::int64_t>(&value.is)) return coro::Seconds(static_cast<double>(*whole));
  if (const auto* const real = std::get_if<double>(&value.is)) return coro::Seconds(*real);
  throw coro::TypeError("'" + type_name(value) + "' object cannot be interpreted as an integer", coro::Here(line));
}

Value evaluate(Frame& frame, const Expression& expression) {
  look_up(frame, expression);
  Values values;
  for (const Expression* operand : operands(expression)) values.push_back(evaluate(frame, *operand));
  return combine(frame, expression, std::move(values));
}

coro::Body<Value> evaluate_awaiting(Frame* frame, const Expression* expression) {
  if (!expression->awaits()) co_return evaluate(*frame, *expression);
  look_up(*frame, *expression);
  Values values;
  for (const Expression* operand : operands(*expression)) {
    Value value = co_await coro::at_line(operand->line, evaluate_awaiting(frame, operand));
    values.push_back(std::move(value));
  }
  if (expression->form == Form::await) {
    const std::shared_ptr<Awaitable> waited = awaitable(values.front(), expression->line);
    values.clear();
    Value value = co_await coro::at_line(expression->line, waited->await(expression->line));
    co_return value;
  }
  co_return combine(*frame, *expression, std::move(values));
}

}  // namespace programs::script
