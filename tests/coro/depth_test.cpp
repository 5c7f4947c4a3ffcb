// Long loops and deep chains: nothing here may grow the machine's stack, with or without optimisation and sanitizers.
#include <gtest/gtest.h>

#include "coro/asyncio.hpp"
#include "recording.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;

Co<int> gives_one() { co_return 1; }

Co<int> sum_of_awaits(int n) {
  int sum = 0;
  for (int i = 0; i < n; ++i) sum += co_await gives_one();
  co_return sum;
}

Co<int> chain(int depth) {
  if (depth == 0) {
    co_await sleep(1s);
    co_return 0;
  }
  const int below = co_await chain(depth - 1);
  co_return below + 1;
}

Co<int> failing_chain(int depth) {
  if (depth == 0) throw ValueError("bottom");
  const int below = co_await failing_chain(depth - 1);
  co_return below + 1;
}

Co<void> wait_forever(int depth) {
  if (depth == 0) {
    co_await Future<void>();
  } else {
    co_await wait_forever(depth - 1);
  }
}

Co<void> nap(int milliseconds) { co_await sleep(std::chrono::milliseconds(milliseconds)); }

Co<int> many_tasks(int n) {
  std::vector<Co<void>> naps;
  naps.reserve(static_cast<std::size_t>(n));
  for (int i = 0; i < n; ++i) naps.push_back(nap(i % 1000));
  co_await gather{std::move(naps)};
  co_return n;
}

TEST(Depth, a_hundred_thousand_awaits_in_a_loop) {
  Scheduler scheduler;
  EXPECT_EQ(scheduler.run(sum_of_awaits(100'000)), 100'000);
  EXPECT_EQ(live_frames(), 0U);
}

TEST(Depth, a_chain_a_hundred_thousand_deep_returns) {
  Scheduler scheduler;
  EXPECT_EQ(scheduler.run(chain(100'000)), 100'000);
  EXPECT_EQ(scheduler.now(), 1s);
  EXPECT_EQ(live_frames(), 0U);
}

TEST(Depth, an_exception_climbs_a_chain_a_hundred_thousand_deep) {
  Scheduler scheduler;
  EXPECT_THROW(scheduler.run(failing_chain(100'000)), ValueError);
  EXPECT_EQ(live_frames(), 0U);
}

TEST(Depth, a_chain_that_is_left_waiting_is_destroyed_without_recursion) {
  {
    Scheduler scheduler;
    EXPECT_THROW(scheduler.run(wait_forever(100'000)), RunEnded);
    EXPECT_EQ(live_frames(), 100'001U);
  }
  EXPECT_EQ(live_frames(), 0U);
}

TEST(Depth, the_recorded_chain_names_every_coroutine) {
  const auto run = testing::record([] { coro::run(chain(2'000)); });
  const auto suspends = run.of(trace::Kind::task_suspend);
  ASSERT_EQ(suspends.size(), 1U);
  EXPECT_EQ(run.events.chain(suspends[0]).size(), 2'001U);
  EXPECT_EQ(run.events.chain(suspends[0]).front().co, 1U);
  EXPECT_EQ(run.events.chain(suspends[0]).back().co, 2'001U);
}

TEST(Depth, two_hundred_thousand_tasks) {
  {
    Scheduler scheduler;
    EXPECT_EQ(scheduler.run(many_tasks(200'000)), 200'000);
    EXPECT_EQ(scheduler.now(), 999ms);
  }
  EXPECT_EQ(live_frames(), 0U);
}

}  // namespace
}  // namespace coro
