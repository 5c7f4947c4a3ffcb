#include "timeline/axis.hpp"

#include <gtest/gtest.h>

#include <random>

namespace timeline {
namespace {

using namespace std::chrono_literals;

Timeline run(std::vector<std::pair<Nanos, std::uint32_t>> instants, Nanos total) {
  Timeline timeline;
  std::uint32_t first = 1;
  for (const auto& [t, count] : instants) {
    timeline.instants.push_back({t, first, count});
    first += count;
  }
  timeline.total = total;
  return timeline;
}

Axis axis(AxisKind kind, const std::vector<Timeline>& runs) {
  std::vector<const Timeline*> pointers;
  for (const Timeline& one : runs) pointers.push_back(&one);
  return {kind, pointers};
}

TEST(Axis, TimeIsProportional) {
  const Axis time = axis(AxisKind::time, {run({{0s, 10}, {3s, 5}}, 3s), run({{0s, 2}, {9s, 1}}, 9s)});
  EXPECT_EQ(time.end(), 9);
  EXPECT_EQ(time.at({1500ms, 0}), 1.5);
  EXPECT_EQ(time.at({0s, 7}), 0);
  EXPECT_EQ(time.position(1.35), (Position{1350ms, Position::kAll}));
  EXPECT_EQ(time.position(-1), (Position{0s, Position::kAll}));
  EXPECT_EQ(time.position(12), (Position{9s, Position::kAll}));
}

TEST(Axis, StepsGiveEachEventTheSameWidthAndTimeAGap) {
  const Axis steps = axis(AxisKind::steps, {run({{0s, 4}, {3s, 2}}, 3s)});
  EXPECT_EQ(steps.end(), 4 + Axis::kGap + 2);
  EXPECT_EQ(steps.at({0s, 3}), 3);
  EXPECT_EQ(steps.at({0s, Position::kAll}), 4);
  EXPECT_EQ(steps.at({1500ms, 0}), 4 + Axis::kGap / 2);
  EXPECT_EQ(steps.at({3s, 1}), 4 + Axis::kGap + 1);
  EXPECT_EQ(steps.position(2.4), (Position{0s, 2}));
  EXPECT_EQ(steps.position(4 + Axis::kGap / 2), (Position{1500ms, 0}));
  EXPECT_EQ(steps.position(99), (Position{3s, 2}));
}

TEST(Axis, AColumnIsAsWideAsTheBusiestRunNeeds) {
  const Axis steps = axis(AxisKind::steps, {run({{0s, 4}, {3s, 2}}, 3s), run({{0s, 7}, {9s, 1}}, 9s)});
  ASSERT_EQ(steps.columns().size(), 3U);
  EXPECT_EQ(steps.columns()[0].count, 7U);
  EXPECT_EQ(steps.columns()[1].begin, 7 + Axis::kGap);
  EXPECT_EQ(steps.columns()[2].t, Nanos(9s));
}

TEST(Axis, NothingToShowIsNoTrouble) {
  for (const AxisKind kind : {AxisKind::time, AxisKind::steps}) {
    const Axis none(kind, {});
    EXPECT_EQ(none.end(), 0);
    EXPECT_EQ(none.at({3s, 1}), 0);
    EXPECT_EQ(none.position(5), Position{});
    EXPECT_EQ(none.next({}), Position{});
    const Axis empty = axis(kind, {run({}, 0s)});
    EXPECT_EQ(empty.end(), 0);
    EXPECT_EQ(empty.position(1).t, Nanos{0});
    EXPECT_EQ(empty.next({0s, 0}), Position{});
    EXPECT_EQ(empty.previous({0s, 0}), Position{});
  }
}

TEST(Axis, OneInstantHasNoGap) {
  const Axis steps = axis(AxisKind::steps, {run({{0s, 5}}, 0s)});
  EXPECT_EQ(steps.end(), 5);
  EXPECT_EQ(steps.position(7), (Position{0s, 5}));
  EXPECT_EQ(axis(AxisKind::time, {run({{0s, 5}}, 0s)}).end(), 0);
}

TEST(Axis, SteppingSkipsTheTimeBetween) {
  const Axis steps = axis(AxisKind::steps, {run({{0s, 2}, {3s, 1}}, 3s)});
  EXPECT_EQ(steps.next({0s, 0}), (Position{0s, 1}));
  EXPECT_EQ(steps.next({0s, 2}), (Position{3s, 1}));
  EXPECT_EQ(steps.next({1s, Position::kAll}), (Position{3s, 1}));
  EXPECT_EQ(steps.next({3s, 1}), (Position{3s, 1}));
  EXPECT_EQ(steps.previous({3s, Position::kAll}), (Position{0s, 2})) << "not the beginning of 3 s, where nothing is";
  EXPECT_EQ(steps.previous({3s, 0}), (Position{0s, 1}));
  EXPECT_EQ(steps.previous({1s, 0}), (Position{0s, 1}));
  EXPECT_EQ(steps.previous({0s, 0}), (Position{0s, 0}));
}

std::vector<Timeline> random_runs(std::mt19937& random) {
  std::vector<Timeline> runs;
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  for (int r = below(3) + 1; r > 0; --r) {
    std::vector<std::pair<Nanos, std::uint32_t>> instants;
    Nanos t{below(2)};
    for (int k = below(6); k > 0; --k) {
      instants.emplace_back(t, static_cast<std::uint32_t>(below(5) + 1));
      t += Nanos(below(3) == 0 ? 1 + below(3) : 1'000'000'000LL * (1 + below(4000)));
    }
    runs.push_back(run(instants, instants.empty() ? Nanos{0} : instants.back().first + Nanos(below(2))));
  }
  return runs;
}

TEST(Axis, NeverFallsAndComesBackFromEveryPosition) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const std::vector<Timeline> runs = random_runs(random);
    const Axis time = axis(AxisKind::time, runs);
    const Axis steps = axis(AxisKind::steps, runs);
    for (const Axis* one : {&time, &steps}) {
      double last = -1;
      for (const Column& column : one->columns()) {
        for (std::uint32_t within = 0; within <= column.count; ++within) {
          const Position position{column.t, within};
          const double x = one->at(position);
          EXPECT_GE(x, last);
          last = x;
          EXPECT_DOUBLE_EQ(one->at(one->position(x)), x);
          if (one->kind() == AxisKind::steps) {
            EXPECT_EQ(one->position(x), position);
          }
        }
      }
      EXPECT_EQ(last, one->end());
    }
    for (double x = 0, last = -1; x <= steps.end(); x += 0.125) {
      const double back = steps.at(steps.position(x));
      EXPECT_GE(back, last);
      EXPECT_LE(std::abs(back - x), 0.76);
      last = back;
    }
  }
}

TEST(Axis, ACursorFindsWhatABisectionFinds) {
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    const std::vector<Timeline> runs = random_runs(random);
    for (const auto kind : {AxisKind::time, AxisKind::steps}) {
      const Axis one = axis(kind, runs);
      Axis::Cursor cursor(one);
      std::uniform_real_distribution<double> anywhere(-1, one.end() + 1);
      double x = 0;
      for (int look = 0; look < 60; ++look) {
        // Mostly a little further, sometimes anywhere.
        x = look % 7 == 0 ? anywhere(random) : x + 0.5;
        const Position position = one.position(x);
        EXPECT_EQ(cursor.at(position), one.at(position));
      }
      EXPECT_EQ(cursor.at({Nanos::max(), 0}), one.at({Nanos::max(), 0}));
    }
  }
}

TEST(Axis, NextAndPreviousVisitEveryEventOnce) {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    const Axis steps = axis(AxisKind::steps, random_runs(random));
    std::size_t events = 0;
    for (const Column& column : steps.columns()) events += column.count;
    Position position{};
    for (std::size_t k = 0; k < events; ++k) {
      const Position next = steps.next(position);
      EXPECT_LT(position, next);
      EXPECT_EQ(steps.previous(next), position);
      position = next;
    }
    EXPECT_LE(steps.end() - steps.at(position), Axis::kGap);
    for (std::size_t k = 0; k < events; ++k) position = steps.previous(position);
    EXPECT_EQ(steps.previous(position), Position{});
  }
}

}  // namespace
}  // namespace timeline
