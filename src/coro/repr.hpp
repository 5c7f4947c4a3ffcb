// Values as Python's str() and repr() write them.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace coro {

/// As str() writes it.
std::string to_text(bool value);
std::string to_text(double value);
std::string to_text(std::string_view value);
inline std::string to_text(const char* value) { return value; }
inline std::string to_text(const std::string& value) { return value; }
inline std::string to_text(std::integral auto value) requires(!std::is_same_v<decltype(value), bool>) {
  return std::to_string(value);
}

/// As repr() writes it: a string in quotes. Unprintable characters beyond Latin-1 are not escaped.
std::string repr_of(std::string_view text);
template <class T>
std::string to_repr(const T& value) {
  if constexpr (std::convertible_to<const T&, std::string_view>) {
    return repr_of(value);
  } else {
    return to_text(value);
  }
}
template <class T>
std::string to_text(const std::vector<T>& values) {
  std::string text = "[";
  for (const auto& value : values) text += (text.size() > 1 ? ", " : "") + to_repr(static_cast<const T&>(value));
  return text + "]";
}

}  // namespace coro
