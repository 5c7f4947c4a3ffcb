// Coroutines that are not in the trace, because they are parts of the coroutine that awaits them: ApiCo, a function of
// this library, and Body, the block of an `async with`.
#pragma once

#include "coro/co.hpp"

namespace coro {

template <Api api, class T>
class ApiCo;
template <class T>
class Body;

namespace detail {

template <Api api, class T>
class ApiPromise : public ResultPromise<T, Lines::of_awaiter> {
 public:
  template <class... Arguments>
  explicit ApiPromise(const Arguments&... arguments) : ResultPromise<T, Lines::of_awaiter>(api) {
    this->take_arguments(arguments...);
  }
  ApiCo<api, T> get_return_object() { return ApiCo<api, T>(*this); }
};

template <class T>
class BodyPromise : public ResultPromise<T> {
 public:
  BodyPromise() : ResultPromise<T>(Api::none) {}
  Body<T> get_return_object() { return Body<T>(*this); }
};

}  // namespace detail

/// The result of calling one of asyncio's own coroutine functions. Its line is that of its await. As a task, or dropped
/// without an await, it is a coroutine with a name and a lane, like any other.
template <Api api, class T = void>
class [[nodiscard]] ApiCo : public detail::CoOwner<detail::ApiPromise<api, T>> {
 public:
  static constexpr Api function = api;

  /// The same, created at `here`: for a function that creates it for its caller.
  ApiCo at(Here here) && {
    this->made_at(here);
    return std::move(*this);
  }

 private:
  friend detail::ApiPromise<api, T>;
  using detail::CoOwner<detail::ApiPromise<api, T>>::CoOwner;
};

template <Api api, class T>
std::string type_name(const ApiCo<api, T>& /*object*/) {
  return "coroutine";
}

/// Part of a coroutine of the program, written as a coroutine lambda: `[&]() -> Body<> { ... }`. It keeps its own
/// lines.
template <class T = void>
class [[nodiscard]] Body : public detail::CoOwner<detail::BodyPromise<T>> {
 private:
  friend detail::BodyPromise<T>;
  using detail::CoOwner<detail::BodyPromise<T>>::CoOwner;
};

}  // namespace coro
