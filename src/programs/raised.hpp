// A propagating exception of an interpreted program: what catches it, and the line at which it was raised.
#pragma once

#include <cstdint>
#include <exception>
#include <string_view>

namespace programs {

/// A propagating exception, and the line of the statement of this function that raised it.
struct Raised {
  std::exception_ptr exception;
  std::uint32_t line = 0;

  explicit operator bool() const { return exception != nullptr; }
  /// In a catch: the caught exception.
  static Raised current();
  /// Rethrows it, as if it had not been caught.
  [[noreturn]] void rethrow() const;
};

/// Whether `except caught:` catches it; `caught` is a name of Python, with or without its module.
bool catches(std::string_view caught, const std::exception_ptr& exception);

}  // namespace programs
