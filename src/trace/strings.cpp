#include "trace/strings.hpp"

namespace trace {

TextId Strings::intern(std::string_view text) {
  if (const auto found = ids_.find(text); found != ids_.end()) return found->second;
  texts_.emplace_back(text);
  const auto id = static_cast<TextId>(texts_.size());
  ids_.emplace(texts_.back(), id);
  return id;
}

}  // namespace trace
