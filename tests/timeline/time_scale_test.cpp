#include "timeline/time_scale.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace timeline {
namespace {

std::vector<std::string> labels(const TimeScale& scale, float distance) {
  std::vector<std::string> all;
  for (const Tick& tick : scale.ticks(distance)) all.push_back(tick.label);
  return all;
}

TEST(TimeScale, MapsTheStretchToItsPixelsAndBack) {
  const TimeScale scale(2, 4, 9, 100, 200);
  EXPECT_FLOAT_EQ(scale.to_pixel(2), 100);
  EXPECT_FLOAT_EQ(scale.to_pixel(3.5), 250);
  EXPECT_DOUBLE_EQ(scale.to_axis(300), 4);
  EXPECT_DOUBLE_EQ(scale.pixels_per_unit(), 100);
}

TEST(TimeScale, FitsTheWholeAxis) {
  const TimeScale scale = TimeScale::fit(9, 0, 900);
  EXPECT_TRUE(scale.is_fitted());
  EXPECT_EQ(scale.begin(), 0);
  EXPECT_EQ(scale.end(), 9);
  EXPECT_FALSE(TimeScale(1, 9, 9, 0, 900).is_fitted());
  EXPECT_EQ(TimeScale(5, 5, 9, 0, 900).end(), 9);
  EXPECT_EQ(TimeScale(-3, 20, 9, 0, 900).end(), 9);
}

TEST(TimeScale, AnAxisWithoutLengthIsOneUnit) {
  const TimeScale scale = TimeScale::fit(0, 0, 100);
  EXPECT_EQ(scale.end(), 1);
  EXPECT_FLOAT_EQ(scale.to_pixel(0), 0);
}

TEST(TimeScale, ZoomingKeepsWhatIsUnderThePointer) {
  const TimeScale scale = TimeScale::fit(9, 50, 900).zoomed(3, 500);
  EXPECT_DOUBLE_EQ(scale.span(), 3);
  EXPECT_NEAR(scale.to_axis(500), 4.5, 1e-9);
  EXPECT_TRUE(scale.zoomed(0.1, 500).is_fitted());
  EXPECT_NEAR(TimeScale::fit(9, 0, 900).zoomed(1e30, 450).span(), TimeScale::kMinSpan, 1e-14);
  EXPECT_DOUBLE_EQ(scale.zoomed(0, 5).span(), 3);
}

TEST(TimeScale, PanningStopsAtTheEnds) {
  const TimeScale scale(3, 6, 9, 0, 300);
  EXPECT_DOUBLE_EQ(scale.panned(100).begin(), 2);
  EXPECT_DOUBLE_EQ(scale.panned(1000).begin(), 0);
  EXPECT_DOUBLE_EQ(scale.panned(-1000).end(), 9);
  EXPECT_DOUBLE_EQ(scale.panned(-1000).span(), 3);
}

TEST(TimeScale, ShowsAPlaceWithRoomAroundIt) {
  const TimeScale scale(3, 6, 9, 0, 300);
  EXPECT_DOUBLE_EQ(scale.showing(4, 20).begin(), 3);
  EXPECT_DOUBLE_EQ(scale.showing(7, 20).end(), 7.2);
  EXPECT_DOUBLE_EQ(scale.showing(1, 20).begin(), 0.8);
  EXPECT_DOUBLE_EQ(scale.showing(9, 20).end(), 9);
}

TEST(TimeScale, TicksAreRoundAndFarEnoughApart) {
  EXPECT_EQ(labels(TimeScale::fit(9, 0, 900), 60),
            (std::vector<std::string>{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}));
  EXPECT_EQ(labels(TimeScale::fit(9, 0, 900), 120), (std::vector<std::string>{"0", "2", "4", "6", "8"}));
  EXPECT_EQ(labels(TimeScale(1.2, 1.35, 9, 0, 300), 60), (std::vector<std::string>{"1.20", "1.25", "1.30", "1.35"}));
  EXPECT_EQ(labels(TimeScale::fit(3600, 0, 400), 60), (std::vector<std::string>{"0", "600", "1,200", "1,800", "2,400", "3,000", "3,600"}));
  EXPECT_EQ(labels(TimeScale::fit(7200, 0, 400), 60), (std::vector<std::string>{"0", "1,200", "2,400", "3,600", "4,800", "6,000", "7,200"}));
  EXPECT_EQ(labels(TimeScale::fit(1e6, 0, 400), 60), (std::vector<std::string>{"0", "200,000", "400,000", "600,000", "800,000", "1,000,000"}));
  EXPECT_EQ(labels(TimeScale::fit(0.3, 0, 300), 90), (std::vector<std::string>{"0.0", "0.1", "0.2", "0.3"}));
}

TEST(TimeScale, EveryChangeStaysInsideTheAxis) {
  std::mt19937 random(5);
  std::uniform_real_distribution<float> pixel(-200, 1200);
  std::uniform_real_distribution<double> factor(0.2, 5);
  for (int round = 0; round < 200; ++round) {
    const double limit = std::pow(10.0, std::uniform_real_distribution<double>(-3, 5)(random));
    TimeScale scale = TimeScale::fit(limit, 10, 980);
    for (int k = 0; k < 50; ++k) {
      scale = k % 2 == 0 ? scale.zoomed(factor(random), pixel(random)) : scale.panned(pixel(random));
      EXPECT_GE(scale.begin(), 0);
      EXPECT_LE(scale.end(), limit * (1 + 1e-12));
      EXPECT_GE(scale.span(), TimeScale::kMinSpan * 0.999);
      const std::vector<Tick> ticks = scale.ticks(80);
      EXPECT_LE(ticks.size(), 14U);
      for (std::size_t i = 1; i < ticks.size(); ++i) {
        EXPECT_GE(scale.to_pixel(ticks[i].at) - scale.to_pixel(ticks[i - 1].at), 79.0F);
        EXPECT_NE(ticks[i].label, ticks[i - 1].label);
      }
    }
  }
}

}  // namespace
}  // namespace timeline
