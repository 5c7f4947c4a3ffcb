// Python's print(): values as Python shows them, separated by spaces, with the line of the call.
#pragma once

#include <string>

#include "coro/exceptions.hpp"
#include "coro/here.hpp"
#include "coro/repr.hpp"
#include "coro/value_text.hpp"

namespace coro {

inline std::string to_text(const Exception& exception) { return exception.text(); }

/// One argument of print.
class Printed {
 public:
  template <class T>
  requires requires(const T& value) { to_text(value); }
  Printed(const T& value) : text_(to_text(value)) {}
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

/// print(..., end=text): the last argument.
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
