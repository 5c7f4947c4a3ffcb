#include "ui/code/listing_layout.hpp"

#include <algorithm>
#include <functional>
#include <string_view>

#include "ui/kit/text_layout.hpp"

namespace ui {
namespace {

void mix(std::size_t& key, std::size_t value) { key ^= value + 0x9e3779b97f4a7c15 + (key << 6) + (key >> 2); }

std::size_t key_of(const std::vector<std::string>& lines, lessons::Code code, const ImFont* font, float width,
                   float hanging) {
  std::size_t key = lines.size() + 1;
  mix(key, static_cast<std::size_t>(code));
  mix(key, std::hash<const ImFont*>()(font));
  for (const float each : {font->FontSize, width, hanging}) mix(key, std::hash<float>()(each));
  for (const std::string& line : lines) mix(key, std::hash<std::string_view>()(line));
  return key;
}

void add_pieces(std::vector<Piece>& pieces, std::uint32_t number, std::string_view text, const ImFont* font, float width,
                float hanging) {
  const auto offset = [text](std::string_view piece) { return static_cast<std::size_t>(piece.data() - text.data()); };
  const std::string_view first = wrap(font, text, width).front();
  pieces.push_back({number, 0, first.size(), 0});
  const std::size_t rest = text.find_first_not_of(' ', first.size());
  if (rest == std::string_view::npos) return;
  const float indent = measure(font, text.substr(0, text.find_first_not_of(' '))) + hanging;
  const float narrow = std::max(width - indent, width / 2);
  for (const std::string_view piece : wrap(font, text.substr(rest), narrow)) {
    pieces.push_back({number, offset(piece), offset(piece) + piece.size(), width - narrow});
  }
}

}  // namespace

void ListingLayout::update(const std::vector<std::string>& lines, lessons::Code code, const ImFont* font, float width,
                           float hanging) {
  const std::size_t key = key_of(lines, code, font, width, hanging);
  if (key == key_) return;
  key_ = key;
  ++times_;
  pieces_.clear();
  tokens_.clear();
  Highlighter highlighter(code);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    add_pieces(pieces_, static_cast<std::uint32_t>(i + 1), lines[i], font, width, hanging);
    tokens_.push_back(highlighter.line(lines[i]));
  }
}

}  // namespace ui
