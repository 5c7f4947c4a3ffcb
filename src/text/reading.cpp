#include "text/reading.hpp"

namespace text {
namespace {

constexpr std::string_view kSyllablesBegin = "\uAC00";
constexpr std::string_view kSyllablesEnd = "\uD7A3";

// UTF-8 has the order of the code points.
bool is_syllable(std::string_view character) { return character >= kSyllablesBegin && character <= kSyllablesEnd; }

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

std::size_t length_of_character(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) ++length;
  return length;
}

}  // namespace

double reading_seconds(std::string_view sentence) {
  double syllables = 0, letters = 0;
  while (!sentence.empty()) {
    const std::string_view character = sentence.substr(0, length_of_character(sentence));
    if (is_syllable(character)) ++syllables;
    else if (is_letter_or_digit(character.front())) ++letters;
    sentence.remove_prefix(character.size());
  }
  return syllables / kSyllablesPerSecond + letters / kLettersPerSecond;
}

}  // namespace text
