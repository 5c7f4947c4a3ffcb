// A message for the user, as a key of the program's words, so that it can be shown in either language.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "text/words.hpp"

namespace text {

struct Notice {
  std::string key;
  std::vector<std::pair<std::string, std::string>> arguments;
  std::string where = {};             ///< "file:line", printed before it
  std::vector<Notice> and_also = {};  ///< printed after it

  [[nodiscard]] std::string in(const Words& words) const;
  friend bool operator==(const Notice&, const Notice&) = default;
};

}  // namespace text
