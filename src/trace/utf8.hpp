// Finding and repairing invalid UTF-8 in texts from outside.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace trace {

/// How many bytes from the front are valid UTF-8.
std::size_t valid_utf8_prefix(std::string_view text);

/// `text` with U+FFFD in place of each byte that is not UTF-8.
std::string mended_utf8(std::string_view text);

}  // namespace trace
