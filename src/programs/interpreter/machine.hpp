// The state of a program that is being interpreted, and the parts of the interpreter.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "coro/asyncio.hpp"
#include "programs/interpret.hpp"
#include "programs/program.hpp"
#include "programs/raised.hpp"

namespace programs::interpreter {

/// A value of the program, as repr() shows it.
struct Value {
  std::string repr = "None";
  Value() = default;
  explicit Value(std::string text) : repr(std::move(text)) {}
  template <std::integral T>
  explicit Value(T number) : repr(coro::to_text(number)) {}
};

inline std::string to_text(const Value& value) { return value.repr; }

using Many = std::vector<Value>;
using Outcomes = std::vector<coro::Outcome<Value>>;
inline Value to_value(const Value& value) { return value; }
template <std::integral T>
Value to_value(T value) {
  return Value(value);
}
Value to_value(const Many& values);
Value to_value(const Outcomes& outcomes);

/// The content of a slot `g`: a plain future, or that of a gather.
using AnyFuture = std::variant<std::monostate, coro::Future<Value>, coro::Future<Many>, coro::Future<Outcomes>>;

/// A generator that is also sent Values.
using Generator = coro::AsyncGenerator<Value, Value>;

using Queue = coro::Queue<std::int64_t>;
using Object = std::variant<coro::Lock, coro::Event, coro::Condition, coro::Semaphore, coro::BoundedSemaphore, Queue,
                            coro::Barrier>;
Object make_object(const Node& node, const std::vector<Object>& before);

/// A done callback, with the futures that it was added to.
struct DoneFunction {
  const Node& made;
  std::vector<std::pair<coro::AnyFuture, const coro::Callback*>> added{};  ///< pending registrations
};

/// The program's global variables.
struct Machine {
  const Program& program;
  coro::Here here;                 ///< line of asyncio.run(...)
  std::vector<std::string> names;  ///< of the functions
  std::array<std::optional<coro::Task<Value>>, kTaskSlots> tasks{};
  std::array<AnyFuture, kFutureSlots> futures{};
  std::array<std::variant<std::monostate, coro::Handle, coro::TimerHandle>, kHandleSlots> handles{};
  std::array<std::shared_ptr<DoneFunction>, kCallbackSlots> callbacks{};
  std::array<std::int64_t, kCounters> counters{};
  std::array<std::optional<Generator>, kGeneratorSlots> generators{};
  std::array<std::optional<coro::TaskGroup>, kGroupSlots> groups{};
  std::vector<Object> objects;
  const trace::Recorder* recorder;
  std::optional<Change> change;
  std::vector<UsedDelay> delays{};

  Machine(const Program& of, const trace::Recorder& to, std::optional<Change> changed);

