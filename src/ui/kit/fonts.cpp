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

/// Font files, each opened once.
class Files {
 public:
  Files() {
    if (FT_Init_FreeType(&library_) != 0) throw std::runtime_error("FreeType does not start.");
  }
  ~Files() {
    for (const auto& [file, face] : faces_) FT_Done_Face(face);
    FT_Done_FreeType(library_);
  }
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;

  /// In em.
  float line_height(const std::filesystem::path& file) {
    const FT_Face face = open(file);
    return static_cast<float>(face->ascender - face->descender) / static_cast<float>(face->units_per_EM);
  }
  bool has(const std::filesystem::path& file, ImWchar c) { return FT_Get_Char_Index(open(file), c) != 0; }

 private:
  FT_Face open(const std::filesystem::path& file) {
    if (const auto known = faces_.find(file); known != faces_.end()) return known->second;
    FT_Face face = nullptr;
    if (FT_New_Face(library_, file.c_str(), 0, &face) != 0) {
      throw std::runtime_error(fmt::format("{} is not a font that FreeType can read.", file.string()));
    }
    return faces_[file] = face;
  }

  FT_Library library_ = nullptr;
  std::map<std::filesystem::path, FT_Face> faces_;
};

constexpr std::array kSizes{14.0F, 14.0F, 12.0F, 17.0F, 24.0F, 22.0F, 14.0F, 15.0F};  // units, of the fonts
/// From this scale on, two sizes that differ by a unit are one, so that the atlas stays small.
constexpr float kFewerSizes = 2;
/// Of an atlas: with it a texture of ImGui's 4,096 pixels of width is less than 16,384 high.
constexpr float kMostPixels = 48e6F;

/// The first characters that a font has, as many as fit.
ImVector<ImWchar> fitting_ranges(Files& files, const platform::Faces& faces, const GlyphSet& glyphs, float scale) {
  float each = 0;
  for (const float size : kSizes) each += size * scale * size * scale;
  auto room = static_cast<std::size_t>(kMostPixels / each);
  ImFontGlyphRangesBuilder fitting;
  for (const ImWchar c : glyphs.characters()) {
    if (!files.has(faces.ui, c) && !files.has(faces.code, c) && !files.has(faces.symbols, c)) continue;
    if (room == 0) break;
    --room;
    fitting.AddChar(c);
  }
  ImVector<ImWchar> ranges;
  fitting.BuildRanges(&ranges);
  return ranges;
}

/// What a clock needs, and more.
ImVector<ImWchar> printable_ascii() {
  ImFontGlyphRangesBuilder ascii;
  for (ImWchar c = 0x20; c < 0x7F; ++c) ascii.AddChar(c);
  ImVector<ImWchar> ranges;
  ascii.BuildRanges(&ranges);
  return ranges;
}

class Builder {
 public:
  Builder(ImFontAtlas& atlas, Files& files, const ImVector<ImWchar>& ranges, float scale)
      : atlas_(atlas), files_(files), ranges_(ranges), scale_(scale) {}

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
    const float size = std::round(units * scale_ * files_.line_height(file));
    ImFont* font = atlas_.AddFontFromFileTTF(file.c_str(), size, &config, ranges_.Data);
    if (font == nullptr) throw std::runtime_error(fmt::format("{} cannot be read.", file.string()));
    return font;
  }

  ImFontAtlas& atlas_;
  Files& files_;
  const ImVector<ImWchar>& ranges_;
  float scale_;
};

/// From the first to behind the last column of a glyph with a pixel that is more than a soft edge, from its origin.
struct Ink {
  float first = 0, last = 0;
};

Ink ink_of(ImFontAtlas& atlas, const ImFontGlyph& glyph) {
  constexpr unsigned char kSeen = 128;
  unsigned char* pixels = nullptr;
  int width = 0, height = 0;
  atlas.GetTexDataAsAlpha8(&pixels, &width, &height);
  const auto at = [](float share, int size) { return static_cast<int>(std::lround(share * static_cast<float>(size))); };
  const int left = at(glyph.U0, width);
  int first = at(glyph.U1, width), last = left;
  for (int x = left; x < at(glyph.U1, width); ++x) {
    for (int y = at(glyph.V0, height); y < at(glyph.V1, height); ++y) {
      if (pixels[y * width + x] < kSeen) continue;
      first = std::min(first, x);
      last = x + 1;
    }
  }
  return {glyph.X0 + static_cast<float>(first - left), glyph.X0 + static_cast<float>(last - left)};
}

