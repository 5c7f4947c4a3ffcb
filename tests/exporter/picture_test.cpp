#include "exporter/picture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stb_image.h>

#include <array>
#include <stdexcept>

#include "support/folder.hpp"

using Color = std::array<int, 4>;

namespace {

Color at(const exporter::Picture& picture, int x, int y) {
  const auto* p = &picture.rgba[static_cast<std::size_t>((y * picture.width + x) * 4)];
  return {p[0], p[1], p[2], p[3]};
}

Color color_of(ImU32 c) {
  const auto part = [c](int shift) { return static_cast<int>((c >> shift) & 0xFFU); };
  return {part(IM_COL32_R_SHIFT), part(IM_COL32_G_SHIFT), part(IM_COL32_B_SHIFT), 255};
}

exporter::PictureOptions small(int width = 120, int height = 80) {
  exporter::PictureOptions options;
  options.width = width;
  options.height = height;
  return options;
}

}  // namespace

TEST(Picture, IsWhatTheFrameDrewAndTheRestIsTheWindowsColour) {
  const auto picture = exporter::draw_picture(small(), [](const ui::Theme&) {
    ImGui::GetBackgroundDrawList()->AddRectFilled({10, 20}, {30, 40}, IM_COL32(200, 100, 50, 255));
  });
  ASSERT_EQ(picture.rgba.size(), 120U * 80U * 4U);
  EXPECT_EQ(at(picture, 20, 30), (Color{200, 100, 50, 255}));
  EXPECT_EQ(at(picture, 20, 50), color_of(ui::dark_palette().window));
  EXPECT_EQ(at(picture, 5, 30), color_of(ui::dark_palette().window));
}

TEST(Picture, LightIsLight) {
  auto options = small();
  options.dark = false;
  const auto picture = exporter::draw_picture(options, [](const ui::Theme& theme) { EXPECT_FALSE(theme.dark); });
  EXPECT_EQ(at(picture, 5, 5), color_of(ui::light_palette().window));
}

TEST(Picture, SoftEdgesStayOpaque) {
  const auto picture = exporter::draw_picture(small(), [](const ui::Theme&) {
    ImGui::GetBackgroundDrawList()->AddCircleFilled({60, 40}, 20.5F, IM_COL32(255, 255, 255, 90));
  });
  for (std::size_t i = 3; i < picture.rgba.size(); i += 4) ASSERT_EQ(picture.rgba[i], 255);
}

TEST(Picture, DrawsThreeFramesAndKeepsTheLast) {
  int frames = 0;
  const auto picture = exporter::draw_picture(small(), [&frames](const ui::Theme&) {
    ++frames;
    ImGui::GetBackgroundDrawList()->AddRectFilled({0, 0}, {9, 9}, IM_COL32(frames * 10, 0, 0, 255));
  });
  EXPECT_EQ(frames, 3);
  EXPECT_EQ(at(picture, 4, 4), (Color{30, 0, 0, 255}));
}

TEST(Picture, TextIsDrawnInTheFontsOfItsScale) {
  auto options = small(200, 60);
  options.scale = 2;
  options.glyphs.add("쉼");
  const auto picture = exporter::draw_picture(options, [](const ui::Theme& theme) {
    EXPECT_FLOAT_EQ(theme.px(3), 6);
    EXPECT_GT(theme.fonts.body->FontSize, 28);
    ImGui::GetBackgroundDrawList()->AddText(theme.fonts.body, theme.fonts.body->FontSize, {10, 10}, theme.color().text,
                                            "쉼");
  });
  int lit = 0;
  for (int y = 10; y < 45; ++y) {
    for (int x = 10; x < 45; ++x) lit += at(picture, x, y)[0] > 150 ? 1 : 0;
  }
  EXPECT_GT(lit, 60);
}

TEST(Picture, TwoDrawingsAreEqual) {
  const auto draw = [](const ui::Theme& theme) {
    ImGui::GetBackgroundDrawList()->AddText(theme.fonts.large, theme.fonts.large->FontSize, {3, 3},
                                            theme.color().accent, "3.0 s");
  };
  EXPECT_EQ(exporter::draw_picture(small(), draw).rgba, exporter::draw_picture(small(), draw).rgba);
}

TEST(Picture, LeavesTheContextThatWasCurrent) {
  ImGuiContext* const mine = ImGui::CreateContext();
  ImGui::SetCurrentContext(mine);
  (void)exporter::draw_picture(small(), [mine](const ui::Theme&) { EXPECT_NE(ImGui::GetCurrentContext(), mine); });
  EXPECT_EQ(ImGui::GetCurrentContext(), mine);
  ImGui::DestroyContext(mine);
}

TEST(Picture, AnImpossibleSizeIsRefusedWithTheLimit) {
  try {
    (void)exporter::draw_picture(small(1'000'000, 10), [](const ui::Theme&) {});
    FAIL() << "nothing was thrown";
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("1000000x10"));
  }
  EXPECT_THROW((void)exporter::draw_picture(small(0, 10), [](const ui::Theme&) {}), std::runtime_error);
}

TEST(Picture, APngHoldsTheSamePixels) {
  const Folder folder;
  const auto picture = exporter::draw_picture(small(), [](const ui::Theme& theme) {
    ImGui::GetBackgroundDrawList()->AddCircleFilled({60, 40}, 20, theme.color().accent);
  });
  exporter::write_png(picture, folder.path() / "a.png");
  int width = 0, height = 0, channels = 0;
  stbi_uc* const pixels = stbi_load((folder.path() / "a.png").c_str(), &width, &height, &channels, 4);
  ASSERT_NE(pixels, nullptr);
  const std::vector<std::uint8_t> read(pixels, pixels + width * height * 4);
  stbi_image_free(pixels);
  EXPECT_EQ(width, 120);
  EXPECT_EQ(height, 80);
  EXPECT_EQ(read, picture.rgba);
  EXPECT_EQ(folder.count(), 1U);
}
