// The line of a program at which something is called, taken where the call stands: the recorder's `line` and `at`.
#pragma once

#include <cstdint>

namespace coro {

/// As a last parameter `Here = {}` it names the line of the call. It is no number, so that print("x", 3) is not
/// mistaken for a line. (std::source_location is not in clang 14.)
class Here {
 public:
  struct Tag {};
  Here(Tag = {}, int line = __builtin_LINE()) : line_(static_cast<std::uint32_t>(line)) {}
  [[nodiscard]] std::uint32_t line() const { return line_; }

 private:
  std::uint32_t line_;
};

}  // namespace coro
