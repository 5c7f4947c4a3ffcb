// Python's print(): values as Python shows them, between spaces, with the line of the call.
#pragma once

#include <concepts>
#include <exception>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "coro/co.hpp"
#include "coro/exceptions.hpp"
#include "coro/here.hpp"

namespace coro {

/// As str() gives it.
std::string to_text(bool value);
std::string to_text(double value);
std::string to_text(std::string_view value);
inline std::string to_text(const char* value) { return value; }
inline std::string to_text(const std::string& value) { return value; }
inline std::string to_text(std::integral auto value) requires(!std::is_same_v<decltype(value), bool>) {
  return std::to_string(value);
}
inline std::string to_text(const Exception& exception) { return exception.text(); }

/// As repr() gives it: a string between quotes.
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

/// type(object).__name__
template <class T>
std::string type_name(const Co<T>& /*object*/) {
  return "coroutine";
}

/// One thing to print.
class Printed {
 public:
  template <class T>
  requires requires(const T& value) { to_text(value); }
  Printed(const T& value) : text_(to_text(value)) {}
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

/// print(..., end=text): stands last.
class end {
 public:
  explicit end(std::string text) : text_(std::move(text)) {}
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

void print(Here here = {});
void print(const Printed& a, Here here = {});
void print(const Printed& a, const Printed& b, Here here = {});
void print(const Printed& a, const Printed& b, const Printed& c, Here here = {});
void print(const Printed& a, const Printed& b, const Printed& c, const Printed& d, Here here = {});
void print(const Printed& a, const end& end, Here here = {});
void print(const Printed& a, const Printed& b, const end& end, Here here = {});

}  // namespace coro
