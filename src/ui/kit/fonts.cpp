#include "ui/kit/fonts.hpp"

#include <fmt/format.h>
#include <ft2build.h>
#include <imgui_freetype.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>

#include FT_FREETYPE_H

namespace ui {
namespace {

/// Signs of the program, and syllables that its code appends to a number or a name.
constexpr std::string_view kAlways =
    "‐‑–—‘’“”•…‹›€←↑→↓↔↕↺↻⇒∞≈≠≤≥─│▏▒░█■□▲△▶▷▼▽◀◁◆○●☀☾⚠✓✔✕✗✘、。「」\uFFFD초은는이가을를과와으로";

/// The line height of each font in em, read once per file.
class LineHeights {
 public:
  LineHeights() {
    if (FT_Init_FreeType(&library_) != 0) throw std::runtime_error("FreeType does not start.");
  }
  ~LineHeights() { FT_Done_FreeType(library_); }
  LineHeights(const LineHeights&) = delete;
  LineHeights& operator=(const LineHeights&) = delete;

  float of(const std::filesystem::path& file) {
    const auto [at, is_new] = known_.try_emplace(file, 0.0F);
    if (is_new) at->second = read(file);
    return at->second;
  }

 private:
  float read(const std::filesystem::path& file) {
    FT_Face face = nullptr;
    if (FT_New_Face(library_, file.c_str(), 0, &face) != 0) {
      throw std::runtime_error(fmt::format("{} is not a font that FreeType can read.", file.string()));
    }
    const auto height = static_cast<float>(face->ascender - face->descender);
    const auto em = static_cast<float>(face->units_per_EM);
    FT_Done_Face(face);
    return height / em;
  }

  FT_Library library_ = nullptr;
  std::map<std::filesystem::path, float> known_;
};

class Builder {
 public:
  Builder(ImFontAtlas& atlas, const ImVector<ImWchar>& ranges, float scale)
      : atlas_(atlas), ranges_(ranges), scale_(scale) {}

  ImFont* font(const std::filesystem::path& base, const std::filesystem::path& symbols, float units) {
    ImFont* font = add(base, units, false);
    add(symbols, units, true);
    return font;
  }

 private:
  ImFont* add(const std::filesystem::path& file, float units, bool merge) {
    ImFontConfig config;
    config.OversampleH = 1;
    config.OversampleV = 1;
    config.PixelSnapH = true;
    config.MergeMode = merge;
    // A whole number, so that every line of a paragraph begins on a pixel.
    const float size = std::round(units * scale_ * heights_.of(file));
    ImFont* font = atlas_.AddFontFromFileTTF(file.c_str(), size, &config, ranges_.Data);
    if (font == nullptr) throw std::runtime_error(fmt::format("{} cannot be read.", file.string()));
    return font;
  }

  ImFontAtlas& atlas_;
  const ImVector<ImWchar>& ranges_;
  float scale_;
  LineHeights heights_;
};

}  // namespace

GlyphSet::GlyphSet() {
  for (ImWchar c = 0x20; c < 0x7F; ++c) characters_.AddChar(c);
  for (ImWchar c = 0xA0; c <= 0xFF; ++c) characters_.AddChar(c);
  add(kAlways);
}

bool GlyphSet::add(std::string_view text) {
  const char* at = text.data();
  const char* const end = at + text.size();
  bool any_new = false;
  while (at < end) {
    unsigned int c = 0;
    at += ImTextCharFromUtf8(&c, at, end);
    if (c < 0x20 || c > IM_UNICODE_CODEPOINT_MAX || characters_.GetBit(c)) continue;
    characters_.SetBit(c);
    any_new = true;
  }
  return any_new;
}

ui::Fonts build_fonts(ImFontAtlas& atlas, const platform::Faces& faces, const GlyphSet& glyphs, float scale) {
  ImFontGlyphRangesBuilder characters = glyphs.characters();
  ImVector<ImWchar> ranges;
  characters.BuildRanges(&ranges);
  atlas.Clear();
  atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
  Builder builder(atlas, ranges, scale);
  ui::Fonts fonts;
  fonts.body = builder.font(faces.ui, faces.symbols, 14);  // first, so that it is ImGui's default font
  fonts.body_bold = builder.font(faces.ui_bold, faces.symbols_bold, 14);
  fonts.small = builder.font(faces.ui, faces.symbols, 12);
  fonts.large = builder.font(faces.ui, faces.symbols, 17);
  fonts.clock = builder.font(faces.code_bold, faces.symbols_bold, 22);
  fonts.code = builder.font(faces.code, faces.symbols, 14);
  if (!atlas.Build()) throw std::runtime_error("The fonts cannot be drawn.");
  return fonts;
}

std::vector<std::string> missing_glyphs(const ui::Fonts& fonts, std::span<const std::string_view> texts) {
  const std::array all{fonts.small, fonts.body, fonts.body_bold, fonts.large, fonts.clock, fonts.code};
  std::set<std::string> missing;
  for (const std::string_view text : texts) {
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
      unsigned int c = 0;
      const char* const begin = at;
      at += ImTextCharFromUtf8(&c, at, end);
      if (c == '\n' || c == '\r') continue;
      const auto lacks = [c](const ImFont* font) {
        return font->FindGlyphNoFallback(static_cast<ImWchar>(c)) == nullptr;
      };
      if (std::any_of(all.begin(), all.end(), lacks)) missing.emplace(begin, at);
    }
  }
  return {missing.begin(), missing.end()};
}

}  // namespace ui
