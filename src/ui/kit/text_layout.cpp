#include "ui/kit/text_layout.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "ui/kit/line_breaks.hpp"

namespace ui {

// Pixels: no screen is wider, so that nobody asks how much wider a text is. The cost does not depend on its length.
constexpr float kWidest = 32'768;

float measure(const ImFont* font, std::string_view text) {
  return font->CalcTextSizeA(font->FontSize, kWidest, 0, text.data(), text.data() + text.size()).x;
}

std::size_t character_size(std::string_view text) {
  if (text.empty()) return 0;
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = lead < 0xC0 ? 1U : lead < 0xE0 ? 2U : lead < 0xF0 ? 3U : 4U;
  return std::min(size, text.size());
}

namespace {

/// Bytes of the longest beginning of `text` that is at most `width` wide, in whole characters, at least one. Reads no
/// further than that.
std::size_t fitting(const ImFont* font, std::string_view text, float width) {
  std::size_t end = 0;
  float taken = 0;
  while (end < text.size()) {
    const std::size_t size = character_size(text.substr(end));
    unsigned int c = 0;
    ImTextCharFromUtf8(&c, text.data() + end, text.data() + end + size);
    if (c != '\r') taken += font->GetCharAdvance(static_cast<ImWchar>(c));
    if (taken > width && end > 0) break;
    end += size;
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

/// Bytes of `line` (without a newline) for its first row: as many words as fit, or a part of the first; with `fair`, up to
/// a break that is easy to read.
std::size_t first_row(const ImFont* font, std::string_view line, float width, bool fair) {
  const std::size_t fits = fitting(font, line, width);
  if (fits == line.size()) return fits;
  const std::size_t first_word = std::min(line.find_first_not_of(' '), fits);
  const auto is_break = [&](std::size_t at) { return line[at] == ' ' && !glued(line, at); };
  if (const std::size_t at = fair ? fair_break(line.substr(0, fits + 1), line, is_break) : 0; at > first_word) return at;
  for (std::size_t at = fits; at > first_word; --at) {
    if (is_break(at)) return at;
  }
  return fits;
}

std::vector<std::string_view> rows_of(const ImFont* font, std::string_view line, float width, bool fair) {
  std::vector<std::string_view> rows;
  do {
    const std::size_t end = first_row(font, line, width, fair);
    rows.push_back(line.substr(0, end));
    line.remove_prefix(end);
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  } while (!line.empty());
  return rows;
}

/// Fair breaks, unless they take more rows.
void wrap_line(const ImFont* font, std::string_view line, float width, std::vector<std::string_view>& out) {
  std::vector<std::string_view> rows = rows_of(font, line, width, false);
  if (rows.size() > 1) {
    std::vector<std::string_view> fair = rows_of(font, line, width, true);
    if (fair.size() <= rows.size()) rows = std::move(fair);
  }
  out.insert(out.end(), rows.begin(), rows.end());
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

/// The rows of `text` with fair breaks only.
std::size_t fair_rows(const ImFont* font, std::string_view text, float width) {
  std::size_t rows = 0;
  while (true) {
    const std::size_t newline = text.find('\n');
    rows += rows_of(font, text.substr(0, newline), width, true).size();
    if (newline == std::string_view::npos) return rows;
    text.remove_prefix(newline + 1);
  }
}

float balanced_width(const ImFont* font, std::string_view text, float width) {
  const std::size_t lines = wrap(font, text, width).size();
  float low = width / 2;
  float high = width;
  while (high - low > 4) {
    const float middle = (low + high) / 2;
    (fair_rows(font, text, middle) > lines ? low : high) = middle;
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
