// `coroscope predict`: text, JSON, with and without the answers, lessons and traces.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

#include "cli/host.hpp"
#include "lessons/catalogue.hpp"

namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string kGolden = COROSCOPE_SOURCE_DIR "/tests/golden/";

}  // namespace

TEST(CliPredict, AsksWithoutSayingTheAnswer) {
  const CliRun run = coroscope({"predict", "gather"});
  EXPECT_EQ(run.status, 0);
  EXPECT_THAT(run.err, IsEmpty());
  EXPECT_THAT(run.out,
              AllOf(HasSubstr("  1. process_three_requests() has been suspended at gather. What runs next? [WHO]\n"),
                    HasSubstr("     1    call_api_1()\n"), HasSubstr("all of them at the same time"),
                    Not(HasSubstr("*")), Not(HasSubstr("would"))));
}

TEST(CliPredict, SaysWithTheAnswersWhyAndWhatIsWrong) {
  const CliRun run = coroscope({"predict", "sequential-await", "--answers"});
  EXPECT_THAT(
      run.out,
      AllOf(HasSubstr(" *  9.0 s\n"), HasSubstr("Here: 9.0 s = 3 + 3 + 3."),
            HasSubstr("only the longest wait counts: 3.0 s would be right if all waits began at the same time."),
            HasSubstr("Again, with call_api_1 = 6 s: 12.0 s")));
}

TEST(CliPredict, AsksInKorean) {
  const CliRun run = coroscope({"predict", "gather", "--answers", "--lang", "ko"});
  EXPECT_THAT(run.out, AllOf(HasSubstr("process_three_requests()가 gather에서 멈췄습니다. 다음에 실행되는 것은? [WHO]"),
                             HasSubstr(" *  call_api_1()"), HasSubstr("모두 한꺼번에"), Not(HasSubstr("[이/가]")),
                             Not(HasSubstr("[predict"))));
}

TEST(CliPredict, AsksAtOtherDelaysAndOfOneRunOnly) {
  EXPECT_THAT(coroscope({"predict", "gather", "--answers", "--set", "call_api_1=5"}).out, HasSubstr("What runs next"));
  const std::string one = coroscope({"predict", "two-chunks/spinner"}).out;
  EXPECT_THAT(one, AllOf(HasSubstr("A spinner prints a tick every 1 s"), Not(HasSubstr("[FIN]"))));
  EXPECT_THAT(coroscope({"predict", "sequential-await", "--answers", "--set", "call_api_2=5"}).out,
              HasSubstr(" *  11.0 s\n"));
}

TEST(CliPredict, FindsQuestionsInATrace) {
  const CliRun run = coroscope({"predict", kGolden + "gather.jsonl", "--answers"});
  EXPECT_EQ(run.status, 0);
  EXPECT_THAT(run.out, AllOf(HasSubstr("[WHO]"), HasSubstr(" *  "), HasSubstr("What runs next?")));
  EXPECT_EQ(coroscope({"predict", kGolden + "gather.jsonl", "--set", "a=1"}).status, 2);
  EXPECT_EQ(coroscope({"predict", "no-such.jsonl"}).status, 1);
}

TEST(CliPredict, ALessonOfCardsHasNothingToAsk) { EXPECT_EQ(coroscope({"predict", "summary"}).status, 2); }

TEST(CliPredict, JsonOfEveryLessonHasOneRightChoiceAndNoneWithoutTheAnswers) {
  const auto catalogue = lessons::Catalogue::load(COROSCOPE_SOURCE_DIR "/assets");
  simdjson::dom::parser parser;
  for (const lessons::Lesson& lesson : catalogue.lessons()) {
    if (lesson.runs.empty()) continue;
    for (const char* const language : {"en", "ko"}) {
      const CliRun run = coroscope({"predict", lesson.id, "--json", "--answers", "--lang", language});
      const simdjson::dom::element json = parser.parse(run.out);
      for (const simdjson::dom::element question : json["questions"]) {
        std::size_t right = 0;
        for (const simdjson::dom::element choice : question["choices"]) right += bool(choice["right"]) ? 1 : 0;
        EXPECT_EQ(right, 1U) << lesson.id << " " << std::string_view(question["id"]);
        EXPECT_EQ(run.out.find("[predict."), std::string::npos) << lesson.id;
      }
    }
    EXPECT_THAT(coroscope({"predict", lesson.id, "--json"}).out,
                AllOf(Not(HasSubstr("\"right\"")), Not(HasSubstr("\"why\"")), Not(HasSubstr("\"again\""))));
  }
}
