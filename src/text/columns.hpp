// How much room a text takes in a terminal: a Hangul syllable fills two columns, a Latin letter one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace text {

/// One character of UTF-8: how many bytes and columns it takes. A byte that is not UTF-8 is one of each.
struct Cell {
  std::size_t bytes = 0;
  std::size_t columns = 0;  ///< 0, 1 or 2
};

/// The first character of `text`, which is not empty.
Cell first_cell(std::string_view text);

/// The columns that `text` fills. It has no control characters.
std::size_t columns(std::string_view text);

/// `text`, cut to at most `limit` columns: where something had to go, "…" is its last character.
std::string cut_to_columns(std::string_view text, std::size_t limit);

/// `text` with spaces behind it up to `width` columns.
std::string padded_to_columns(std::string_view text, std::size_t width);

/// `text` in lines of at most `width` columns, broken at spaces where there are any. `width` is 2 or more.
std::string wrapped_to_columns(std::string_view text, std::size_t width);

/// `text` without what would move a terminal's cursor: a tab becomes a space, any other control character U+FFFD.
std::string without_controls(std::string_view text);

}  // namespace text
