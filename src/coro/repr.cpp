#include "coro/repr.hpp"

#include <charconv>
#include <cmath>
#include <iterator>

namespace coro {
namespace {

constexpr unsigned char kDelete = 0x7F;

void append_hex(std::string& out, unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += "\\x";
  out += kDigits[byte >> 4U];
  out += kDigits[byte & 0xFU];
}

void append_escaped(std::string& out, char c, char quote) {
  const auto byte = static_cast<unsigned char>(c);
  switch (c) {
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default:
      if (byte < ' ' || byte == kDelete) return append_hex(out, byte);
      if (c == quote || c == '\\') out += '\\';
      out += c;
  }
}

/// The second of the two UTF-8 bytes of a Latin-1 control character, no-break space or soft hyphen; else 0.
unsigned char unprintable(std::string_view text) {
  if (text.size() < 2 || text[0] != '\xC2') return 0;
  const auto second = static_cast<unsigned char>(text[1]);
  return second <= 0xA0 || second == 0xAD ? second : 0;
}

}  // namespace

std::string to_text(bool value) { return value ? "True" : "False"; }

std::string to_text(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  char digits[32];
  // The shortest digits that read back as the same number, as repr(float) writes them; Python switches to scientific
  // notation at 1e16.
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
  for (; !text.empty(); text.remove_prefix(1)) {
    if (const unsigned char byte = unprintable(text); byte != 0) {
      append_hex(result, byte);
      text.remove_prefix(1);
    } else {
      append_escaped(result, text.front(), quote);
    }
  }
  return result + quote;
}

}  // namespace coro
