// What each lesson claims, held against its trace: at the defaults and at three other settings.
#include <gmock/gmock.h>

#include "lessons/observed.hpp"

namespace lessons {
namespace {

using lessons::testing::catalogue;
using lessons::testing::Observed;
using lessons::testing::Stretch;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using trace::Kind;
using trace::Why;

/// Three delays of call_api_1..3; quarters of seconds, so that sums are exact.
class ThreeCalls : public ::testing::TestWithParam<Values> {
 protected:
  double a = GetParam()[0];
  double b = GetParam()[1];
  double c = GetParam()[2];
};

INSTANTIATE_TEST_SUITE_P(Settings, ThreeCalls,
                         ::testing::Values(Values{3, 3, 3}, Values{1, 2, 5}, Values{4, 0.25, 0.5},
                                           Values{0.5, 7.75, 86'400}));

TEST(ThreeCallsAtTheDefaults, AreThreeSecondsEach) {
  for (const char* id : {"blocking", "sequential-await", "gather", "nine-or-three"}) {
    EXPECT_EQ(catalogue().find(id)->defaults(), (Values{3, 3, 3})) << id;
  }
}

TEST_P(ThreeCalls, BlockingTakesTheSumAndHoldsTheThreadThroughout) {
  const Observed run("blocking", "blocking", GetParam());
  EXPECT_EQ(run.why(), Why::ok);
  EXPECT_EQ(run.total(), a + b + c);
  EXPECT_THAT(run.held(), ElementsAre(Stretch{0, a}, Stretch{a, a + b}, Stretch{a + b, a + b + c}));
  EXPECT_THAT(run.held("call_api_2"), ElementsAre(Stretch{a, a + b}));
  EXPECT_THAT(run.prints(), ElementsAre("0 call_api_1: call_api_1: request sent",
                                        fmt::format("{} call_api_1: call_api_1: answer received", a),
                                        fmt::format("{} call_api_2: call_api_2: request sent", a),
                                        fmt::format("{} call_api_2: call_api_2: answer received", a + b),
                                        fmt::format("{} call_api_3: call_api_3: request sent", a + b),
                                        fmt::format("{} call_api_3: call_api_3: answer received", a + b + c),
                                        fmt::format("{} process_three_requests: [1, 2, 3]", a + b + c)));
}

TEST_P(ThreeCalls, BlockingHasNoCoroutineAndNoTask) {
  const Observed run("blocking", "blocking", GetParam());
  for (const trace::Event& event : run.events().list) {
    EXPECT_EQ(event.co, 0U);
    EXPECT_EQ(event.task, 0U);
  }
}

TEST_P(ThreeCalls, AwaitedInARowTheyTakeTheSumAndNeverTwoWaitAtOnce) {
  const Observed run("sequential-await", "sequential-await", GetParam());
  EXPECT_EQ(run.why(), Why::ok);
  EXPECT_EQ(run.total(), a + b + c);
  EXPECT_EQ(run.most_sleeping(), 1);
  EXPECT_THAT(run.held(), IsEmpty());
  EXPECT_THAT(run.waits("call_api_1"), ElementsAre(Stretch{0, a}));
  EXPECT_THAT(run.waits("call_api_2"), ElementsAre(Stretch{a, a + b}));
  EXPECT_THAT(run.waits("call_api_3"), ElementsAre(Stretch{a + b, a + b + c}));
}

TEST_P(ThreeCalls, AwaitedInARowTheNextIsMadeOnlyWhenTheOneBeforeHasEnded) {
  const Observed run("sequential-await", "sequential-await", GetParam());
  EXPECT_LT(run.first(Kind::co_end, "call_api_1"), run.first(Kind::co_new, "call_api_2"));
  EXPECT_LT(run.first(Kind::co_end, "call_api_2"), run.first(Kind::co_new, "call_api_3"));
  EXPECT_GT(run.first(Kind::co_end, "call_api_1"), 0);
}

TEST_P(ThreeCalls, GatheredTheyTakeTheLongestAndAllWaitTogether) {
  const Observed run("gather", "gather", GetParam());
  const double longest = std::max({a, b, c});
  EXPECT_EQ(run.why(), Why::ok);
  EXPECT_EQ(run.total(), longest);
  EXPECT_EQ(run.most_sleeping(), 3);
  EXPECT_THAT(run.held(), IsEmpty());
  EXPECT_THAT(run.waits("call_api_1"), ElementsAre(Stretch{0, a}));
  EXPECT_THAT(run.waits("call_api_2"), ElementsAre(Stretch{0, b}));
  EXPECT_THAT(run.waits("call_api_3"), ElementsAre(Stretch{0, c}));
  EXPECT_THAT(run.waits("process_three_requests"), ElementsAre(Stretch{0, longest}));
}

TEST_P(ThreeCalls, GatheredTheyAskInOrderAndAnswerAsTheirDelaysEnd) {
  const Observed run("gather", "gather", GetParam());
  std::vector<std::pair<double, int>> answers{{a, 1}, {b, 2}, {c, 3}};
  std::sort(answers.begin(), answers.end());
  std::vector<std::string> expected;
  for (int i = 1; i <= 3; ++i) expected.push_back(fmt::format("0 call_api_{0}: call_api_{0}: request sent", i));
  for (const auto& [t, i] : answers)
    expected.push_back(fmt::format("{0} call_api_{1}: call_api_{1}: answer received", t, i));
  expected.push_back(fmt::format("{} process_three_requests: [1, 2, 3]", std::max({a, b, c})));
  EXPECT_EQ(run.prints(), expected);
}

TEST_P(ThreeCalls, NineOrThreeShowsWhatTheSingleLessonsShow) {
  for (const char* id : {"blocking", "sequential-await", "gather"}) {
    const Observed compared("nine-or-three", id, GetParam());
    const Observed single(id, id, GetParam());
    EXPECT_EQ(compared.total(), single.total()) << id;
    EXPECT_EQ(compared.prints(), single.prints()) << id;
  }
}

TEST(NineOrThree, SavesSixSeconds) {
  const Values values = catalogue().find("nine-or-three")->defaults();
  const double in_a_row = Observed("nine-or-three", "sequential-await", values).total();
  const double gathered = Observed("nine-or-three", "gather", values).total();
  EXPECT_EQ(Observed("nine-or-three", "blocking", values).total(), 9);
  EXPECT_EQ(in_a_row, 9);
  EXPECT_EQ(gathered, 3);
  EXPECT_EQ(in_a_row - gathered, 6);
}

TEST(NineOrThree, OneNameSetsTheSameCallInAllRuns) {
  EXPECT_EQ(Observed("nine-or-three", "blocking", {3, 5, 3}).total(), 11);
  EXPECT_EQ(Observed("nine-or-three", "sequential-await", {3, 5, 3}).total(), 11);
  EXPECT_EQ(Observed("nine-or-three", "gather", {3, 5, 3}).total(), 5);
}

TEST(ADelayOfZero, TakesNoTimeAndSetsNoTimer) {
  for (const char* id : {"blocking", "sequential-await", "gather"}) {
    const Observed run(id, id, {0, 0, 0});
    EXPECT_EQ(run.total(), 0) << id;
    EXPECT_EQ(run.most_sleeping(), 0) << id;
    EXPECT_EQ(run.texts().back(), "[1, 2, 3]") << id;
  }
}

class Plan : public ::testing::TestWithParam<double> {};
INSTANTIATE_TEST_SUITE_P(Settings, Plan, ::testing::Values(1, 0.25, 4.5, 86'400));

TEST_P(Plan, OfACoroutineRunsNothingUntilItIsAwaited) {
  const Observed run("coroutine-object", "coroutine-object", {GetParam()});
  EXPECT_EQ(run.why(), Why::ok);
  EXPECT_EQ(run.total(), GetParam());
  EXPECT_THAT(run.prints(),
              ElementsAre("0 normal_function: normal_function: running", "0 : done", "0 : coroutine",
                          "0 my_coroutine: my_coroutine: running", fmt::format("{} main: done", GetParam())));
  EXPECT_LT(run.first(Kind::co_new, "my_coroutine"), run.first(Kind::co_start, "main"));
  EXPECT_LT(run.first(Kind::co_start, "main"), run.first(Kind::co_start, "my_coroutine"));
}

TEST_P(Plan, OfACoroutineIsMadeOutsideOfAnyTaskAndAwaitedByMain) {
  const Observed run("coroutine-object", "coroutine-object", {GetParam()});
  const auto& list = run.events().list;
  const trace::Event& made = list.at(static_cast<std::size_t>(run.first(Kind::co_new, "my_coroutine")));
  const trace::Event& started = list.at(static_cast<std::size_t>(run.first(Kind::co_start, "my_coroutine")));
  EXPECT_EQ(made.task, 0U);
  EXPECT_EQ(started.task, 1U);
  EXPECT_NE(started.parent, 0U);
}

class TwoChunks : public ::testing::TestWithParam<Values> {
 protected:
  double a = GetParam()[0];
  double b = GetParam()[1];
};
INSTANTIATE_TEST_SUITE_P(Settings, TwoChunks,
                         ::testing::Values(Values{2, 2}, Values{1, 4}, Values{0.25, 0.5}, Values{8.5, 3}));

TEST(TwoChunksAtTheDefaults, AreTwoSecondsEach) {
  EXPECT_EQ(catalogue().find("two-chunks")->defaults(), (Values{2, 2}));
}

TEST_P(TwoChunks, ComeOneAfterTheOther) {
  const Observed run("two-chunks", "two-chunks", GetParam());
  EXPECT_EQ(run.why(), Why::ok);
  EXPECT_EQ(run.total(), a + b);
  EXPECT_THAT(run.prints(),
              ElementsAre("0 download_file: download starts", "0 fetch_chunk_1: fetch_chunk_1: request sent",
                          fmt::format("{} fetch_chunk_1: fetch_chunk_1: answer received", a),
                          fmt::format("{} download_file: first chunk is here", a),
                          fmt::format("{} fetch_chunk_2: fetch_chunk_2: request sent", a),
                          fmt::format("{} fetch_chunk_2: fetch_chunk_2: answer received", a + b),
                          fmt::format("{} download_file: second chunk is here", a + b)));
}

TEST_P(TwoChunks, StopOnlyTheChainThatWaits) {
  const Observed run("two-chunks", "two-chunks", GetParam());
  EXPECT_THAT(run.waits("fetch_chunk_1"), ElementsAre(Stretch{0, a}));
  EXPECT_THAT(run.waits("fetch_chunk_2"), ElementsAre(Stretch{a, a + b}));
  EXPECT_THAT(run.held(), IsEmpty());
  for (const trace::Event& event : run.events().list) {
    if (event.kind == Kind::task_suspend) {
      EXPECT_EQ(run.events().chain(event).size(), 2U);
    }
  }
}

class TwoDownloads : public ::testing::TestWithParam<double> {};
INSTANTIATE_TEST_SUITE_P(Settings, TwoDownloads, ::testing::Values(2, 0.25, 5, 3600));

TEST(TwoDownloadsAtTheDefault, TakeTwoSeconds) {
  EXPECT_EQ(catalogue().find("two-downloads")->defaults(), (Values{2}));
}

TEST_P(TwoDownloads, WaitTogetherWhileTheLoopIsIdle) {
  const double d = GetParam();
  const Observed run("two-downloads", "two-downloads", {d});
  EXPECT_EQ(run.why(), Why::ok);
  EXPECT_EQ(run.total(), d);
  EXPECT_THAT(run.prints(), ElementsAre("0 download_file_A: A: start", "0 download_file_B: B: start",
                                        fmt::format("{} download_file_A: A: done", d),
                                        fmt::format("{} download_file_B: B: done", d)));
  EXPECT_THAT(run.waits("fetch_data"), ElementsAre(Stretch{0, d}, Stretch{0, d}));
  EXPECT_THAT(run.waits("main"), ElementsAre(Stretch{0, d}));
  EXPECT_EQ(run.most_sleeping(), 2);
  EXPECT_THAT(run.held(), IsEmpty());
  // Idle: nothing happens in between.
  for (const trace::Event& event : run.events().list) {
    EXPECT_TRUE(event.t.count() == 0 || lessons::testing::seconds(event.t) == d);
  }
}

}  // namespace
}  // namespace lessons
