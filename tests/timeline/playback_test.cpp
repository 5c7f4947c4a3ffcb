#include "timeline/playback.hpp"

#include <gtest/gtest.h>

#include <random>

#include "golden.hpp"
#include "timeline/locate.hpp"

namespace timeline {
namespace {

using testing::Golden;
using namespace std::chrono_literals;

Axis axis(const std::vector<std::pair<Nanos, std::uint32_t>>& instants) {
  Timeline run;
  std::uint32_t first = 1;
  for (const auto& [t, count] : instants) {
    run.instants.push_back({t, first, count});
    first += count;
  }
  run.total = instants.empty() ? Nanos{0} : instants.back().first;
  const Timeline* runs[] = {&run};
  return {AxisKind::steps, runs};
}

Playback over(const Axis& axis, Pace pace = Pace::guided) {
  Playback playback;
  playback.set_pace(pace);
  playback.set_axis(axis);
  return playback;
}

TEST(Playback, UnfoldsAnInstantEventByEventThenLetsTheClockFlow) {
  Playback playback = over(axis({{0s, 2}, {3s, 2}}));
  EXPECT_FALSE(playback.advance(1));
  playback.play();
  EXPECT_TRUE(playback.advance(0.01));
  EXPECT_EQ(playback.position(), (Position{0s, 1}));
  EXPECT_FALSE(playback.advance(0.10));
  playback.advance(0.10);
  EXPECT_EQ(playback.position(), (Position{0s, 2}));
  playback.advance(2 * Playback::kEventDwell - 0.21 + 1.35);
  EXPECT_EQ(playback.position().within, Position::kAll);
  EXPECT_NEAR(static_cast<double>(playback.position().t.count()), 1.35e9, 2);
}

TEST(Playback, ACrowdedInstantTakesNoLongerThanItsLimit) {
  Playback playback = over(axis({{0s, 1000}, {1s, 1}}));
  playback.play();
  playback.advance(Playback::kInstantDwell - 0.001);
  EXPECT_EQ(playback.position().t, Nanos(0));
  EXPECT_GT(playback.position().within, 990U);
  playback.advance(0.002);
  EXPECT_GT(playback.position().t, Nanos(0));
}

TEST(Playback, ManyInstantsShareOneLimit) {
  std::vector<std::pair<Nanos, std::uint32_t>> instants;
  for (int k = 0; k < 10'000; ++k) instants.emplace_back(std::chrono::microseconds(k), 1);
  Playback playback = over(axis(instants));
  playback.play();
  playback.advance(Playback::kAllDwell + 0.02);
  EXPECT_FALSE(playback.playing());
}

TEST(Playback, InRealTimeAnInstantTakesNoTimeAndNineSecondsTakeNine) {
  Playback playback = over(axis({{0s, 5}, {3s, 5}, {6s, 500}, {9s, 5}}), Pace::real_time);
  playback.play();
  playback.advance(1.5);
  EXPECT_EQ(playback.position(), (Position{1500ms, Position::kAll}));
  double passed = 1.5;
  while (playback.playing()) {
    playback.advance(1.0 / 60);
    passed += 1.0 / 60;
  }
  EXPECT_EQ(playback.position(), (Position{9s, Position::kAll}));
  EXPECT_NEAR(passed, 9, 1.5 / 60);
}

TEST(Playback, GuidedHaltsDirectlyAfterEachStopPointAndGoesOnFromThere) {
  const std::vector<Position> stops{{0s, 2}, {3s, 1}, {3s, 4}};
  Playback playback = over(axis({{0s, 4}, {3s, 4}}));
  playback.set_stops(stops);
  for (const Position stop : stops) {
    playback.play();
    for (int frame = 0; playback.playing(); ++frame) {
      ASSERT_LT(frame, 1000);
      playback.advance(0.016);
    }
    EXPECT_EQ(playback.position(), stop);
  }
  playback.play();
  EXPECT_EQ(playback.position(), Position{}) << "the last stop point is the end: it begins anew";
}

TEST(Playback, AFrameThatTakesLongDoesNotPassAStopPoint) {
  Playback playback = over(axis({{0s, 4}, {3s, 4}}));
  playback.set_stops({{3s, 2}});
  playback.play();
  playback.advance(100);
  EXPECT_EQ(playback.position(), (Position{3s, 2}));
  EXPECT_FALSE(playback.playing());
}

TEST(Playback, OtherPacesDoNotHalt) {
  for (const Pace pace : {Pace::real_time, Pace::step_by_step}) {
    Playback playback = over(axis({{0s, 4}, {3s, 4}}), pace);
    playback.set_stops({{0s, 2}, {3s, 1}});
    playback.play();
    playback.advance(100);
    EXPECT_EQ(playback.position(), playback.end());
  }
}

TEST(Playback, StepByStepShowsEachEventAsLongAsItsSentenceTakes) {
  Playback playback = over(axis({{0s, 2}, {3s, 1}}), Pace::step_by_step);
  std::vector<Position> asked;
  const auto reading = [&](Position at) {
    asked.push_back(at);
    return at.within == 1 ? 2.0 : 5.0;
  };
  playback.play();
  playback.advance(1.9, reading);
  EXPECT_EQ(playback.position(), (Position{0s, 1}));
  playback.advance(0.2, reading);
  EXPECT_EQ(playback.position(), (Position{0s, 2}));
  playback.advance(4.8, reading);
  EXPECT_EQ(playback.position(), (Position{0s, 2}));
  playback.advance(1.1, reading);
  EXPECT_NEAR(in_seconds(playback.position().t), 1, 1e-8);
  playback.advance(2 + 1.9, reading);
  EXPECT_EQ(playback.position(), (Position{3s, 1}));
  EXPECT_TRUE(playback.playing());
  playback.advance(0.2, reading);
  EXPECT_FALSE(playback.playing());
  EXPECT_EQ(asked, (std::vector<Position>{{0s, 1}, {0s, 2}, {3s, 1}})) << "each event is asked for once";
}

TEST(Playback, StopsAtTheEndAndBeginsAnewFromThere) {
  Playback playback = over(axis({{0s, 2}, {3s, 2}}));
  playback.play();
  EXPECT_TRUE(playback.advance(60));
  EXPECT_FALSE(playback.playing());
  EXPECT_EQ(playback.position(), playback.end());
  playback.toggle();
  EXPECT_TRUE(playback.playing());
  EXPECT_EQ(playback.position(), Position{});
  playback.toggle();
  playback.seek({3s, 2});
  playback.play();
  EXPECT_EQ(playback.position(), Position{});
}

TEST(Playback, GoesOnFromWhereItWasPut) {
  Playback playback = over(axis({{0s, 4}, {3s, 2}}));
  playback.seek({0s, 2});
  playback.play();
  playback.advance(Playback::kEventDwell * 0.9);
  EXPECT_EQ(playback.position(), (Position{0s, 2}));
  playback.advance(Playback::kEventDwell * 0.2);
  EXPECT_EQ(playback.position(), (Position{0s, 3}));
  playback.seek({99s, 0});
  EXPECT_EQ(playback.position(), playback.end());
}

TEST(Playback, SpeedIsCutToItsLimitsAndScalesEverything) {
  Playback playback = over(axis({{0s, 2}, {8s, 2}}), Pace::guided);
  playback.set_speed(100);
  EXPECT_EQ(playback.speed(), Playback::kMaxSpeed);
  playback.set_speed(0);
  EXPECT_EQ(playback.speed(), Playback::kMinSpeed);
  playback.set_speed(4);
  playback.play();
  playback.advance(2 * Playback::kEventDwell / 4 + 1);
  EXPECT_NEAR(static_cast<double>(playback.position().t.count()), 4e9, 2);
}

TEST(Playback, AStretchOfMoreThanTenSecondsWithoutAnEventIsSkippedInEveryPace) {
  for (const Pace pace : {Pace::real_time, Pace::guided, Pace::step_by_step}) {
    Playback playback = over(axis({{0s, 0}, {10s, 0}, {3610s, 0}}), pace);
    playback.play();
    playback.advance(9);
    EXPECT_NEAR(in_seconds(playback.position().t), 9, 1e-8) << "ten seconds are not skipped";
    EXPECT_EQ(playback.skipped(), Nanos(0));
    playback.advance(1 + Playback::kSkip / 2);
    EXPECT_NEAR(in_seconds(playback.position().t), 10 + 1800, 1e-6);
    EXPECT_EQ(playback.skipped(), Nanos(3600s));
    playback.advance(Playback::kSkip);
    EXPECT_FALSE(playback.playing());
    EXPECT_EQ(playback.skipped(), Nanos(0));
  }
}

TEST(Playback, WhatIsSkippedDependsOnTheWallNotOnTheRun) {
  const Axis nine = axis({{0s, 1}, {9s, 1}, {36s, 1}});
  Playback playback = over(nine, Pace::real_time);
  playback.seek({1s, Position::kAll});
  EXPECT_EQ(playback.skipped(), Nanos(0));
  playback.set_speed(0.5);
  EXPECT_EQ(playback.skipped(), Nanos(9s)) << "18 s on the wall";
  playback.play();
  playback.advance(Playback::kSkip * 8 / 9 + 0.001);
  EXPECT_GE(playback.position().t, Nanos(9s)) << "a skip takes as long at every speed";
  playback.set_speed(4);
  playback.seek({10s, Position::kAll});
  EXPECT_EQ(playback.skipped(), Nanos(0)) << "27 s are less than 7 s on the wall";
}

TEST(Playback, ManySkipsShareOneLimit) {
  std::vector<std::pair<Nanos, std::uint32_t>> instants;
  for (int k = 0; k <= 1000; ++k) instants.emplace_back(60s * k, 1);
  Playback playback = over(axis(instants), Pace::real_time);
  playback.play();
  playback.advance(Playback::kAllSkips + 0.1);
  EXPECT_FALSE(playback.playing());
}

TEST(Playback, APlaceThatAShorterRunDoesNotHaveIsKeptForALongerOne) {
  Playback playback = over(axis({{0s, 2}, {9s, 2}}));
  playback.seek({7s, Position::kAll});
  playback.set_axis(axis({{0s, 2}, {3s, 2}}));
  EXPECT_EQ(playback.position(), playback.end());
  playback.set_axis(axis({{0s, 2}, {9s, 2}}));
  EXPECT_EQ(playback.position(), (Position{7s, Position::kAll}));
}

TEST(Playback, KeepsItsPlaceWhenTheRunChanges) {
  Playback playback = over(axis({{0s, 2}, {3s, 2}}));
  playback.seek({1350ms, 0});
  playback.set_axis(axis({{0s, 7}, {5s, 2}}));
  EXPECT_EQ(playback.position(), (Position{1350ms, 0}));
  playback.set_axis(axis({{0s, 7}, {1s, 2}}));
  EXPECT_EQ(playback.position(), playback.end());
  playback.set_axis(Axis());
  playback.play();
  EXPECT_FALSE(playback.playing());
}

TEST(Playback, HowTimeIsCutUpMakesNoDifference) {
  std::mt19937 random(9);
  const Axis steps = axis({{0s, 12}, {1s, 1}, {1001ms, 3}, {4s, 30}, {40s, 2}});
  for (int round = 0; round < 300; ++round) {
    const auto pace = static_cast<Pace>(round % 3);
    Playback whole = over(steps, pace);
    whole.play();
    const double length = std::uniform_real_distribution<double>(0, 9)(random);
    whole.advance(length);
    Playback pieces = over(steps, pace);
    pieces.play();
    double left = length;
    while (left > 0) {
      const double piece = std::min(left, std::uniform_real_distribution<double>(0.0001, 0.2)(random));
      pieces.advance(piece);
      left -= piece;
    }
    EXPECT_EQ(whole.playing(), pieces.playing());
    EXPECT_EQ(whole.position().within, pieces.position().within);
    EXPECT_LE(std::abs((whole.position().t - pieces.position().t).count()), 100);
  }
}

TEST(Playback, NeverGoesBackAndShowsEveryEvent) {
  const Golden gather("gather");
  const Timeline* runs[] = {&gather.timeline};
  const Axis steps(AxisKind::steps, runs);
  Playback playback = over(steps);
  playback.play();
  std::uint32_t shown = 1;
  Position last = playback.position();
  while (playback.playing()) {
    playback.advance(1.0 / 240);
    EXPECT_LE(last, playback.position());
    last = playback.position();
    const std::uint32_t done = events_before(gather.timeline, last);
    EXPECT_LE(done, shown + 1);
    shown = done;
  }
  EXPECT_EQ(shown + 1, gather.events.list.size());
}

TEST(StepSwitch, VisitsSuspendsAndResumes) {
  const Golden nested("nested");
  const auto step = [&](Position from, int direction) {
    return step_switch(nested.timeline, nested.events, from, direction);
  };
  const Position first = step({}, 1);
  EXPECT_EQ(first, after_event(nested.timeline, 11));
  const Position second = step(first, 1);
  EXPECT_EQ(second, after_event(nested.timeline, 13));
  EXPECT_EQ(step(second, -1), first);
  EXPECT_EQ(step({1s, Position::kAll}, -1), first);
  EXPECT_EQ(step(first, -1), Position{});
  EXPECT_EQ(step(nested.timeline.end, 1), nested.timeline.end);
  EXPECT_EQ(step({9s, Position::kAll}, -1), after_event(nested.timeline, 19));
}

TEST(StepSwitch, APlainProgramChangesHandsWhereItBlocks) {
  const Golden plain("plain_block");
  EXPECT_EQ(step_switch(plain.timeline, plain.events, {}, 1), after_event(plain.timeline, 3));
}

TEST(StepStop, GoesFromStopToStop) {
  const std::vector<Position> stops{{0s, 3}, {0s, 9}, {3s, 1}};
  const Position end{3s, 5};
  EXPECT_EQ(step_stop(stops, {}, 1, end), stops[0]);
  EXPECT_EQ(step_stop(stops, stops[0], 1, end), stops[1]);
  EXPECT_EQ(step_stop(stops, {2s, 0}, -1, end), stops[1]);
  EXPECT_EQ(step_stop(stops, stops[1], -1, end), stops[0]);
  EXPECT_EQ(step_stop(stops, stops[0], -1, end), Position{});
  EXPECT_EQ(step_stop(stops, stops[2], 1, end), end);
  EXPECT_EQ(step_stop({}, {1s, 0}, 1, end), end);
}

}  // namespace
}  // namespace timeline
