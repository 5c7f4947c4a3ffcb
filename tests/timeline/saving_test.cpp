#include "timeline/saving.hpp"

#include <gtest/gtest.h>

#include "program.hpp"
#include "timeline/build.hpp"

namespace timeline {
namespace {

using testing::Program;
using namespace std::chrono_literals;

/// One task that prints, sleeps, and may be cancelled.
Timeline slept(Nanos length, std::initializer_list<const char*> printed, bool cancelled) {
  const trace::Cause timer{trace::Cause::Kind::timer, 1};
  Program program;
  trace::Recorder& r = program.recorder;
  r.stamp(0s, 0);
  const trace::Id co = r.co_new({}, r.code("main", 1));
  const trace::Id task = r.task_new({0, 0, 1}, co);
  r.stamp(0s, 1);
  r.task_start({task, co, 1}, {});
  r.co_start(task, co, 0, 0);
  for (const char* const text : printed) r.print({task, co, 2}, r.text(text));
  r.suspend_sleep({task, co, 3}, r.text("sleep"), in_seconds(length));
  r.stamp(length, 2);
  if (cancelled) r.task_cancel(task, timer);
  r.task_ready(task, timer);
  r.task_resume({task, co, 3}, timer);
  r.co_end({task, co, 4}, trace::How::returned);
  r.task_end(task, trace::How::returned);
  r.end(trace::Why::ok, {});
  return build(program.events());
}

Nanos saved(const Timeline& mine, const Timeline& other) {
  const std::array<const Timeline*, 2> runs{&mine, &other};
  return saved_time(mine, runs, false);
}

TEST(Saving, IsTheTimeLessThanTheSlowestRunThatDidTheSame) {
  const Timeline slow = slept(5s, {"a"}, false);
  EXPECT_EQ(saved(slept(2s, {"a"}, false), slow), Nanos{3s});
  EXPECT_EQ(saved(slow, slept(2s, {"a"}, false)), Nanos{0});
  EXPECT_EQ(saved(slept(2s, {"b"}, false), slow), Nanos{0}) << "it printed something else";
}

TEST(Saving, NothingIsSavedByACancel) {
  EXPECT_EQ(saved(slept(2s, {"a"}, true), slept(5s, {"a"}, false)), Nanos{0});
  EXPECT_EQ(saved(slept(2s, {"a"}, false), slept(5s, {"a"}, true)), Nanos{0});
}

TEST(Saving, TheOrderOfTheOutputDoesNotMatter) {
  EXPECT_EQ(saved(slept(2s, {"a", "b"}, false), slept(5s, {"b", "a", "a"}, false)), Nanos{3s});
  EXPECT_EQ(saved(slept(2s, {"a", "b"}, false), slept(5s, {"b"}, false)), Nanos{0});
}

TEST(Saving, ElapsedTimesMayDiffer) {
  EXPECT_EQ(saved(slept(2s, {"took 2.0 s"}, false), slept(5s, {"took 5.0 s"}, false)), Nanos{3s});
  EXPECT_EQ(saved(slept(2s, {"got 2."}, false), slept(5s, {"got 5."}, false)), Nanos{0});
}

TEST(Saving, TheWrongWayAndARunThatDidNotEndSaveNothing) {
  const Timeline slow = slept(5s, {"a"}, false);
  Timeline fast = slept(2s, {"a"}, false);
  const std::array<const Timeline*, 2> runs{&fast, &slow};
  EXPECT_EQ(saved_time(fast, runs, true), Nanos{0});
  fast.why = trace::Why::deadlock;
  EXPECT_EQ(saved_time(fast, runs, false), Nanos{0});
}

}  // namespace
}  // namespace timeline
