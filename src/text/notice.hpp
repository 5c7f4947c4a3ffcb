// Something that a person must know, as a key of the program's words: it is said in whatever language is chosen.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "text/words.hpp"

namespace text {

struct Notice {
  std::string key;
  std::vector<std::pair<std::string, std::string>> arguments;
  std::string where = {};             ///< "file:line", which stands before it
  std::vector<Notice> and_also = {};  ///< said behind it

  [[nodiscard]] std::string in(const Words& words) const;
  friend bool operator==(const Notice&, const Notice&) = default;
};

}  // namespace text
