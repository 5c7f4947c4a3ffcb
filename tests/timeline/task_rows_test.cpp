#include "timeline/task_rows.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "golden.hpp"
#include "timeline/build.hpp"

namespace timeline {
namespace {

using testing::Golden;

TEST(TaskRows, ATaskHasTheRowsOfItsAwaitChain) {
  const Golden seq("seq");
  ASSERT_EQ(seq.timeline.tasks.size(), 1U);
  const Task& only = seq.timeline.tasks[0];
  EXPECT_EQ(only.first, only.root);
  EXPECT_EQ(only.last, static_cast<LaneIndex>(seq.timeline.lanes.size()) - 1);
  EXPECT_EQ(seq.timeline.task_levels, 1);
}

TEST(TaskRows, TasksOfGatherHaveARowEach) {
  const Golden gather("gather");
  ASSERT_EQ(gather.timeline.tasks.size(), 4U);
  for (const Task& task : gather.timeline.tasks) {
    EXPECT_EQ(task.first, task.last);
    EXPECT_EQ(task.level, 0);
  }
  EXPECT_EQ(gather.timeline.tasks[0].made.within, 1U) << "behind co.new of main()";
  EXPECT_LT(gather.timeline.tasks[0].made, gather.timeline.tasks[1].made);
}

Lane lane(trace::Id task, LaneIndex parent = kNoLane) {
  Lane made;
  made.task = task;
  made.parent = parent;
  return made;
}

TEST(TaskRows, ATaskAmongTheRowsOfAnotherIsALevelDeeper) {
  Timeline timeline;
  timeline.lanes = {Lane{}, lane(1), lane(1, 1), lane(2, 1), lane(3, 3), lane(2, 3), lane(1, 1), lane(4)};
  for (const LaneIndex root : {1, 3, 4, 7}) timeline.tasks.emplace_back().root = root;
  find_task_rows(timeline);
  const auto rows = [&](std::size_t task) {
    const Task& found = timeline.tasks[task - 1];
    return std::array{found.first, found.last, found.level};
  };
  EXPECT_EQ(rows(1), (std::array{1, 6, 0}));
  EXPECT_EQ(rows(2), (std::array{3, 5, 1}));
  EXPECT_EQ(rows(3), (std::array{4, 4, 2}));
  EXPECT_EQ(rows(4), (std::array{7, 7, 0}));
  EXPECT_EQ(timeline.task_levels, 3);
}

TEST(TaskRows, LinksSayWhoCalledMadeAndAnswered) {
  const Golden gather("gather");
  const auto count = [&](Link::Kind kind) { return std::ranges::count(gather.timeline.links, kind, &Link::kind); };
  EXPECT_EQ(count(Link::Kind::made), 3);
  EXPECT_EQ(count(Link::Kind::call), 0);
  const Golden seq("seq");
  std::vector<std::string> all;
  for (const Link& link : seq.timeline.links) {
    all.push_back(seq.timeline.lane(link.from).name + (link.kind == Link::Kind::call ? " calls " : " answers ") +
                  seq.timeline.lane(link.to).name);
  }
  EXPECT_EQ(all, (std::vector<std::string>{"main calls call_api_1", "call_api_1 answers main", "main calls call_api_2",
                                           "call_api_2 answers main", "main calls call_api_3",
                                           "call_api_3 answers main"}));
  EXPECT_TRUE(std::ranges::is_sorted(seq.timeline.links, {}, &Link::at));
}

}  // namespace
}  // namespace timeline
