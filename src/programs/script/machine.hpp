// The state of a listing that is being run.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "programs/raised.hpp"
#include "programs/script/syntax.hpp"
#include "programs/script/value.hpp"

namespace programs::script {

struct Machine {
  const Script& script;
  std::map<std::string, Value> globals{};
};

/// One call of a function, or the module code: its local variables.
struct Frame {
  Machine& machine;
  const Function* function = nullptr;  ///< null: module code
  std::map<std::string, Value> locals{};
  Value result{};
  std::vector<Raised> caught{};  ///< of the active excepts

  /// The value of a name. @throws UnboundLocalError, NameError
  [[nodiscard]] const Value& read(const Expression& name) const;
  void assign(const std::string& name, Value value);
  void forget(const std::string& name);

 private:
  [[nodiscard]] bool is_local(const std::string& name) const;
};

/// How a statement ends if it does not raise.
enum class Flow : std::uint8_t { on, returned };

/// The value of an expression without an await.
Value evaluate(Frame& frame, const Expression& expression);
/// The same of one that may await.
coro::Body<Value> evaluate_awaiting(Frame* frame, const Expression* expression);

/// A block of a coroutine. `frame` and `block` must outlive it.
coro::Body<Flow> run(Frame* frame, const Block* block);
/// A block without an await: of a plain function, or module code.
Flow run_plain(Frame& frame, const Block& block);
/// A statement without an await or a block.
Flow run_simple(Frame& frame, const Statement& statement, Value value);
coro::Body<Flow> run_try(Frame* frame, const Statement* statement);

/// A call of one of the listing's functions: a coroutine object, or what a plain function returns.
Value call(Machine& machine, const Function& function, std::uint32_t line);

/// A delay in seconds. @throws TypeError if it is no number
coro::Seconds seconds_of(const Value& value, std::uint32_t line);

}  // namespace programs::script
