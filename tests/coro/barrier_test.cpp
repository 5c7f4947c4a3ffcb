// Barrier.
#include <gtest/gtest.h>

#include "turns.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using namespace testing;

Co<void> come(Barrier barrier, std::string name) {
  try {
    const int number = co_await barrier.wait();
    print(name, number);
  } catch (const BrokenBarrierError& error) {
    print(name, error);
  }
}

Co<void> meet(Barrier barrier, std::string name) { co_await testing::say_cancelled(name, come(barrier, name)); }

TEST(Barrier, lets_all_go_when_the_last_has_come_each_with_its_number) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Barrier barrier(3);
              const auto tick = create_task(ticks(4));
              const auto a = create_task(meet(barrier, "a"));
              const auto b = create_task(meet(barrier, "b"));
              co_await sleep(0s);
              print(barrier.n_waiting(), barrier.parties(), barrier.broken());
              co_await meet(barrier, "main");
              print(barrier.n_waiting());
              co_await gather{a, b};
              co_await tick;
            }),
            (Lines{"tick 1", "2 3 False", "main 2", "0", "tick 2", "a 0", "b 1", "tick 3", "tick 4"}));
}

Co<void> meet_twice(Barrier barrier, std::string name) {
  co_await meet(barrier, name);
  co_await meet(barrier, name);
}

TEST(Barrier, who_comes_while_others_leave_waits_for_the_next_round) {
  EXPECT_EQ(
      output_of([]() -> Co<void> {
        const Barrier barrier(2);
        const auto tick = create_task(ticks(7));
        co_await gather{meet_twice(barrier, "a"), meet_twice(barrier, "b"), meet(barrier, "c"), meet(barrier, "d")};
        co_await tick;
      }),
      (Lines{"tick 1", "b 1", "tick 2", "a 0", "tick 3", "b 1", "tick 4", "a 0", "tick 5", "d 1", "tick 6", "c 0",
             "tick 7"}));
}

TEST(Barrier, aborted_it_sends_everybody_away_until_it_is_reset) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Barrier barrier(3);
              const auto tick = create_task(ticks(4));
              const auto a = create_task(meet(barrier, "a"));
              const auto b = create_task(meet(barrier, "b"));
              co_await sleep(0s);
              co_await barrier.abort();
              print("aborted", barrier.broken(), barrier.n_waiting());
              co_await meet(barrier, "late");
              co_await gather{a, b};
              co_await tick;
              co_await barrier.reset();
              print(barrier.broken());
              co_await gather{meet(barrier, "x"), meet(barrier, "y"), meet(barrier, "z")};
            }),
            (Lines{"tick 1", "aborted True 0", "late Barrier aborted", "tick 2", "a Abort or reset of barrier",
                   "b Abort or reset of barrier", "tick 3", "tick 4", "False", "z 2", "x 0", "y 1"}));
}

TEST(Barrier, reset_it_sends_away_those_who_wait_and_begins_anew) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Barrier barrier(3);
              const auto tick = create_task(ticks(5));
              const auto a = create_task(meet(barrier, "a"));
              const auto b = create_task(meet(barrier, "b"));
              co_await sleep(0s);
              co_await barrier.reset();
              print("reset", barrier.broken(), barrier.n_waiting());
              co_await gather{a, b, create_task(meet(barrier, "c")), create_task(meet(barrier, "d")),
                              create_task(meet(barrier, "e"))};
              co_await tick;
              co_await barrier.reset();
              print("again", barrier.n_waiting());
            }),
            (Lines{"tick 1", "reset False 0", "tick 2", "a Abort or reset of barrier", "b Abort or reset of barrier",
                   "e 2", "tick 3", "c 0", "d 1", "tick 4", "tick 5", "again 0"}));
}

TEST(Barrier, who_comes_behind_a_reset_waits_until_the_others_have_left) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Barrier barrier(3);
              const auto tick = create_task(ticks(6));
              const auto a = create_task(meet(barrier, "a"));
              const auto b = create_task(meet(barrier, "b"));
              co_await sleep(0s);
              const auto reset = create_task(barrier.reset());
              co_await gather{a,
                              b,
                              reset,
                              create_task(meet(barrier, "c")),
                              create_task(meet(barrier, "d")),
                              create_task(meet(barrier, "e"))};
              co_await tick;
            }),
            (Lines{"tick 1", "tick 2", "tick 3", "a Abort or reset of barrier", "b Abort or reset of barrier", "tick 4",
                   "e 2", "tick 5", "c 0", "d 1", "tick 6"}));
}

