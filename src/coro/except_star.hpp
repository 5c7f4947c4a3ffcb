// except*: handlers that each take their part of what a block has thrown.
//
//   std::exception_ptr thrown;
//   try { ... } catch (...) { thrown = std::current_exception(); }
//   ExceptStar parts(thrown);
//   if (const auto errors = parts.take<ValueError>()) { ... errors->exceptions() ... }
//   parts.end();
//
// The handlers stand behind the try, as C++ has no co_await in a catch.
#pragma once

#include <exception>
#include <optional>
#include <type_traits>
#include <vector>

#include "coro/exception_group.hpp"

namespace coro {

/// What is left of an exception while handlers take parts of it.
class ExceptStar {
 public:
  /// `thrown`: a group or not; null where the block has not thrown.
  explicit ExceptStar(std::exception_ptr thrown) : thrown_(std::move(thrown)), rest_(thrown_) {}

  /// `except* E`: what is left of type E, in groups nested as in the one that was thrown, and without a message where
  /// that was no group. Nothing where there is none: the handler does not run.
  template <class E>
  [[nodiscard]] auto take() {
    static_assert(!std::is_base_of_v<BaseExceptionGroup, E>, "except* takes groups apart: catch one with catch");
    using Group = std::conditional_t<std::is_base_of_v<std::exception, E>, ExceptionGroup, BaseExceptionGroup>;
    return detail::as_group<Group>(take_if(detail::is<E>));
  }
  /// The same for what `matches`; null where there is none.
  [[nodiscard]] std::exception_ptr take_if(const BaseExceptionGroup::Matches& matches);

  /// A handler has thrown `exception`: the others run, and end() throws it. A handler that throws what it has taken
  /// leaves that unhandled.
  void raised(std::exception_ptr exception) { raised_.push_back(std::move(exception)); }

  /// Behind the last handler. @throws what nobody has taken; what handlers have thrown: one as it is, several and the
  /// rest in a group without a message
  void end(Here here = {}) const;

 private:
  std::exception_ptr thrown_;
  std::exception_ptr rest_;
  std::vector<std::exception_ptr> raised_;
};

}  // namespace coro
