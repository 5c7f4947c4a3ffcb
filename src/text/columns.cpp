#include "text/columns.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace text {
namespace {

struct Block {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

// Unicode's East Asian Width W and F, in blocks.
constexpr std::array<Block, 16> kWide{{{0x1100, 0x115F},
                                       {0x231A, 0x231B},
                                       {0x2329, 0x232A},
                                       {0x23E9, 0x23EC},
                                       {0x2E80, 0x303E},
                                       {0x3041, 0xA4CF},
                                       {0xA960, 0xA97F},
                                       {0xAC00, 0xD7A3},
                                       {0xF900, 0xFAFF},
                                       {0xFE10, 0xFE19},
                                       {0xFE30, 0xFE6F},
                                       {0xFF00, 0xFF60},
                                       {0xFFE0, 0xFFE6},
                                       {0x1F300, 0x1F64F},
                                       {0x1F680, 0x1FAFF},
                                       {0x20000, 0x3FFFD}}};
// Drawn over the previous character: marks, the vowels and finals of decomposed Hangul, joiners.
constexpr std::array<Block, 6> kNarrowest{
    {{0x0300, 0x036F}, {0x1160, 0x11FF}, {0x200B, 0x200F}, {0x20D0, 0x20F0}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}}};

template <std::size_t size>
bool within(const std::array<Block, size>& blocks, std::uint32_t character) {
  return std::ranges::any_of(
      blocks, [character](const Block& block) { return block.first <= character && character <= block.last; });
}

std::size_t length_by(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  return lead >= 0xF0 && lead < 0xF5 ? 4 : 1;
}

}  // namespace

Cell first_cell(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = length_by(lead);
  if (length == 1 || length > text.size()) return {1, 1};
  std::uint32_t character = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xC0U) != 0x80U) return {1, 1};
    character = character << 6U | (next & 0x3FU);
  }
  if (within(kNarrowest, character)) return {length, 0};
  return {length, within(kWide, character) ? std::size_t{2} : std::size_t{1}};
}

std::size_t columns(std::string_view text) {
  std::size_t sum = 0;
  while (!text.empty()) {
    const Cell cell = first_cell(text);
    sum += cell.columns;
    text.remove_prefix(cell.bytes);
  }
  return sum;
}

std::string cut_to_columns(std::string_view text, std::size_t limit) {
  if (columns(text) <= limit) return std::string(text);
  if (limit == 0) return {};
  std::size_t bytes = 0;
  std::size_t used = 0;
  while (true) {
    const Cell cell = first_cell(text.substr(bytes));
    if (used + cell.columns > limit - 1) break;
    used += cell.columns;
    bytes += cell.bytes;
  }
  return std::string(text.substr(0, bytes)) + "…";
}

std::string padded_to_columns(std::string_view text, std::size_t width) {
  const std::size_t used = columns(text);
  return std::string(text) + std::string(width > used ? width - used : 0, ' ');
}

std::string wrapped_to_columns(std::string_view text, std::size_t width) {
  std::string result;
  while (columns(text) > width) {
    std::size_t bytes = 0;
    std::size_t used = 0;
    std::size_t space = std::string_view::npos;
    for (Cell cell = first_cell(text); used + cell.columns <= width; cell = first_cell(text.substr(bytes))) {
      if (text[bytes] == ' ') space = bytes;
      used += cell.columns;
      bytes += cell.bytes;
    }
    // A space directly after the line is the best place to break.
    const std::size_t at = text[bytes] == ' ' ? bytes : space != std::string_view::npos && space > 0 ? space : bytes;
    result += text.substr(0, at);
    result += '\n';
    text.remove_prefix(at);
    if (text.starts_with(' ')) text.remove_prefix(1);
  }
  return result += text;
}

std::string without_controls(std::string_view text) {
  std::string clean;
  while (!text.empty()) {
    const std::size_t bytes = first_cell(text).bytes;
    const auto lead = static_cast<unsigned char>(text.front());
    const bool is_c1 = bytes == 2 && lead == 0xC2 && static_cast<unsigned char>(text[1]) < 0xA0;
    if (lead == '\t') {
      clean += ' ';
    } else if (lead < 0x20 || lead == 0x7F || is_c1 || (bytes == 1 && lead >= 0x80)) {
      clean += "\xEF\xBF\xBD";
    } else {
      clean += text.substr(0, bytes);
    }
    text.remove_prefix(bytes);
  }
  return clean;
}

}  // namespace text
