#include "timeline/horizon.hpp"

#include <gtest/gtest.h>

namespace timeline {
namespace {

using namespace std::chrono_literals;

Axis axis_over(AxisKind kind, const std::vector<Nanos>& instants) {
  Timeline run;
  for (const Nanos t : instants) run.instants.push_back({t, 0, 2});
  run.total = instants.back();
  const Timeline* runs[] = {&run};
  return {kind, runs};
}

TEST(Horizon, SaysNothingOfTheTotal) {
  const Axis nine = axis_over(AxisKind::time, {0s, 3s, 6s, 9s});
  const Axis three = axis_over(AxisKind::time, {0s, 3s});
  const Axis thirty = axis_over(AxisKind::time, {0s, 3s, 6s, 9s, 12s, 15s, 18s, 21s, 24s, 27s, 30s});
  for (const Position seen : {Position{}, Position{0s, 2}, Position{2s, 0}}) {
    EXPECT_EQ(horizon(nine, seen), 10);
    EXPECT_EQ(horizon(three, seen), 10);
    EXPECT_EQ(horizon(thirty, seen), 10);
  }
}

TEST(Horizon, RunsOnBeyondWhatIsRevealedAndIsTheEndWhenThatWasReached) {
  const Axis thirty = axis_over(AxisKind::time, {0s, 3s, 6s, 9s, 12s, 15s, 18s, 21s, 24s, 27s, 30s});
  for (int second = 0; second < 30; ++second) {
    EXPECT_GT(horizon(thirty, {std::chrono::seconds(second), 1}), second);
  }
  EXPECT_EQ(horizon(thirty, {9900ms, 0}), 15);
  EXPECT_EQ(horizon(thirty, {30s, 1}), 50);
  EXPECT_EQ(horizon(thirty, {30s, 2}), 30);
  EXPECT_EQ(horizon(thirty, {Nanos::max(), Position::kAll}), 30);
}

TEST(Horizon, FollowsTheUnitOfTheRun) {
  EXPECT_DOUBLE_EQ(horizon(axis_over(AxisKind::time, {0s, 2ms, 3ms}), {}), 0.007);
  EXPECT_EQ(horizon(axis_over(AxisKind::time, {0s, 600s, 1200s}), {}), 2000);
  EXPECT_EQ(horizon(axis_over(AxisKind::time, {0s}), {}), 0);
  EXPECT_EQ(horizon(axis_over(AxisKind::steps, {0s, 3s, 6s, 9s}), {}), 30);
  EXPECT_EQ(horizon(Axis(), {}), 0);
}

TEST(Horizon, AnInstantHasRoomForTheEventsThatAreShownAndAFewUntilItIsPast) {
  const Column few{0s, 3, 0, 3}, many{0s, 40, 0, 40};
  for (const std::uint32_t within : {0U, 1U, 2U, 3U}) {
    EXPECT_EQ(room_for_events(few, {0s, within}), 10U);
    EXPECT_EQ(room_for_events(many, {0s, within}), 10U);
    EXPECT_FALSE(is_past(few, {0s, within})) << "it may have more";
  }
  EXPECT_EQ(room_for_events(many, {0s, 9}), 15U);
  EXPECT_EQ(shown_events(many, {0s, 9}), 9U);
  EXPECT_EQ(shown_events(many, {1s, 0}), 40U);
  EXPECT_EQ(shown_events({2s, 4, 0, 4}, {1s, 0}), 0U);
  EXPECT_TRUE(is_past(few, {1s, 0}));
  EXPECT_EQ(room_for_events(few, {1s, 0}), 3U);
  EXPECT_EQ(room_for_events(many, {0s, Position::kAll}), 40U);
}

}  // namespace
}  // namespace timeline
