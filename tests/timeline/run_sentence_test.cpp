#include "timeline/run_sentence.hpp"

#include <gtest/gtest.h>

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
  EXPECT_EQ(header(Golden("two"), {1s, 0}, ko()), "태스크 두 개가 동시에 기다리고, main()은 그 태스크들을 기다립니다. 2.0초에 처음 깨어납니다");
}

TEST(RunSentence, AtTheEndSaysHowTheWaitsLayInTime) {
  EXPECT_EQ(header(Golden("gather"), kEnd, en()), "all three waits overlapped: the longest is 3.0 s");
  EXPECT_EQ(header(Golden("gather"), kEnd, ko()), "대기 세 개가 모두 겹쳤습니다. 가장 긴 것이 3.0초입니다");
  EXPECT_EQ(header(Golden("seq"), kEnd, en()), "the waits came one after the other: 3 + 3 + 3 = 9.0 s");
  EXPECT_EQ(header(Golden("plain_block"), kEnd, en()), "the thread was held each time: 3 + 3 = 6.0 s");
  EXPECT_EQ(header(Golden("deadlock"), kEnd, en()), "deadlock: nothing will wake a()");
  EXPECT_EQ(header(Golden("syntax"), {}, en()), "Python refuses it: not one line has run");
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
            "아직 호출 전: main()은 아직 call_api_1()이 끝나기를 기다립니다");
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
