// Event.
#include <gtest/gtest.h>

#include "turns.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using namespace testing;

Co<void> wait_and_say(Event event, std::string name) {
  const bool value = co_await event.wait();
  print(name, value, event.is_set());
}

Co<void> waits(Event event, std::string name) { co_await testing::say_cancelled(name, wait_and_say(event, name)); }

TEST(Event, wakes_all_in_order_even_where_it_is_cleared_at_once_and_nobody_who_comes_later) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Event event;
              const auto a = create_task(waits(event, "a"));
              const auto b = create_task(waits(event, "b"));
              const auto c = create_task(waits(event, "c"));
              const auto tick = create_task(ticks(4));
              co_await sleep(0s);
              event.set();
              event.clear();
              print(event.is_set());
              const auto late = create_task(waits(event, "late"));
              co_await gather{a, b, c};
              co_await tick;
              event.set();
              event.set();
              const bool at_once = co_await event.wait();
              print(at_once, "at once");
              co_await sleep(0s);
            }),
            (Lines{"tick 1", "False", "tick 2", "a True False", "b True False", "c True False", "tick 3", "tick 4",
                   "True at once", "late True True"}));
}

TEST(Event, a_cancel_before_or_after_the_wake_up_loses_only_that_one) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Event event;
              const auto a = create_task(waits(event, "a"));
              const auto b = create_task(waits(event, "b"));
              const auto c = create_task(waits(event, "c"));
              co_await sleep(0s);
              a.cancel();
              event.set();
              b.cancel();
              co_await gather{return_exceptions, a, b, c};
              print(a.cancelled(), b.cancelled(), c.cancelled());
            }),
            (Lines{"a cancelled", "b cancelled", "c True True", "True True False"}));
}

TEST(Event, can_be_set_by_a_timer_and_the_trace_says_so) {
  const auto run = run_main([]() -> Co<void> {
    const Event event;
    call_later(1s, [event] { event.set(); });
    print(co_await event.wait());
  });
  EXPECT_EQ(run.output(), Lines{"1.0 True"});
  EXPECT_EQ(calls(run), Lines{"Event.wait"});
  EXPECT_EQ(wakes(run), Lines{"1<t"});
}

TEST(Event, two_may_be_waited_for_at_once) {
  const auto run = run_main([]() -> Co<void> {
    const Event one;
    const Event two;
    const auto both = create_task([](Event a, Event b) -> Co<void> { co_await gather{a.wait(), b.wait()}; }(one, two));
    co_await sleep(1s);
    one.set();
    co_await sleep(1s);
    two.set();
    co_await both;
    print("both");
  });
  EXPECT_EQ(run.output(), Lines{"2.0 both"});
  EXPECT_EQ(run.events.text(run.of(trace::Kind::co_new).at(2).name), "Event.wait");
}

TEST(Event, outlives_whoever_made_it) {
  const auto run = run_main([]() -> Co<void> {
    const auto waiting = create_task(Event().wait());
    co_await sleep(0s);
    waiting.cancel();
    co_await gather{return_exceptions, waiting};
    print(waiting.cancelled());
  });
  EXPECT_EQ(run.texts(), Lines{"True"});
}

}  // namespace
}  // namespace coro
