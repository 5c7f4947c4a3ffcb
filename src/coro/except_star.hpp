// except*: handlers that each take a part of an exception group.
//
//   std::exception_ptr thrown;
//   try { ... } catch (...) { thrown = std::current_exception(); }
//   ExceptStar parts(thrown);
//   if (const auto errors = parts.take<ValueError>()) { ... errors->exceptions() ... }
//   parts.end();
//
// The handlers come after the try, because C++ has no co_await in a catch.
#pragma once

#include <exception>
#include <optional>
#include <type_traits>
#include <vector>

#include "coro/exception_group.hpp"

namespace coro {

/// The rest of an exception while handlers take parts of it.
class ExceptStar {
 public:
  /// `thrown`: a group or not; null if the block has not thrown.
  explicit ExceptStar(std::exception_ptr thrown) : thrown_(std::move(thrown)), rest_(thrown_) {}

  /// `except* E`: the remaining exceptions of type E, in groups nested as in the thrown one, without a message if that
  /// was not a group. Nothing if there are none: the handler does not run.
  template <class E>
  [[nodiscard]] auto take() {
    static_assert(!std::is_base_of_v<BaseExceptionGroup, E>, "except* takes groups apart: catch one with catch");
    using Group = std::conditional_t<std::is_base_of_v<std::exception, E>, ExceptionGroup, BaseExceptionGroup>;
    return detail::as_group<Group>(take_if(detail::is<E>));
  }
  /// The same for the exceptions that match; null if there are none.
  [[nodiscard]] std::exception_ptr take_if(const BaseExceptionGroup::Matches& matches);

  /// A handler has thrown `exception`: the other handlers run, and end() throws it. A handler that rethrows its part
  /// leaves that part unhandled.
  void raised(std::exception_ptr exception) { raised_.push_back(std::move(exception)); }

  /// Called after the last handler. @throws the unhandled rest; exceptions of handlers: a single one unchanged, several
  /// and the rest in a group without a message
  void end(Here here = {}) const;

 private:
  std::exception_ptr thrown_;
  std::exception_ptr rest_;
  std::vector<std::exception_ptr> raised_;
};

}  // namespace coro
