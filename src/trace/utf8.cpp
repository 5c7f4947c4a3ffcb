#include "trace/utf8.hpp"

#include <simdjson.h>

namespace trace {
namespace {

// The size of the first character; 0 if it is not UTF-8.
std::size_t character_size(std::string_view text) {
  for (std::size_t size = 1; size <= 4 && size <= text.size(); ++size) {
    if (simdjson::validate_utf8(text.data(), size)) return size;
  }
  return 0;
}

}  // namespace

std::size_t valid_utf8_prefix(std::string_view text) {
  if (simdjson::validate_utf8(text.data(), text.size())) return text.size();
  std::size_t at = 0;
  while (const std::size_t size = character_size(text.substr(at))) at += size;
  return at;
}

std::string mended_utf8(std::string_view text) {
  std::string mended;
  while (!text.empty()) {
    const std::size_t size = character_size(text);
    mended += size != 0 ? text.substr(0, size) : "\xEF\xBF\xBD";
    text.remove_prefix(size != 0 ? size : 1);
  }
  return mended;
}

}  // namespace trace
