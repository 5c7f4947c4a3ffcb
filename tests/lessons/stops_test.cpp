#include "lessons/stops.hpp"

#include <gmock/gmock.h>

#include "trace/recorder.hpp"

namespace lessons {
namespace {

using ::testing::ElementsAre;

/// main and work, each a coroutine of its own task; work is resumed twice.
struct Sample {
  trace::Trace trace;
  trace::Events events;

  Sample() {
    {
      trace::Recorder recorder(trace, "test", "sample.py", "virtual");
      const trace::Id main = recorder.code("main", 5);
      const trace::Id work = recorder.code("work", 1);
      recorder.co_new({}, main);
      recorder.task_new({}, 1);
      recorder.co_new({.task = 1, .co = 1}, work);
      recorder.task_new({.task = 1, .co = 1}, 2);
      recorder.task_start({.task = 2, .co = 2}, {});
      recorder.task_resume({.task = 2, .co = 2}, {});
      recorder.print({.task = 2, .co = 2}, recorder.text("x"));
      recorder.task_end(2, trace::How::returned);
      recorder.end(trace::Why::ok);
    }
    events = trace::decode(trace);
  }
};

Run run_with(std::vector<Stop> stops) {
  Run run;
  run.stops = std::move(stops);
  return run;
}

TEST(StopEvents, AreFoundByKindNameAndCount) {
  const Sample sample;
  const lessons::Run run = run_with({{{"task.resume", "work", 1}, {}}, {{"co.new", "work", 1}, {}}, {{"co.new", "", 1}, {}}});
  EXPECT_THAT(stop_events(run, sample.events), ElementsAre(1, 3, 6));
}

TEST(StopEvents, KnowATaskThatEndsByItsName) {
  const Sample sample;
  EXPECT_THAT(stop_events(run_with({{{"task.end", "work", 1}, {}}}), sample.events), ElementsAre(8));
}

TEST(StopEvents, LeaveOutWhatDoesNotHappen) {
  const Sample sample;
  const lessons::Run run =
      run_with({{{"task.resume", "work", 2}, {}}, {{"task.suspend", "", 1}, {}}, {{"print", "main", 1}, {}}});
  EXPECT_THAT(stop_events(run, sample.events), ElementsAre());
}

TEST(StopSentence, IsThatOfTheEventAndOfNoOther) {
  const Sample sample;
  const lessons::Run run = run_with({{{"print", "work", 1}, {"출력", "printed"}}});
  const std::uint32_t event = stop_events(run, sample.events).at(0);
  ASSERT_NE(stop_sentence(run, sample.events, event), nullptr);
  EXPECT_EQ(stop_sentence(run, sample.events, event)->en, "printed");
  EXPECT_EQ(stop_sentence(run, sample.events, event - 1), nullptr);
}

}  // namespace
}  // namespace lessons
