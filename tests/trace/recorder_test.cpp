#include "trace/recorder.hpp"

#include <gmock/gmock.h>

#include <array>
#include <set>

#include "trace/check.hpp"
#include "trace/golden.hpp"

namespace trace {
namespace {

using testing::must_read;
using testing::written;
using namespace std::chrono_literals;

std::string every_kind() {
  return testing::file_text(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "tests/trace/every_kind.jsonl");
}

/// Makes the calls that tests/trace/every_kind.jsonl tells of.
class Program {
 public:
  explicit Program(Trace& trace) : r_(trace, "coroscope", "every_kind", "virtual") {}

  void run() {
    plain_calls();
    start_main();
    generator();
    child();
    cancels();
    r_.error(r_.text("KeyError"), r_.text("'x'"), 19, 5, 9);
    r_.end(Why::deadlock, std::array<Id, 1>{1});
  }

 private:
  void plain_calls() {
    const Id outer = r_.fn_start({0, 0, 20}, r_.code("outer", 1));
    r_.arguments(r_.text("1, None"));
    const Id inner = r_.fn_start({0, 0, 2, outer}, r_.code("inner", 4));
    r_.block_begin({0, 0, 5, inner}, 0.25);
    r_.stamp(250ms, 0);
    r_.block_end({0, 0, 5, inner});
    r_.fn_end(inner, How::raised, r_.text("ValueError"));
    r_.print({0, 0, 3, outer}, r_.text("한글"), r_.text(""));
    r_.fn_end(outer, How::returned, 0, r_.text("1"));
    r_.clock(r_.text("virtual"));
  }
  void start_main() {
    main_ = r_.co_new({0, 0, 21}, r_.code_of_literal("main", 7));
    r_.task_new({0, 0, 21}, main_);
    r_.stamp(250ms, 1);
    r_.task_start({1, main_, 7}, {});
    r_.co_start(1, main_, 0, 0);
    const Id lost = r_.co_new({1, main_, 8}, r_.code_of_literal("lost", 9));
    r_.co_never_awaited({1, lost, 8});
    r_.arguments(r_.text("'a', n=3"));
    child_ = r_.co_new({1, main_, 9}, r_.code_of_literal("child", 10));
    r_.task_new({1, main_, 9}, child_);
  }
  void generator() {
    r_.arguments(r_.text("Queue"));
    ticks_ = r_.co_new({1, main_, 10}, r_.code("ticks", 12, true));
    r_.co_start(1, ticks_, main_, 10);
    r_.agen_yield({1, ticks_, 13}, r_.text("0"));
    r_.agen_next({1, ticks_, 13}, r_.text("'go'"));
    r_.suspend_yield({1, ticks_, 14});
  }
  void child() {
    r_.stamp(250ms, 2);
    r_.task_start({2, child_, 10}, {Cause::Kind::task, 1});
    r_.co_start(2, child_, 0, 0);
    r_.suspend_sleep({2, child_, 11}, r_.text("sleep"), 3);
    r_.task_resume({1, ticks_, 14}, {Cause::Kind::task, 1});
    r_.co_end({1, ticks_, 14}, How::closed);
    r_.suspend_future({1, main_, 16}, r_.text("Lock.acquire"));
  }
  void cancels() {
    const TextId cancelled = r_.text("CancelledError");
    r_.stamp(1250ms, 3);
    r_.timer_fires(2, {250ms, 1250ms, 24});
    r_.task_cancel(1, Cause{Cause::Kind::timer, 2});
    r_.task_ready(1, {Cause::Kind::timer, 2});
    r_.stamp(1250ms, 4);
    r_.task_resume({1, main_, 16}, {Cause::Kind::timer, 2}, cancelled);
    r_.task_cancel(2, Place{1, main_, 17});
    r_.task_ready(2, {Cause::Kind::task, 1});
    r_.suspend_task({1, main_, 18}, 2);
    r_.stamp(1250ms, 5);
    r_.task_resume({2, child_, 11}, {Cause::Kind::task, 1}, cancelled);
    r_.co_end({2, child_, 11}, How::cancelled);
    r_.task_end(2, How::cancelled);
    r_.stamp(1250ms, 6);
    r_.task_ready(1, {Cause::Kind::task, 2});
    r_.stamp(1250ms, 7);
    r_.task_resume({1, main_, 18}, {Cause::Kind::task, 2}, cancelled);
    r_.suspend_gather({1, main_, 19}, std::array<Id, 2>{1, 2}, r_.text("gather"));
  }

