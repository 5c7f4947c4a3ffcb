// Coroutines of asyncio that nobody awaits: each becomes a coroutine of the trace where it is dropped.
#include <gmock/gmock.h>

#include "coro/asyncio.hpp"
#include "recording.hpp"

namespace coro {
namespace {

using ::testing::ElementsAreArray;
using ::testing::IsEmpty;
using namespace std::chrono_literals;
using Names = std::vector<std::string>;

/// Each with its line: "sleep 3".
Names dropped(const std::function<void()>& program) {
  const auto run = testing::record(program);
  Names names;
  for (const trace::Event& e : run.of(trace::Kind::co_never_awaited))
    names.push_back(std::string(run.events.text(e.name)) + " " + std::to_string(e.line));
  return names;
}
template <class Main>
Names dropped_in(Main main) {
  return dropped([&main] {
#line 90
    run(main());
  });
}

TEST(Dropped, is_told_of_whatever_waits_under_its_name) {
  const auto main = []() -> Co<void> {
#line 11
    static_cast<void>(Event().wait());
#line 12
    static_cast<void>(Queue<int>().get());
#line 13
    static_cast<void>(Queue<int>().put(1));
#line 14
    static_cast<void>(Condition().wait());
#line 15
    static_cast<void>(Semaphore().acquire());
#line 16
    static_cast<void>(Barrier(2).wait());
#line 17
    static_cast<void>(sleep(1s, 5));
#line 18
    static_cast<void>(to_thread([] {}));
    co_return;
  };
  EXPECT_THAT(dropped_in(main),
              ElementsAreArray({"Event.wait 11", "Queue.get 12", "Queue.put 13", "Condition.wait 14",
                                "Semaphore.acquire 15", "Barrier.wait 16", "sleep 17", "to_thread 18"}));
}

TEST(Dropped, is_told_of_every_sleep_in_a_row) {
  const auto main = []() -> Co<void> {
    for (int i = 0; i < 3; ++i) {
#line 21
      static_cast<void>(sleep(1s));
    }
    co_return;
  };
  EXPECT_THAT(dropped_in(main), ElementsAreArray({"sleep 21", "sleep 21", "sleep 21"}));
}

TEST(Dropped, stands_where_a_variable_has_died) {
  const auto main = []() -> Co<void> {
#line 31
    const auto plan = sleep(1s);
    const auto lock = Lock().acquire();
#line 33
    print("end");
    co_return;
  };
  EXPECT_THAT(dropped_in(main), ElementsAreArray({"Lock.acquire 90", "sleep 90"}));
}

TEST(Dropped, is_nothing_that_is_awaited_later_or_handed_on) {
  const auto main = []() -> Co<void> {
    auto plan = sleep(1s);
    print("planned");
    auto moved = std::move(plan);
    co_await std::move(moved);
    co_await wait_for(sleep(1s), 2s);
    co_await gather{sleep(1s), sleep(2s)};
    const auto task = create_task(sleep(1s));
    task.cancel();
    co_await sleep(0s);
  };
  EXPECT_THAT(dropped_in(main), IsEmpty());
}

TEST(Dropped, is_no_concern_of_what_a_worker_does) {
  const auto main = []() -> Co<void> {
    const auto work = [] { static_cast<void>(sleep(1s)); };
    co_await to_thread(work);
  };
  EXPECT_THAT(dropped_in(main), IsEmpty());
}

TEST(Dropped, at_module_level_has_no_task) {
  const auto run = testing::record([] {
#line 41
    static_cast<void>(sleep(1s));
    print("after");
  });
  const auto made = run.of(trace::Kind::co_new);
  ASSERT_EQ(made.size(), 1U);
  EXPECT_EQ(made[0].i, 1U);
  EXPECT_EQ(made[0].line, 41U);
  EXPECT_EQ(made[0].at, 41U);
  EXPECT_EQ(made[0].task, 0U);
}

TEST(Dropped, leaves_nothing_for_the_next_run) {
  static_cast<void>(sleep(1s));
  EXPECT_THAT(dropped([] { print("x"); }), IsEmpty());
}

}  // namespace
}  // namespace coro
