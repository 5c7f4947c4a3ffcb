// Colours for a line of Python or C++: a small tokenizer, sufficient for the listings of lessons.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lessons/lesson.hpp"

namespace ui {

enum class TokenKind : std::uint8_t { plain, keyword, string, number, comment };

/// Bytes [begin, end) of a line.
struct Token {
  std::size_t begin = 0;
  std::size_t end = 0;
  TokenKind kind = TokenKind::plain;
  friend bool operator==(const Token&, const Token&) = default;
};

/// Tokenizes the lines of one listing from the top; keeps what is open at the end of a line: a triple-quoted string of
/// Python, a comment or raw string of C++.
class Highlighter {
 public:
  explicit Highlighter(lessons::Code code) : code_(code) {}

  /// The tokens of the next line: in order, without gaps, covering it.
  std::vector<Token> line(std::string_view text);

 private:
  [[nodiscard]] Token next(std::string_view text, std::size_t at);
  [[nodiscard]] bool opens_string(std::string_view text, std::size_t at, std::size_t& quote) const;
  [[nodiscard]] Token string_from(std::string_view text, std::size_t begin, std::size_t quote);
  [[nodiscard]] Token until_closed(std::string_view text, std::size_t begin, std::size_t search, TokenKind kind);

  lessons::Code code_;
  std::string closer_;  ///< the end of the string or comment that is open at the end of the line; "" for none
  TokenKind open_kind_ = TokenKind::plain;
};

}  // namespace ui
