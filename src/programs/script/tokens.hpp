// The words of a listing: names, numbers, texts, signs, and where its lines and blocks begin and end.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace programs::script {

struct Token {
  enum class Kind : std::uint8_t { name, number, text, sign, newline, indent, dedent, end };
  Kind kind = Kind::end;
  std::string word;  ///< of a text: its content
  std::uint32_t line = 0;
};

/// @throws NotReadable for an unclosed text or bracket, and for an indentation that fits no block
std::vector<Token> tokens(std::string_view listing);

}  // namespace programs::script
