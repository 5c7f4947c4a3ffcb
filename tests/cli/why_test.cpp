// `coroscope why`: text, JSON, lessons and traces.
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

double path_sum(const simdjson::dom::element& run) {
  double sum = 0;
  double at = 0;
  for (const simdjson::dom::element part : run["path"]) {
    EXPECT_EQ(double(part["begin_s"]), at);
    at = part["end_s"];
    sum += at - double(part["begin_s"]);
  }
  return sum;
}

const std::string kGolden = COROSCOPE_SOURCE_DIR "/tests/golden/";

}  // namespace

TEST(CliWhy, NineIsASumAndThreeTheLongest) {
  const CliRun run = coroscope({"why", "nine-or-three"});
  EXPECT_EQ(run.status, 0);
  EXPECT_THAT(run.err, IsEmpty());
  EXPECT_THAT(run.out, AllOf(HasSubstr("await in a row\n  9.0 s = 3 + 3 + 3\n"), HasSubstr("gather\n  3.0 s = the longest wait\n"),
                             HasSubstr("only then line 23 of process_three_requests() calls call_api_2()"),
                             HasSubstr("all three, equally. Shorten any one of them alone, and nothing is gained."),
                             HasSubstr("call_api_1(), line 5 (3.0 s): shortening it alone gains 0 s")));
}

TEST(CliWhy, SaysItInKorean) {
  const CliRun run = coroscope({"why", "nine-or-three", "--lang", "ko"});
  EXPECT_THAT(run.out, AllOf(HasSubstr("9.0초 = 3 + 3 + 3"), HasSubstr("call_api_2()가 스레드를 붙잡습니다: 3.0초"),
                             HasSubstr("세 개 모두 똑같이 깁니다"), Not(HasSubstr("[이/가]")), Not(HasSubstr("[why"))));
}

TEST(CliWhy, SaysWhatHasTimeToSpare) {
  const CliRun run = coroscope({"why", "gather", "--set", "call_api_1=2", "--set", "call_api_3=1"});
  EXPECT_THAT(run.out, AllOf(HasSubstr("3.0 s = the longest wait: that of call_api_2()"),
                             HasSubstr("call_api_1(), line 5 (2.0 s): shortening it gains 0 s: it has 1.0 s to spare"),
                             HasSubstr("call_api_3(), line 17 (1.0 s): shortening it gains 0 s: it has 2.0 s to spare"),
                             HasSubstr("call_api_2(), line 11 (3.0 s): shortening it gains up to 1.0 s")));
}

TEST(CliWhy, JsonOfEveryLessonAddsUp) {
  const auto catalogue = lessons::Catalogue::load(COROSCOPE_SOURCE_DIR "/assets");
  for (const lessons::Lesson& lesson : catalogue.lessons()) {
    if (lesson.runs.empty()) continue;
    for (const char* const language : {"en", "ko"}) {
      const CliRun run = coroscope({"why", lesson.id, "--json", "--lang", language});
      ASSERT_EQ(run.status, 0) << lesson.id;
      simdjson::dom::parser parser;
      const simdjson::dom::element all = parser.parse(run.out);
      ASSERT_EQ(all["runs"].get_array().size(), lesson.own_runs());
      for (const simdjson::dom::element one : all["runs"]) EXPECT_NEAR(path_sum(one), double(one["total_s"]), 1e-9) << lesson.id;
      EXPECT_THAT(run.out, AllOf(Not(HasSubstr("[why")), Not(HasSubstr("[narration")), Not(HasSubstr("{t}")),
                                 Not(HasSubstr("[이/가]")))) << lesson.id;
    }
  }
}

TEST(CliWhy, JsonHasThePathItsHopsAndTheWaits) {
  const CliRun run = coroscope({"why", "nine-or-three/gather", "--json", "--set", "call_api_2=5"});
  simdjson::dom::parser parser;
  const simdjson::dom::element gather = simdjson::dom::element(parser.parse(run.out))["runs"].at(0);
  EXPECT_EQ(std::string_view(gather["id"]), "gather");
  EXPECT_EQ(std::string_view(gather["end"]), "ok");
  const simdjson::dom::array path = gather["path"];
  ASSERT_EQ(path.size(), 1U);
  EXPECT_EQ(std::string_view(path.at(0)["co"]), "call_api_2()");
  EXPECT_EQ(std::string_view(path.at(0)["kind"]), "timer");
  EXPECT_EQ(std::uint64_t(path.at(0)["line"]), 11U);
  EXPECT_EQ(path.at(0)["hops"].at(1)["kind"].get_string().value(), "made");
  const simdjson::dom::array waits = gather["waits"];
  ASSERT_EQ(waits.size(), 3U);
  for (const simdjson::dom::element wait : waits) {
    const bool longest = std::string_view(wait["co"]) == "call_api_2()";
    EXPECT_EQ(bool(wait["on_path"]), longest);
    EXPECT_EQ(double(wait["spare_s"]), longest ? 0.0 : 2.0);
    EXPECT_EQ(double(wait["gain_s"]), longest ? 2.0 : 0.0);
  }
}

TEST(CliWhy, ExplainsATraceAndItsTimeout) {
  const CliRun run = coroscope({"why", kGolden + "timeout.jsonl"});
  EXPECT_EQ(run.status, 0);
  EXPECT_THAT(run.out, AllOf(HasSubstr("0.0 s – 2.0 s: the limit of 2.0 s that main() has set runs out"),
                             HasSubstr("main(), time limit (2.0 s): shortening it gains up to 2.0 s")));
}

TEST(CliWhy, ADeadlockHasNoEnd) {
  const CliRun run = coroscope({"why", kGolden + "deadlock.jsonl"});
  EXPECT_EQ(run.status, 0);
  EXPECT_THAT(run.out, HasSubstr("It never ends: nothing wakes a(). This led to its last step, at 0.0 s."));
}

TEST(CliWhy, WrongUseIsOneSentence) {
  const auto refused = [](const std::vector<std::string>& arguments, int status, const char* part) {
    const CliRun run = coroscope(arguments);
    EXPECT_EQ(run.status, status) << run.err;
    EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << run.err;
    EXPECT_THAT(run.out, IsEmpty());
    EXPECT_THAT(run.err, HasSubstr(part));
  };
  refused({"why"}, cli::kExitWrongUse, "");
  refused({"why", "nine-or-thre"}, cli::kExitWrongUse, "nine-or-three");
  refused({"why", "/nowhere/mine.jsonl"}, cli::kExitFailed, "mine.jsonl");
  refused({"why", kGolden + "gather.jsonl", "--set", "a=1"}, cli::kExitWrongUse, "");
  refused({"why", "gather", "--set", "nobody=1"}, cli::kExitWrongUse, "nobody");
  refused({"why", "summary"}, cli::kExitWrongUse, "");
}
