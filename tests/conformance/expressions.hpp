// The expressions of a program, as Python.
#pragma once

#include <cstdint>
#include <string>

#include "program.hpp"

namespace conformance {

std::string number(std::int64_t value);
/// "f2"; the first one is "main".
std::string function_name(std::int64_t index);
/// What makes an object: "asyncio.Queue(2)".
std::string made(const Node& object);

/// Gives what a node awaits, calls, or names.
class Expressions {
 public:
  explicit Expressions(const Program& program) : program_(program) {}

  /// "queue2"
  [[nodiscard]] std::string object_name(std::int64_t index) const;
  [[nodiscard]] std::string object(const Node& node) const { return object_name(node.argument(0)); }
  /// What is awaited, or handed to gather and its like.
  [[nodiscard]] std::string awaitable(const Node& node) const;
  static std::string shared(const Node& node) { return "s[" + number(node.argument(0)) + "]"; }
  /// "t[1], f2(0)": of the nodes below.
  [[nodiscard]] std::string awaitables(const Node& node) const;
  [[nodiscard]] std::string gather(const Node& node, std::size_t flag) const;

  static std::string called(const Node& node, std::size_t first = 0);
  static std::string task(const Node& node) { return "t[" + number(node.argument(0)) + "]"; }
  static std::string future(const Node& node) { return "g[" + number(node.argument(0)) + "]"; }
  static std::string generator(const Node& node) { return "i[" + number(node.argument(0)) + "]"; }
  /// What an except names.
  static std::string caught(const Node& node) {
    return std::string(kCatches.at(static_cast<std::size_t>(node.argument(0))));
  }
  /// What a raise makes.
  static std::string raised(const Node& node);

  /// What stands before a statement where a slot may still be empty.
  static std::string guard(const std::string& slot) { return "if " + slot + ": "; }
  /// Guards for every slot that is read below `node`.
  static std::string guard_all(const Node& node);

 private:
  [[nodiscard]] std::string object_awaitable(const Node& node) const;

  const Program& program_;
};

}  // namespace conformance