/// Widens a letter so that there are `space` px between its pixels and those of a letter that follows.
void keep_apart(ImFontAtlas& atlas, ImFont& font, char letter, char next, float space) {
  const ImFontGlyph* const one = font.FindGlyphNoFallback(static_cast<ImWchar>(letter));
  const ImFontGlyph* const other = font.FindGlyphNoFallback(static_cast<ImWchar>(next));
  if (one == nullptr || other == nullptr) return;
  const float wanted = std::ceil(ink_of(atlas, *one).last - ink_of(atlas, *other).first + space);
  if (one->AdvanceX >= wanted) return;
  font.Glyphs[static_cast<int>(one - font.Glyphs.Data)].AdvanceX = wanted;
  font.IndexAdvanceX[letter] = wanted;
}

/// In Nanum's faces the bar of a T reaches the next letter: without space for it, "Th" looks like one letter. So does the
/// hook of an f before a capital.
void loosen(ImFontAtlas& atlas, ImFont& font) {
  constexpr float kSpace = 0.09F;  // of the height of a line
  keep_apart(atlas, font, 'T', 'h', std::max(2.0F, std::round(font.FontSize * kSpace)));
  keep_apart(atlas, font, 'f', 'T', 0);
}

}  // namespace

GlyphSet::GlyphSet() {
  for (ImWchar c = 0x20; c < 0x7F; ++c) add(c);
  for (ImWchar c = 0xA0; c <= 0xFF; ++c) add(c);
  add(kAlways);
}

void GlyphSet::add(ImWchar c) {
  known_.SetBit(c);
  in_order_.push_back(c);
}

bool GlyphSet::add(std::string_view text) {
  const char* at = text.data();
  const char* const end = at + text.size();
  bool any_new = false;
  while (at < end) {
    unsigned int c = 0;
    at += ImTextCharFromUtf8(&c, at, end);
    if (c < 0x20 || c > IM_UNICODE_CODEPOINT_MAX || known_.GetBit(c)) continue;
    add(static_cast<ImWchar>(c));
    any_new = true;
  }
  return any_new;
}

ui::Fonts build_fonts(ImFontAtlas& atlas, const platform::Faces& faces, const GlyphSet& glyphs, float scale) {
  Files files;
  const ImVector<ImWchar> ranges = fitting_ranges(files, faces, glyphs, scale);
  const ImVector<ImWchar> digits = printable_ascii();
  atlas.Clear();
  atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
  Builder builder(atlas, files, ranges, scale);
  ui::Fonts fonts;
  fonts.body = builder.font(faces.ui, faces.symbols, kSizes[0]);  // first, so that it is ImGui's default font
  fonts.body_bold = builder.font(faces.ui_bold, faces.symbols_bold, kSizes[1]);
  fonts.small = builder.font(faces.ui, faces.symbols, kSizes[2]);
  fonts.large = builder.font(faces.ui, faces.symbols, kSizes[3]);
  fonts.headline = builder.font(faces.ui, faces.symbols, kSizes[4]);
  fonts.clock = Builder(atlas, files, digits, scale).font(faces.code_bold, faces.symbols_bold, kSizes[5]);
  fonts.code = builder.font(faces.code, faces.symbols, kSizes[6]);
  fonts.medium = scale < kFewerSizes ? builder.font(faces.ui, faces.symbols, kSizes[7]) : fonts.body;
  if (!atlas.Build()) throw std::runtime_error("The fonts cannot be drawn.");
  for (ImFont* font : {fonts.body, fonts.body_bold, fonts.small, fonts.medium, fonts.large, fonts.headline})
    loosen(atlas, *font);
  return fonts;
}

std::vector<std::string> missing_glyphs(const ui::Fonts& fonts, std::span<const std::string_view> texts) {
  const std::array all{fonts.small, fonts.body, fonts.body_bold, fonts.medium,
                       fonts.large, fonts.headline,  fonts.code};
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
