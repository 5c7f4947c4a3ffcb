#include "app/notice.hpp"

namespace app {

std::string Notice::in(const text::Words& words) const {
  text::Arguments filled;
  for (const auto& [name, value] : arguments) filled.emplace_back(name, value);
  return words(key, filled);
}

}  // namespace app
