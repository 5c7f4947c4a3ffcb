// ExceptionGroup: several exceptions raised as one, as Python's; TaskGroup raises it. What `except*` does is written
// with split() or subgroup().
#pragma once

#include <exception>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "coro/exceptions.hpp"

namespace coro {

class ExceptionGroup : public Exception {
 public:
  /// @throws ValueError when `exceptions` is empty
  ExceptionGroup(std::string message, std::vector<std::exception_ptr> exceptions, Here here = {});

  /// Without the number of exceptions, which text() and what() have behind it.
  [[nodiscard]] const std::string& message() const { return message_; }
  /// Those right inside; groups may be among them.
  [[nodiscard]] const std::vector<std::exception_ptr>& exceptions() const { return exceptions_; }

  struct Split;
  /// The exceptions of type E, in groups nested as here, and the others likewise.
  template <class E>
  [[nodiscard]] Split split() const;
  /// Just the first of these: `if (const auto errors = group.subgroup<ValueError>())`.
  template <class E>
  [[nodiscard]] std::optional<ExceptionGroup> subgroup() const;

 private:
  [[nodiscard]] Split split_if(bool (*matches)(const std::exception_ptr&)) const;
  [[nodiscard]] std::optional<ExceptionGroup> derive(std::vector<std::exception_ptr> exceptions) const;

  std::string message_;
  std::vector<std::exception_ptr> exceptions_;
};

struct ExceptionGroup::Split {
  std::optional<ExceptionGroup> matching;
  std::optional<ExceptionGroup> rest;
};

template <class E>
ExceptionGroup::Split ExceptionGroup::split() const {
  if constexpr (std::is_base_of_v<E, ExceptionGroup>) {
    return {*this, std::nullopt};
  } else {
    return split_if([](const std::exception_ptr& each) {
      try {
        std::rethrow_exception(each);
      } catch (const E&) {
        return true;
      } catch (...) {
        return false;
      }
    });
  }
}

template <class E>
std::optional<ExceptionGroup> ExceptionGroup::subgroup() const {
  return split<E>().matching;
}

}  // namespace coro
