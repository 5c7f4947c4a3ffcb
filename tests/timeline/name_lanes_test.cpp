// The labels of lanes: two lanes of one run can be told apart.
#include "timeline/name_lanes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "program.hpp"
#include "timeline/build.hpp"
#include "timeline/labels.hpp"
#include "told.hpp"

namespace timeline {
namespace {

using ::testing::ElementsAre;

struct Called {
  std::string name, arguments = {}, task_name = {};
};

std::vector<std::string> labels(const std::vector<Called>& calls) {
  std::vector<Lane> lanes(1);
  lanes[0].kind = Lane::Kind::thread;
  for (const Called& call : calls) {
    Lane& lane = lanes.emplace_back();
    lane.name = call.name;
    lane.arguments = call.arguments;
    lane.task_name = call.task_name;
  }
  name_lanes(lanes);
  std::vector<std::string> all;
  for (std::size_t i = 1; i < lanes.size(); ++i) all.push_back(lanes[i].label);
  return all;
}

TEST(NameLanes, WhoIsAloneHasTheNameOfTheFunction) {
  EXPECT_THAT(labels({{"main"}, {"fetch"}}), ElementsAre("main()", "fetch()"));
}

TEST(NameLanes, NamesakesHaveTheirArguments) {
  EXPECT_THAT(labels({{"fetch", "'a'"}, {"fetch", "'b'"}, {"main"}}),
              ElementsAre("fetch('a')", "fetch('b')", "main()"));
}

TEST(NameLanes, NamesakesWithoutArgumentsOrWithTheSameHaveNumbers) {
  EXPECT_THAT(labels({{"fetch"}, {"fetch"}}), ElementsAre("fetch #1", "fetch #2"));
  EXPECT_THAT(labels({{"consumer", "Queue"}, {"consumer", "Queue"}}), ElementsAre("consumer #1", "consumer #2"));
  EXPECT_THAT(labels({{"fetch", "'a'"}, {"fetch", "'b'"}, {"fetch", "'a'"}}),
              ElementsAre("fetch('a') #1", "fetch('b')", "fetch('a') #2"));
}

TEST(NameLanes, TheArgumentOfOneThatIsAloneIsShownOnlyIfItIsAShortValue) {
  EXPECT_THAT(labels({{"child", "7"}}), ElementsAre("child(7)"));
  EXPECT_THAT(labels({{"child", "'abcdef'"}}), ElementsAre("child('abcdef')"));
  EXPECT_THAT(labels({{"child", "'abcdefg'"}}), ElementsAre("child()"));
  EXPECT_THAT(labels({{"consumer", "Queue"}}), ElementsAre("consumer()")) << "the name of a type says little";
}

TEST(NameLanes, ANamedTaskIsCalledByItsName) {
  EXPECT_THAT(labels({{"download", "'a', 1", "front page"}, {"download", "'b', 2", "logo"}, {"download", "'c', 3"}}),
              ElementsAre("front page", "logo", "download('c', 3)"));
  EXPECT_THAT(labels({{"work", "", "w"}, {"work", "", "w"}}), ElementsAre("w #1", "w #2"));
}

TEST(NameLanes, LongArgumentsAreCutWhereTheyDiffer) {
  const auto all =
      labels({{"fetch", "'https://example.com/page/1', Session"}, {"fetch", "'https://example.com/page/2', Session"}});
  EXPECT_THAT(all, ElementsAre("fetch(…1', Session)", "fetch(…2', Session)"));
  EXPECT_THAT(labels({{"fetch", "'aaaaaaaaaaaaaaaaaaaaaaaa'"}, {"fetch", "'bbbbbbbbbbbbbbbbbbbbbbbb'"}}),
              ElementsAre("fetch('aaaaaaaaaaaaaa…)", "fetch('bbbbbbbbbbbbbb…)"));
}

TEST(NameLanes, TheCommonBeginningEndsBetweenTwoCharacters) {
  // 가 and 각 begin with the same two bytes.
  EXPECT_THAT(labels({{"f", "'가나다라마바사아자가'"}, {"f", "'가나다라마바사아자각'"}}),
              ElementsAre("f(…가')", "f(…각')"));
}

TEST(NameLanes, NoTwoLanesOfAnyRunHaveOneLabel) {
  std::vector<Called> calls;
  for (int i = 0; i < 200; ++i) {
    calls.push_back({"f" + std::to_string(i % 3),
                     i % 5 == 0 ? "" : std::string(static_cast<std::size_t>(i % 7) * 6, 'x'),
                     i % 11 == 0 ? "named" : ""});
  }
  const auto all = labels(calls);
  EXPECT_EQ(std::set(all.begin(), all.end()).size(), all.size());
}

TEST(NameLanes, ControlCharactersDoNotReachALabel) {
  EXPECT_THAT(labels({{"f", "", "two\nlines"}}), ElementsAre("two\xEF\xBF\xBDlines"));
}

/// main makes two tasks of one function; the second has a name.
Timeline two_tasks(testing::Program& program) {
  trace::Recorder& r = program.recorder;
  const trace::Id main = r.code("main", 1), fetch = r.code("fetch", 5);
  r.stamp(Nanos{0}, 0);
  const trace::Id co = r.co_new({0, 0, 9}, main);
  const trace::Id task = r.task_new({0, 0, 9}, co);
  r.stamp(Nanos{0}, 1);
  r.task_start({task, co, 1}, {});
  r.co_start(task, co, 0, 1);
  for (const char* name : {"", "logo"}) {
    r.arguments(r.text("'a'"));
    const trace::Id made = r.co_new({task, co, 2}, fetch);
    r.task_new({task, co, 2}, made, *name == 0 ? 0 : r.text(name));
  }
  r.arguments(r.text("3"));
  const trace::Id fn = r.fn_start({task, co, 3}, r.code("hold", 7));
  r.fn_end(fn, trace::How::returned);
  r.end(trace::Why::deadlock);
  return build(program.events());
}

TEST(NameLanes, ATraceHasTheArgumentsAndTheNamesOfTasks) {
  testing::Program program;
  const Timeline timeline = two_tasks(program);
  std::vector<std::string> all;
  for (const Lane& lane : timeline.lanes) all.push_back(lane_label(lane, testing::en()));
  EXPECT_THAT(all, ElementsAre("thread", "main()", "fetch('a')", "logo", "hold(3)"));
  EXPECT_EQ(lane_name(timeline.lanes[1]), "main");
  EXPECT_EQ(lane_name(timeline.lanes[2]), "fetch('a')");
  EXPECT_EQ(lane_call(timeline.lanes[3]), "fetch('a')");
}

TEST(NameLanes, ALabelThatIsCutKeepsItsNumber) {
  EXPECT_EQ(label_number("fetch #12"), " #12");
  EXPECT_EQ(label_number("fetch('#1')"), "");
  EXPECT_EQ(label_number("fetch"), "");
  EXPECT_EQ(label_number("7"), "");
  EXPECT_EQ(cut_label("a_long_name #12", 9), "a_lo… #12");
  EXPECT_EQ(cut_label("a_long_name", 9), "a_long_n…");
  EXPECT_EQ(cut_label("name #123456", 8), "name #1…");
}

}  // namespace
}  // namespace timeline
