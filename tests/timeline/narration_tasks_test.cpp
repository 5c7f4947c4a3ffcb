// What the narration tells of waiting and of the ends of tasks.
#include <gtest/gtest.h>

#include "program.hpp"
#include "told.hpp"

namespace timeline {
namespace {

using testing::after;
using testing::en;
using testing::Golden;
using testing::ko;
using testing::Program;
using namespace std::chrono_literals;

TEST(Narration, OfASleepSaysWhatRunsNextOnlyIfSomethingIsReady) {
  EXPECT_EQ(after(Golden("gather"), 14, en()),
            "call_api(1) waits for 3 s. | It gives the thread back: call_api(2) is next.");
  EXPECT_EQ(after(Golden("seq"), 7, en()),
            "call_api_1() waits for 3 s. | It gives the thread back, but there is no other task.");
}

// The sentences of a run for that kind of event, in order; also of the last event, which otherwise tells the end.
std::vector<std::string> all_of(const Timeline& timeline, const trace::Events& events, trace::Kind kind,
                                const text::Words& in) {
  std::vector<std::string> told;
  for (std::uint32_t i = 0; i < events.list.size(); ++i) {
    if (events.list[i].kind != kind) continue;
    Moment moment = moment_at(timeline, events, after_event(timeline, i));
    moment.finished = false;
    const Sentence sentence = narrate(timeline, events, moment, in);
    told.push_back(sentence.lead + " | " + sentence.rest);
  }
  return told;
}
std::vector<std::string> all_of(const Golden& golden, trace::Kind kind, const text::Words& in) {
  return all_of(golden.timeline, golden.events, kind, in);
}

TEST(Narration, OfTheEndOfATaskSaysWhetherWhatWaitsForItCanContinue) {
  const auto task = [](int n) { return "The task of call_api(" + std::to_string(n) + ") is done. | "; };
  EXPECT_EQ(
      all_of(Golden("gather"), trace::Kind::task_end, en()),
      (std::vector<std::string>{
          task(1) + "main() still waits for two more.", task(2) + "main() still waits for one more.",
          task(3) + "main() can continue.",
          "The task of main() is done. | asyncio.run waited for it: now it cleans up and closes the event loop."}));
  EXPECT_EQ(all_of(Golden("gather"), trace::Kind::task_end, ko()).front(),
            "call_api(1) 태스크가 끝났습니다. | main()은 아직 태스크 두 개를 더 기다립니다.");
}

// wait() may continue after the first of its tasks, so nothing is said of the others.
TEST(Narration, OfTheEndOfOneOfSeveralTasksClaimsNothingUnlessAllAreNeeded) {
  Program program;
  auto& r = program.recorder;
  r.stamp(0s, 1);
  const trace::Id main = r.co_new({}, r.code("main", 1));
  const trace::Id first = r.task_new({}, main);
  std::vector<trace::Id> tasks;
  for (int k = 0; k < 2; ++k)
    tasks.push_back(r.task_new({first, main, 2}, r.co_new({first, main, 2}, r.code("work", 5))));
  r.task_start({first, main, 1}, {});
  r.co_start(first, main, 0, 0);
  r.suspend_gather({first, main, 3}, tasks, r.text("wait"));
  r.task_end(tasks[0], trace::How::returned);
  r.end(trace::Why::ok);
  const Timeline timeline = build(program.events());
  const auto told = [&](trace::Kind kind) { return all_of(timeline, program.decoded, kind, en()).front(); };
  EXPECT_EQ(told(trace::Kind::task_suspend),
            "main() waits for two tasks. | It gives the thread back: work #1 is next.");
  EXPECT_EQ(told(trace::Kind::task_end), "The task of work #1 is done. | main() waits for it.");
}

TEST(Narration, OfAnotherClockNamesIt) {
  Program program;
  program.recorder.stamp(0s, 0);
  program.recorder.clock(program.recorder.text("real"));
  program.recorder.clock(program.recorder.text("virtual"));
  program.recorder.end(trace::Why::ok);
  const Timeline timeline = build(program.events());
  const auto told = [&](const text::Words& in) { return all_of(timeline, program.decoded, trace::Kind::clock, in); };
  EXPECT_EQ(told(en()), (std::vector<std::string>{"From here on the run uses real time. | ",
                                                  "From here on the run uses virtual time. | "}));
  EXPECT_EQ(told(ko()), (std::vector<std::string>{"여기부터 실제 시간으로 실행됩니다. | ",
                                                  "여기부터 가상 시간으로 실행됩니다. | "}));
}

}  // namespace
}  // namespace timeline
