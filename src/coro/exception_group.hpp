// ExceptionGroup: several exceptions raised as one, as Python's; TaskGroup raises it.
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

/// A group that may have a CancelledError inside, at any depth. One that has is no ExceptionGroup, and no
/// std::exception: as in Python, `except Exception` lets it pass.
class BaseExceptionGroup {
 public:
  /// @throws ValueError when `exceptions` is empty
  BaseExceptionGroup(std::string message, std::vector<std::exception_ptr> exceptions, Here here = {});

  /// Without the number of exceptions, which text() has behind it.
  [[nodiscard]] const std::string& message() const { return *message_; }
  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::uint32_t line() const { return line_; }
  /// Those right inside; groups may be among them.
  [[nodiscard]] const std::vector<std::exception_ptr>& exceptions() const { return exceptions_; }

  /// Says of an exception, which may be a group, whether it belongs to the part that is wanted.
  using Matches = std::function<bool(const std::exception_ptr& exception)>;
  struct Parts;
  /// The part that `matches`, and the rest: groups nested as here. Null where nothing is in it.
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

/// A group of what `except Exception` catches.
class ExceptionGroup : public Exception, public BaseExceptionGroup {
 public:
  /// @throws ValueError when `exceptions` is empty; TypeError when one of them is no Exception
  ExceptionGroup(std::string message, std::vector<std::exception_ptr> exceptions, Here here = {});
  using Exception::line;
  using Exception::text;

  struct Split;
  /// The exceptions of type E, in groups nested as here, and the others likewise.
  template <class E>
  [[nodiscard]] Split split() const;
  /// Just the first of these: `if (const auto errors = group.subgroup<ValueError>())`.
  template <class E>
  [[nodiscard]] std::optional<ExceptionGroup> subgroup() const;
};

struct ExceptionGroup::Split {
  std::optional<ExceptionGroup> matching;
  std::optional<ExceptionGroup> rest;
};

/// An ExceptionGroup where all of `exceptions` are Exceptions, else a BaseExceptionGroup. @throws as their constructors
std::exception_ptr make_exception_group(std::string message, std::vector<std::exception_ptr> exceptions,
                                        Here here = {});

namespace detail {

/// Null where it is none.
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