TEST(Barrier, who_is_cancelled_while_waiting_is_not_counted) {
  EXPECT_EQ(
      output_of([]() -> Co<void> {
        const Barrier barrier(3);
        const auto tick = create_task(ticks(5));
        const auto a = create_task(meet(barrier, "a"));
        const auto b = create_task(meet(barrier, "b"));
        co_await sleep(0s);
        a.cancel();
        co_await sleep(0s);
        co_await sleep(0s);
        print(barrier.n_waiting());
        co_await gather{return_exceptions, a, b, create_task(meet(barrier, "c")), create_task(meet(barrier, "d"))};
        co_await tick;
      }),
      (Lines{"tick 1", "tick 2", "a cancelled", "tick 3", "1", "tick 4", "d 2", "tick 5", "b 1", "c 1"}));
}

TEST(Barrier, who_is_cancelled_on_the_way_out_has_been_there) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Barrier barrier(3);
              const auto tick = create_task(ticks(4));
              const auto a = create_task(meet(barrier, "a"));
              const auto b = create_task(meet(barrier, "b"));
              const auto c = create_task(meet(barrier, "c"));
              co_await sleep(0s);
              b.cancel();
              co_await gather{return_exceptions,
                              a,
                              b,
                              c,
                              create_task(meet(barrier, "x")),
                              create_task(meet(barrier, "y")),
                              create_task(meet(barrier, "z"))};
              co_await tick;
            }),
            (Lines{"tick 1", "c 2", "tick 2", "a 0", "b cancelled", "z 2", "tick 3", "x 0", "y 1", "tick 4"}));
}

Co<void> enter(Barrier barrier, std::string name) {
  const int number = co_await async_with(barrier);
  print(name, number);
}

Co<void> bad_use_of_barrier() {
  try {
    const Barrier none(0);
  } catch (const ValueError& error) {
    print(error);
  }
  const Barrier barrier(2);
  co_await gather{enter(barrier, "a"), enter(barrier, "b")};
  try {
    co_await barrier.abort();
    co_await barrier.wait();
  } catch (const RuntimeError& error) {
    print(error.type(), error);
  }
}

TEST(Barrier, is_entered_by_async_with_and_says_what_is_wrong) {
  EXPECT_EQ(output_of(bad_use_of_barrier), (Lines{"parties must be > 0", "b 1", "a 0", "BrokenBarrierError Barrier aborted"}));
}

TEST(Barrier, the_trace_names_wait_and_whoever_broke_it) {
  const auto run = run_main([]() -> Co<void> {
    const Barrier barrier(3);
    const auto a = create_task(meet(barrier, "a"));
    const auto b = create_task(barrier.wait());
    co_await sleep(1s);
    const auto reset = create_task(barrier.reset());
    const auto abort = create_task(barrier.abort());
    co_await gather{return_exceptions, a, b, reset, abort};
  });
  EXPECT_EQ(calls(run), (Lines{"sleep", "Barrier.wait", "Barrier.wait", ""}));
  EXPECT_EQ(wakes(run), (Lines{"1<t", "2<4", "3<4", "1<3"}));
  Lines names;
  for (const trace::Event& made : run.of(trace::Kind::co_new)) names.emplace_back(run.events.text(made.name));
  EXPECT_EQ(Lines(names.end() - 2, names.end()), (Lines{"Barrier.reset", "Barrier.abort"}));
}

TEST(Barrier, waited_for_when_the_run_ends_wakes_nobody) {
  const auto run = run_main([]() -> Co<void> {
    const Barrier barrier(3);
    co_await gather{meet(barrier, "a"), meet(barrier, "b")};
  });
  EXPECT_EQ(run.why, trace::Why::deadlock);
  EXPECT_EQ(run.events.list.back().kind, trace::Kind::end);
  EXPECT_EQ(live_frames(), 0U);
}

}  // namespace
}  // namespace coro
