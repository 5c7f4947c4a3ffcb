// The exceptions of asyncio programs, with their Python names. Each stores the line at which it was raised: where it
// was thrown or, if a function of this library creates it, where the program calls or awaits that function.
#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <utility>

#include "coro/here.hpp"

namespace coro {

namespace detail {

/// `exception` is raised by a call or an await of the program at `line`: sets its line, unless it has one.
void came_up(const std::exception_ptr& exception, std::uint32_t line);
/// Clears its line, as CPython drops its traceback.
void forget_line(const std::exception_ptr& exception);
/// An exception that is created here and raised elsewhere.
template <class E>
std::exception_ptr unraised(E exception) {
  const std::exception_ptr made = std::make_exception_ptr(std::move(exception));
  forget_line(made);
  return made;
}

}  // namespace detail

/// Python's Exception: the base of a program's exceptions.
class Exception : public std::exception {
 public:
  explicit Exception(std::string text = "", Here here = {}) : Exception("Exception", std::move(text), here) {}

  /// The name of the type in Python.
  [[nodiscard]] const char* type() const { return type_; }
  [[nodiscard]] const std::string& text() const { return text_; }
  /// The line at which it was raised; 0: not yet in the program.
  [[nodiscard]] std::uint32_t line() const { return line_; }
  [[nodiscard]] const char* what() const noexcept override { return text_.c_str(); }

 protected:
  Exception(const char* type, std::string text, Here here) : type_(type), text_(std::move(text)), line_(here.line()) {}

 private:
  friend void detail::came_up(const std::exception_ptr& exception, std::uint32_t line);
  friend void detail::forget_line(const std::exception_ptr& exception);
  const char* type_;
  std::string text_;
  std::uint32_t line_;
};

class ValueError : public Exception {
 public:
  explicit ValueError(std::string text = "", Here here = {}) : Exception("ValueError", std::move(text), here) {}
};

class TypeError : public Exception {
 public:
  explicit TypeError(std::string text = "", Here here = {}) : Exception("TypeError", std::move(text), here) {}
};

class RuntimeError : public Exception {
 public:
  explicit RuntimeError(std::string text = "", Here here = {}) : Exception("RuntimeError", std::move(text), here) {}

 protected:
  using Exception::Exception;
};

/// A task that is cancelled waits, through other tasks, for itself.
class RecursionError : public RuntimeError {
 public:
  explicit RecursionError(std::string text = "", Here here = {})
      : RuntimeError("RecursionError", std::move(text), here) {}
};

/// The result of a pending future was requested, or a result was set on a future that is done.
class InvalidStateError : public Exception {
 public:
  explicit InvalidStateError(std::string text = "", Here here = {})
      : Exception("InvalidStateError", std::move(text), here) {}
};

/// Something took longer than its limit: timeout, wait_for.
class TimeoutError : public Exception {
 public:
  explicit TimeoutError(std::string text = "", Here here = {}) : Exception("TimeoutError", std::move(text), here) {}
};

/// anext() of an async generator that has ended.
class StopAsyncIteration : public Exception {
 public:
  explicit StopAsyncIteration(std::string text = "", Here here = {})
      : Exception("StopAsyncIteration", std::move(text), here) {}
};

/// Thrown at the yield of an async generator that is closed. Not a std::exception: `except Exception` does not catch
/// it.
class GeneratorExit {};

/// Thrown into a coroutine whose task is cancelled. Not a std::exception: as in Python, `except Exception` does not
/// catch it.
class CancelledError {
 public:
  explicit CancelledError(Here here = {}) : line_(here.line()) {}
  [[nodiscard]] std::uint32_t line() const { return line_; }

 private:
  friend void detail::came_up(const std::exception_ptr& exception, std::uint32_t line);
  friend void detail::forget_line(const std::exception_ptr& exception);
  std::uint32_t line_;
};

/// Information about a caught exception: its type as Python names it ("ValueError"), or the C++ type for any other
/// exception; its text; the line at which it was raised, 0 if not known.
struct ExceptionInfo {
  std::string type;
  std::string text;
  std::uint32_t line = 0;
  bool cancelled = false;  ///< it is a CancelledError
};
ExceptionInfo describe(const std::exception_ptr& exception);

}  // namespace coro
