#include "coro/arguments.hpp"

#include <cmath>

namespace coro::detail {

bool is_closure(std::string_view pretty_function) { return pretty_function.find("lambda") != std::string_view::npos; }

std::string class_name(std::string_view pretty_function) {
  // GCC: "... [with T = ns::Name<int>; ...]"; clang: "... [T = ns::Name<int>]".
  constexpr std::string_view kBefore = "T = ";
  std::string_view name = pretty_function.substr(pretty_function.find(kBefore) + kBefore.size());
  if (is_closure(pretty_function)) return "function";
  name = name.substr(0, name.find_first_of("<;]"));
  if (const std::size_t colons = name.rfind("::"); colons != std::string_view::npos) name.remove_prefix(colons + 2);
  return cut(std::string(name));
}

std::string seconds_text(double seconds) {
  constexpr double kMostDigits = 1e15;
  const bool whole = std::trunc(seconds) == seconds && std::abs(seconds) < kMostDigits;
  return whole ? to_text(static_cast<long long>(seconds)) : to_text(seconds);
}

void add_argument(std::string& all, const std::string& text) {
  if (!all.empty()) all += ", ";
  all += text;
}

}  // namespace coro::detail
