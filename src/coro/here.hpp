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
  /// A line that is known: for programs whose lines are not those of a C++ file.
  explicit constexpr Here(std::uint32_t line) : line_(line) {}
  [[nodiscard]] std::uint32_t line() const { return line_; }

 private:
  std::uint32_t line_;
};

/// No line: where a coroutine of this library makes an exception, which comes up where the program awaits that.
inline constexpr Here kNoLine{std::uint32_t{0}};

/// As a parameter of a coroutine: it is this function, not the one that C++ calls so. `name` must outlive the call.
struct Definition {
  const char* name;
  std::uint32_t line;
};

/// `co_await at_line(7, awaitable)`: an await that stands at a line which is known.
template <class A>
struct AtLine {
  std::uint32_t line;
  A awaitable;
};
template <class A>
AtLine<A> at_line(std::uint32_t line, A awaitable) {
  return {line, static_cast<A&&>(awaitable)};
}

}  // namespace coro
