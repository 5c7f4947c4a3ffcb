// `coroscope puzzle`: the lines and the goals, and what an order does.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

#include "cli/host.hpp"

namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// The number under which the line is listed.
std::string number_of(const std::string& listed, const std::string& line) {
  const std::size_t at = listed.find("  " + line);
  EXPECT_NE(at, std::string::npos) << line << "\n" << listed;
  return at == std::string::npos ? "" : listed.substr(listed.rfind(' ', at - 1) + 1, at - listed.rfind(' ', at - 1) - 1);
}

TEST(CliPuzzle, ListsTheLinesAndTheGoals) {
  const CliRun run = coroscope({"puzzle", "tasks-in-a-row"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.out, AllOf(HasSubstr("await task2"), HasSubstr("task3 = asyncio.create_task(call_api_3())"),
                             HasSubstr("The run takes 3.0 s."), Not(HasSubstr("[x]"))));
  EXPECT_THAT(coroscope({"puzzle", "timeout", "--lang", "ko"}).out, AllOf(HasSubstr("(고정)"), HasSubstr("출력됩니다")));
}

TEST(CliPuzzle, TheExitStatusSaysWhetherTheGoalsAreReached) {
  const std::string listed = coroscope({"puzzle", "rule-concurrent"}).out;
  const std::string one = number_of(listed, "task1(),");
  const std::string two = number_of(listed, "task2(),");
  const std::string three = number_of(listed, "task3(),");
  const CliRun right = coroscope({"puzzle", "rule-concurrent", "--order", one + "," + two + "," + three});
  EXPECT_EQ(right.status, 0);
  EXPECT_THAT(right.out, AllOf(HasSubstr("[x] The run takes 3.0 s."), HasSubstr("in the order of its arguments")));
  const CliRun wrong = coroscope({"puzzle", "rule-concurrent", "--order", three + "," + two + "," + one});
  EXPECT_EQ(wrong.status, 1);
  EXPECT_THAT(wrong.out, AllOf(HasSubstr("[ ] “[1, 2, 3]” is printed. Not printed."), HasSubstr("[x] The run takes")));
}

TEST(CliPuzzle, JsonHasTheSame) {
  simdjson::dom::parser parser;
  const CliRun listed = coroscope({"puzzle", "create-task", "--json"});
  const simdjson::padded_string text(listed.out);
  const simdjson::dom::element puzzle = parser.parse(text);
  EXPECT_EQ(simdjson::dom::array(puzzle["lines"]).size(), 5U);
  EXPECT_EQ(simdjson::dom::array(puzzle["goals"]).size(), 4U);
  EXPECT_TRUE(puzzle["reached"].error() != simdjson::SUCCESS);
  const CliRun run = coroscope({"puzzle", "create-task", "--json", "--order", "1"});
  simdjson::dom::parser again;
  const simdjson::padded_string ran(run.out);
  EXPECT_FALSE(bool(again.parse(ran)["reached"]));
  EXPECT_EQ(run.status, 1);
}

TEST(CliPuzzle, WhatIsNoOrderIsRefused) {
  for (const char* const order : {"0", "1,1", "1,,2", "9", "x", "", "1,2:", "-1"}) {
    const CliRun run = coroscope({"puzzle", "rule-concurrent", "--order", order});
    EXPECT_EQ(run.status, 2) << order << run.out;
    EXPECT_THAT(run.err, Not(testing::IsEmpty())) << order;
  }
  EXPECT_EQ(coroscope({"puzzle", "timeout", "--order", "1"}).status, 2) << "the fixed lines have to be there";
  const CliRun none = coroscope({"puzzle", "blocking"});
  EXPECT_EQ(none.status, 1);
  EXPECT_THAT(none.err, AllOf(HasSubstr("blocking"), HasSubstr("tasks-in-a-row")));
}

TEST(CliPuzzle, ABlockWithoutALineIsSaid) {
  const std::string listed = coroscope({"puzzle", "timeout"}).out;
  const std::string begin = number_of(listed, "try:");
  const std::string end = number_of(listed, "finally:");
  const CliRun run = coroscope({"puzzle", "timeout", "--order", begin + "," + end});
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.out, HasSubstr("the block has no line yet"));
}

}  // namespace
