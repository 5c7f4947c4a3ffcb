#include "ui/kit/text_layout.hpp"

#include <algorithm>
#include <cfloat>
#include <cmath>

namespace ui {

float measure(const ImFont* font, std::string_view text) {
  return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

std::size_t character_size(std::string_view text) {
  if (text.empty()) return 0;
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = lead < 0xC0 ? 1U : lead < 0xE0 ? 2U : lead < 0xF0 ? 3U : 4U;
  return std::min(size, text.size());
}

namespace {

/// Bytes of the longest beginning of `text` that is at most `width` wide, in whole characters, at least one.
std::size_t fitting(const ImFont* font, std::string_view text, float width) {
  std::size_t end = character_size(text);
  while (end < text.size()) {
    const std::size_t next = end + character_size(text.substr(end));
    if (measure(font, text.substr(0, next)) > width) break;
    end = next;
  }
  return end;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether the space at `at` keeps a number and its unit together: "3.0 s".
bool glued(std::string_view line, std::size_t at) {
  if (at == 0 || !is_digit(line[at - 1]) || line.substr(at, 2) != " s") return false;
  const char after = at + 2 < line.size() ? line[at + 2] : ' ';
  return after == ' ' || after == '.' || after == ',' || after == ';' || after == ':' || after == ')';
}

/// The end of the word after `from`.
std::size_t break_after(std::string_view line, std::size_t from) {
  std::size_t at = line.find(' ', from);
  while (at != std::string_view::npos && glued(line, at)) at = line.find(' ', at + 1);
  return std::min(at, line.size());
}

/// Bytes of `line` (without a newline) for its first row.
std::size_t first_row(const ImFont* font, std::string_view line, float width) {
  std::size_t end = 0;
  while (end < line.size()) {
    const std::size_t word = break_after(line, end == 0 ? line.find_first_not_of(' ') : end + 1);
    if (measure(font, line.substr(0, word)) > width) break;
    end = word;
  }
  return end != 0 ? end : fitting(font, line, width);
}

void wrap_line(const ImFont* font, std::string_view line, float width, std::vector<std::string_view>& out) {
  do {
    const std::size_t end = first_row(font, line, width);
    out.push_back(line.substr(0, end));
    line.remove_prefix(end);
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  } while (!line.empty());
}

}  // namespace

std::vector<std::string_view> wrap(const ImFont* font, std::string_view text, float width) {
  std::vector<std::string_view> lines;
  while (true) {
    const std::size_t newline = text.find('\n');
    wrap_line(font, text.substr(0, newline), width, lines);
    if (newline == std::string_view::npos) return lines;
    text.remove_prefix(newline + 1);
  }
}

float balanced_width(const ImFont* font, std::string_view text, float width) {
  const std::size_t lines = wrap(font, text, width).size();
  float low = width / 2;
  float high = width;
  while (high - low > 4) {
    const float middle = (low + high) / 2;
    (wrap(font, text, middle).size() > lines ? low : high) = middle;
  }
  return high;
}

float centered_y(const ImFont* font, float y, float height) {
  const ImFontGlyph* capital = font->FindGlyph('H');
  return std::round(y + (height - capital->Y0 - capital->Y1) / 2);
}

std::string shorten(const ImFont* font, std::string_view text, float width) {
  if (measure(font, text) <= width) return std::string(text);
  constexpr std::string_view kEllipsis = "…";
  const float room = width - measure(font, kEllipsis);
  if (room <= 0) return std::string(kEllipsis);
  std::size_t end = fitting(font, text, room);
  while (end > 0 && text[end - 1] == ' ') --end;
  return std::string(text.substr(0, end)) + std::string(kEllipsis);
}

}  // namespace ui
