// The statements of a program that are one line, and what is awaited in them, as Python.
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

  /// A statement that is one line: after an `if` where it reads slots that may be empty.
  [[nodiscard]] std::string statement(const Node& node) const;
  /// What follows an await, or is given to gather and its like.
  [[nodiscard]] std::string awaitable(const Node& node) const;
  /// `text` with what it names in braces: {0} argument 0; {s0} it as seconds; {f0} the function of this number; {o} the
  /// object of number argument 0; {b0} True or False; {w0} a time on the loop's clock, so long from now; {*} the
  /// awaitables below it; {e} what a raise makes; {c} what an except catches; {r} what a wait returns at.
  [[nodiscard]] std::string fill(std::string_view text, const Node& node) const;

 private:
  [[nodiscard]] std::string named(std::string_view name, const Node& node) const;
  [[nodiscard]] std::string below(const Node& node) const;

  const Program& program_;
};

}  // namespace programs
