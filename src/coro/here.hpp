// The source line of a call in a program: `line` and `at` of the recorder.
#pragma once

#include <cstdint>

namespace coro {

/// As a last parameter `Here = {}` it is the line of the call. It is not a number type, so that print("x", 3) does not
/// pass a line. (std::source_location is not in clang 14.)
class Here {
 public:
  struct Tag {};
  Here(Tag = {}, int line = __builtin_LINE()) : line_(static_cast<std::uint32_t>(line)) {}
  /// An explicit line: for programs whose lines are not those of a C++ file.
  explicit constexpr Here(std::uint32_t line) : line_(line) {}
  [[nodiscard]] std::uint32_t line() const { return line_; }

 private:
  std::uint32_t line_;
};

/// No line: for exceptions created by a coroutine of this library, which are raised where the program awaits it.
inline constexpr Here kNoLine{std::uint32_t{0}};

/// As a parameter of a coroutine: the function's name and line in the trace, instead of those in C++. `name` must
/// outlive the call.
struct Definition {
  const char* name;
  std::uint32_t line;
};

/// As a parameter of a coroutine: not one of the arguments that the trace shows.
template <class T>
struct Hidden {
  Hidden(T given) : value(static_cast<T&&>(given)) {}
  T value;
};

/// `co_await at_line(7, awaitable)`: an await with an explicit line.
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
