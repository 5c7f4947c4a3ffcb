// What happens at and after the end of a scheduler: objects that outlive it, destructors that run then, and destructors
// that throw.
#include "misuse.hpp"

#include <csignal>
#include <optional>
#include <stdexcept>

namespace coro {
namespace {

using namespace std::chrono_literals;
using testing::a_million_seconds;
using testing::AtEnd;
using testing::Misuse;
using testing::nothing;
using testing::outcome_of;
using testing::seven;
using testing::thrown_by;
using testing::yields_forever;

constexpr SchedulerOptions kFewTurns{.max_turns = 5};

Co<void> with_end(std::function<void()> at_end) {
  const AtEnd end{std::move(at_end)};
  co_await a_million_seconds();
}
/// A task that calls `at_end` when its frame is destroyed, at the end of the scheduler.
Co<void> leaves_task_with_end(std::function<void()> at_end) {
  const auto task = create_task(with_end(std::move(at_end)));
  co_await yields_forever();
}
/// What `at_end` has thrown, and the outcome of the run.
std::string at_end_of_run(const std::function<void()>& at_end) {
  std::string thrown = "not called";
  const std::string outcome =
      outcome_of([&] { run(leaves_task_with_end([&] { thrown = thrown_by(at_end); })); }, kFewTurns);
  return thrown + "; " + outcome;
}

Co<void> keeps_task(std::optional<Task<int>>& task) {
  task = create_task(seven());
  co_await sleep(0s);
  co_await Event().wait();
}
std::string task_outlives_scheduler() {
  std::optional<Task<int>> task;
  const std::string outcome = outcome_of([&] { run(keeps_task(task)); });
  return outcome + "; " + (task->cancel() ? "cancels " : "is done ") + std::to_string(task->result());
}
Co<void> keeps_pending_task(std::optional<Task<int>>& task) {
  task = create_task(seven());
  co_await yields_forever();
}
Co<void> awaits(Task<int> task) { co_await task; }
std::string task_of_old_awaited_in_new() {
  std::optional<Task<int>> task;
  const std::string outcome = outcome_of([&] { run(keeps_pending_task(task)); }, kFewTurns);
  return outcome + "; " + outcome_of([&] { run(awaits(*task)); });
}
Co<int> awaits_future(Future<int> future) { co_return co_await future; }
std::string pending_future_outlives() {
  const Future<int> future;
  const std::string outcome = outcome_of([&] { run(awaits_future(future)); });
  const std::string thrown = thrown_by([&] { future.set_result(1); });
  return outcome + "; " + thrown + " " + std::to_string(future.result());
}
/// The waiting task of the old scheduler must not be woken in the new one.
std::string pending_future_outlives_and_is_completed_in_new() {
  const Future<int> future;
  const std::string outcome = outcome_of([&] { run(awaits_future(future)); });
  const auto completes = [&]() -> Co<void> {
    auto waiting = create_task(awaits_future(future));
    co_await sleep(0s);
    future.set_result(1);
    print(co_await waiting);
  };
  return outcome + "; " + outcome_of([&] { run(completes()); });
}
Co<void> adds_callback(Future<int> future, int& calls) {
  future.add_done_callback([&calls](const Future<int>&) { ++calls; });
  co_await sleep(1s);
}
std::string future_with_callback_outlives() {
  int calls = 0;
  const Future<int> future;
  const std::string outcome = outcome_of([&] { run(adds_callback(future, calls)); });
  const std::string thrown = thrown_by([&] { future.set_result(1); });
  return outcome + "; " + thrown + " " + std::to_string(calls);
}
std::string coroutine_moved_to_other_scheduler() {
  std::optional<Co<int>> co;
  Scheduler().execute([&] { co.emplace(seven()); });
  Scheduler other;
  return std::to_string(other.run(std::move(*co)));
}
std::string coroutine_dropped_after_scheduler() {
  std::optional<Co<int>> co;
  const std::string outcome = outcome_of([&] { co.emplace(seven()); });
  co.reset();
  return outcome;
}
std::string result_set_at_end() {
  const Future<int> future;
  const std::string outcome = at_end_of_run([&] { future.set_result(1); });
  return outcome + "; " + std::to_string(future.result());
}
std::string cancels_another_at_end() {
  std::optional<Task<void>> other;
  return outcome_of(
      [&] {
        const auto main = [&]() -> Co<void> {
          other = create_task(a_million_seconds());
          co_await leaves_task_with_end([&] { other->cancel(); });
        };
        run(main());
      },
      kFewTurns);
}

class MisuseAtEnd : public testing::MisuseTest {};
TEST_P(MisuseAtEnd, has_a_clear_outcome) { expect_outcome(); }

INSTANTIATE_TEST_SUITE_P(
    Cases, MisuseAtEnd,
    ::testing::Values(
        Misuse{"task_outlives_scheduler", task_outlives_scheduler, "deadlock; is done 7"},
        Misuse{"task_of_old_awaited_in_new", task_of_old_awaited_in_new,
               "limit:turns; RuntimeError: Task <Task pending name='Task-1'> got Future <Task pending name='Task-2'> "
               "attached to a different loop; error"},
        Misuse{"future_pending_outlives", pending_future_outlives, "deadlock; nothing 1"},
        Misuse{"future_pending_outlives_to_new", pending_future_outlives_and_is_completed_in_new, "deadlock; 1; ok"},
        Misuse{"future_callback_outlives", future_with_callback_outlives, "ok; RuntimeError: no running event loop 0"},
        Misuse{"co_moved_to_other_scheduler", coroutine_moved_to_other_scheduler, "7"},
        Misuse{"co_dropped_after_scheduler", coroutine_dropped_after_scheduler, "ok"},
        Misuse{"print_in_teardown", [] { return at_end_of_run([] { print("end"); }); }, "nothing; limit:turns"},
        Misuse{"create_task_in_teardown", [] { return at_end_of_run([] { create_task(seven()); }); },
               "nothing; limit:turns"},
        Misuse{"cancel_in_teardown", cancels_another_at_end, "limit:turns"},
        Misuse{"run_in_teardown", [] { return at_end_of_run([] { run(seven()); }); },
               "RuntimeError: Event loop is closed; limit:turns"},
        Misuse{"callsoon_in_teardown", [] { return at_end_of_run([] { call_soon([] { FAIL(); }); }); },
               "nothing; limit:turns"},
        Misuse{"setresult_in_teardown", result_set_at_end, "nothing; limit:turns; 1"}),
    testing::name_of);

/// A destructor that throws against the habits of C++.
struct Thrower {
  ~Thrower() noexcept(false) { throw std::runtime_error("destructor"); }
};
Co<void> with_thrower() {
  const Thrower thrower;
  co_await sleep(1s);
}
Co<void> cancels_thrower() {
  auto task = create_task(with_thrower());
  co_await sleep(0s);
  task.cancel();
  co_await task;
}

TEST(ThrowingDestructor, at_the_end_of_a_body_is_an_exception_of_the_coroutine) {
  EXPECT_EQ(outcome_of([] { run(with_thrower()); }), "std::runtime_error: destructor; error");
}

TEST(ThrowingDestructorDeathTest, while_another_exception_leaves_the_body_terminates) {
  EXPECT_DEATH(Scheduler().execute([] { run(cancels_thrower()); }), "");
}

TEST(ThrowingDestructorDeathTest, while_a_suspended_frame_is_destroyed_terminates) {
  const auto main = []() -> Co<void> {
    const Thrower thrower;
    co_await Event().wait();
  };
  EXPECT_EXIT(Scheduler().execute([&] { run(main()); }), ::testing::KilledBySignal(SIGABRT), "");
}

TEST(ThrowingDestructorDeathTest, run_at_the_end_of_a_scheduler_is_such_an_exception) {
  EXPECT_EXIT(Scheduler(kFewTurns).execute([] { run(leaves_task_with_end([] { run(seven()); })); }),
              ::testing::KilledBySignal(SIGABRT), "");
}

}  // namespace
}  // namespace coro
