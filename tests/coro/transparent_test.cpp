// Library coroutines and bodies are parts of the coroutine that awaits them: the trace does not know them.
#include <gtest/gtest.h>

#include "coro/asyncio.hpp"
#include "recording.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using trace::Kind;

ApiCo<Api::event_wait> wait_on(Future<void> future) { co_await future; }
ApiCo<Api::wait_for> pass_on(Future<void> future) { co_await wait_on(future); }
ApiCo<Api::queue_get> through_another(Future<void> future) { co_await wait_on(future); }

Co<void> inner(Definition /*function*/, Here = {}) {
#line 100
  co_await sleep(1s);
}

Co<void> waits(Definition /*function*/, Future<void> future, Here = {}) {
#line 10
  co_await wait_on(future);
#line 11
  co_await sleep(1s);
}

TEST(Transparent, a_library_coroutine_stands_where_it_is_awaited) {
  const auto run = testing::record([] {
    auto main = []() -> Co<void> {
      const Future<void> future;
      const auto task = create_task(waits({"waits", 9}, future));
      co_await sleep(1s);
      future.set_result();
      co_await task;
    };
    coro::run(main());
  });
  EXPECT_EQ(run.of(Kind::co_new).size(), 2U);
  const auto suspends = run.of(Kind::task_suspend);
  ASSERT_EQ(suspends.size(), 4U);
  EXPECT_EQ(run.events.text(suspends[1].call), "Event.wait");
  EXPECT_EQ(suspends[1].line, 10U);
  EXPECT_EQ(suspends[1].co, 2U);
  EXPECT_EQ(suspends[3].line, 11U);
  EXPECT_EQ(run.events.text(run.of(Kind::co_new)[1].name), "waits");
}

template <auto function>
Co<void> awaits() {
  const Future<void> future;
  call_later(1s, [future] { future.set_result(); });
  co_await function(future);
}

template <auto function>
std::string call_of() {
  const auto run = testing::record([] { coro::run(awaits<function>()); });
  return std::string(run.events.text(run.of(Kind::task_suspend).at(0).call));
}

TEST(Transparent, the_outermost_function_names_what_is_waited_in_and_wait_for_passes_on) {
  EXPECT_EQ(call_of<pass_on>(), "Event.wait");
  EXPECT_EQ(call_of<through_another>(), "Queue.get");
}

TEST(Transparent, made_a_task_a_library_coroutine_is_one_that_the_trace_knows) {
  const auto run = testing::record([] {
    auto main = []() -> Co<void> {
#line 20
      const auto task = create_task(sleep(1s, 7));
#line 21
      print(co_await task);
    };
    coro::run(main());
  });
  const auto made = run.of(Kind::co_new);
  ASSERT_EQ(made.size(), 2U);
  EXPECT_EQ(run.events.text(made[1].name), "sleep");
  EXPECT_EQ(made[1].at, 20U);
  EXPECT_EQ(made[1].line, 20U);
  EXPECT_EQ(run.of(Kind::co_end).size(), 2U);
  EXPECT_EQ(run.output(), std::vector<std::string>{"1.0 7"});
}

TEST(Transparent, run_takes_a_sleep) {
  const auto run = testing::record([] {
#line 30
    coro::run(sleep(1s));
  });
  const auto made = run.of(Kind::co_new);
  ASSERT_EQ(made.size(), 1U);
  EXPECT_EQ(run.events.text(made[0].name), "sleep");
  EXPECT_EQ(made[0].at, 30U);
  const auto suspends = run.of(Kind::task_suspend);
  ASSERT_EQ(suspends.size(), 1U);
  EXPECT_EQ(suspends[0].wait, trace::Wait::sleep);
  EXPECT_EQ(suspends[0].line, 30U);
  EXPECT_EQ(run.total(), 1);
}

TEST(Transparent, gather_takes_a_sleep) {
  const auto run = testing::record([] {
    auto main = []() -> Co<void> { co_await gather{sleep(2s), sleep(3s)}; };
    coro::run(main());
  });
  EXPECT_DOUBLE_EQ(run.total(), 3.0);
  EXPECT_EQ(run.of(Kind::task_new).size(), 3U);
}

TEST(Transparent, a_body_has_lines_of_its_own_and_awaits_for_the_coroutine_round_it) {
  const auto run = testing::record([] {
    auto main = []() -> Co<void> {
      auto body = []() -> Body<int> {
#line 31
        co_await inner({"inner", 99});
#line 32
        throw ValueError("no");
      };
#line 30
      co_await body();
    };
    EXPECT_THROW(coro::run(main()), ValueError);
  });
  const auto suspends = run.of(Kind::task_suspend);
  ASSERT_EQ(suspends.size(), 1U);
  const auto chain = run.events.chain(suspends[0]);
  ASSERT_EQ(chain.size(), 2U);
  EXPECT_EQ(chain[0].line, 31U);
  EXPECT_EQ(chain[1].line, 100U);
  const auto ends = run.of(Kind::co_end);
  ASSERT_EQ(ends.size(), 2U);
  EXPECT_EQ(ends[1].line, 32U);
}

TEST(Transparent, an_await_can_stand_at_a_line_that_is_given) {
  const auto run = testing::record([] {
    auto main = [](Definition) -> Co<void> {
      co_await at_line(77, inner({"inner", 99}, Here(76U)));
      co_await at_line(78, sleep(1s));
    };
    coro::run(main({"main", 70}));
  });
  const auto suspends = run.of(Kind::task_suspend);
  ASSERT_EQ(suspends.size(), 2U);
  EXPECT_EQ(run.events.chain(suspends[0])[0].line, 77U);
  EXPECT_EQ(suspends[1].line, 78U);
  EXPECT_EQ(run.of(Kind::co_new)[1].at, 76U);
  EXPECT_EQ(run.of(Kind::co_new)[1].line, 99U);
}

}  // namespace
}  // namespace coro
