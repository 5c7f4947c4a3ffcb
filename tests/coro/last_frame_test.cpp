// What the destructors of a coroutine's parameters do: they run when its frame goes, after its end. Every expectation
// is what CPython 3.13 does with the same program, in which `__del__` stands for the destructor.
#include <gtest/gtest.h>

#include <functional>

#include "coro/asyncio.hpp"
#include "recording.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using testing::Lines;
using trace::Kind;

/// Does something when it goes.
class Last {
 public:
  explicit Last(std::function<void()> action) : action_(std::move(action)) {}
  Last(Last&& other) noexcept : action_(std::exchange(other.action_, nullptr)) {}
  Last& operator=(Last&&) = delete;
  ~Last() {
    if (action_) action_();
  }

 private:
  std::function<void()> action_;
};

Co<void> holds(Last /*last*/) {
  co_await sleep(1s);
  print("ends");
}

/// The kinds of what `task` does from the end of its coroutine on.
std::vector<Kind> after_end(const testing::Recording& run, trace::Id co) {
  std::vector<Kind> kinds;
  bool ended = false;
  for (const trace::Event& e : run.events.list) {
    if (ended) kinds.push_back(e.kind);
    if (e.kind == Kind::task_end) ended = false;
    if (e.kind == Kind::co_end && e.co == co) ended = true;
  }
  return kinds;
}

TEST(LastFrame, what_they_print_is_the_tasks_and_no_coroutines) {
  const auto run = testing::run_main([]() -> Co<void> {
    const auto task = create_task(holds(Last([] { print("gone", 1, Here(4U)); })));
    co_await task;
  });
  EXPECT_EQ(run.output(), (Lines{"1.0 ends", "1.0 gone 1"}));
  EXPECT_EQ(after_end(run, 2), (std::vector{Kind::print, Kind::task_end}));
  const trace::Event said = run.of(Kind::print).at(1);
  EXPECT_EQ(said.task, 2U);
  EXPECT_EQ(said.co, 0U);
  EXPECT_EQ(said.line, 4U);
}

TEST(LastFrame, where_another_coroutine_awaits_that_one_prints) {
  const auto run = testing::run_main([]() -> Co<void> {
    auto held = holds(Last([] { print("gone", 2); }));
    co_await held;
  });
  EXPECT_EQ(run.of(Kind::print).at(1).co, 1U);
}

TEST(LastFrame, they_can_do_what_any_plain_code_can) {
  const auto run = testing::run_main([]() -> Co<void> {
    const auto other = create_task(sleep(9s));
    const Future<int> future;
    const auto acts = [other, future] {
      other.cancel(Here(7U));
      future.set_result(5);
      create_task(sleep(1s), Here(8U));
      try {
        Lock().release();
      } catch (const RuntimeError& error) {
        print(error.text());
      }
    };
    create_task(holds(Last(acts)));
    print(co_await future, co_await wait_for(future, 1s), other.cancelling());
  });
  EXPECT_EQ(run.output(), (Lines{"1.0 ends", "1.0 Lock is not acquired.", "1.0 5 5 1"}));
  const trace::Event cancel = run.of(Kind::task_cancel).at(0);
  EXPECT_EQ(cancel.line, 7U);
  EXPECT_EQ(cancel.by, 3U);
  EXPECT_EQ(run.of(Kind::task_new).at(3).by, 3U);
}

TEST(LastFrame, a_generators_print_is_nobodys_when_a_task_has_closed_it) {
  static constexpr auto numbers = [](Last) -> AsyncGenerator<int> { co_yield 1; };
  const auto run = testing::run_main([]() -> Co<void> {
    {
      const auto generator = numbers(Last([] { print("gone"); }));
      co_await generator.next();
    }
    co_await sleep(1s);
  });
  EXPECT_EQ(run.output(), Lines{"0.0 gone"});
  EXPECT_EQ(run.of(Kind::print).at(0).task, 2U);
  EXPECT_EQ(run.of(Kind::print).at(0).co, 0U);
}

}  // namespace
}  // namespace coro
