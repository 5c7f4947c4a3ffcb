#include "timeline/narration.hpp"

#include <gtest/gtest.h>

#include <set>

#include "program.hpp"
#include "told.hpp"

namespace timeline {
namespace {

using testing::after;
using testing::en;
using testing::Golden;
using testing::ko;
using testing::Program;
using testing::RandomProgram;
using testing::said;
using namespace std::chrono_literals;

TEST(Narration, BeginsWithWhatToDo) {
  const Golden gather("gather");
  EXPECT_EQ(said(gather, {}, en()), "Press Space to play. | Nothing has run yet.");
  EXPECT_EQ(said(gather, {}, ko()), "스페이스 바를 누르면 재생됩니다. | 아직 아무것도 실행되지 않았습니다.");
}

TEST(Narration, WhileTheClockRunsSaysWhoWaitsAndUntilWhen) {
  const Position at{1350ms, Position::kAll};
  const Golden gather("gather");
  EXPECT_EQ(
      said(gather, at, en()),
      "Three tasks wait at once, and main() waits for them. | The thread is free, and the event loop rests until the timers at 3.0 s.");
  EXPECT_EQ(said(gather, at, ko()),
            "태스크 세 개가 동시에 기다리고, main()은 이들을 기다립니다. | 스레드는 비어 있고, 이벤트 루프는 타이머가 울리는 3.0초까지 쉬고 있습니다.");
  EXPECT_EQ(said(Golden("two"), at, en()),
            "Two tasks wait at once, and main() waits for them. | The thread is free, and the event loop rests until the first timer, at "
            "2.0 s.");
  EXPECT_EQ(said(Golden("seq"), at, en()),
            "call_api_1() waits, and so does main(), which awaits it. | The thread is free until 3.0 s, but there is no other task to run.");
  EXPECT_EQ(said(Golden("seq"), at, ko()),
            "call_api_1()이 기다립니다. call_api_1()을 기다리는 main()도 멈춰 있습니다. | 스레드는 3.0초까지 비어 있지만, 대신 실행할 다른 태스크가 하나도 없습니다.");
  EXPECT_EQ(said(Golden("plain_block"), at, en()),
            "The thread is held by time.sleep(3). | Until it is over, this thread can run no other code.");
  EXPECT_EQ(said(Golden("plain_block"), at, ko()),
            "time.sleep(3)이 스레드를 붙잡고 있습니다. | 그동안 이 스레드는 다른 코드를 실행하지 못합니다.");
  EXPECT_EQ(said(Golden("block"), at, en()),
            "The thread is held by time.sleep(3). | Until it is over, this thread can run no other code.");
}

TEST(Narration, SleepsUntilATimeoutThatComesBeforeTheTimer) {
  EXPECT_EQ(said(Golden("timeout"), {1s, 0}, en()),
            "slow() waits, and so does main(), which awaits it. | The thread is free until something wakes it, at 2.0 s.");
}

TEST(Narration, TellsTheKeyMoments) {
  const Golden gather("gather");
  EXPECT_EQ(after(gather, 5, en()),
            "call_api(1) is only a plan so far. | Calling an async def function makes a coroutine object; none of its code runs.");
  EXPECT_EQ(after(gather, 11, en()),
            "main() waits until three tasks are done. | It gives the thread back: call_api(1) is next.");
  EXPECT_EQ(after(gather, 11, ko()),
            "main()은 태스크 세 개가 모두 끝나기를 기다립니다. | 스레드를 내주므로 이제 call_api(1)의 차례입니다.");
  EXPECT_EQ(after(gather, 14, ko()),
            "call_api(1)이 3초 동안 기다립니다. | 스레드를 내주므로 이제 call_api(2)의 차례입니다.");
  EXPECT_EQ(after(gather, 33, en()), "main() is ready. | call_api(3) has woken it: it enters the ready queue.");
  EXPECT_EQ(after(Golden("nested"), 14, en()),
            "download_chunk(1) ends and returns 1. | download_file('f') gets it and continues.");
  EXPECT_EQ(after(Golden("excgather"), 21, en()),
            "main() gets ValueError. | The exception is raised at the await where it waited.");
  EXPECT_EQ(after(Golden("timeout"), 8, en()),
            "Time is up for slow(): a timer asks it to cancel. | CancelledError will be raised at its await.");
  EXPECT_EQ(after(Golden("unawaited"), 6, ko()),
            "work #1은 끝내 await되지 않았습니다. | 파이썬이 경고합니다: RuntimeWarning: coroutine 'work' was never awaited");
  EXPECT_EQ(after(Golden("pcqueue"), 15, en()),
            "consumer() waits for Queue.get() to finish. | It gives the thread back, but no other task is ready to run.");
  EXPECT_EQ(after(Golden("agen"), 10, ko()), "ticker(2)가 값을 하나 내보냅니다(yield). | main()이 받아서 이어 갑니다.");
  EXPECT_EQ(after(Golden("agen"), 19, en()), "ticker(2) has no more values. | main() continues.");
  EXPECT_EQ(after(Golden("object"), 3, en()), "Module code prints: | “done”");
}

TEST(Narration, SaysWhatIsReturnedAndClaimsNothingWhereNothingIs) {
  const Golden seq("seq");
  EXPECT_EQ(after(seq, 10, en()), "call_api_1() ends and returns 1. | main() gets it and continues.");
  EXPECT_EQ(after(seq, 10, ko()), "call_api_1()이 끝나고 1을 돌려주었습니다. | main()이 받아서 이어 갑니다.");
  EXPECT_EQ(after(seq, 16, en()), "call_api_2() is done. | main() continues after its await.");
  EXPECT_EQ(after(seq, 16, ko()), "call_api_2()가 끝났습니다. | main()이 await 다음부터 이어 갑니다.");
  const Golden gather("gather");
  EXPECT_EQ(after(gather, 25, en()),
            "call_api(1) ends and returns 1. | It gives the thread back to the event loop.");
  EXPECT_EQ(after(gather, 37, ko()), "main()이 끝났습니다. | 스레드를 이벤트 루프에 내줍니다.");
  const Golden object("object");
  EXPECT_EQ(after(object, 2, en()), "normal_function() ends and returns 'done'. | Its caller gets it and continues.");
  EXPECT_EQ(after(object, 2, ko()),
            "normal_function()이 끝나고 'done'을 돌려주었습니다. | 호출한 쪽이 받아서 이어 갑니다.");
}

TEST(Narration, OfADroppedCoroutineOfAsyncioSaysWhatPythonWarnsOf) {
  const Golden dropped("dropped");
  EXPECT_EQ(after(dropped, 10, en()),
            "sleep #2 was never awaited. | Python warns: RuntimeWarning: coroutine 'sleep' was never awaited.");
  EXPECT_EQ(dropped.events.text(dropped.events.list[16].name), "Lock.acquire");
}

TEST(Narration, EndsWithTheTotalOrTheReason) {
  const Position end{99s, 0};
  EXPECT_EQ(said(Golden("gather"), end, en()), "Done after 3.0 s. | The program has run to its end.");
  EXPECT_EQ(said(Golden("seq"), end, ko()), "9.0초 만에 끝났습니다. | 프로그램이 끝까지 실행되었습니다.");
  EXPECT_EQ(said(Golden("deadlock"), end, en()), "Deadlock: nothing can continue. | Waiting for something that never comes: a().");
  EXPECT_EQ(said(Golden("syntax"), end, en()),
            "Python refuses to run this. | Not one line has run. SyntaxError in line 3: 'await' outside async function");
}

// Nothing left over: no key without words, no argument that was not filled in, no particle not chosen.
void expect_whole(const Sentence& sentence, const std::string& what) {
  EXPECT_GE(sentence.lead.size(), 5U) << what;
  for (const std::string* part : {&sentence.lead, &sentence.rest})
    EXPECT_EQ(part->find_first_of("[]{}"), std::string::npos) << what << ": " << *part;
  EXPECT_EQ(sentence.lead.find("  "), std::string::npos) << what << ": " << sentence.lead;
}

// Every event of the program in both languages; adds what was told to `told`.
void tell_all(const trace::Events& events, std::set<std::string>& told) {
  const Timeline timeline = build(events);
  for (std::uint32_t i = 1; i + 1 < events.list.size(); ++i) {
    Moment moment = moment_at(timeline, events, after_event(timeline, i));
    moment.finished = false;
    for (const text::Words* in : {&en(), &ko()}) {
      const Sentence sentence = narrate(timeline, events, moment, *in);
      expect_whole(sentence, std::string(trace::name(events.list[i].kind)));
      EXPECT_NE(sentence.lead, (*in)["narration.start.lead"]);
    }
    const trace::Event& e = events.list[i];
    told.insert(std::string(trace::name(e.kind)) + " " + std::string(trace::name(e.wait)) +
                std::string(trace::name(e.how)));
  }
}

/// One of everything that a random program has not.
const trace::Events& oddities(Program& program) {
  auto& r = program.recorder;
  const trace::Cause timer{trace::Cause::Kind::timer, 1};
  r.stamp(0s, 0);
  r.clock(r.text("real"));
  const trace::Id co = r.co_new({0, 0, 9}, r.code("main", 1));
  const trace::Id task = r.task_new({0, 0, 9}, co);
  const trace::Id other = r.co_new({0, 0, 9}, r.code("other", 2));
  const trace::Id second = r.task_new({0, 0, 9}, other);
  r.task_start({task, co, 1}, {});
  r.co_start(task, co, 0, 0);
  r.print({task, co, 3}, r.text(""));
  r.print({task, co, 3}, r.text("여러 줄\n과 아주 길고 긴 글이 있어서 한 줄에 다 들어가지 않는 출력입니다"));
  r.task_cancel(second, {task, co, 3});
  r.task_cancel(second, timer);
  r.task_cancel(second, trace::Cause{trace::Cause::Kind::task, task});
  r.task_cancel(second, trace::Cause{});
  r.suspend_future({task, co, 4}, 0);
  r.task_start({second, other, 1}, timer, r.text("CancelledError"));
  r.task_end(second, trace::How::cancelled);
  r.task_ready(task, {});
  r.task_resume({task, co, 4}, timer, r.text("CancelledError"));
  const trace::Id inner = r.co_new({task, co, 5}, r.code("inner", 3));
  r.co_start(task, inner, co, 5);
  r.co_end({task, inner, 5}, trace::How::closed);
  r.co_end({task, co, 5}, trace::How::cancelled, r.text("CancelledError"));
  r.task_end(task, trace::How::raised, r.text("ValueError"));
  r.error(r.text("ValueError"), r.text("boom"), 7);
  r.error(r.text("SystemError"), r.text("boom"), 0);
  r.end(trace::Why::ok);
  return program.events();
}

TEST(Narration, EveryKindOfEventHasASentenceInBothLanguages) {
  std::set<std::string> told;
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    RandomProgram random(seed);
    tell_all(random.events(), told);
  }
  Program program;
  tell_all(oddities(program), told);
  std::set<std::string> kinds;
  for (const std::string& one : told) kinds.insert(one.substr(0, one.find(' ')));
  EXPECT_EQ(kinds.size(), trace::kKindNames.size() - 2);  // all but meta and end
  for (const auto* wait : {"yield", "sleep", "future", "task", "gather"})
    EXPECT_TRUE(told.contains(std::string("task.suspend ") + wait)) << wait;
  for (const auto* how : {"return", "raise", "cancel", "close"})
    EXPECT_TRUE(told.contains(std::string("co.end ") + how)) << how;
}

TEST(Narration, EveryEndAndEveryStateHasASentenceInBothLanguages) {
  for (int why = 0; why < static_cast<int>(trace::kWhyNames.size()); ++why) {
    Program program;
    program.recorder.stamp(2s, 0);
    program.recorder.print({}, program.recorder.text("x"));
    program.recorder.end(static_cast<trace::Why>(why));
    const Timeline timeline = build(program.events());
    for (const text::Words* in : {&en(), &ko()})
      expect_whole(narrate(timeline, program.decoded, moment_at(timeline, program.decoded, {9s, 0}), *in),
                   std::string(trace::kWhyNames.at(static_cast<std::size_t>(why))));
  }
  for (std::uint32_t seed = 0; seed < 100; ++seed) {
    RandomProgram random(seed);
    const trace::Events& events = random.events();
    const Timeline timeline = build(events);
    for (const Instant& instant : timeline.instants)
      for (const text::Words* in : {&en(), &ko()})
        expect_whole(narrate(timeline, events, moment_at(timeline, events, {instant.t + 1ms, 0}), *in), "state");
  }
}

TEST(Narration, ManyAreCountedInDigits) {
  Program program;
  auto& r = program.recorder;
  const trace::Id code = r.code("work", 1);
  r.stamp(0s, 1);
  std::vector<trace::Id> tasks;
  for (int k = 0; k < 12; ++k) tasks.push_back(r.task_new({}, r.co_new({}, code)));
  for (const trace::Id task : tasks) {
    r.task_start({task, task, 1}, {});
    r.co_start(task, task, 0, 0);
    r.suspend_sleep({task, task, 2}, r.text("sleep"), 5);
  }
  r.stamp(5s, 2);
  r.end(trace::Why::deadlock, tasks);
  const Timeline timeline = build(program.events());
  const auto told = [&](Position at, const text::Words& in) {
    return narrate(timeline, program.decoded, moment_at(timeline, program.decoded, at), in);
  };
  EXPECT_EQ(told({1s, 0}, en()).lead, "12 tasks wait at once.");
  EXPECT_EQ(told({1s, 0}, ko()).lead, "태스크 12개가 동시에 기다립니다.");
  EXPECT_EQ(told({9s, 0}, en()).rest, "Waiting for something that never comes: work #1, work #2, work #3 and 9 more.");
}

}  // namespace
}  // namespace timeline
