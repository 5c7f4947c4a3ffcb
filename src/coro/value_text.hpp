// The text in a trace for a returned value: a number or a string as Python writes it, for anything else the name of its
// type in Python (docs/TRACE.md).
#pragma once

#include <concepts>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "coro/repr.hpp"

namespace coro {

template <class T>
class Co;
template <class T>
class Future;
template <class T>
class Task;

/// type(object).__name__. A program may define overloads in the namespaces of its types.
template <class T>
std::string type_name(const Co<T>& /*object*/) {
  return "coroutine";
}
template <class T>
std::string type_name(const Future<T>& /*object*/) {
  return "Future";
}
template <class T>
std::string type_name(const Task<T>& /*object*/) {
  return "Task";
}
template <class T>
std::string type_name(const std::vector<T>& /*object*/) {
  return "list";
}
template <class... T>
std::string type_name(const std::tuple<T...>& /*object*/) {
  return "tuple";
}
template <class A, class B>
std::string type_name(const std::pair<A, B>& /*object*/) {
  return "tuple";
}
template <class... T>
std::string type_name(const std::map<T...>& /*object*/) {
  return "dict";
}
template <class... T>
std::string type_name(const std::unordered_map<T...>& /*object*/) {
  return "dict";
}
template <class... T>
std::string type_name(const std::set<T...>& /*object*/) {
  return "set";
}
template <class... T>
std::string type_name(const std::unordered_set<T...>& /*object*/) {
  return "set";
}

namespace detail {

/// At most 40 characters; a longer one ends in "…".
std::string cut(std::string text);
/// repr() of the first 40 characters of a string, cut.
std::string short_repr(std::string_view text);

/// A number, a string, or an optional of one.
template <class T>
concept MayBeNone = requires(const T& value) {
  value.has_value();
  *value;
};
template <class T>
concept Named = requires(const T& value) {
  type_name(value);
};

/// Empty for none, and for a type without a name.
template <class T>
std::string value_text(const T& value) {
  if constexpr (std::convertible_to<const T&, std::string_view>) {
    return short_repr(value);
  } else if constexpr (std::floating_point<T>) {
    return to_text(static_cast<double>(value));
  } else if constexpr (std::integral<T>) {
    return to_text(value);
  } else if constexpr (MayBeNone<T>) {
    return value.has_value() ? value_text(*value) : "";
  } else if constexpr (Named<T>) {
    return cut(type_name(value));
  } else {
    return "";
  }
}

}  // namespace detail

}  // namespace coro
