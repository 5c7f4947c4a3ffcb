#include "timeline/wakers.hpp"

#include <gtest/gtest.h>

#include "timeline/build.hpp"
#include "timeline/moment.hpp"
#include "timeline/program.hpp"

namespace timeline {
namespace {

TEST(Wakers, WhatIsFoundForEachWakeOfRandomProgramsIsItsOwn) {
  std::size_t found = 0;
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    testing::RandomProgram program(seed, 60);
    const trace::Events& events = program.events();
    const Timeline shown = build(events);
    for (const Wake& wake : shown.wakes) {
      const trace::Id task = shown.lane(wake.to).task;
      if (task == 0) continue;
      const auto waker = waker_of(shown, events, wake.to, wake.ready);
      ASSERT_TRUE(waker) << seed;
      EXPECT_EQ(waker->at.t, wake.ready.t) << seed;
      if (wake.from == kNoLane) EXPECT_EQ(waker->lane, wake.to) << seed << ": its own timer";
      else EXPECT_EQ(shown.lane(waker->lane).task, shown.lane(wake.from).task) << seed;
      if (wake.from == kNoLane) continue;
      const auto back = woken_by(shown, waker->lane, waker->at);
      ASSERT_TRUE(back) << seed;
      EXPECT_EQ(back->at, wake.ready) << seed << ": the last that it has woken";
      ++found;
    }
  }
  EXPECT_GT(found, 100U);
}

TEST(Wakers, ALaneOfNoTaskHasNone) {
  testing::RandomProgram program(1);
  const Timeline shown = build(program.events());
  EXPECT_FALSE(waker_of(shown, program.events(), 0, {}));
  EXPECT_FALSE(waker_of(shown, program.events(), kNoLane, {}));
  EXPECT_FALSE(woken_by(shown, kNoLane, {}));
}

}  // namespace
}  // namespace timeline
