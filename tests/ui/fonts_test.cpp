#include "ui/kit/fonts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/paths.hpp"
#include "text/words.hpp"
#include "ui/kit/glyph_texts.hpp"

using testing::ElementsAre;
using testing::IsEmpty;

namespace {

/// An atlas with fonts for `texts`, without a window.
struct Atlas {
  explicit Atlas(const std::vector<std::string>& texts, float scale = 1) {
    ui::GlyphSet glyphs;
    for (const auto& text : texts) glyphs.add(text);
    fonts = ui::build_fonts(atlas, platform::find_faces(), glyphs, scale);
  }
  [[nodiscard]] std::vector<std::string> missing(const std::vector<std::string_view>& texts) const {
    return ui::missing_glyphs(fonts, texts);
  }
  ImFontAtlas atlas;
  ui::Fonts fonts;
};

std::vector<std::string> all_words() {
  std::vector<std::string> texts;
  for (const auto language : {text::Language::ko, text::Language::en}) {
    const auto words = text::Words::load(platform::assets_folder() / "text", language);
    for (const auto& key : words.keys())
      if (ui::is_drawn(key)) texts.push_back(words[key]);
  }
  return texts;
}

}  // namespace

TEST(Fonts, EveryWordOfTheProgramIsInEveryFont) {
  const auto texts = all_words();
  ASSERT_GT(texts.size(), 20U);
  const Atlas atlas(texts);
  EXPECT_THAT(atlas.missing({texts.begin(), texts.end()}), IsEmpty());
}

TEST(Fonts, SignsComeFromTheSymbolFace) { EXPECT_THAT(Atlas({}).missing({"✓ ✗ ⚠ ↻ → · … —"}), IsEmpty()); }

TEST(Fonts, ACharacterThatNobodyAskedForIsMissing) {
  EXPECT_THAT(Atlas({"가"}).missing({"가힣a\n"}), ElementsAre("힣"));
}

TEST(Fonts, ACharacterThatNoFaceHasIsMissing) { EXPECT_THAT(Atlas({"⏸"}).missing({"⏸"}), ElementsAre("⏸")); }

TEST(Fonts, DigitsAndCodeAreMonospaced) {
  const Atlas atlas({});
  for (const ImFont* font : {atlas.fonts.clock, atlas.fonts.code}) {
    for (const char c : std::string("0123456789")) {
      EXPECT_EQ(font->GetCharAdvance(static_cast<ImWchar>(c)), font->GetCharAdvance('0')) << c;
    }
  }
  EXPECT_EQ(atlas.fonts.code->GetCharAdvance('i'), atlas.fonts.code->GetCharAdvance('W'));
  EXPECT_EQ(atlas.fonts.code->GetCharAdvance('i'), 7);
}

TEST(Fonts, DigitsOfTheBodyDoNotJumpAsTheyChange) {
  const Atlas atlas({});
  for (const char c : std::string("0123456789")) {
    EXPECT_EQ(atlas.fonts.body->GetCharAdvance(static_cast<ImWchar>(c)), atlas.fonts.body->GetCharAdvance('0')) << c;
  }
}

TEST(Fonts, AHangulSyllableIsTwoCellsOfCodeWide) {
  const Atlas atlas({"가"});
  EXPECT_EQ(atlas.fonts.code->GetCharAdvance(0xAC00), 2 * atlas.fonts.code->GetCharAdvance('a'));
}

TEST(Fonts, TwiceTheScaleIsTwiceTheSize) {
  const Atlas small({}, 1);
  const Atlas large({}, 2);
  EXPECT_NEAR(large.fonts.body->FontSize, 2 * small.fonts.body->FontSize, 1);
  EXPECT_NEAR(large.fonts.clock->FontSize, 2 * small.fonts.clock->FontSize, 1);
  EXPECT_GT(small.fonts.clock->FontSize, small.fonts.large->FontSize);
  EXPECT_GT(small.fonts.large->FontSize, small.fonts.body->FontSize);
  EXPECT_GT(small.fonts.body->FontSize, small.fonts.small->FontSize);
}

TEST(Fonts, AProjectorsAtlasStaysSmall) {
  const Atlas atlas(all_words(), 3);
  EXPECT_LE(atlas.atlas.TexWidth, 4096);
  EXPECT_LE(atlas.atlas.TexHeight, 4096);
}

TEST(Fonts, AnAtlasOfEveryCharacterFitsAnyGraphicsCard) {
  std::vector<std::string> texts = all_words();
  std::string all;
  for (unsigned c = 0x800; c <= 0xFFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    for (const unsigned byte : {0xE0U | c >> 12U, 0x80U | (c >> 6U & 0x3FU), 0x80U | (c & 0x3FU)}) {
      all += static_cast<char>(byte);
    }
  }
  texts.push_back(all);
  const Atlas atlas(texts, 2);
  EXPECT_LE(atlas.atlas.TexWidth, 4096);
  EXPECT_LE(atlas.atlas.TexHeight, 16'384);
  std::vector<std::string_view> words;
  const std::vector<std::string> own = all_words();
  words.assign(own.begin(), own.end());
  EXPECT_THAT(atlas.missing(words), IsEmpty()) << "the program's own words come first";
}

TEST(GlyphSet, TellsWhetherATextBroughtNewCharacters) {
  ui::GlyphSet glyphs;
  EXPECT_FALSE(glyphs.add("call_api_1() ✓"));
  EXPECT_TRUE(glyphs.add("쉼"));
  EXPECT_FALSE(glyphs.add("쉼"));
  EXPECT_FALSE(glyphs.add("a\nb\x80"));
}
