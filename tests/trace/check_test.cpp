#include "trace/check.hpp"

#include <gmock/gmock.h>

#include "trace/golden.hpp"

namespace trace {
namespace {

using testing::golden_names;
using testing::golden_text;
using testing::must_read;

/// A trace whose events a test may change.
struct Changed {
  explicit Changed(const std::string& golden) : trace(must_read(golden_text(golden))), events(decode(trace)) {}
  explicit Changed(Trace read) : trace(std::move(read)), events(decode(trace)) {}

  Event& operator[](std::size_t i) { return events.list[i]; }
  void erase(std::size_t i) { events.list.erase(events.list.begin() + static_cast<std::ptrdiff_t>(i)); }
  void insert(std::size_t before, Event event) {
    events.list.insert(events.list.begin() + static_cast<std::ptrdiff_t>(before), event);
  }
  void repeat(std::size_t i) { insert(i, events.list[i]); }
  TextId text(std::string_view words) { return trace.strings.intern(words); }

  Trace trace;
  Events events;
};

std::string shown(const std::vector<Violation>& violations) {
  std::string all;
  for (const Violation& v : violations) {
    all += std::to_string(v.event) + " " + std::string(name(v.rule)) + ": " + v.message + "\n";
  }
  return all;
}

void expect_only(const Changed& changed, std::size_t event, Rule rule, std::string_view message) {
  const std::vector<Violation> violations = check(changed.events);
  EXPECT_EQ(shown(violations), shown({{event, rule, std::string(message)}}));
}

TEST(Check, FindsNothingWrongWithTheExamples) {
  for (const std::string& name : golden_names()) EXPECT_EQ(shown(check(Changed(name).events)), "") << name;
}

TEST(Check, WantsMetaFirst) {
  Changed c("two");
  c.erase(0);
  expect_only(c, 0, Rule::frame, "The first event is not meta.");
}
TEST(Check, WantsMetaOnce) {
  Changed c("two");
  c.insert(5, c[0]);
  expect_only(c, 5, Rule::frame, "Only the first event may be meta.");
}
TEST(Check, WantsEndLast) {
  Changed c("two");
  c.erase(32);
  expect_only(c, 31, Rule::frame, "The last event is not end.");
}
TEST(Check, WantsNothingBehindEnd) {
  Changed c("two");
  c.repeat(32);
  expect_only(c, 32, Rule::frame, "There is an event after the end event.");
}
TEST(Check, WantsSomething) {
  EXPECT_EQ(shown(check(Events{})), "0 frame: A trace has at least a meta and an end event.\n");
}

TEST(Check, SeesTimeFall) {
  Changed c("two");
  c[22].t -= std::chrono::seconds(1);
  expect_only(c, 22, Rule::time, "Time falls from 2000000000 to 1000000000 ns.");
}

TEST(Check, SeesTwoTasksRun) {
  Changed c("two");
  c.erase(13);  // task 2 does not suspend before task 3 starts
  expect_only(c, 13, Rule::one_running, "Task 2 still runs when task 3 runs.");
}

TEST(Check, SeesATaskStartTwice) {
  Changed c("two");
  c[19].kind = Kind::task_start;
  expect_only(c, 19, Rule::task_start, "Task 2 starts, but has started before.");
}

TEST(Check, SeesAResumeOfATaskThatIsNotSuspended) {
  Changed c("two");
  c[10].kind = Kind::task_resume;
  expect_only(c, 10, Rule::task_resume, "Task 2 is resumed, but is not suspended.");
}
TEST(Check, SeesAResumeOfATaskThatWasNotReady) {
  Changed c("two");
  c.erase(18);
  expect_only(c, 18, Rule::task_resume, "Task 2 is resumed, but was not made ready.");
}
TEST(Check, LetsAYieldResumeWithoutBecomingReady) {
  Changed c("two");
  c[13].wait = Wait::yield;
  c.erase(18);
  EXPECT_EQ(shown(check(c.events)), "");
}

TEST(Check, SeesASuspendOfATaskThatDoesNotRun) {
  Changed c("two");
  c.repeat(17);
  expect_only(c, 18, Rule::task_stop, "Task 3 suspends, but does not run.");
}
TEST(Check, SeesAnEndOfATaskThatDoesNotRun) {
  Changed c("two");
  c.repeat(22);
  expect_only(c, 23, Rule::task_stop, "Task 2 ends, but does not run.");
}

TEST(Check, SeesReadinessOfATaskThatWaitsForNothing) {
  Changed c("two");
  c[13].wait = Wait::yield;
  expect_only(c, 18, Rule::task_ready, "Task 2 becomes ready, but waits for nothing.");
}
TEST(Check, SeesReadinessTwice) {
  Changed c("two");
  c.repeat(18);
  expect_only(c, 19, Rule::task_ready, "Task 2 becomes ready a second time.");
}

TEST(Check, SeesACoroutineStartTwice) {
  Changed c("object");
  c.repeat(10);
  expect_only(c, 11, Rule::co_life, "Coroutine 1 starts, but has started or was dropped before.");
}
TEST(Check, SeesACoroutineEndTwice) {
  Changed c("nested");
  c.repeat(14);
  expect_only(c, 15, Rule::co_life, "Coroutine 4 ends, but is not between its start and its end.");
}
TEST(Check, SeesACoroutineEndThatNeverStarted) {
  Changed c("unawaited");
  c[14].kind = Kind::co_end;
  c[14].how = How::returned;
  expect_only(c, 14, Rule::co_life, "Coroutine 3 ends, but is not between its start and its end.");
}
TEST(Check, SeesACoroutineDroppedThatStarted) {
  Changed c("unawaited");
  c[14].co = 1;
  expect_only(c, 14, Rule::co_life, "Coroutine 1 is dropped as never awaited, but started or was dropped before.");
}
TEST(Check, SeesACoroutineDroppedTwice) {
  Changed c("unawaited");
  c.repeat(6);
  expect_only(c, 7, Rule::co_life, "Coroutine 2 is dropped as never awaited, but started or was dropped before.");
}
TEST(Check, SeesACoroutineThatOutlivesItsTask) {
  Changed c("two");
  c.erase(21);
  expect_only(c, 21, Rule::co_life, "Coroutine 2 is still open when its task 2 ends.");
}

TEST(Check, SeesWhatATaskDoesWithoutRunning) {
  Changed c("two");
  c[20].task = 3;
  expect_only(c, 20, Rule::step, "Task 3 does something, but does not run.");
}
TEST(Check, SeesWhatHappensInAStepWithoutSayingSo) {
  Changed c("two");
  c[20].task = c[20].co = 0;
  expect_only(c, 20, Rule::step, "Task 2 runs, but what happens does not say so.");
}
TEST(Check, LetsModuleCodePrint) {
  Changed c("object");
  EXPECT_EQ(c[3].task, 0U);
  EXPECT_EQ(shown(check(c.events)), "");
}

TEST(Check, SeesACoroutineActThatIsNotTheInnermost) {
  Changed c("timeout");
  c[11].co = 1;  // co 2 prints
  expect_only(c, 11, Rule::innermost, "Task 1 acts through co 1, but co 2 is its innermost.");
}
TEST(Check, SeesACoroutineStartUnderTheWrongParent) {
  Changed c("nested");
  c[8].parent = 1;
  expect_only(c, 8, Rule::innermost, "Task 1 acts through co 1, but co 2 is its innermost.");
}
TEST(Check, SeesAResumeInTheWrongCoroutine) {
  Changed c("nested");
  c[13].co = 3;
  expect_only(c, 13, Rule::innermost, "Task 1 is resumed in co 3, which is not its innermost.");
}
TEST(Check, SeesAStartInTheWrongCoroutine) {
  Changed c("two");
  c[10].co = 3;
  expect_only(c, 10, Rule::innermost, "Task 2 starts in a coroutine that is not its own.");
}

TEST(Check, SeesAChainThatLeavesOneOut) {
  Changed c("nested");
  ++c[11].chain.first;
  --c[11].chain.size;
  expect_only(c, 11, Rule::chain,
              "Task 1 suspends with the chain [2, 3, 4], but [1, 2, 3, 4] have started and not ended.");
}
TEST(Check, SeesAChainOutOfOrder) {
  Changed c("nested");
  std::swap(c.events.links[1], c.events.links[2]);
  expect_only(c, 11, Rule::chain,
              "Task 1 suspends with the chain [1, 3, 2, 4], but [1, 2, 3, 4] have started and not ended.");
}

TEST(Check, SeesACancelledErrorThatNobodySent) {
  Changed c("timeout");
  c.erase(8);
  expect_only(c, 9, Rule::cancel, "Task 1 gets a CancelledError, but nobody cancelled it.");
}
TEST(Check, SeesACancelThatDoesNotArrive) {
  Changed c("timeout");
  c[10].thrown = 0;
  expect_only(c, 10, Rule::cancel, "Task 1 was cancelled, but gets no CancelledError.");
}
TEST(Check, LetsACancelComeBackFromAnAwaitedTask) {
  Changed c("excgather");
  c[19].how = How::cancelled;
  c[21].thrown = c.text("CancelledError");
  EXPECT_EQ(shown(check(c.events)), "");
  c[19].how = How::raised;
  expect_only(c, 21, Rule::cancel, "Task 1 gets a CancelledError, but nobody cancelled it.");
}

TEST(Check, SeesSomethingHappenWhileTheThreadIsHeld) {
  Changed c("block");
  c.insert(15, c[32]);
  c[15].task = c[15].co = 2;
  c[15].t = c[14].t;
  expect_only(c, 15, Rule::block, "Something happens while the thread is held.");
}
TEST(Check, SeesAReleaseOfAThreadThatIsNotHeld) {
  Changed c("plain_block");
  c.erase(3);
  expect_only(c, 3, Rule::block, "The thread is released, but was not held.");
}

TEST(Check, SeesACallEndTwice) {
  Changed c("plain_block");
  c.repeat(5);
  expect_only(c, 6, Rule::fn_life, "The plain call 2 acts, but has not started or has ended.");
}
TEST(Check, SeesAPrintOfACallThatHasEnded) {
  Changed c("plain_block");
  c[10].fn = 3;
  expect_only(c, 10, Rule::fn_life, "The plain call 3 acts, but has not started or has ended.");
}

TEST(Check, SeesABlockedTaskThatWaitsForNothing) {
  Changed c("deadlock");
  c.events.ids.push_back(7);
  c[6].ids = {1, 1};
  expect_only(c, 6, Rule::blocked, "Task 7 is listed as blocked, but is not suspended.");
}

TEST(Check, LetsAGeneratorPauseAndGoOnInAnotherCoroutine) {
  // main asks ticks for a value, sleeps while it stands at its yield, then first() goes on with it, and it sleeps
  // there.
  const std::string text =
      R"({"i": 0, "t": 0, "n": 0, "k": "meta", "v": 1, "impl": "x", "src": "x.py", "clock": "virtual", "unit": "ns"}
{"i": 1, "t": 0, "n": 0, "k": "co.new", "co": 1, "name": "main", "line": 6, "at": 9}
{"i": 2, "t": 0, "n": 0, "k": "task.new", "task": 1, "co": 1, "line": 9, "name": "main"}
{"i": 3, "t": 0, "n": 1, "k": "task.start", "task": 1, "co": 1, "line": 6}
{"i": 4, "t": 0, "n": 1, "k": "co.start", "co": 1, "task": 1, "line": 6}
{"i": 5, "t": 0, "n": 1, "k": "co.new", "co": 2, "name": "ticks", "line": 2, "task": 1, "by": 1, "agen": true}
{"i": 6, "t": 0, "n": 1, "k": "co.start", "co": 2, "task": 1, "parent": 1, "line": 2}
{"i": 7, "t": 0, "n": 1, "k": "agen.yield", "task": 1, "co": 2, "line": 4}
{"i": 8, "t": 0, "n": 1, "k": "task.suspend", "task": 1, "co": 1, "line": 7, "chain": [[1, 7]], "on": {"kind": "yield"}}
{"i": 9, "t": 0, "n": 2, "k": "task.resume", "task": 1, "co": 1, "line": 7}
{"i": 10, "t": 0, "n": 2, "k": "co.new", "co": 3, "name": "first", "line": 1, "task": 1, "by": 1}
{"i": 11, "t": 0, "n": 2, "k": "co.start", "co": 3, "task": 1, "parent": 1, "line": 1}
{"i": 12, "t": 0, "n": 2, "k": "agen.next", "task": 1, "co": 2, "line": 4}
{"i": 13, "t": 0, "n": 2, "k": "task.suspend", "task": 1, "co": 2, "line": 3, "chain": [[1, 8], [3, 2], [2, 3]], "on": {"kind": "yield"}}
{"i": 14, "t": 0, "n": 3, "k": "task.resume", "task": 1, "co": 2, "line": 3}
{"i": 15, "t": 0, "n": 3, "k": "co.end", "co": 2, "task": 1, "how": "return"}
{"i": 16, "t": 0, "n": 3, "k": "co.end", "co": 3, "task": 1, "how": "return"}
{"i": 17, "t": 0, "n": 3, "k": "co.end", "co": 1, "task": 1, "how": "return"}
{"i": 18, "t": 0, "n": 3, "k": "task.end", "task": 1, "how": "return"}
{"i": 19, "t": 0, "n": 4, "k": "end", "why": "ok"}
)";
  EXPECT_EQ(shown(check(Changed(must_read(text)).events)), "");
}

TEST(Check, WantsTheTaskThatClosesAGeneratorToBringItToItsEndOrAYield) {
  Changed c("agen_close");
  c.erase(14);
  expect_only(c, 14, Rule::co_life, "Coroutine 2 is still open when its task 2 ends.");
}

TEST(Check, LetsAGeneratorGoOnWhereSomethingIsThrownIn) {
  const std::string text = R"({"i": 0, "t": 0, "n": 0, "k": "meta", "v": 1, "impl": "x", "src": "x", "clock": "virtual", "unit": "ns"}
{"i": 1, "t": 0, "n": 0, "k": "co.new", "co": 1, "name": "main", "line": 6, "at": 9}
{"i": 2, "t": 0, "n": 0, "k": "task.new", "task": 1, "co": 1, "line": 9, "name": "main"}
{"i": 3, "t": 0, "n": 1, "k": "task.start", "task": 1, "co": 1, "line": 6}
{"i": 4, "t": 0, "n": 1, "k": "co.start", "co": 1, "task": 1, "line": 6}
{"i": 5, "t": 0, "n": 1, "k": "co.new", "co": 2, "name": "ticks", "line": 2, "task": 1, "by": 1, "agen": true}
{"i": 6, "t": 0, "n": 1, "k": "co.start", "co": 2, "task": 1, "parent": 1, "line": 2}
{"i": 7, "t": 0, "n": 1, "k": "agen.yield", "task": 1, "co": 2, "line": 4}
{"i": 8, "t": 0, "n": 1, "k": "task.suspend", "task": 1, "co": 2, "line": 5, "chain": [[1, 8], [2, 5]], "on": {"kind": "yield"}}
{"i": 9, "t": 0, "n": 2, "k": "task.resume", "task": 1, "co": 2, "line": 5}
{"i": 10, "t": 0, "n": 2, "k": "co.end", "co": 2, "task": 1, "how": "close"}
{"i": 11, "t": 0, "n": 2, "k": "co.end", "co": 1, "task": 1, "how": "return"}
{"i": 12, "t": 0, "n": 2, "k": "task.end", "task": 1, "how": "return"}
{"i": 13, "t": 0, "n": 3, "k": "end", "why": "ok"}
)";
  EXPECT_EQ(shown(check(Changed(must_read(text)).events)), "");
}

}  // namespace
}  // namespace trace
