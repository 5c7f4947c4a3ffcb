// How much room a text takes in a terminal: a Hangul syllable fills two columns, a Latin letter one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace text {

/// One character of UTF-8: how many bytes and columns it takes. An invalid byte counts as one of each.
struct Cell {
  std::size_t bytes = 0;
  std::size_t columns = 0;  ///< 0, 1 or 2
};

/// The first character of `text`, which is not empty.
Cell first_cell(std::string_view text);

/// The columns that `text` fills. `text` must not have control characters.
std::size_t columns(std::string_view text);

/// `text`, cut to at most `limit` columns: if it was cut, "…" is its last character.
std::string cut_to_columns(std::string_view text, std::size_t limit);

/// `text` padded with trailing spaces to `width` columns.
std::string padded_to_columns(std::string_view text, std::size_t width);

/// `text` in lines of at most `width` columns, broken at spaces if possible. `width` is 2 or more.
std::string wrapped_to_columns(std::string_view text, std::size_t width);

/// `text` without control characters: a tab becomes a space, any other control character U+FFFD.
std::string without_controls(std::string_view text);

}  // namespace text
