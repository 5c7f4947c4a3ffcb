#include "timeline/build.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "golden.hpp"
#include "program.hpp"
#include "show.hpp"
#include "timeline/moment.hpp"

namespace timeline {
namespace {

using testing::Golden;
using testing::Program;
using namespace std::chrono_literals;

class BuildGolden : public ::testing::TestWithParam<std::string> {};

TEST_P(BuildGolden, GivesTheLanesThatWereDrawnByHand) {
  const auto path = std::filesystem::path(COROSCOPE_SOURCE_DIR) / "tests/timeline/golden" / (GetParam() + ".txt");
  std::ifstream file(path);
  ASSERT_TRUE(file) << path;
  const std::string expected(std::istreambuf_iterator<char>(file), {});
  EXPECT_EQ(testing::show(Golden(GetParam()).timeline), expected);
}
INSTANTIATE_TEST_SUITE_P(Traces, BuildGolden,
                         ::testing::Values("agen", "agen_close", "block", "deadlock", "excgather", "gather", "nested",
                                           "object", "pcqueue", "plain_block", "seq", "syntax", "timeout", "two",
                                           "unawaited"),
                         [](const auto& one) { return one.param; });

const Lane& lane(const Timeline& timeline, std::string_view name) {
  return *std::ranges::find(timeline.lanes, name, &Lane::name);
}

TEST(Build, AWaitKnowsItsCallItsDelayAndItsLine) {
  const Golden gather("gather");
  const Span& sleep = lane(gather.timeline, "call_api").spans[3];
  EXPECT_EQ(sleep.state, State::waiting);
  EXPECT_EQ(sleep.wait, trace::Wait::sleep);
  EXPECT_EQ(gather.events.text(sleep.call), "sleep");
  EXPECT_EQ(sleep.delay, 3);
  EXPECT_EQ(sleep.line, 3U);
  const Span& whole = lane(gather.timeline, "main").spans[3];
  EXPECT_EQ(whole.wait, trace::Wait::gather);
  EXPECT_EQ(gather.events.tasks(gather.events.list[whole.event]).size(), 3U);
  EXPECT_EQ(whole.line, 6U);
}

TEST(Build, ALaneKnowsWhatItReturned) {
  const Golden seq("seq");
  EXPECT_EQ(seq.events.text(lane(seq.timeline, "call_api_1").value), "1");
  EXPECT_EQ(lane(seq.timeline, "call_api_2").value, 0U);
  const Golden object("object");
  EXPECT_EQ(object.events.text(lane(object.timeline, "normal_function").value), "'done'");
}

TEST(Build, AnOuterCoroutineStandsWhereItAwaits) {
  const Golden nested("nested");
  const Lane& file = lane(nested.timeline, "download_file");
  EXPECT_EQ(file.spans[2].line, 6U);
  EXPECT_EQ(file.spans[4].line, 7U);
  EXPECT_EQ(lane(nested.timeline, "main").spans[3].line, 12U);
}

TEST(Build, APlanShowsWhereItWasMadeAndStandsNowhere) {
  const Golden object("object");
  const Lane& plan = lane(object.timeline, "my_coroutine");
  EXPECT_EQ(plan.spans[0].line, 11U);
  const auto index = static_cast<std::size_t>(&plan - object.timeline.lanes.data());
  EXPECT_EQ(moment_at(object.timeline, object.events, after_event(object.timeline, 5)).lanes[index].line, 0U);
  EXPECT_EQ(moment_at(object.timeline, object.events, after_event(object.timeline, 10)).lanes[index].line, 6U);
}

TEST(Build, OutputKeepsItsEndAndItsLane) {
  const Golden stream("stream_print");
  const Timeline& timeline = stream.timeline;
  ASSERT_EQ(timeline.output.size(), 4U);
  EXPECT_EQ(timeline.output[0].text, "Hello");
  EXPECT_FALSE(timeline.output[0].newline);
  EXPECT_EQ(timeline.output[3].text, "");
  EXPECT_TRUE(timeline.output[3].newline);
  EXPECT_EQ(timeline.output[1].lane, 1);
  EXPECT_EQ(timeline.output[1].at, (Position{1s, 3}));
  EXPECT_EQ(Golden("object").timeline.output[0].lane, kNoLane);
}

TEST(Build, EndAndTotalAreThoseOfTheTrace) {
  const Golden deadlock("deadlock");
  EXPECT_EQ(deadlock.timeline.why, trace::Why::deadlock);
  EXPECT_EQ(deadlock.timeline.total, 0s);
  EXPECT_EQ(deadlock.timeline.end, (Position{0s, 5}));
  EXPECT_EQ(Golden("gather").timeline.total, 3s);
  EXPECT_TRUE(Golden("syntax").timeline.lanes.size() == 1);
}

TEST(Build, NothingRecordedGivesAThreadAndNoMore) {
  Program program;
  const Timeline timeline = build(program.events());
  EXPECT_EQ(timeline.lanes.size(), 1U);
  EXPECT_TRUE(timeline.instants.empty());
  const Moment moment = moment_at(timeline, program.events(), {5s, 3});
  EXPECT_EQ(moment.event, -1);
  EXPECT_TRUE(moment.finished);
  EXPECT_TRUE(moment.before_loop);
}

TEST(Build, APlainCallThatRunsTheLoopAwaitsUntilTheLoopIsOver) {
  Program program;
  auto& r = program.recorder;
  r.stamp(0s, 0);
  const trace::Id fn = r.fn_start({0, 0, 9}, r.code("start", 1));
  const trace::Id co = r.co_new({0, 0, 2, fn}, r.code("main", 4));
  const trace::Id task = r.task_new({0, 0, 2}, co);
  r.stamp(0s, 1);
  r.task_start({task, co, 4}, {});
  r.co_start(task, co, 0, 0);
  r.suspend_sleep({task, co, 5}, r.text("sleep"), 1);
  r.stamp(1s, 2);
  r.task_ready(task, {trace::Cause::Kind::timer, 1});
  r.task_resume({task, co, 5}, {trace::Cause::Kind::timer, 1});
  r.co_end({task, co, 5}, trace::How::returned);
  r.task_end(task, trace::How::returned);
  r.print({0, 0, 3, fn}, r.text("done"));
  r.fn_end(fn, trace::How::returned);
  r.end(trace::Why::ok);
  EXPECT_EQ(testing::show(build(program.events())),
            "thread: running(start1) 0/0-0/3, running(main1) 0/3-0/5, idle 0/5-1/0, running(main1) 1/1-1/2, "
            "running(start1) 1/3-1/5, running(-) 1/5-1/6\n"
            "start1: running 0/0-0/3, awaiting(main1) 0/3-1/3, running 1/3-1/5 returned 1/5\n"
            "  main1: plan 0/1-0/2, ready 0/2-0/3, running 0/3-0/5, waiting 0/5-1/0, ready 1/0-1/1, running 1/1-1/2 "
            "returned 1/2\n"
            "wake - -> main1 1/0, 1/1\n");
}

TEST(Build, AChainOfAHundredThousandCoroutinesIsNoDeeperForTheStack) {
  Program program;
  auto& r = program.recorder;
  const trace::Id code = r.code("f", 1);
  r.stamp(0s, 1);
  constexpr trace::Id kDeep = 100'000;
  const trace::Id task = r.task_new({}, r.co_new({}, code));
  r.task_start({task, 1, 1}, {});
  r.co_start(task, 1, 0, 0);
  for (trace::Id co = 2; co <= kDeep; ++co) {
    r.co_new({task, co - 1, 2}, code);
    r.co_start(task, co, co - 1, 2);
  }
  for (trace::Id co = kDeep; co > 0; --co) r.co_end({task, co}, trace::How::returned);
  r.task_end(task, trace::How::returned);
  r.end(trace::Why::ok);
  const Timeline timeline = build(program.events());
  EXPECT_EQ(timeline.lanes.back().depth, static_cast<int>(kDeep) - 1);
  const Moment deepest = moment_at(timeline, program.events(), after_event(timeline, 2 * kDeep + 2));
  EXPECT_EQ(deepest.chains.at(0).size(), kDeep);
}

}  // namespace
}  // namespace timeline
