#include "trace/time.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace trace {
namespace {

using namespace std::chrono_literals;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

TEST(Time, SecondsBecomeNanosecondsAndBack) {
  EXPECT_EQ(from_seconds(1.35), 1'350ms);
  EXPECT_EQ(from_seconds(0.1 + 0.2), 300ms);
  EXPECT_EQ(from_seconds(-2), -2s);
  EXPECT_DOUBLE_EQ(in_seconds(1'350ms), 1.35);
}

TEST(Time, RoundsHalvesToTheEvenNumberAsPythonDoes) {
  EXPECT_EQ(from_nanoseconds(0.5), 0ns);
  EXPECT_EQ(from_nanoseconds(1.5), 2ns);
  EXPECT_EQ(from_nanoseconds(2.5), 2ns);
}

TEST(Time, WhatDoesNotFitIsTheNearestThatDoes) {
  EXPECT_EQ(from_seconds(1e10), Nanos::max());
  EXPECT_EQ(from_seconds(1e308), Nanos::max());
  EXPECT_EQ(from_seconds(kInfinity), Nanos::max());
  EXPECT_EQ(from_seconds(-1e308), -Nanos::max());
  EXPECT_EQ(from_seconds(std::numeric_limits<double>::quiet_NaN()), 0ns);
  // The longest time as a double is one nanosecond more than fits.
  EXPECT_EQ(from_seconds(in_seconds(Nanos::max())), Nanos::max());
  EXPECT_LT(from_nanoseconds(9'223'372'036'854'774'784.0), Nanos::max());
}

TEST(Time, ASumStopsAtTheBorders) {
  EXPECT_EQ(add(1s, 2s), 3s);
  EXPECT_EQ(add(Nanos::max(), 0ns), Nanos::max());
  EXPECT_EQ(add(Nanos::max(), 1ns), Nanos::max());
  EXPECT_EQ(add(Nanos::max() - 5ns, 5ns), Nanos::max());
  EXPECT_EQ(add(Nanos::min(), -1ns), Nanos::min());
  EXPECT_EQ(add(Nanos::max(), Nanos::min()), -1ns);
}

TEST(Time, ADistanceIsNeverNegative) {
  EXPECT_EQ(between(1s, 3s), 2s);
  EXPECT_EQ(between(3s, 1s), 0s);
  EXPECT_EQ(between(Nanos::min(), Nanos::max()), Nanos::max());
  EXPECT_EQ(between(Nanos::max(), Nanos::min()), 0s);
}

TEST(Due, IsTheSumOfAClockAndADelay) {
  EXPECT_EQ(Due::after(1s, 2.5).time(), 3'500ms);
  EXPECT_DOUBLE_EQ(Due::after(1s, 2.5).in_seconds(), 3.5);
  EXPECT_DOUBLE_EQ(Due::after(1s, 2.5).left_s(3s), 0.5);
  EXPECT_EQ(Due::after(1s, 2.5).left_s(9s), 0);
  EXPECT_EQ(Due::after(1s, -1e308), Due(1s));
}

TEST(Due, MayBeLaterThanTheClockReaches) {
  const Due far = Due::after(1s, 1e10);
  EXPECT_EQ(far.time(), Nanos::max());
  EXPECT_DOUBLE_EQ(far.in_seconds(), 1e10 + 1);
  EXPECT_DOUBLE_EQ(far.left_s(1s), 1e10);
  EXPECT_DOUBLE_EQ(Due::after(Nanos::max(), 1e308).in_seconds(), 1e308);
  EXPECT_DOUBLE_EQ(Due::after(Nanos::max(), kInfinity).left_s(Nanos::max()), kInfinity);
}

TEST(Due, IsOrderedOnBothSidesOfTheBorder) {
  const Due inside = Due::after(Nanos::max() - 2s, 1.0);
  const Due at = Due::after(Nanos::max() - 2s, 2.0);
  const Due beyond = Due::after(Nanos::max() - 2s, 3600.0);
  EXPECT_LT(Due::after(0s, 1e9), inside);
  EXPECT_LT(inside, at);
  EXPECT_LT(at, beyond);
  EXPECT_LT(beyond, Due::after(0s, 1e10));
  EXPECT_LT(Due::after(0s, 1e10), Due::after(0s, 1e308));
  EXPECT_LT(Due::after(0s, 1e308), Due::after(0s, kInfinity));
  // Nanoseconds that a double cannot distinguish are distinguished.
  EXPECT_LT(Due(Nanos::max() - 2ns), Due(Nanos::max() - 1ns));
}

}  // namespace
}  // namespace trace
