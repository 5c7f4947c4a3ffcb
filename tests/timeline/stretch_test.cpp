#include "timeline/stretch.hpp"

#include <gtest/gtest.h>

#include "golden.hpp"

namespace timeline {
namespace {

using testing::Golden;
using namespace std::chrono_literals;

Lane lane_of(std::initializer_list<std::tuple<State, Nanos, Nanos>> spans) {
  Lane lane;
  for (const auto& [state, from, to] : spans) {
    Span span;
    span.state = state;
    span.begin = {from, 0};
    span.end = {to, 1};
    lane.spans.push_back(span);
  }
  return lane;
}

TEST(Stretch, SumsUpTheStatesInsideItsEdges) {
  const Lane lane = lane_of({{State::running, 0ms, 100ms}, {State::waiting, 100ms, 3s}, {State::running, 3s, 4s},
                             {State::waiting, 5s, 6s}});
  const StateSums sums = state_sums(lane, 0s, 3s);
  EXPECT_EQ(sums[index(State::running)], 100ms);
  EXPECT_EQ(sums[index(State::waiting)], 2900ms);
  const StateSums inner = state_sums(lane, 2s, 5500ms);
  EXPECT_EQ(inner[index(State::waiting)], 1500ms);
  EXPECT_EQ(inner[index(State::running)], 1s);
  EXPECT_EQ(state_sums(lane, 7s, 9s), StateSums{});
  EXPECT_EQ(state_sums(lane, 2s, 2s), StateSums{});
}

TEST(Stretch, TheStatesOfACoroutineFillItsLife) {
  const Golden gather("gather");
  for (const Lane& lane : gather.timeline.lanes) {
    if (lane.kind != Lane::Kind::coroutine || lane.spans.empty()) continue;
    const StateSums sums = state_sums(lane, 0s, gather.timeline.total);
    Nanos all{0};
    for (const Nanos one : sums) all += one;
    EXPECT_EQ(all, lane.spans.back().end.t - lane.spans.front().begin.t) << lane.name;
  }
}

TEST(Stretch, EdgesAreInstants) {
  Timeline run;
  for (const Nanos t : {Nanos(0s), Nanos(3s), Nanos(9s)}) run.instants.push_back({t, 0, 1});
  run.total = 9s;
  const Timeline* runs[] = {&run};
  const Axis axis(AxisKind::time, runs);
  EXPECT_EQ(nearest_instant(axis, -1s), Nanos(0s));
  EXPECT_EQ(nearest_instant(axis, 1499ms), Nanos(0s));
  EXPECT_EQ(nearest_instant(axis, 1501ms), Nanos(3s));
  EXPECT_EQ(nearest_instant(axis, 3s), Nanos(3s));
  EXPECT_EQ(nearest_instant(axis, 70s), Nanos(9s));
  EXPECT_EQ(nearest_instant(Axis(), 7s), Nanos(7s));
}

}  // namespace
}  // namespace timeline
