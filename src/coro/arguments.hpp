// The text in a trace for the arguments of a call: each as Python would show it, or the name of its type
// (docs/TRACE.md).
#pragma once

#include <chrono>
#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "coro/here.hpp"
#include "coro/value_text.hpp"

namespace coro {

namespace detail {

bool is_closure(std::string_view pretty_function);
template <class T>
bool is_closure() {
  return is_closure(__PRETTY_FUNCTION__);
}
/// The name of a class as written in its definition, without namespaces and template arguments; "function" for a
/// closure.
std::string class_name(std::string_view pretty_function);
template <class T>
std::string class_name() {
  return class_name(__PRETTY_FUNCTION__);
}

/// A number of seconds as written in a listing: 3 or 0.5.
std::string seconds_text(double seconds);

/// A shared_ptr, a unique_ptr: what it points to is the argument.
template <class T>
concept Owner = requires(const T& value) {
  typename T::element_type;
  static_cast<bool>(value);
  *value;
};

template <class T>
std::string argument_text(const T& value) {
  if constexpr (MayBeNone<T>) {
    return value.has_value() ? argument_text(*value) : "None";
  } else if constexpr (Owner<T>) {
    return static_cast<bool>(value) ? argument_text(*value) : "None";
  } else if constexpr (std::is_pointer_v<T> && std::convertible_to<T, std::string_view>) {
    return value != nullptr ? value_text(std::string_view(value)) : "None";
  } else if constexpr (requires { std::chrono::duration<double>(value); } && !std::is_arithmetic_v<T>) {
    return seconds_text(std::chrono::duration<double>(value).count());
  } else {
    const std::string text = value_text(value);
    return text.empty() ? class_name<T>() : text;
  }
}

/// Of the parameters of a function, those that the listing has, too.
template <class T>
inline constexpr bool is_argument = !std::is_same_v<T, Here> && !std::is_same_v<T, Definition>;
template <class T>
inline constexpr bool is_argument<Hidden<T>> = false;

void add_argument(std::string& all, const std::string& text);

/// "'a', 3": at most 40 characters. Empty if there are none. A closure that comes first is a coroutine lambda itself.
template <class... T>
std::string arguments_text(const T&... values) {
  std::string all;
  [[maybe_unused]] bool first = true;
  [[maybe_unused]] const auto add = [&]<class V>(const V& value) {
    const bool is_itself = std::exchange(first, false) && is_closure<V>();
    if constexpr (is_argument<V>) {
      if (!is_itself) add_argument(all, argument_text(value));
    }
  };
  (add(values), ...);
  return cut(std::move(all));
}

}  // namespace detail

}  // namespace coro
