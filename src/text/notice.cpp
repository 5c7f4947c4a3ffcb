#include "text/notice.hpp"

namespace text {

std::string Notice::in(const Words& words) const {
  Arguments filled;
  for (const auto& [name, value] : arguments) filled.emplace_back(name, value);
  std::string said = where.empty() ? "" : where + ": ";
  said += words(key, filled);
  for (const Notice& each : and_also) said += " " + each.in(words);
  return said;
}

}  // namespace text