  [[nodiscard]] const Node& function(std::int64_t index) const {
    return program.functions.at(static_cast<std::size_t>(index));
  }
  [[nodiscard]] coro::Definition definition(std::int64_t index) const {
    return {names.at(static_cast<std::size_t>(index)).c_str(), function(index).line};
  }
};

class Awaitable;

/// One call of a function: its local variables.
struct Frame {
  Machine& machine;
  std::int64_t n;
  Value x{};
  Value result{};
  std::map<std::int64_t, coro::Timeout> timeouts{};  ///< active ones, by their tags
  std::map<std::int64_t, coro::TaskGroup> groups{};
  std::map<std::int64_t, std::shared_ptr<Awaitable>> kept{};  ///< by the tags of the keep statements
  std::vector<Raised> caught{};                               ///< of the active excepts
};

/// How a statement ends if it does not raise.
enum class Flow : std::uint8_t { on, break_, continue_, return_ };

/// A coroutine function of the program.
coro::Co<Value> call(coro::Hidden<Machine*> machine, coro::Hidden<std::int64_t> function, std::int64_t n,
                     coro::Definition definition, coro::Here here);
/// A plain one, called at `here`.
Value call_plain(Machine& machine, std::int64_t function, std::int64_t n, coro::Here here);

/// An async generator of the program.
Generator generate(coro::Hidden<Machine*> machine, coro::Hidden<std::int64_t> function, std::int64_t n,
                   coro::Definition definition, coro::Here here);
/// A block of statements. `nodes` and `frame` must outlive it.
coro::Body<Flow> run(Frame* frame, const std::vector<Node>* nodes);
/// A statement that does not await; nothing for one that does.
std::optional<Flow> run_plain(Frame& frame, const Node& node);
/// An `async with` over an object.
coro::Body<Flow> run_with(Frame* frame, const Node* node);
/// One statement of a coroutine or a generator.
coro::Body<Flow> run_statement(Frame* frame, const Node* node);
/// How a block ended: with an exception, or a flow.
struct Ended {
  Flow flow = Flow::on;
  Raised raised;
};
/// Runs the statements below `block`.
coro::Body<Ended> attempt(Frame* frame, const Node* block);
/// A `try` with all its parts.
coro::Body<Flow> run_try(Frame* frame, const Node* node);
/// Runs the rest of a `try` whose body has ended like this: the matching handler and the finally.
coro::Body<Ended> end_try(Frame* frame, const Node* node, Ended ended);
/// make_gather, make_shield.
std::optional<Flow> run_maker(Frame& frame, const Node& node);
/// The statements of a plain function.
Flow run_plain(Frame& frame, const std::vector<Node>& nodes);
/// Whether the condition of an `if` holds.
bool holds(const Frame& frame, const Node& node);
/// A statement that awaits: its result becomes x.
coro::Body<Value> await(Frame* frame, const Node* node);

/// Parts of run_plain(), by subject.
std::optional<Flow> run_task(Frame& frame, const Node& node);
std::optional<Flow> run_on_group(Frame& frame, const Node& node);
std::optional<Flow> run_future(Frame& frame, const Node& node);
std::optional<Flow> run_object(Frame& frame, const Node& node);
std::optional<Flow> run_handle(Frame& frame, const Node& node);
std::optional<Flow> run_callback(Frame& frame, const Node& node);

/// Microseconds from now to `when`, rounded.
std::string left(std::optional<coro::Seconds> when);
/// print("p7", ...), where argument `tag` is 7.
void show(const Node& node, std::size_t tag, const std::string& what);
/// The Timeout of a timeout or timeout_at.
coro::Timeout make_timeout(Machine& machine, const Node& node);
/// group and enter_group.
coro::Body<Flow> run_group(Frame* frame, const Node* node);
coro::Body<Flow> run_entered_group(Frame* frame, const Node* node);
/// wait and as_completed, which print.
coro::Body<Flow> run_wait(Frame* frame, const Node* node);
coro::Body<Flow> run_as_completed(Frame* frame, const Node* node);
coro::Body<Flow> run_as_completed_tasks(Frame* frame, const Node* node);
/// Makes the coroutine object of a `keep`.
void keep(Frame& frame, const Node& node);

/// The exception of a raise or raise_group.
std::exception_ptr raised(const Node& node);
/// The same, for a call that raises it later: without a line.
std::exception_ptr not_raised_yet(const Node& node);

/// Whether all slots that are read below `node` are filled.
bool filled(const Machine& machine, const Node& node);
/// As repr() in Python: ValueError('v3').
std::string repr(const std::exception_ptr& exception);
bool catches(const Node& handler, const std::exception_ptr& exception);

inline const Object& object_of(const Machine& machine, const Node& node) {
  return machine.objects.at(static_cast<std::size_t>(node.argument(0)));
}
template <class T>
const T& of(const Machine& machine, const Node& node) {
  return std::get<T>(object_of(machine, node));
}

inline std::size_t index(const Node& node, std::size_t argument) {
  return static_cast<std::size_t>(node.argument(argument));
}
/// A delay, or none.
std::optional<coro::Seconds> limit_of(Machine& machine, const Node& node, std::size_t argument);
coro::Seconds seconds_of(Machine& machine, const Node& node, std::size_t argument);

}  // namespace programs::interpreter
