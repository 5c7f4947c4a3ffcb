#include "ui/overlay/search_text.hpp"

#include <algorithm>

namespace ui {
namespace {

constexpr std::size_t kLongestSearch = 40;  // bytes

void append_utf8(std::string& text, char32_t c) {
  const auto tail = [&](unsigned shift) { return static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
  if (c < 0x80U) {
    text += static_cast<char>(c);
  } else if (c < 0x800U) {
    text += {static_cast<char>(0xC0U | (c >> 6U)), tail(0)};
  } else if (c < 0x10000U) {
    text += {static_cast<char>(0xE0U | (c >> 12U)), tail(6), tail(0)};
  } else {
    text += {static_cast<char>(0xF0U | (c >> 18U)), tail(12), tail(6), tail(0)};
  }
}

}  // namespace

std::string folded(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lower;
}

bool type_into(std::string& search, char32_t character) {
  if (character < U' ' || (character == U' ' && search.empty())) return false;
  if (search.size() < kLongestSearch) append_utf8(search, character);
  return true;
}

void drop_last_character(std::string& search) {
  while (!search.empty()) {
    const auto last = static_cast<unsigned char>(search.back());
    search.pop_back();
    if ((last & 0xC0U) != 0x80U) return;  // was the first byte of its character
  }
}

}  // namespace ui
