#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "text/words.hpp"

namespace text {
namespace {

// From here on (32 million years) the digits would fill any label: as a power of ten, "1e308".
constexpr double kLongest = 1e15;

std::string power(double value_s) {
  if (std::isinf(value_s)) return value_s < 0 ? "-∞" : "∞";
  std::string text = fmt::format("{:.3g}", value_s);
  text.erase(std::remove(text.begin(), text.end(), '+'), text.end());
  return text;
}

// Without trailing zeros; in milliseconds, or down to nanoseconds for values below one millisecond.
std::string digits(double value_s) {
  std::string text = fmt::format("{:.{}f}", value_s, std::abs(value_s) < 0.001 ? 9 : 3);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string grouped(std::string text) {
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  for (std::size_t at = std::min(text.find('.'), text.size()); at > first + 3;) text.insert(at -= 3, ",");
  return text;
}

std::string with_unit(std::string text, Language language) {
  return std::move(text) + (language == Language::ko ? "초" : " s");
}

}  // namespace

std::string seconds(double value_s, Language language) {
  if (std::abs(value_s) >= kLongest) return with_unit(power(value_s), language);
  std::string text = digits(value_s);
  if (text.find('.') == std::string::npos && std::abs(value_s) < 100) text += ".0";
  return with_unit(grouped(std::move(text)), language);
}

std::string short_seconds(double value_s, Language language) {
  if (std::abs(value_s) >= kLongest) return with_unit(power(value_s), language);
  return with_unit(grouped(digits(value_s)), language);
}

}  // namespace text
