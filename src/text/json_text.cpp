#include "text/json_text.hpp"

#include <fmt/format.h>

#include <iterator>

namespace text {

std::string json_text(std::string_view text) {
  std::string json = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') json.append({'\\', c});
    else if (static_cast<unsigned char>(c) < 0x20) fmt::format_to(std::back_inserter(json), "\\u{:04x}", c);
    else json.push_back(c);
  }
  return json + '"';
}

}  // namespace text
