// The statements of a listing.
#include "programs/script/run.hpp"

#include <algorithm>
#include <utility>

#include "programs/script/machine.hpp"
#include "trace/recorder.hpp"

namespace programs::script {
namespace {

using Kind = Statement::Kind;

constexpr std::uint64_t kMaxTurns = 100'000;  // as for the programs of lessons
constexpr std::uint64_t kMaxEvents = 1'000'000;

coro::Co<Value> coroutine(coro::Hidden<Machine*> machine, coro::Hidden<const Function*> function,
                          coro::Definition definition, coro::Here /*here*/) {
  Frame frame{*machine.value, function.value};
  co_await coro::at_line(definition.line, run(&frame, &function.value->block));
  co_return std::move(frame.result);
}

/// Whether it calls time.sleep, or a function that does: such functions have their own lanes.
bool holds_thread(const Script& script, const Expression& expression, std::size_t calls);

bool holds_thread(const Script& script, const Function& function, std::size_t calls) {
  if (function.is_async || calls > script.functions.size()) return false;
  return std::ranges::any_of(function.block,
                             [&](const Statement& each) { return holds_thread(script, each.value, calls + 1); });
}

bool holds_thread(const Script& script, const Expression& expression, std::size_t calls) {
  if (expression.form == Expression::Form::call) {
    const std::string name = expression.parts.front().dotted();
    if (name == "time.sleep") return true;
    const auto own = script.functions.find(name);
    if (own != script.functions.end() && holds_thread(script, own->second, calls)) return true;
  }
  return std::ranges::any_of(expression.parts,
                             [&](const Expression& part) { return holds_thread(script, part, calls); });
}

Value call_plain(Machine& machine, const Function& function, std::uint32_t line) {
  const coro::Here here(line);
  std::optional<coro::Call> lane;
  if (holds_thread(machine.script, function, 0)) lane.emplace(coro::Definition{function.name.c_str(), function.line}, here);
  try {
    Frame frame{machine, &function};
    run_plain(frame, function.block);
    return lane ? lane->returns(std::move(frame.result)) : std::move(frame.result);
  } catch (...) {
    const std::exception_ptr exception = std::current_exception();
    if (lane) lane->failed(exception);
    // The exception leaves the caller at the call.
    if (auto* scheduler = coro::Scheduler::current()) scheduler->note_rethrown(exception, line);
    throw;
  }
}

[[noreturn]] void raise(const Value& value, coro::Here here) {
  const auto* const raised = std::get_if<Caught>(&value.is);
  if (raised == nullptr) throw coro::TypeError("exceptions must derive from BaseException", here);
  if (raised->type == "ValueError") throw coro::ValueError(raised->text, here);
  if (raised->type == "RuntimeError") throw coro::RuntimeError(raised->text, here);
  if (raised->type == "TimeoutError") throw coro::TimeoutError(raised->text, here);
  throw coro::TypeError(raised->text, here);
}

coro::Body<Flow> run_timeout(Frame* frame, const Statement* statement) {
  const auto block = [frame, statement] { return run(frame, &statement->block); };
  const coro::Here here(statement->line);
  const coro::Timeout limit = coro::timeout(seconds_of(evaluate(*frame, statement->value), statement->line), here);
  const Flow flow = co_await coro::async_with(limit, block, here);
  co_return flow;
}

coro::Body<Flow> run_one(Frame* frame, const Statement* statement) {
  Flow flow = Flow::on;
  if (statement->kind == Kind::try_) {
    flow = co_await coro::at_line(statement->line, run_try(frame, statement));
  } else if (statement->kind == Kind::timeout) {
    flow = co_await coro::at_line(statement->line, run_timeout(frame, statement));
  } else {
    Value value = co_await coro::at_line(statement->line, evaluate_awaiting(frame, &statement->value));
    flow = run_simple(*frame, *statement, std::move(value));
  }
  co_return flow;
}

}  // namespace

bool Frame::is_local(const std::string& name) const {
  return function != nullptr && std::ranges::count(function->locals, name) > 0;
}

const Value& Frame::read(const Expression& name) const {
  const coro::Here here(name.line);
  if (is_local(name.word)) {
    const auto found = locals.find(name.word);
    if (found != locals.end()) return found->second;
    throw OtherError("UnboundLocalError",
                     "cannot access local variable '" + name.word + "' where it is not associated with a value", here);
  }
  const auto found = machine.globals.find(name.word);
  if (found != machine.globals.end()) return found->second;
  throw OtherError("NameError", "name '" + name.word + "' is not defined", here);
}

void Frame::assign(const std::string& name, Value value) {
  (function == nullptr ? machine.globals : locals).insert_or_assign(name, std::move(value));
}

void Frame::forget(const std::string& name) { (function == nullptr ? machine.globals : locals).erase(name); }

Value call(Machine& machine, const Function& function, std::uint32_t line) {
  if (!function.is_async) return call_plain(machine, function, line);
  return hold(coroutine(&machine, &function, {function.name.c_str(), function.line}, coro::Here(line)));
}

Flow run_simple(Frame& frame, const Statement& statement, Value value) {
  switch (statement.kind) {
    case Kind::assign: frame.assign(statement.name, std::move(value)); return Flow::on;
    case Kind::return_: frame.result = std::move(value); return Flow::returned;
    case Kind::raise: raise(value, coro::Here(statement.line));
    case Kind::reraise:
      if (frame.caught.empty()) throw coro::RuntimeError("No active exception to reraise", coro::Here(statement.line));
      frame.caught.back().rethrow();
    default: return Flow::on;
  }
}

Flow run_plain(Frame& frame, const Block& block) {
  for (const Statement& statement : block) {
    const Flow flow = run_simple(frame, statement, evaluate(frame, statement.value));
    if (flow != Flow::on) return flow;
  }
  return Flow::on;
}

coro::Body<Flow> run(Frame* frame, const Block* block) {
  for (const Statement& statement : *block) {
    const Flow flow = co_await coro::at_line(statement.line, run_one(frame, &statement));
    if (flow != Flow::on) co_return flow;
  }
  co_return Flow::on;
}

std::unique_ptr<trace::Trace> run(const Script& script, const std::string& file, coro::ClockKind clock) {
  auto trace = std::make_unique<trace::Trace>();
  trace::Recorder recorder(*trace, "coroscope", file, clock == coro::ClockKind::virtual_time ? "virtual" : "real");
  Machine machine{script};
  coro::Scheduler scheduler(
      {.clock = clock, .recorder = &recorder, .max_turns = kMaxTurns, .max_events = kMaxEvents});
  scheduler.execute([&] {
    Frame frame{machine};
    run_plain(frame, script.block);
  });
  machine.globals.clear();
  return trace;
}

}  // namespace programs::script
