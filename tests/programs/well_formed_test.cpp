#include "programs/well_formed.hpp"

#include "programs/kept.hpp"
#include "programs/text_form.hpp"

namespace programs {
namespace {

/// A main with these statements, and what they may name: a lock, an event and a queue; a coroutine 1, a generator 2, a
/// plain function 3 that only prints, and a plain function 4 that cancels a task.
bool fits_in_main(const std::string& statements) {
  const std::string text = "lock\nevent\nqueue 1\ncoroutine\n" + statements +
                           "coroutine\n  sleep 5\n"
                           "generator\n  yield_ 1\n"
                           "plain\n  print 1\n"
                           "plain\n  cancel 0 2\n";
  return well_formed(read(text));
}

TEST(WellFormed, KeptProgramsAre) {
  for (const auto& kept : test::kept_programs()) EXPECT_TRUE(well_formed(read(kept.text))) << kept.name;
}

TEST(WellFormed, AProgramNeedsAMainThatIsACoroutine) {
  EXPECT_FALSE(well_formed(Program{}));
  EXPECT_FALSE(well_formed(read("plain\n  print 1\n")));
  EXPECT_FALSE(well_formed(read("generator\n  yield_ 1\n")));
  EXPECT_TRUE(well_formed(read("coroutine\n")));
  EXPECT_FALSE(well_formed(read("sleep 5\n")));
}

TEST(WellFormed, NumbersAreThereAndInTheirRanges) {
  EXPECT_TRUE(fits_in_main("  spawn 5 1 7\n"));
  EXPECT_FALSE(fits_in_main("  spawn 5 1\n")) << "one is missing";
  EXPECT_FALSE(fits_in_main("  spawn 5 1 7 8\n")) << "one too many";
  EXPECT_FALSE(fits_in_main("  spawn 6 1 7\n")) << "no such slot";
  EXPECT_FALSE(fits_in_main("  spawn -1 1 7\n"));
  EXPECT_FALSE(fits_in_main("  spawn 5 9 7\n")) << "no such function";
  EXPECT_FALSE(fits_in_main("  sleep -1\n")) << "a sleep has a delay";
  EXPECT_TRUE(fits_in_main("  timeout -1 1\n")) << "a timeout may have none";
  EXPECT_FALSE(fits_in_main("  timeout -2 1\n"));
  EXPECT_FALSE(fits_in_main("  if_argument 0\n")) << "n % 0";
  EXPECT_FALSE(fits_in_main("  raise 3 1\n")) << "no such exception";
  EXPECT_FALSE(fits_in_main("  print\n"));
  EXPECT_FALSE(fits_in_main("  await_future 5\n"));
}

TEST(WellFormed, FunctionsAreOfTheKindThatIsUsed) {
  EXPECT_FALSE(fits_in_main("  spawn 0 2 1\n")) << "a task of a generator";
  EXPECT_FALSE(fits_in_main("  call 3 1\n")) << "an await of a plain function";
  EXPECT_TRUE(fits_in_main("  call_plain 3 1\n"));
  EXPECT_FALSE(fits_in_main("  call_plain 1 1\n"));
  EXPECT_TRUE(fits_in_main("  open_generator 0 2 1\n"));
  EXPECT_FALSE(fits_in_main("  for_each 1 1\n"));
  EXPECT_FALSE(fits_in_main("  soon 0 1 1\n"));
}

TEST(WellFormed, ObjectsAreOfTheKindThatIsUsed) {
  EXPECT_TRUE(fits_in_main("  with_ 0\n    set_event 1\n    put 2 7\n"));
  EXPECT_FALSE(fits_in_main("  with_ 1\n")) << "an event cannot be entered";
  EXPECT_FALSE(fits_in_main("  set_event 0\n"));
  EXPECT_FALSE(fits_in_main("  put 0 7\n"));
  EXPECT_FALSE(fits_in_main("  acquire 3\n")) << "no such object";
}

TEST(WellFormed, AConditionSharesALockThatIsMadeBefore) {
  EXPECT_TRUE(well_formed(read("lock\ncondition 0\ncoroutine\n")));
  EXPECT_TRUE(well_formed(read("condition\ncoroutine\n")));
  EXPECT_FALSE(well_formed(read("condition 1\nlock\ncoroutine\n")));
  EXPECT_FALSE(well_formed(read("event\ncondition 0\ncoroutine\n")));
  EXPECT_FALSE(well_formed(read("condition 4\ncoroutine\n")));
}

TEST(WellFormed, StatementsAreWherePythonAllowsThem) {
  EXPECT_FALSE(fits_in_main("  break_\n"));
  EXPECT_TRUE(fits_in_main("  loop 2\n    break_\n"));
  EXPECT_FALSE(fits_in_main("  reraise\n"));
  EXPECT_FALSE(fits_in_main("  yield_ 1\n")) << "in a coroutine";
  EXPECT_FALSE(fits_in_main("  body\n"));
  EXPECT_FALSE(fits_in_main("  lock\n")) << "objects are made before the functions";
  EXPECT_FALSE(fits_in_main("  sleep 5\n    print 1\n")) << "nothing is below a sleep";
  EXPECT_FALSE(fits_in_main("  reschedule 1 5\n")) << "outside of its timeout";
  EXPECT_TRUE(fits_in_main("  timeout 9 1\n    reschedule 1 5\n"));
  EXPECT_FALSE(fits_in_main("  await_kept 1\n"));
  EXPECT_TRUE(fits_in_main("  keep 1\n    call 1 1\n    body\n      await_kept 1\n"));
}

TEST(WellFormed, ATryHasABodyAndThenHandlersOfOneKindOrAFinally) {
  EXPECT_TRUE(fits_in_main("  try_\n    body\n    except_ 0\n    except_ 9\n    finally_\n"));
  EXPECT_FALSE(fits_in_main("  try_\n    body\n")) << "no handler";
  EXPECT_FALSE(fits_in_main("  try_\n    except_ 0\n    body\n"));
  EXPECT_FALSE(fits_in_main("  try_\n    body\n    finally_\n    except_ 0\n"));
  EXPECT_FALSE(fits_in_main("  try_\n    body\n    except_ 0\n    except_star 1\n")) << "except and except*";
  EXPECT_FALSE(fits_in_main("  try_\n    body\n    except_star 7\n")) << "except* of a group";
  EXPECT_FALSE(fits_in_main("  try_\n    body\n    except_star 0\n      return_ 1\n"));
  EXPECT_FALSE(fits_in_main("  loop 1\n    try_\n      body\n      finally_\n        break_\n"));
}

TEST(WellFormed, WhatIsGivenAnAwaitableHasOneBelowIt) {
  EXPECT_TRUE(fits_in_main("  wait_for 5\n    sleep 9\n"));
  EXPECT_FALSE(fits_in_main("  wait_for 5\n"));
  EXPECT_FALSE(fits_in_main("  wait_for 5\n    sleep 9\n    sleep 9\n"));
  EXPECT_FALSE(fits_in_main("  gather 0\n    print 1\n"));
  EXPECT_FALSE(fits_in_main("  spawn_coroutine 0\n    join 1\n")) << "a task is no coroutine object";
  EXPECT_TRUE(fits_in_main("  ensure_future 0\n    join 1\n"));
}

TEST(WellFormed, APlainFunctionDoesNotAwaitNorAskForItsTask) {
  EXPECT_FALSE(well_formed(read("coroutine\nplain\n  sleep 5\n")));
  EXPECT_FALSE(well_formed(read("coroutine\nplain\n  loop 2\n")));
  EXPECT_FALSE(well_formed(read("coroutine\nplain\n  cancel_self 1\n"))) << "a callback has no task";
  EXPECT_FALSE(well_formed(read("coroutine\nplain\n  call_plain 1 1\n"))) << "it would call itself without end";
  EXPECT_TRUE(well_formed(read("coroutine\nplain\n  call_plain 2 1\nplain\n  print 1\n")));
}

TEST(WellFormed, AThreadTouchesNothingOfTheLoop) {
  EXPECT_TRUE(fits_in_main("  to_thread 3 1\n"));
  EXPECT_FALSE(fits_in_main("  to_thread 4 1\n")) << "it cancels a task";
  EXPECT_FALSE(well_formed(read("coroutine\n  to_thread 1 1\nplain\n  call_plain 2 1\nplain\n  cancel 0 1\n")))
      << "a function that it calls does";
  EXPECT_TRUE(well_formed(read("coroutine\n  to_thread 1 1\nplain\n  call_plain 2 1\nplain\n  block 5\n")));
}

}  // namespace
}  // namespace programs
