// A text as a JSON string.
#pragma once

#include <string>
#include <string_view>

namespace text {

/// `text` (UTF-8) in quotes, with JSON's escapes.
std::string json_text(std::string_view text);

}  // namespace text
