#include "programs/interpret.hpp"

#include "programs/python.hpp"
#include "programs/text_form.hpp"
#include "programs/well_formed.hpp"
#include "trace/check.hpp"
#include "trace/events.hpp"

namespace programs {
namespace {

Run run(std::string_view text) {
  Program program = read(text);
  EXPECT_TRUE(well_formed(program)) << text;
  to_python(program);
  return interpret(program);
}

std::string outcome(std::string_view text) { return run(text).outcome; }

TEST(Interpret, AnEmptyProgramEnds) { EXPECT_EQ(outcome("coroutine\n"), "end ok\n"); }

TEST(Interpret, SleepsTakeVirtualTime) {
  EXPECT_EQ(outcome("coroutine\n  print 1\n  sleep 1500000\n  print 2\n"),
            "0 p1 0 None\n1500000000 p2 0 None\nend ok\n");
}

TEST(Interpret, AChangeMakesOneUseOfADelayLonger) {
  Program program = read("coroutine\n  loop 3\n    sleep 10\n    print 1\n");
  to_python(program);
  const programs::Run plain = interpret(program);
  ASSERT_EQ(plain.delays.size(), 3U);
  for (const UsedDelay& delay : plain.delays) EXPECT_EQ(delay.length(), std::chrono::microseconds(10));
  EXPECT_LT(plain.delays[0].events, plain.delays[1].events);
  const programs::Run longer = interpret(program, {{1, std::chrono::nanoseconds(1)}});
  EXPECT_EQ(longer.outcome, "10000 p1 0 None\n20001 p1 0 None\n30001 p1 0 None\nend ok\n");
  const programs::Run shorter = interpret(program, {{2, std::chrono::nanoseconds(-1)}});
  EXPECT_EQ(shorter.outcome, "10000 p1 0 None\n20000 p1 0 None\n29999 p1 0 None\nend ok\n");
}

TEST(Interpret, TasksRunInTurnsAndGiveTheirResults) {
  EXPECT_EQ(outcome("coroutine\n  spawn 0 1 3\n  spawn 1 1 4\n  print 1\n  join 1\n  print 2\n"
                    "coroutine\n  print 5\n  sleep 20\n  return_ 9\n"),
            "0 p1 0 None\n0 p5 3 None\n0 p5 4 None\n20000 p2 0 9\nend ok\n");
}

TEST(Interpret, AGatherGivesAListOfResultsAndExceptions) {
  EXPECT_EQ(outcome("coroutine\n  gather 1\n    call 1 0\n    sleep_value 5 8\n  print 1\ncoroutine\n  raise 0 7\n"),
            "5000 p1 0 [ValueError('v7'), 8]\nend ok\n");
}

TEST(Interpret, AnExceptionThatIsNotCaughtEndsTheRun) {
  EXPECT_EQ(outcome("coroutine\n  sleep 5\n  raise 1 3\n  print 4\n"), "end error RuntimeError v3\n");
}

TEST(Interpret, HandlersAndFinallyRunInTheirOrder) {
  EXPECT_EQ(
      outcome(
          "coroutine\n  try_\n    body\n      raise 0 1\n      print 2\n    except_ 1\n      print 3\n    except_ 8\n"
          "      print_caught 4\n    finally_\n      print 5\n  print 6\n"),
      "0 p4 ValueError('v1')\n0 p5 0 None\n0 p6 0 None\nend ok\n");
}

TEST(Interpret, ExceptStarTakesItsPartOfAGroup) {
  EXPECT_EQ(
      outcome(
          "coroutine\n  try_\n    body\n      raise_group 9\n        raise 0 1\n        raise 1 2\n    except_star 0\n"
          "      print_caught 3\n    except_star 1\n      print_caught 4\n"),
      "0 p3 ExceptionGroup('v9', [ValueError('v1')])\n0 p4 ExceptionGroup('v9', [RuntimeError('v2')])\nend ok\n");
}

TEST(Interpret, ATimeoutCancelsItsBlock) {
  EXPECT_EQ(
      outcome("coroutine\n  try_\n    body\n      timeout 5 1\n        sleep 9\n    except_ 2\n      print_caught 2\n"),
      "5000 p2 TimeoutError()\nend ok\n");
}

TEST(Interpret, AGeneratorYieldsAndIsSentValues) {
  EXPECT_EQ(
      outcome("coroutine\n  for_each 1 4\n    print 1\n  open_generator 0 1 5\n  asend 0 -1\n  print 2\n  asend 0 6\n"
              "  aclose 0\ngenerator\n  yield_ 7\n  print 3\n"),
      "0 p1 0 7\n0 p3 4 None\n0 p2 0 7\n0 p3 5 6\nend error StopAsyncIteration \n");
}

TEST(Interpret, WaitingForNothingIsADeadlock) {
  EXPECT_EQ(outcome("event\ncoroutine\n  print 1\n  wait_event 0\n"), "0 p1 0 None\nend deadlock\n");
}

TEST(Interpret, ARunThatNeverEndsIsStopped) {
  EXPECT_EQ(outcome("coroutine\n  forever\n    sleep 0\n"), "end limit:turns\n");
}

TEST(Interpret, TheTraceIsValidAndHasTheLinesOfTheListing) {
  Program program = read("coroutine\n  spawn 0 1 3\n  join 0\ncoroutine\n  sleep 20\n");
  to_python(program);
  const programs::Run result = interpret(program);
  const trace::Events events = trace::decode(*result.trace);
  EXPECT_TRUE(trace::check(events).empty());
  std::vector<std::uint32_t> lines;
  for (const trace::Event& event : events.list) {
    if (event.kind == trace::Kind::co_new) lines.push_back(event.at);
  }
  EXPECT_THAT(lines, testing::ElementsAre(program.last_line, program.functions[0].children[0].line));
}

}  // namespace
}  // namespace programs
