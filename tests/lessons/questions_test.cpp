// questions.toml: what is read, and what is said of a file that is wrong.
#include "lessons/questions.hpp"

#include <gmock/gmock.h>

#include "lessons/assets.hpp"
#include "lessons/error.hpp"

namespace lessons {
namespace {

using lessons::testing::small_lesson;
using lessons::testing::TempFolder;
using lessons::testing::write_small;
using ::testing::HasSubstr;

const std::string kGood =
    "[[questions]]\nid = \"who-2\"\ntype = \"WHO\"\nat = {kind = \"task.suspend\", name = \"work\", part = 0.5}\n"
    "text = {ko = \"다음은?\", en = \"What is next?\"}\n";

/// The questions of the small lesson with this file.
std::vector<Ask> read(const std::string& toml) {
  auto files = small_lesson();
  files["questions.toml"] = toml;
  const TempFolder folder;
  write_small(folder, files);
  return Catalogue::load(folder.path()).find("small")->questions;
}

std::string error_of(const std::string& toml) {
  static const text::Words english = text::Words::load(lessons::testing::assets() / "text", text::Language::en);
  try {
    read(toml);
  } catch (const LessonError& error) {
    return error.problem().in(english);
  }
  return "no error";
}

std::string with(const std::string& lines) { return "[[questions]]\nid = \"a\"\ntype = \"FIN\"\n" + lines; }

TEST(Questions, AreReadWithTheirPlaceAndTheirWords) {
  const std::vector<Ask> asks = read(kGood);
  ASSERT_EQ(asks.size(), 1U);
  EXPECT_EQ(asks[0].id, "who-2");
  EXPECT_EQ(asks[0].type, QuestionType::who);
  EXPECT_EQ(asks[0].measures, std::vector{Measure::step});
  EXPECT_EQ(asks[0].runs, std::vector<std::string>{"small"});
  ASSERT_TRUE(asks[0].at);
  EXPECT_EQ(asks[0].at->kind, "task.suspend");
  EXPECT_DOUBLE_EQ(asks[0].at->part, 0.5);
  EXPECT_EQ(asks[0].text->ko, "다음은?");
  EXPECT_TRUE(asks[0].set.empty());
}

TEST(Questions, OfALessonWithoutTheFileAreNone) {
  const TempFolder folder;
  write_small(folder, small_lesson());
  EXPECT_TRUE(Catalogue::load(folder.path()).find("small")->questions.empty());
}

TEST(Questions, EachMistakeIsNamedWithItsLine) {
  EXPECT_THAT(error_of("[[questions]]\nid = \"A b\"\ntype = \"FIN\"\n"),
              HasSubstr("questions.toml:2: \"A b\" cannot be the id"));
  EXPECT_THAT(error_of(with("") + with("")), HasSubstr("questions.toml:5: The question \"a\" occurs twice."));
  EXPECT_THAT(error_of("[[questions]]\nid = \"a\"\ntype = \"WHY\"\n"),
              HasSubstr("questions.toml:3: \"type\" must be one of FIN, NEXT, WHO"));
  EXPECT_THAT(error_of(with("ask = \"tasks\"\n")),
              HasSubstr("questions.toml:4: A question of the type FIN cannot ask \"tasks\"."));
  EXPECT_THAT(error_of(with("ask = [\"end\", \"saved\"]\n")), HasSubstr("cannot ask \"saved\""));
  EXPECT_THAT(error_of(with("run = \"other\"\n")), HasSubstr("questions.toml:4: There is no run \"other\"."));
  EXPECT_THAT(error_of(with("of = \"play\"\n")), HasSubstr("The listing of \"small\" defines no \"play\"."));
  EXPECT_THAT(error_of(with("at = {kind = \"task.sleep\"}\n")), HasSubstr("There is no kind of event \"task.sleep\"."));
  EXPECT_THAT(error_of(with("at = {kind = \"print\", part = 1}\n")), HasSubstr("\"part\" must be a number from 0"));
  EXPECT_THAT(error_of(with("until = {kind = \"co.end\", name = \"play\"}\n")), HasSubstr("defines no \"play\""));
  EXPECT_THAT(error_of(with("nth = 0\n")), HasSubstr("\"nth\" counts from 1."));
  EXPECT_THAT(error_of(with("set = {play = 3}\n")), HasSubstr("questions.toml:4: A setting names parameters"));
  EXPECT_THAT(error_of("[[questions]]\nid = \"a\"\ntype = \"WHATIF\"\n"), HasSubstr("\"set\" is missing."));
  EXPECT_THAT(error_of(with("text = {ko = \"언제?\"}\n")), HasSubstr("\"en\" is missing."));
  EXPECT_THAT(error_of(with("when = 3\n")), HasSubstr("There is an unknown key \"when\"."));
  EXPECT_THAT(error_of("questions = 3\n"), HasSubstr("\"questions\" must be tables"));
}

TEST(Questions, AreAtMostTwenty) {
  std::string many;
  for (int k = 0; k < 21; ++k) many += "[[questions]]\nid = \"q" + std::to_string(k) + "\"\ntype = \"FIN\"\n";
  EXPECT_THAT(error_of(many), HasSubstr("There are more than 20 \"questions\"."));
}

TEST(Questions, EveryTypeHasAUsualMeasureThatSuitsIt) {
  for (std::size_t type = 0; type < kQuestionTypes.size(); ++type) {
    EXPECT_TRUE(suits(static_cast<QuestionType>(type), usual(static_cast<QuestionType>(type)))) << kQuestionTypes[type];
  }
  EXPECT_FALSE(suits(QuestionType::line, Measure::end));
  EXPECT_TRUE(suits(QuestionType::err, Measure::thrown));
}

}  // namespace
}  // namespace lessons
