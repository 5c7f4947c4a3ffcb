#include "coro/print.hpp"

#include <charconv>
#include <cmath>
#include <cstdio>

#include "coro/scheduler.hpp"
#include "coro/to_thread.hpp"

namespace coro {
namespace {

void write(const std::string& text, const std::string* end, Here here) {
  if (detail::Workers* workers = detail::Workers::working()) {
    workers->print(text, end, here.line());
  } else if (Scheduler* scheduler = Scheduler::current()) {
    scheduler->print(text, end, here.line());
  } else {
    std::fputs((text + (end == nullptr ? "\n" : *end)).c_str(), stdout);
  }
}

}  // namespace

std::string to_text(bool value) { return value ? "True" : "False"; }

std::string to_text(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  char digits[32];
  // The shortest digits that read back as the same number, as repr(float) gives them; Python leaves fixed notation at
  // 1e16.
  const bool scientific = value != 0 && (std::fabs(value) >= 1e16 || std::fabs(value) < 1e-4);
  const auto format = scientific ? std::chars_format::scientific : std::chars_format::fixed;
  const auto result = std::to_chars(std::begin(digits), std::end(digits), value, format);
  std::string text(std::begin(digits), result.ptr);
  if (!scientific && text.find('.') == std::string::npos) text += ".0";
  return text;
}

std::string to_text(std::string_view value) { return std::string(value); }

std::string repr_of(std::string_view text) {
  const char quote = text.find('\'') != std::string_view::npos && text.find('"') == std::string_view::npos ? '"' : '\'';
  std::string result(1, quote);
  for (const char c : text) {
    if (c == quote || c == '\\') result += '\\';
    if (c == '\n') {
      result += "\\n";
    } else {
      result += c;
    }
  }
  return result + quote;
}

void print(Here here) { write("", nullptr, here); }
void print(const Printed& a, Here here) { write(a.text(), nullptr, here); }
void print(const Printed& a, const Printed& b, Here here) { write(a.text() + ' ' + b.text(), nullptr, here); }
void print(const Printed& a, const Printed& b, const Printed& c, Here here) {
  write(a.text() + ' ' + b.text() + ' ' + c.text(), nullptr, here);
}
void print(const Printed& a, const Printed& b, const Printed& c, const Printed& d, Here here) {
  write(a.text() + ' ' + b.text() + ' ' + c.text() + ' ' + d.text(), nullptr, here);
}
void print(const Printed& a, const end& end, Here here) { write(a.text(), &end.text(), here); }
void print(const Printed& a, const Printed& b, const end& end, Here here) {
  write(a.text() + ' ' + b.text(), &end.text(), here);
}

}  // namespace coro
