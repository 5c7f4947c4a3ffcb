// The critical path of small programs: which waits it has, and what the others have to spare.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>

#include "coro/asyncio.hpp"
#include "timeline/critical_path.hpp"
#include "why/tally.hpp"

namespace why {
namespace {

using namespace coro;
using namespace std::chrono_literals;
using timeline::CriticalPath;

struct Recorded {
  std::unique_ptr<trace::Trace> trace = std::make_unique<trace::Trace>();
  trace::Events events;
  CriticalPath path;
};

Recorded recorded(const std::function<void()>& program) {
  Recorded one;
  trace::Recorder recorder(*one.trace, "test", "test.py", "virtual");
  Scheduler({.recorder = &recorder}).execute(program);
  one.events = trace::decode(*one.trace);
  one.path = timeline::critical_path(one.events);
  EXPECT_EQ(tiling(one.path), "");
  return one;
}

double s(timeline::Nanos t) { return trace::in_seconds(t); }

// "timer 0-3, hold 3-5"
std::string parts(const Recorded& of) {
  static constexpr std::array kNames{"timer", "worker", "hold", "run", "outside"};
  std::string all;
  for (const timeline::Segment& one : of.path.segments)
    all += fmt::format("{}{} {}-{}", all.empty() ? "" : ", ", kNames.at(static_cast<std::size_t>(one.kind)), s(one.begin), s(one.end));
  return all;
}

// "1: 2 to spare, 3: gains 1", by length
std::string waits(const Recorded& of) {
  std::vector<timeline::Wait> sorted = of.path.waits;
  std::ranges::stable_sort(sorted, {}, &timeline::Wait::length);
  std::string all;
  for (const timeline::Wait& one : sorted) {
    const std::string says = !one.spare            ? "free"
                             : one.is_critical() ? fmt::format("gains {}", s(one.gain))
                                                 : fmt::format("spare {}", s(*one.spare));
    all += fmt::format("{}{}: {}", all.empty() ? "" : ", ", s(one.length()), says);
  }
  return all;
}

Co<void> call(double seconds, Here = {}) { co_await sleep(Seconds(seconds)); }

Co<void> in_a_row(Here = {}) {
  co_await call(3);
  co_await call(2);
  co_await call(4);
}
TEST(Path, WaitsInARowAreAllOfIt) {
  const Recorded it = recorded([] { run(in_a_row()); });
  EXPECT_EQ(parts(it), "timer 0-3, timer 3-5, timer 5-9");
  EXPECT_EQ(waits(it), "2: gains 2, 3: gains 3, 4: gains 4");
}

Co<void> three(double a, double b, double c, Here = {}) {
  Co<void> first = call(a);
  Co<void> second = call(b);
  Co<void> third = call(c);
  co_await gather{std::move(first), std::move(second), std::move(third)};
}
TEST(Path, OfAGatherIsTheLongest) {
  const Recorded it = recorded([] { run(three(2, 3, 1)); });
  EXPECT_EQ(parts(it), "timer 0-3");
  EXPECT_EQ(waits(it), "1: spare 2, 2: spare 1, 3: gains 1");
}
TEST(Path, OfEqualWaitsNoneGains) {
  const Recorded it = recorded([] { run(three(3, 3, 3)); });
  EXPECT_EQ(parts(it), "timer 0-3");
  EXPECT_EQ(waits(it), "3: gains 0, 3: gains 0, 3: gains 0");
}

// A fan-out of fan-outs of fan-outs: the longest leaf after the longest leaf, whatever gathers them.
Co<void> leaves(double a, double b, double then, Here = {}) {
  Co<void> first = call(a);
  Co<void> second = call(b);
  co_await gather{std::move(first), std::move(second)};
  co_await call(then);
}
Co<void> branches(double shift, Here = {}) {
  Co<void> left = leaves(1 + shift, 2 + shift, 0.5);
  Co<void> right = leaves(1.25 + shift, 1.5 + shift, 0.25);
  co_await gather{std::move(left), std::move(right)};
}
Co<void> tree(Here = {}) {
  Co<void> left = branches(0);
  Co<void> right = branches(4);
  co_await gather{std::move(left), std::move(right)};
  co_await call(8);
}
TEST(Path, OfFanOutsInsideFanOuts) {
  const Recorded it = recorded([] { run(tree()); });
  EXPECT_EQ(parts(it), "timer 0-6, timer 6-6.5, timer 6.5-14.5");
  EXPECT_EQ(waits(it),
            "0.25: spare 4.75, 0.25: spare 0.75, 0.5: spare 4, 0.5: gains 0.5, 1: spare 5, 1.25: spare 5, 1.5: spare 4.75, "
            "2: spare 4, 5: spare 1, 5.25: spare 1, 5.5: spare 0.75, 6: gains 0.75, 8: gains 8");
}

Co<void> holds_lock(Lock lock, double before, double inside, Here = {}) {
  co_await sleep(Seconds(before));
  co_await lock.acquire();
  co_await sleep(Seconds(inside));
  lock.release();
}
Co<void> two_hold(Here = {}) {
  const Lock lock;
  Co<void> first = holds_lock(lock, 1, 4);
  Co<void> second = holds_lock(lock, 2, 3);
  co_await gather{std::move(first), std::move(second)};
}
TEST(Path, GoesFromTheTaskThatWaitsForALockToTheOneThatHasIt) {
  const Recorded it = recorded([] { run(two_hold()); });
  EXPECT_EQ(parts(it), "timer 0-1, timer 1-5, timer 5-8");
  EXPECT_EQ(waits(it), "1: gains 1, 2: spare 3, 3: gains 3, 4: gains 3");
}

Co<void> produces(Queue<int> queue, Here = {}) {
  co_await sleep(2s);
  co_await queue.put(1);
}
Co<void> consumes(Queue<int> queue, Here = {}) {
  co_await sleep(1s);
  (void)co_await queue.get();
  co_await sleep(3s);
}
Co<void> hand_over(Here = {}) {
  const Queue<int> queue;
  Co<void> from = produces(queue);
  Co<void> to = consumes(queue);
  co_await gather{std::move(from), std::move(to)};
}
TEST(Path, GoesFromTheConsumerToTheProducer) {
  const Recorded it = recorded([] { run(hand_over()); });
  EXPECT_EQ(parts(it), "timer 0-2, timer 2-5");
  EXPECT_EQ(waits(it), "1: spare 1, 2: gains 1, 3: gains 3");
}

Co<void> meets(Barrier barrier, double before, Here = {}) {
  co_await sleep(Seconds(before));
  (void)co_await barrier.wait();
  co_await sleep(1s);
}
Co<void> meeting(Here = {}) {
  const Barrier barrier(3);
  Co<void> first = meets(barrier, 4);
  Co<void> second = meets(barrier, 2.5);
  Co<void> third = meets(barrier, 3);
  co_await gather{std::move(first), std::move(second), std::move(third)};
}
TEST(Path, GoesToTheLastAtABarrier) {
  const Recorded it = recorded([] { run(meeting()); });
  EXPECT_EQ(parts(it), "timer 0-4, timer 4-5");
  EXPECT_EQ(waits(it), "1: gains 0, 1: gains 0, 1: gains 0, 2.5: spare 1.5, 3: spare 1, 4: gains 1");
}

Co<void> gives_up(Here = {}) {
  co_await sleep(1s);
  const auto body = []() -> Body<void> { co_await sleep(9s); };
  bool late = false;
  try {
    co_await async_with(timeout(2s), [&](const Timeout&) { return body(); });
  } catch (const TimeoutError&) {
    late = true;
  }
  if (late) co_await sleep(0.5s);
}
TEST(Path, HasTheLimitAndNotTheWaitThatItCuts) {
  const Recorded it = recorded([] { run(gives_up()); });
  EXPECT_EQ(parts(it), "timer 0-1, timer 1-3, timer 3-3.5");
  EXPECT_EQ(waits(it), "0.5: gains 0.5, 1: gains 1, 2: gains 2");
}

Co<void> busy(double seconds, Here here = {}) {
  block(Seconds(seconds), here);
  co_return;
}
Co<void> late_timer(Here = {}) {
  Co<void> first = call(1);
  Co<void> second = busy(3);
  co_await gather{std::move(first), std::move(second)};
  co_await sleep(1s);
}
TEST(Path, HasTheHoldThatMadeATimerLate) {
  const Recorded it = recorded([] { run(late_timer()); });
  EXPECT_EQ(parts(it), "hold 0-3, timer 3-4");
  EXPECT_EQ(waits(it), "1: spare 2, 1: gains 1, 3: gains 2");
}

Co<void> in_thread(Here = {}) {
  Co<void> other = call(2);
  const auto task = create_task(std::move(other));
  co_await to_thread([] { block(3s); });
  co_await task;
}
TEST(Path, HasTheWorker) {
  const Recorded it = recorded([] { run(in_thread()); });
  EXPECT_EQ(parts(it), "worker 0-3");
  EXPECT_EQ(waits(it), "2: spare 1, 3: gains 1");
}
Co<void> leaves_worker(Here = {}) {
  auto slow = to_thread([] { block(5s); });
  const auto task = create_task(std::move(slow));
  co_await sleep(1s);
}
TEST(Path, HasTheWorkerThatTheEndWaitsFor) {
  const Recorded it = recorded([] { run(leaves_worker()); });
  EXPECT_EQ(parts(it), "worker 0-5");
}

Co<void> set_later(Here = {}) {
  const Event event;
  call_later(1s, [] { block(2s); });
  call_later(2s, [event] { event.set(); });
  co_await event.wait();
}
TEST(Path, GoesThroughCallbacks) {
  const Recorded it = recorded([] { run(set_later()); });
  EXPECT_EQ(parts(it), "timer 0-1, hold 1-3");
  EXPECT_EQ(waits(it), "1: gains 1, 2: gains 1, 2: spare 1");
}

TEST(Path, HasModuleCodeAroundTheLoops) {
  const Recorded it = recorded([] {
    block(1s);
    run(call(2));
    block(3s);
    run(three(1, 4, 4));
    block(0.5s);
  });
  EXPECT_EQ(parts(it), "hold 0-1, timer 1-3, hold 3-6, timer 6-10, hold 10-10.5");
}

Co<void> stuck(Here = {}) {
  co_await sleep(2s);
  co_await Event().wait();
}
TEST(Path, OfADeadlockLeadsToTheLastStep) {
  const Recorded it = recorded([] { run(stuck()); });
  EXPECT_EQ(it.path.why, trace::Why::deadlock);
  EXPECT_EQ(parts(it), "timer 0-2");
}

Co<void> leaves_behind(Here = {}) {
  Co<void> slow = call(9);
  const auto task = create_task(std::move(slow));
  Co<void> quick = call(1);
  const auto ends = create_task(std::move(quick));
  co_await sleep(3s);
}
TEST(Path, HasNothingOfATaskThatIsLeftBehind) {
  const Recorded it = recorded([] { run(leaves_behind()); });
  EXPECT_EQ(parts(it), "timer 0-3");
  EXPECT_EQ(waits(it), "1: spare 2, 3: gains 2");
}

TEST(Path, OfNothingIsEmpty) {
  const Recorded it = recorded([] {});
  EXPECT_EQ(parts(it), "");
  EXPECT_EQ(it.path.hops_before(0).size(), it.path.hops.size());
}

TEST(Path, HopsLeadFromEachSegmentToTheNext) {
  const Recorded it = recorded([] { run(in_a_row()); });
  for (std::size_t k = 0; k <= it.path.segments.size(); ++k) {
    const auto hops = it.path.hops_before(k);
    ASSERT_FALSE(hops.empty());
    EXPECT_EQ(hops.front().from, k == 0 ? 0 : it.path.segments[k - 1].event);
    EXPECT_EQ(hops.back().event, k == it.path.segments.size() ? it.events.list.size() - 1 : it.path.segments[k].from);
    for (std::size_t i = 1; i < hops.size(); ++i) EXPECT_EQ(hops[i].from, hops[i - 1].event);
  }
}

}  // namespace
}  // namespace why
