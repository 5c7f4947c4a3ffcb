#include "exporter/screen_picture.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "platform/paths.hpp"

namespace {

const player::Library& library() {
  static const player::Library all = player::Library::load(platform::assets_folder());
  return all;
}

player::Player nine_or_three(bool dark = true, text::Language language = text::Language::en) {
  player::Settings settings;
  settings.dark = dark;
  player::Player document(library(), settings, language);
  EXPECT_TRUE(document.open_lesson("nine-or-three"));
  return document;
}

/// How many pixels have just this colour.
std::ptrdiff_t pixels_of(const exporter::Picture& picture, ImU32 color) {
  std::ptrdiff_t count = 0;
  for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
    const auto* p = &picture.rgba[i];
    count += (IM_COL32(p[0], p[1], p[2], 255) == color) ? 1 : 0;
  }
  return count;
}

exporter::Picture draw(const player::Player& document, int width = 1280, int height = 720, float scale = 1) {
  return exporter::draw_player(library(), document, {width, height, scale});
}

}  // namespace

TEST(DrawDocument, ShowsThePanelsOnTheWindowsGround) {
  for (const bool dark : {true, false}) {
    const auto& palette = dark ? ui::dark_palette() : ui::light_palette();
    const auto picture = draw(nine_or_three(dark));
    EXPECT_GT(pixels_of(picture, palette.panel), 1280 * 720 / 3);
    EXPECT_GT(pixels_of(picture, palette.window), 10'000);
    EXPECT_GT(pixels_of(picture, palette.accent), 500);
  }
}

TEST(DrawDocument, WhatHasRunIsBrighterThanWhatLiesAhead) {
  player::Player document = nine_or_three();
  const ImU32 blocked = ui::dark_palette().of(timeline::State::blocked);
  const auto before = pixels_of(draw(document), blocked);
  document.carry_out(player::action::End{});
  EXPECT_GT(pixels_of(draw(document), blocked), before + 5'000);
}

TEST(DrawDocument, TwiceTheScaleIsTheSamePictureTwiceAsLarge) {
  player::Player document = nine_or_three();
  document.carry_out(player::action::Seek{{std::chrono::milliseconds(1350), timeline::Position::kAll}});
  const auto accent = ui::dark_palette().accent;
  const auto once = static_cast<double>(pixels_of(draw(document), accent));
  const auto twice = static_cast<double>(pixels_of(draw(document, 2560, 1440, 2), accent));
  EXPECT_NEAR(twice / once, 4, 0.6);
}

TEST(DrawDocument, TheLanguagesDiffer) {
  EXPECT_NE(draw(nine_or_three(true, text::Language::ko)).rgba, draw(nine_or_three(true, text::Language::en)).rgba);
}
