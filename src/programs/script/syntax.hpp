// A listing as a tree: the small part of Python in which the order puzzles of lessons are written. Unlike the trees of
// programs/program.hpp, which random tests draw, it keeps the names, texts and lines of the listing as it is shown.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace programs::script {

/// A part of a statement that has a value.
struct Expression {
  enum class Form : std::uint8_t { none, boolean, integer, real, text, list, name, attribute, call, await };
  Form form = Form::none;
  std::string word;               ///< a name, an attribute's name, a text
  double number = 0;              ///< of boolean, integer, real
  std::vector<Expression> parts;  ///< items; the object of an attribute; a callee and its arguments; an operand
  std::uint32_t line = 0;         ///< at which it begins

  /// "asyncio.sleep", of a name or an attribute of a name; "" for anything else.
  [[nodiscard]] std::string dotted() const;
  /// Whether an await is in it.
  [[nodiscard]] bool awaits() const;
};

struct Statement;
using Block = std::vector<Statement>;

struct Handler {
  std::string caught;  ///< "asyncio.CancelledError"
  std::string name;    ///< after `as`; "": none
  std::uint32_t line = 0;
  Block block;
};

struct Statement {
  enum class Kind : std::uint8_t { pass, evaluate, assign, return_, raise, reraise, try_, timeout };
  Kind kind = Kind::pass;
  std::uint32_t line = 0;
  std::string name;   ///< of assign
  Expression value;   ///< of evaluate, assign, return_, raise; the limit of a timeout
  Block block;        ///< of try_, timeout
  std::vector<Handler> handlers;
  Block last;                   ///< of a try: finally
  std::uint32_t last_line = 0;  ///< of `finally:`; 0: none
};

struct Function {
  std::string name;
  bool is_async = false;
  std::uint32_t line = 0;
  Block block;
  std::vector<std::string> locals;  ///< the names that it assigns
};

struct Script {
  std::vector<std::string> modules;           ///< imported
  std::map<std::string, Function> functions;  ///< a name is a function from its definition on
  Block block;                                ///< module code, after the definitions
};

}  // namespace programs::script
