// Letters stand apart: no two of them are drawn as one, or over each other, in any font and at any size.
#include <gtest/gtest.h>

#include <cmath>

#include "platform/paths.hpp"
#include "text/words.hpp"
#include "ui/kit/fonts.hpp"

namespace {

/// The fonts of the program at a scale, with its own texts, and their pixels.
class Letters {
 public:
  explicit Letters(float scale) {
    ui::GlyphSet glyphs;
    for (const auto language : {text::Language::en, text::Language::ko}) {
      const auto words = text::Words::load(platform::assets_folder() / "text", language);
      for (const auto& key : words.keys()) glyphs.add(words[key]);
    }
    fonts = ui::build_fonts(atlas_, platform::find_faces(), glyphs, scale);
    atlas_.GetTexDataAsAlpha8(&pixels_, &width_, &height_);
  }

  /// How far the pixels of `second` begin right of those of `first`, when they stand next to each other; in px.
  [[nodiscard]] float gap(const ImFont& font, ImWchar first, ImWchar second) const {
    const ImFontGlyph& one = *font.FindGlyph(first);
    const ImFontGlyph& other = *font.FindGlyph(second);
    float left = -font.FontSize, right = font.FontSize;
    for (const Row& row : ink(one)) left = std::max(left, row.last);
    for (const Row& row : ink(other)) right = std::min(right, row.first);
    return one.AdvanceX + right - left;
  }

  /// The same in the rows in which both have pixels: the hook of an f may reach over what is low.
  [[nodiscard]] float gap_in_rows(const ImFont& font, ImWchar first, ImWchar second) const {
    const ImFontGlyph& one = *font.FindGlyph(first);
    const std::vector<Row> others = ink(*font.FindGlyph(second));
    float least = font.FontSize;
    for (const Row& row : ink(one)) {
      for (const Row& other : others)
        if (other.y == row.y) least = std::min(least, one.AdvanceX + other.first - row.last);
    }
    return least;
  }

  ui::Fonts fonts;

 private:
  /// From the first to behind the last pixel that is seen, in a row of a glyph.
  struct Row {
    int y = 0;
    float first = 0, last = 0;
  };
  [[nodiscard]] std::vector<Row> ink(const ImFontGlyph& glyph) const {
    const auto u0 = static_cast<int>(std::lround(glyph.U0 * static_cast<float>(width_)));
    const auto u1 = static_cast<int>(std::lround(glyph.U1 * static_cast<float>(width_)));
    const auto v0 = static_cast<int>(std::lround(glyph.V0 * static_cast<float>(height_)));
    const auto v1 = static_cast<int>(std::lround(glyph.V1 * static_cast<float>(height_)));
    std::vector<Row> rows;
    for (int v = v0; v < v1; ++v) {
      Row row{static_cast<int>(std::lround(glyph.Y0)) + v - v0, 0, -1};
      for (int u = u0; u < u1; ++u) {
        if (pixels_[v * width_ + u] < kSeen) continue;
        if (row.last < row.first) row.first = glyph.X0 + static_cast<float>(u - u0);
        row.last = glyph.X0 + static_cast<float>(u - u0 + 1);
      }
      if (row.last >= row.first) rows.push_back(row);
    }
    return rows;
  }

  static constexpr unsigned char kSeen = 128;  // of 255: less is the soft edge of a letter
  ImFontAtlas atlas_;
  unsigned char* pixels_ = nullptr;
  int width_ = 0, height_ = 0;
};

struct NamedFont {
  const char* name;
  const ImFont* font;
};

std::vector<NamedFont> fonts_of(const Letters& letters) {
  const ui::Fonts& f = letters.fonts;
  return {{"small", f.small}, {"body", f.body}, {"body_bold", f.body_bold}, {"large", f.large}, {"code", f.code}};
}

TEST(Letters, OfThStandApartInEveryFontAndSize) {
  for (const float scale : {1.0F, 1.25F, 1.5F, 2.0F, 2.5F}) {
    const Letters letters(scale);
    for (const auto& [name, font] : fonts_of(letters)) {
      EXPECT_NE(font->FindGlyph('T'), font->FindGlyph('h'));
      EXPECT_GE(letters.gap(*font, 'T', 'h'), 1) << name << " at " << scale;
      // Nor so far that a word falls into two.
      EXPECT_LE(letters.gap(*font, 'T', 'h'), 1 + 0.11F * font->FontSize) << name << " at " << scale;
    }
  }
}

TEST(Letters, NeverLieOverEachOther) {
  std::vector<ImWchar> all;
  for (ImWchar c = 'A'; c <= 'z'; ++c) {
    if (c <= 'Z' || c >= 'a') all.push_back(c);
  }
  for (const char16_t syllable : u"스레드이기를") {
    if (syllable != 0) all.push_back(syllable);
  }
  for (const float scale : {1.0F, 1.5F, 2.0F}) {
    const Letters letters(scale);
    for (const auto& [name, font] : fonts_of(letters)) {
      for (const ImWchar first : all) {
        for (const ImWchar second : all) {
          EXPECT_GE(letters.gap_in_rows(*font, first, second), 0)
              << name << " at " << scale << ": U+" << std::hex << first << " U+" << second;
        }
      }
    }
  }
}

}  // namespace
