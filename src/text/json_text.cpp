#include "text/json_text.hpp"

#include <fmt/format.h>

#include <iterator>

namespace text {

std::string json_text(std::string_view text) {
  std::string json = "\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    // The control characters above ASCII: JSON allows them, but a terminal obeys them.
    const bool is_c1 = c == 0xC2 && i + 1 < text.size() && (static_cast<unsigned char>(text[i + 1]) & 0xE0U) == 0x80U;
    if (c == '"' || c == '\\') json.append({'\\', text[i]});
    else if (is_c1) fmt::format_to(std::back_inserter(json), "\\u{:04x}", static_cast<unsigned char>(text[++i]));
    else if (c < 0x20 || c == 0x7F) fmt::format_to(std::back_inserter(json), "\\u{:04x}", c);
    else json.push_back(text[i]);
  }
  return json + '"';
}

}  // namespace text
