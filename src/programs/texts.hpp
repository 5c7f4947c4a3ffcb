// The one-line statements of a program, and their awaitables, as Python.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "programs/program.hpp"

namespace programs {

/// "f2"; the first one is "main".
std::string function_name(std::int64_t index);

/// Writes nodes of one program as Python.
class Texts {
 public:
  explicit Texts(const Program& program) : program_(program) {}

  /// A one-line statement, after an `if` if it reads slots that may be empty.
  [[nodiscard]] std::string statement(const Node& node) const;
  /// The operand of an await, or an argument of gather and similar functions.
  [[nodiscard]] std::string awaitable(const Node& node) const;
  /// `text` with its placeholders replaced: {0} argument 0; {s0} argument 0 as seconds; {f0} the function of this
  /// number; {o} the object of number argument 0; {b0} True or False; {w0} a time on the loop's clock, that far from
  /// now; {*} the awaitables below it; {e} the exception of a raise; {c} the exceptions of an except; {r} the
  /// return_when of a wait.
  [[nodiscard]] std::string fill(std::string_view text, const Node& node) const;

 private:
  [[nodiscard]] std::string named(std::string_view name, const Node& node) const;
  [[nodiscard]] std::string below(const Node& node) const;

  const Program& program_;
};

}  // namespace programs