  Recorder r_;
  Id main_ = 0, child_ = 0, ticks_ = 0;
};

TEST(Recorder, RecordsEveryKindOfEvent) {
  Trace trace;
  Program(trace).run();
  EXPECT_EQ(written(trace), every_kind());
}

TEST(Recorder, IsTestedWithEveryKindHowWaitAndEveryWayACauseCanBe) {
  const Trace trace = must_read(every_kind());
  std::set<Kind> kinds;
  std::set<How> hows;
  std::set<Wait> waits;
  for (const Event& e : decode(trace).list) {
    kinds.insert(e.kind);
    hows.insert(e.how);
    waits.insert(e.wait);
  }
  EXPECT_EQ(kinds.size(), kKindNames.size());
  EXPECT_EQ(hows.size(), kHowNames.size());
  EXPECT_EQ(waits.size(), kWaitNames.size());
  EXPECT_TRUE(check(decode(trace)).empty());
}

TEST(Recorder, IsReadBackAsItWrote) {
  const Trace trace = must_read(every_kind());
  EXPECT_EQ(written(trace), every_kind());
}

TEST(Recorder, GrowsPastAChunkAndLosesNothing) {
  constexpr std::size_t kEvents = Chunks::kRecords * 2 + 1000;
  Trace trace;
  Recorder recorder(trace, "test", "test", "virtual");
  const TextId odd = recorder.text("odd");
  const TextId even = recorder.text("even");
  for (std::uint32_t i = 0; i < kEvents; ++i) recorder.print({0, 0, i % kMaxLine}, i % 2 != 0 ? odd : even);
  recorder.end(Why::limit_events);
  EXPECT_EQ(recorder.count(), kEvents + 2);
  ASSERT_EQ(trace.records.size(), kEvents + 2);
  const Events events = decode(trace);
  ASSERT_EQ(events.list.size(), kEvents + 2);
  for (std::uint32_t i = 0; i < kEvents; ++i) {
    const Event& e = events.list[i + 1];
    ASSERT_EQ(e.i, i + 1);
    ASSERT_EQ(e.line, i % kMaxLine);
    ASSERT_EQ(e.text, i % 2 != 0 ? odd : even);
  }
  EXPECT_EQ(events.list.back().why, Why::limit_events);
}

TEST(Recorder, FillsAChunkToItsLastRecord) {
  Trace trace;
  Recorder recorder(trace, "test", "test", "virtual");
  while (recorder.count() < Chunks::kRecords) recorder.clock(1);
  recorder.flush();
  EXPECT_EQ(trace.records.size(), Chunks::kRecords);
  EXPECT_EQ(decode(trace).list.size(), Chunks::kRecords);
  recorder.clock(1);
  recorder.flush();
  EXPECT_EQ(decode(trace).list.size(), Chunks::kRecords + 1);
}

TEST(Recorder, WritesATurnOnlyBeforeAnEvent) {
  Trace trace;
  Recorder recorder(trace, "test", "test", "virtual");
  recorder.stamp(1s, 1);
  recorder.stamp(2s, 2);
  recorder.clock(1);
  recorder.clock(1);
  recorder.flush();
  EXPECT_EQ(trace.records.size(), 4U) << "meta, one turn, two clocks";
  EXPECT_EQ(decode(trace).list[2].t, 2s);
  EXPECT_EQ(decode(trace).list[2].n, 2U);
}

TEST(Recorder, HoldsTimesOfCenturiesAndTheLargestLine) {
  Trace trace;
  Recorder recorder(trace, "test", "test", "virtual");
  recorder.stamp(std::chrono::nanoseconds::max(), 0xFFFFFFFFU);
  recorder.print({0, 0, kMaxLine}, recorder.text("x"));
  recorder.end(Why::ok);
  const Event e = decode(trace).list[1];
  EXPECT_EQ(e.t, std::chrono::nanoseconds::max());
  EXPECT_EQ(e.n, 0xFFFFFFFFU);
  EXPECT_EQ(e.line, kMaxLine);
}

TEST(Recorder, NumbersEachFunctionOnce) {
  Trace trace;
  Recorder recorder(trace, "test", "test", "virtual");
  const Id f = recorder.code("f", 1);
  EXPECT_EQ(recorder.code("f", 1), f);
  EXPECT_EQ(recorder.code_of_literal("f", 1), f);
  EXPECT_NE(recorder.code("f", 2), f);
  EXPECT_NE(recorder.code("g", 1), f);
  EXPECT_NE(recorder.code("f", 1, true), f);
  EXPECT_NE(recorder.code_of_literal("f", 2), f) << "equal literals may have one address";
  EXPECT_EQ(trace.codes.size(), 4U);
}

TEST(Recorder, LetsAnotherCoroutineGoOnWithAGenerator) {
  Trace trace;
  Recorder recorder(trace, "test", "test", "virtual");
  for (const char* name : {"main", "ticks", "first"}) recorder.co_new({}, recorder.code(name, 1));
  recorder.co_start(1, 1, 0, 0);
  recorder.co_start(1, 2, 1, 5);
  recorder.co_start(1, 3, 1, 6);
  recorder.awaited_by(2, 3);
  recorder.awaits(3, 9);
  recorder.suspend_yield({1, 2, 4});
  recorder.end(Why::ok);
  const Events events = decode(trace);
  EXPECT_THAT(events.chain(events.list[7]), ::testing::ElementsAre(Link{1, 6}, Link{3, 9}, Link{2, 4}));
}

}  // namespace
}  // namespace trace
