// `coroscope glossary`: a table, cards, JSON, words that are not there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

#include "cli/host.hpp"
#include "text/columns.hpp"

namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

TEST(CliGlossary, ListsTheWordsOfBothLanguages) {
  const CliRun english = coroscope({"glossary"});
  EXPECT_EQ(english.status, 0);
  EXPECT_THAT(english.err, IsEmpty());
  EXPECT_THAT(english.out, AllOf(HasSubstr("event loop"), HasSubstr("이벤트 루프"), HasSubstr("asyncio.Task")));
  const CliRun korean = coroscope({"glossary", "--lang", "ko"});
  EXPECT_THAT(korean.out, AllOf(HasSubstr("\n태스크 "), HasSubstr("어웨이터블"), Not(HasSubstr("[glossary"))));
}

TEST(CliGlossary, AWordHasItsCardByAnyOfItsNames) {
  for (const char* name : {"task", "태스크", "Task", "asyncio.Task"}) {
    const CliRun run = coroscope({"glossary", name});
    EXPECT_EQ(run.status, 0) << name;
    EXPECT_THAT(run.out, AllOf(StartsWith("task · 태스크\n  Python: asyncio.Task\n  What the event loop gives turns to."),
                               HasSubstr("See it: lesson create-task, at 0.0 s"))) << name;
  }
  EXPECT_THAT(coroscope({"glossary", "실행권", "--lang", "ko"}).out, StartsWith("실행 중(실행권) · running (its turn)\n"));
  EXPECT_THAT(coroscope({"glossary", "event loop"}).out, StartsWith("event loop"));
}

TEST(CliGlossary, NoLineOfACardIsWiderThanATerminal) {
  for (const char* language : {"en", "ko"}) {
    std::istringstream lines(coroscope({"glossary", "", "--lang", language}).out);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(text::columns(line), 80U) << line;
  }
}

TEST(CliGlossary, APartOfAWordFindsAllThatHaveIt) {
  const CliRun run = coroscope({"glossary", "제너레"});
  EXPECT_THAT(run.out, StartsWith("async generator"));
  const CliRun many = coroscope({"glossary", "grou"});
  EXPECT_THAT(many.out, AllOf(HasSubstr("task group"), HasSubstr("exception group")));
}

TEST(CliGlossary, JsonHasBothLanguagesAndTheMoment) {
  const CliRun run = coroscope({"glossary", "--json"});
  simdjson::dom::parser parser;
  const simdjson::dom::array all = parser.parse(run.out);
  EXPECT_GT(all.size(), 30U);
  for (const simdjson::dom::element term : all) {
    EXPECT_FALSE(std::string_view(term["word"]["ko"]).empty());
    EXPECT_FALSE(std::string_view(term["meaning"]["en"]).empty());
    EXPECT_TRUE(term["moment"]["t_s"].is_number()) << std::string_view(term["id"]);
  }
  const CliRun one = coroscope({"glossary", "await", "--json"});
  EXPECT_EQ(simdjson::dom::array(parser.parse(one.out)).size(), 1U);
}

TEST(CliGlossary, AWordThatIsNotThereIsOneSentence) {
  const CliRun near = coroscope({"glossary", "taks"});
  EXPECT_EQ(near.status, cli::kExitWrongUse);
  EXPECT_THAT(near.out, IsEmpty());
  EXPECT_EQ(std::count(near.err.begin(), near.err.end(), '\n'), 1);
  EXPECT_THAT(near.err, HasSubstr("Did you mean task"));
  const CliRun far = coroscope({"glossary", "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqq", "--lang", "ko"});
  EXPECT_EQ(far.status, cli::kExitWrongUse);
  EXPECT_THAT(far.err, HasSubstr("용어집에"));
  EXPECT_EQ(coroscope({"glossary", "a", "b"}).status, cli::kExitWrongUse);
}

}  // namespace
