#include "timeline/run_sentence.hpp"

#include <gtest/gtest.h>

#include "program.hpp"
#include "timeline/locate.hpp"
#include "timeline/narration.hpp"
#include "timeline/span_statements.hpp"
#include "timeline/unborn.hpp"
#include "told.hpp"

namespace timeline {
namespace {

using testing::en;
using testing::Golden;
using testing::ko;
using namespace std::chrono_literals;

std::string header(const Golden& run, Position at, const text::Words& in) {
  return run_sentence(run.timeline, run.events, moment_at(run.timeline, run.events, at), in);
}

const Position kEnd{99s, 0};

TEST(RunSentence, SaysWhoHoldsTheThreadAndWhatHasNotBeenCalled) {
  const Golden plain("plain_block");
  EXPECT_EQ(header(plain, {1s, 0}, en()), "call_api_1() holds the thread; call_api_2() has not been called yet");
  EXPECT_EQ(header(plain, {1s, 0}, ko()),
            "call_api_1()이 스레드를 붙잡고 있고, call_api_2()는 아직 호출되지 않았습니다");
  EXPECT_EQ(header(plain, {4s, 0}, en()), "call_api_2() holds the thread until 6.0 s");
}

TEST(RunSentence, SaysThatOneWaitsAloneOrThatSeveralWaitAtOnce) {
  EXPECT_EQ(header(Golden("seq"), {1s, 0}, en()),
            "the thread is free, but no other task was started: call_api_1() waits alone");
  EXPECT_EQ(header(Golden("gather"), {1s, 0}, en()), "three tasks wait at once, and main() for them, until 3.0 s");
  EXPECT_EQ(header(Golden("two"), {1s, 0}, en()), "two tasks wait at once, and main() for them; the first wakes at 2.0 s");
  EXPECT_EQ(header(Golden("two"), {1s, 0}, ko()), "태스크 두 개가 동시에 기다리고, main()은 이들을 기다립니다 (먼저 깨어나는 것은 2.0초)");
}

TEST(RunSentence, AtTheEndSaysHowTheWaitsLayInTime) {
  EXPECT_EQ(header(Golden("gather"), kEnd, en()), "all three waits overlapped: the longest is 3.0 s");
  EXPECT_EQ(header(Golden("gather"), kEnd, ko()), "대기 세 개가 모두 겹쳤습니다. 가장 긴 것이 3.0초입니다");
  EXPECT_EQ(header(Golden("seq"), kEnd, en()), "the waits came one after the other: 3 + 3 + 3 = 9.0 s");
  EXPECT_EQ(header(Golden("plain_block"), kEnd, en()), "the thread was held each time: 3 + 3 = 6.0 s");
  EXPECT_EQ(header(Golden("deadlock"), kEnd, en()), "deadlock: nothing will wake a()");
  EXPECT_EQ(header(Golden("syntax"), {}, en()), "Python refuses it: not one line has run");
}

TEST(RunSentence, AtTheEndSaysWhatACancelCutShort) {
  EXPECT_EQ(header(Golden("timeout"), kEnd, en()), "the wait of slow() was cancelled at 2.0 s; it took 2 s in all");
  EXPECT_EQ(header(Golden("timeout"), kEnd, ko()), "slow()의 대기가 2.0초에 취소되었고, 전체는 2초 걸렸습니다");
}

/// A task that holds the thread for 4 s beside one that sleeps for 1 s, from before or after that on.
Timeline held_beside(testing::Program& program, bool sleeps_first) {
  trace::Recorder& r = program.recorder;
  const trace::Cause timer{trace::Cause::Kind::timer, 1};
  r.stamp(0s, 0);
  const trace::Id holds = r.co_new({}, r.code("holds", 1)), sleeps = r.co_new({}, r.code("sleeps", 5));
  const auto begin = [&](trace::Id task, trace::Id co) {
    r.task_start({task, co, 1}, {});
    r.co_start(task, co, 0, 0);
  };
  const auto finish = [&](trace::Id task, trace::Id co) {
    r.co_end({task, co, 9}, trace::How::returned);
    r.task_end(task, trace::How::returned);
  };
  const auto sleep = [&] {
    begin(2, sleeps);
    r.suspend_sleep({2, sleeps, 6}, r.text("sleep"), 1);
  };
  r.task_new({0, 0, 1}, holds);
  r.task_new({0, 0, 2}, sleeps);
  r.stamp(0s, 1);
  if (sleeps_first) sleep();
  begin(1, holds);
  r.block_begin({1, holds, 3}, 4);
  r.stamp(4s, 1);
  r.block_end({1, holds, 3});
  finish(1, holds);
  if (!sleeps_first) sleep();
  r.stamp(sleeps_first ? 4s : 5s, 2);
  r.task_ready(2, timer);
  r.task_resume({2, sleeps, 6}, timer);
  finish(2, sleeps);
  r.end(trace::Why::ok, {});
  return build(program.events());
}

TEST(RunSentence, AtTheEndNamesWhatHeldTheThreadFirst) {
  testing::Program program;
  const Timeline run = held_beside(program, false);
  const Moment end = moment_at(run, program.decoded, kEnd);
  EXPECT_EQ(run_sentence(run, program.decoded, end, en()), "holds() held the thread for 4 s of 5.0 s");
  EXPECT_EQ(run_sentence(run, program.decoded, end, ko()), "5.0초 가운데 4초 동안 holds()가 스레드를 붙잡았습니다");
}

TEST(RunSentence, ATimerThatFiresLateNamesWhatHeldTheThread) {
  testing::Program program;
  const Timeline run = held_beside(program, true);
  const auto ready = std::ranges::find(program.decoded.list, trace::Kind::task_ready, &trace::Event::kind);
  const Moment now = moment_at(run, program.decoded, after_event(run, ready->i));
  const Sentence said = narrate(run, program.decoded, now, en());
  EXPECT_EQ(said.lead + " " + said.rest, "sleeps() is ready. Its timer fires 3.0 s late, because holds() held the thread.");
  testing::Program other;
  const Timeline late_begin = held_beside(other, false);
  for (const Lane& lane : late_begin.lanes)
    for (const Span& span : lane.spans) EXPECT_FALSE(late_end(late_begin, 1, span));
}

TEST(RunSentence, NamesTheTaskThatIsAwaitedAndTheWorkerThread) {
  const Golden threads("threads");
  bool worker = false;
  for (const trace::Event& event : threads.events.list) {
    const Moment now = moment_at(threads.timeline, threads.events, {event.t, Position::kAll});
    worker = worker || run_statement(threads.timeline, threads.events, now).key == "run_sentence.worker";
  }
  EXPECT_TRUE(worker);
}

std::string why_not(const Golden& run, Position at, const std::string& name, const text::Words& in) {
  const Moment moment = moment_at(run.timeline, run.events, at);
  for (const Unborn& one : unborn(run.timeline, moment))
    if (run.timeline.lane(one.lane).name == name) return unborn_reason(run.timeline, run.events, moment, one.lane, in);
  return "exists";
}

TEST(Unborn, SaysWhatTheCreatorIsIn) {
  const Golden plain("plain_block");
  EXPECT_EQ(why_not(plain, {1s, 0}, "call_api_2", en()), "not called yet: main() is still in call_api_1()");
  EXPECT_EQ(why_not(plain, {1s, 0}, "call_api_2", ko()),
            "아직 호출 전: main()은 call_api_1()이 끝나기를 기다립니다");
  EXPECT_EQ(why_not(plain, {4s, 0}, "call_api_2", en()), "exists");
}

TEST(Unborn, NamesTheLineThatIsReachedLater) {
  const Golden seq("seq");
  EXPECT_EQ(why_not(seq, {1s, 0}, "call_api_2", en()), "not made yet: line 12 is reached only after call_api_1()");
  EXPECT_EQ(why_not(seq, {1s, 0}, "call_api_2", ko()), "아직 만들기 전: 12번째 줄은 call_api_1()이 끝나야 실행됩니다");
  const Moment moment = moment_at(seq.timeline, seq.events, {1s, 0});
  const LaneIndex lane = unborn(seq.timeline, moment).front().lane;
  std::vector<std::uint32_t> shown(30, 0);
  EXPECT_EQ(unborn_reason(seq.timeline, seq.events, moment, lane, en(), shown),
            "not made yet: main() is still in call_api_1()");
  shown[12] = 40;
  EXPECT_EQ(unborn_reason(seq.timeline, seq.events, moment, lane, en(), shown),
            "not made yet: line 40 is reached only after call_api_1()");
}

}  // namespace
}  // namespace timeline
