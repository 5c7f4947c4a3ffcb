// ExceptionGroup: several exceptions raised as one, as in Python; TaskGroup raises it.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "coro/exceptions.hpp"

namespace coro {

/// A group that may contain a CancelledError, at any depth. If it does, it is not an ExceptionGroup and not a
/// std::exception: as in Python, `except Exception` does not catch it.
class BaseExceptionGroup {
 public:
  /// @throws ValueError if `exceptions` is empty
  BaseExceptionGroup(std::string message, std::vector<std::exception_ptr> exceptions, Here here = {});

  /// Without the number of exceptions, which text() appends.
  [[nodiscard]] const std::string& message() const { return *message_; }
  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::uint32_t line() const { return line_; }
  /// The direct members; some may be groups.
  [[nodiscard]] const std::vector<std::exception_ptr>& exceptions() const { return exceptions_; }

  /// Whether an exception, which may be a group, belongs to the requested part.
  using Matches = std::function<bool(const std::exception_ptr& exception)>;
  struct Parts;
  /// The part that matches, and the rest, with groups nested as here. An empty part is null.
  [[nodiscard]] Parts split_if(const Matches& matches) const;
  /// Whether both are copies or parts of one group.
  [[nodiscard]] bool same_origin(const BaseExceptionGroup& other) const { return message_ == other.message_; }

 private:
  friend void detail::came_up(const std::exception_ptr& exception, std::uint32_t line);
  friend void detail::forget_line(const std::exception_ptr& exception);
  [[nodiscard]] std::exception_ptr derive(std::vector<std::exception_ptr> exceptions) const;

  std::shared_ptr<const std::string> message_;  // shared by all parts of a group
  std::vector<std::exception_ptr> exceptions_;
  std::uint32_t line_;
};

struct BaseExceptionGroup::Parts {
  std::exception_ptr matching;
  std::exception_ptr rest;
};

/// A group of exceptions that `except Exception` catches.
class ExceptionGroup : public Exception, public BaseExceptionGroup {
 public:
  /// @throws ValueError if `exceptions` is empty; TypeError if one of them is not an Exception
  ExceptionGroup(std::string message, std::vector<std::exception_ptr> exceptions, Here here = {});
  using Exception::line;
  using Exception::text;

  struct Split;
  /// The exceptions of type E and the others, each in groups nested as here.
  template <class E>
  [[nodiscard]] Split split() const;
  /// Only the first of these: `if (const auto errors = group.subgroup<ValueError>())`.
  template <class E>
  [[nodiscard]] std::optional<ExceptionGroup> subgroup() const;
};

struct ExceptionGroup::Split {
  std::optional<ExceptionGroup> matching;
  std::optional<ExceptionGroup> rest;
};

/// An ExceptionGroup if all of `exceptions` are Exceptions, else a BaseExceptionGroup. @throws as their constructors
std::exception_ptr make_exception_group(std::string message, std::vector<std::exception_ptr> exceptions,
                                        Here here = {});

namespace detail {

/// Null if it is not a Group.
template <class Group>
std::optional<Group> as_group(const std::exception_ptr& exception) {
  if (!exception) return std::nullopt;
  try {
    std::rethrow_exception(exception);
  } catch (const Group& group) {
    return group;
  } catch (...) {
    return std::nullopt;
  }
}

template <class E>
bool is(const std::exception_ptr& exception) {
  if (!exception) return false;
  try {
    std::rethrow_exception(exception);
  } catch (const E&) {
    return true;
  } catch (...) {
    return false;
  }
}

}  // namespace detail

template <class E>
ExceptionGroup::Split ExceptionGroup::split() const {
  if constexpr (std::is_base_of_v<E, ExceptionGroup>) return {*this, std::nullopt};
  const Parts parts = split_if(detail::is<E>);
  return {detail::as_group<ExceptionGroup>(parts.matching), detail::as_group<ExceptionGroup>(parts.rest)};
}

template <class E>
std::optional<ExceptionGroup> ExceptionGroup::subgroup() const {
  return split<E>().matching;
}

}  // namespace coro
