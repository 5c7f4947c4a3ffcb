// Tasks that wait for each other and are cancelled: RecursionError, as in CPython, whatever the length of the cycle;
// and chains of tasks that are no cycles, of any length.
#include <gtest/gtest.h>

#include <memory>
#include <optional>

#include "misuse.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using testing::Lines;

using Tasks = std::shared_ptr<std::vector<std::optional<AnyTask>>>;

Co<void> awaits_task(Tasks tasks, std::size_t which) { co_await Task<void>((*tasks)[which]->state()); }
Co<void> gathers_task(Tasks tasks, std::size_t which) { co_await gather{Task<void>((*tasks)[which]->state())}; }
Co<void> waits_forever() { co_await Future<void>(); }

/// Every task awaits the next, and the last the first: they wait already.
Co<Tasks> cycle_of(std::size_t length) {
  auto tasks = std::make_shared<std::vector<std::optional<AnyTask>>>(length);
  for (std::size_t i = 0; i < length; ++i) (*tasks)[i] = create_task(awaits_task(tasks, (i + 1) % length));
  co_await sleep(0s);
  co_return tasks;
}

std::string cancel(const AnyTask& task) {
  return testing::thrown_by([&] { task.cancel(); });
}

Co<void> cancels_cycle(std::size_t length) {
  const Tasks tasks = co_await cycle_of(length);
  const AnyTask first = *tasks->front();
  const std::string thrown = cancel(first);
  print(thrown, first.cancelling(), first.done());
  co_await sleep(1s);
  print(first.done());
}

const char* const kRecursion = "RecursionError: maximum recursion depth exceeded";

TEST(Cycle, of_two_tasks_that_is_cancelled_is_a_recursion_error) {
  const auto run = testing::record([] { coro::run(cancels_cycle(2)); });
  EXPECT_EQ(run.texts(), (Lines{std::string(kRecursion) + " 1 False", "False"}));
  EXPECT_EQ(run.why, trace::Why::error);  // run() cancels them, too
}

TEST(Cycle, of_a_hundred_thousand_tasks_that_is_cancelled_is_a_recursion_error) {
  Scheduler scheduler;
  ::testing::internal::CaptureStdout();
  EXPECT_THROW(scheduler.run(cancels_cycle(100'000)), RecursionError);
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), std::string(kRecursion) + " 1 False\nFalse\n");
}

Co<void> cancels_cycle_with_gather() {
  auto tasks = std::make_shared<std::vector<std::optional<AnyTask>>>(2);
  (*tasks)[0] = create_task(awaits_task(tasks, 1));
  (*tasks)[1] = create_task(gathers_task(tasks, 0));
  co_await sleep(0s);
  print(cancel(*(*tasks)[1]));
}

TEST(Cycle, may_lead_through_a_gather) {
  EXPECT_EQ(testing::record([] { coro::run(cancels_cycle_with_gather()); }).texts(), (Lines{kRecursion}));
}

Co<void> cancels_itself_and_awaits(Tasks tasks, std::size_t which) {
  current_task()->cancel();
  co_await Task<void>((*tasks)[which]->state());
}

Co<void> passes_cancel_into_cycle() {
  auto tasks = std::make_shared<std::vector<std::optional<AnyTask>>>(2);
  (*tasks)[0] = create_task(awaits_task(tasks, 1));
  (*tasks)[1] = create_task(cancels_itself_and_awaits(tasks, 0));
  co_await sleep(1s);
  print((*tasks)[1]->done());
}

TEST(Cycle, that_a_task_closes_with_its_own_cancel_pending_is_reported_and_stays) {
  ::testing::internal::CaptureStderr();
  const auto run = testing::record([] { coro::run(passes_cancel_into_cycle()); });
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "Exception in callback: " + std::string(kRecursion) + "\n");
  EXPECT_EQ(run.texts(), (Lines{"False"}));
}

Co<void> catches_and_cancels_another() {
  const Tasks tasks = co_await cycle_of(3);
  cancel(*tasks->front());
  auto sleeping = create_task(sleep(1s));
  co_await sleep(0s);
  sleeping.cancel();
  co_await sleep(0s);
  co_await sleep(0s);
  print(sleeping.cancelled());
  print(cancel(*tasks->back()));
}

TEST(Cycle, leaves_other_cancels_as_they_were) {
  EXPECT_EQ(testing::record([] { coro::run(catches_and_cancels_another()); }).texts(), (Lines{"True", kRecursion}));
}

Co<void> cancels_chain(std::size_t length, bool gathered) {
  auto tasks = std::make_shared<std::vector<std::optional<AnyTask>>>(length);
  (*tasks)[0] = create_task(waits_forever());
  for (std::size_t i = 1; i < length; ++i) {
    (*tasks)[i] = gathered ? create_task(gathers_task(tasks, i - 1)) : create_task(awaits_task(tasks, i - 1));
  }
  co_await sleep(0s);
  tasks->back()->cancel();
  try {
    co_await Task<void>(tasks->back()->state());
  } catch (const CancelledError&) {
    print(tasks->front()->cancelled());
  }
}

#ifdef COROSCOPE_SANITIZE
constexpr int kLong = 10'000;  // a frame of a sanitizer's build is slow to make
#else
constexpr int kLong = 100'000;
#endif

TEST(Chain, of_a_hundred_thousand_tasks_is_cancelled) {
  Scheduler scheduler;
  ::testing::internal::CaptureStdout();
  scheduler.run(cancels_chain(kLong, false));
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "True\n");
}

TEST(Chain, of_gathers_is_cancelled) {
  Scheduler scheduler;
  ::testing::internal::CaptureStdout();
  scheduler.run(cancels_chain(kLong / 5, true));
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "True\n");
}

/// A future that two of the cancelled tasks wait for is no cycle.
Co<void> cancels_diamond() {
  auto tasks = std::make_shared<std::vector<std::optional<AnyTask>>>(3);
  (*tasks)[0] = create_task(waits_forever());
  (*tasks)[1] = create_task(awaits_task(tasks, 0));
  (*tasks)[2] = create_task(awaits_task(tasks, 0));
  co_await sleep(0s);
  const gather both{Task<void>((*tasks)[1]->state()), Task<void>((*tasks)[2]->state())};
  print(both.cancel());
  print((*tasks)[0]->cancelling());
}

TEST(Chain, that_splits_and_joins_is_no_cycle) {
  EXPECT_EQ(testing::record([] { coro::run(cancels_diamond()); }).texts(), (Lines{"True", "2"}));
}

}  // namespace
}  // namespace coro
