#include "support/read_texts.hpp"

#include <imgui_internal.h>

#include <array>
#include <cmath>
#include <map>
#include <optional>

namespace ui_test {
namespace {

using Place = std::array<float, 4>;

std::map<Place, ImWchar> characters_of(const ImFontAtlas& atlas) {
  std::map<Place, ImWchar> all;
  for (const ImFont* font : atlas.Fonts) {
    for (const ImFontGlyph& glyph : font->Glyphs) {
      if (glyph.Visible) all[{glyph.U0, glyph.V0, glyph.U1, glyph.V1}] = static_cast<ImWchar>(glyph.Codepoint);
    }
  }
  return all;
}

/// Puts glyphs together that stand beside each other on one line.
class Reader {
 public:
  explicit Reader(const std::map<Place, ImWchar>& characters) : characters_(characters) {}

  void read(const ImDrawList& list) {
    for (const ImDrawCmd& command : list.CmdBuffer) {
      for (unsigned i = 0; i + 6 <= command.ElemCount;) i += read_quad(list, command, command.IdxOffset + i) ? 6 : 3;
    }
    end_line();
  }

  std::vector<std::string> texts;

 private:
  bool read_quad(const ImDrawList& list, const ImDrawCmd& command, unsigned index) {
    const auto at = [&](unsigned k) -> const ImDrawVert& {
      return list.VtxBuffer[static_cast<int>(command.VtxOffset + list.IdxBuffer[static_cast<int>(index + k)])];
    };
    const ImDrawVert& a = at(0);
    const ImDrawVert& c = at(2);
    const auto found = characters_.find({a.uv.x, a.uv.y, c.uv.x, c.uv.y});
    if (found == characters_.end()) return false;
    const float height = c.pos.y - a.pos.y;
    const bool follows = a.pos.x >= right_ - 2 && a.pos.x < right_ + 12 && std::abs(c.pos.y - bottom_) < 14;
    if (!follows) end_line();
    char bytes[5] = {};
    line_ += ImTextCharToUtf8(bytes, found->second);
    right_ = c.pos.x;
    bottom_ = c.pos.y;
    return height > 0;
  }

  void end_line() {
    if (!line_.empty()) texts.push_back(line_);
    line_.clear();
  }

  const std::map<Place, ImWchar>& characters_;
  std::string line_;
  float right_ = 0, bottom_ = 0;
};

}  // namespace

std::vector<std::string> read_texts(const ImDrawData& data, const ImFontAtlas& atlas) {
  // An atlas is made once, and stays.
  static std::map<const ImFontAtlas*, std::map<Place, ImWchar>> known;
  auto& characters = known[&atlas];
  if (characters.empty()) characters = characters_of(atlas);
  Reader reader(characters);
  for (int i = 0; i < data.CmdListsCount; ++i) reader.read(*data.CmdLists[i]);
  return reader.texts;
}

std::string without_spaces(const std::string& text) {
  std::string kept;
  for (const char c : text) {
    if (c != ' ') kept += c;
  }
  return kept;
}

}  // namespace ui_test
