// The palettes against two measures: WCAG 2 contrast of what is read, and the distance of the state colours as people
// with the three kinds of dichromacy see them (matrices of Machado, Oliveira and Fernandes, "A Physiologically-based
// Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009, severity 1.0).
#include "ui/kit/theme.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace {

using Vec = std::array<double, 3>;
using Matrix = std::array<Vec, 3>;
using Named = std::vector<std::pair<std::string, ImU32>>;

constexpr double kText = 4.5;     // WCAG 2 AA
constexpr double kGraphic = 3.0;  // WCAG 2, parts of graphics
constexpr double kApart = 12.0;   // CIE 1976 colour difference; 2.3 is just noticeable

double linear(double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }

Vec linear_rgb(ImU32 color) {
  const auto channel = [color](int shift) { return linear(static_cast<double>((color >> shift) & 0xFFU) / 255.0); };
  return {channel(IM_COL32_R_SHIFT), channel(IM_COL32_G_SHIFT), channel(IM_COL32_B_SHIFT)};
}

double luminance(ImU32 color) {
  const Vec c = linear_rgb(color);
  return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
}

double contrast(ImU32 a, ImU32 b) {
  const double la = luminance(a);
  const double lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

Vec times(const Matrix& m, const Vec& v) {
  Vec out{};
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) out[i] += m[i][j] * v[j];
  }
  return out;
}

Vec lab(Vec rgb) {
  for (double& c : rgb) c = std::clamp(c, 0.0, 1.0);
  const Matrix to_xyz{Vec{0.4124564, 0.3575761, 0.1804375}, Vec{0.2126729, 0.7151522, 0.0721750},
                      Vec{0.0193339, 0.1191920, 0.9503041}};
  const Vec xyz = times(to_xyz, rgb);
  const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
  const double x = f(xyz[0] / 0.95047);
  const double y = f(xyz[1]);
  const double z = f(xyz[2] / 1.08883);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const Vec& a, const Vec& b) { return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]); }

const std::vector<std::pair<std::string, Matrix>>& eyes() {
  static const std::vector<std::pair<std::string, Matrix>> kEyes{
      {"normal", {Vec{1, 0, 0}, Vec{0, 1, 0}, Vec{0, 0, 1}}},
      {"protanopia",
       {Vec{0.152286, 1.052583, -0.204868}, Vec{0.114503, 0.786281, 0.099216}, Vec{-0.003882, -0.048116, 1.051998}}},
      {"deuteranopia",
       {Vec{0.367322, 0.860646, -0.227968}, Vec{0.280085, 0.672501, 0.047413}, Vec{-0.011820, 0.042940, 0.968881}}},
      {"tritanopia",
       {Vec{1.255528, -0.076749, -0.178779}, Vec{-0.078411, 0.930809, 0.147602}, Vec{0.004733, 0.691367, 0.303900}}}};
  return kEyes;
}

Named states(const ui::Palette& p) {
  Named all{{"raised", p.raised_cap}};
  for (const timeline::StateRow& each : timeline::kStates) all.emplace_back(each.word, p.of(each.state));
  return all;
}

class Palettes : public testing::TestWithParam<const ui::Palette*> {
 protected:
  const ui::Palette& p = *GetParam();

  static void expect_all(const Named& fronts, const Named& grounds, double least) {
    for (const auto& front : fronts) {
      for (const auto& ground : grounds) {
        EXPECT_GE(contrast(front.second, ground.second), least) << front.first << " on " << ground.first;
      }
    }
  }
};

TEST_P(Palettes, TextCanBeReadOnEveryGroundItStandsOn) {
  const Named grounds{{"panel", p.panel}, {"raised", p.raised}, {"window", p.window}, {"highlight", p.highlight}};
  expect_all({{"text", p.text}, {"text_dim", p.text_dim}}, grounds, kText);
  expect_all({{"text", p.text}, {"text_dim", p.text_dim}}, {{"inset", p.inset}}, kText);
  expect_all({{"text_faint", p.text_faint}}, {{"panel", p.panel}, {"raised", p.raised}, {"inset", p.inset}}, kText);
}

TEST_P(Palettes, CodeCanBeReadOnThePanelAndOnAHighlightedLine) {
  const Named grounds{{"panel", p.panel}, {"highlight", p.highlight}};
  expect_all({{"keyword", p.keyword},
              {"string", p.string_literal},
              {"number", p.number_literal},
              {"comment", p.comment},
              {"draggable number", p.accent_text}},
             grounds, kText);
}

TEST_P(Palettes, TheAccentIsSeenAndItsTextIsRead) {
  expect_all({{"accent", p.accent}}, {{"panel", p.panel}, {"raised", p.raised}}, kGraphic);
  expect_all({{"accent_text", p.accent_text}}, {{"panel", p.panel}, {"raised", p.raised}}, kText);
  expect_all({{"on_accent", p.on_accent}}, {{"accent", p.accent}}, kText);
}

TEST_P(Palettes, LabelsCanBeReadOnTheSolidBars) {
  for (const ui::StateLook& each : ui::kStateLooks) {
    if (!ui::solid(each.state)) continue;
    EXPECT_GE(contrast(p.on(each.state), p.of(each.state)), kText) << timeline::row(each.state).word;
  }
}

TEST_P(Palettes, EveryStateStandsOutFromThePanel) {
  for (const auto& state : states(p)) {
    EXPECT_GE(contrast(state.second, p.panel), kGraphic) << state.first;
  }
}

TEST_P(Palettes, StatesStayApartForEveryKindOfEye) {
  const Named all = states(p);
  for (const auto& eye : eyes()) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = i + 1; j < all.size(); ++j) {
        const Vec a = lab(times(eye.second, linear_rgb(all[i].second)));
        const Vec b = lab(times(eye.second, linear_rgb(all[j].second)));
        EXPECT_GE(distance(a, b), kApart) << all[i].first << " and " << all[j].first << " with " << eye.first;
      }
    }
  }
}

TEST(StateColors, AreThoseOfTheirTable) {
  EXPECT_EQ(ui::dark_palette().of(timeline::State::waiting), IM_COL32(0x4E, 0xA1, 0xDA, 255));
  EXPECT_EQ(ui::light_palette().of(timeline::State::blocked), IM_COL32(0xC2, 0x4F, 0x1A, 255));
  EXPECT_NE(ui::dark_palette().panel, ui::light_palette().panel);
}

TEST(Translucent, KeepsTheColourAndScalesTheOpacity) {
  EXPECT_EQ(ui::translucent(IM_COL32(10, 20, 30, 200), 0.5F), IM_COL32(10, 20, 30, 100));
}

// The measures themselves: red and green are far apart for most people and close for a protanope.
TEST(ColourMeasures, AgreeWithKnownValues) {
  EXPECT_NEAR(contrast(IM_COL32(0, 0, 0, 255), IM_COL32(255, 255, 255, 255)), 21.0, 1e-9);
  const Vec red = linear_rgb(IM_COL32(160, 90, 20, 255));
  const Vec green = linear_rgb(IM_COL32(95, 110, 20, 255));
  EXPECT_GT(distance(lab(red), lab(green)), 40);
  EXPECT_LT(distance(lab(times(eyes()[1].second, red)), lab(times(eyes()[1].second, green))), 20);
}

INSTANTIATE_TEST_SUITE_P(BothThemes, Palettes, testing::Values(&ui::dark_palette(), &ui::light_palette()),
                         [](const auto& each) { return each.index == 0 ? "dark" : "light"; });

}  // namespace
