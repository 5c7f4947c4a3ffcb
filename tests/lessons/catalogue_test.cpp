#include "lessons/catalogue.hpp"

#include <gmock/gmock.h>

#include "lessons/assets.hpp"
#include "lessons/error.hpp"
#include "lessons/nearest.hpp"

namespace lessons {
namespace {

using lessons::testing::catalogue;
using lessons::testing::small_lesson;
using lessons::testing::TempFolder;
using lessons::testing::write_small;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string said(const LessonError& error) {
  static const text::Words english = text::Words::load(lessons::testing::assets() / "text", text::Language::en);
  return error.problem().in(english);
}

/// What is said of the small lesson when `from` in one of its files has become `to`.
std::string error_when(const std::string& file, const std::string& from, const std::string& to) {
  auto files = small_lesson();
  std::string& text = files.at(file);
  const std::size_t at = text.find(from);
  if (at == std::string::npos) return "the test looks for what is not there: " + from;
  text.replace(at, from.size(), to);
  const TempFolder folder;
  write_small(folder, files);
  try {
    Catalogue::load(folder.path());
  } catch (const LessonError& error) {
    return said(error);
  }
  return "no error";
}

TEST(Catalogue, HasTheLessonsByChapters) {
  std::vector<std::string> chapters;
  for (const Lesson& lesson : catalogue().lessons()) {
    if (chapters.empty() || chapters.back() != lesson.chapter) chapters.push_back(lesson.chapter);
  }
  std::vector<std::string> wanted;
  for (const Chapter& chapter : catalogue().chapters()) wanted.push_back(chapter.id);
  EXPECT_EQ(chapters, wanted);
}

TEST(Catalogue, FindsALessonById) {
  ASSERT_NE(catalogue().find("gather"), nullptr);
  EXPECT_EQ(catalogue().find("gather")->id, "gather");
  EXPECT_EQ(catalogue().find("Gather"), nullptr);
  EXPECT_EQ(catalogue().find(""), nullptr);
}

TEST(Catalogue, TheLessonThatWasMeantIsNearItsName) {
  std::vector<std::string> ids;
  for (const Lesson& lesson : catalogue().lessons()) ids.push_back(lesson.id);
  EXPECT_THAT(lessons::nearest("gahter", ids), ElementsAre("gather"));
  EXPECT_EQ(lessons::nearest("nine_or_three", ids).at(0), "nine-or-three");
  EXPECT_EQ(lessons::nearest("sequential", ids).at(0), "sequential-await");
  EXPECT_THAT(lessons::nearest("qqqqqqqqqqqqqqqqqqqq", ids), ElementsAre());
}

TEST(Catalogue, ALessonOfOneRunHasThatRunUnderItsOwnId) {
  for (const Lesson& lesson : catalogue().lessons()) {
    if (lesson.runs.size() == 1) {
      EXPECT_EQ(lesson.runs[0].id, lesson.id);
    }
  }
}

TEST(Catalogue, NineOrThreeSharesThePrograms) {
  const Lesson& lesson = *catalogue().find("nine-or-three");
  ASSERT_EQ(lesson.own_runs(), 3U);
  for (const std::string id : {"blocking", "sequential-await", "gather"}) {
    ASSERT_TRUE(lesson.run(id)) << id;
    EXPECT_EQ(lesson.runs[*lesson.run(id)].source, catalogue().find(id)->runs[0].source);
  }
  EXPECT_EQ(lesson.defaults(), (Values{3, 3, 3}));
  EXPECT_EQ(lesson.parameter("call_api_2"), 1U);
  EXPECT_FALSE(lesson.parameter("call_api_4"));
  EXPECT_FALSE(lesson.run("call_api_1"));
}

TEST(Catalogue, ReadsALessonFromItsFilesAlone) {
  const TempFolder folder;
  write_small(folder, small_lesson());
  const Catalogue loaded = Catalogue::load(folder.path());
  const Lesson& lesson = loaded.lessons().at(0);
  EXPECT_EQ(lesson.id, "small");
  EXPECT_EQ(lesson.title.in(text::Language::ko), "제목");
  EXPECT_EQ(lesson.closing.in(text::Language::en), "closing");
  EXPECT_EQ(lesson.runs[0].stops.at(0).nth, 1);
  EXPECT_EQ(lesson.parameters.at(0).max_s, 10);
}

TEST(Catalogue, SaysWhereAFileIsWrong) {
  EXPECT_THAT(error_when("lesson.toml", "default = 2", "default = 12"),
              HasSubstr("lesson.toml:8: The default is outside"));
  EXPECT_THAT(error_when("lesson.toml", "default = 2", "default = \"2\""),
              HasSubstr("lesson.toml:8: \"default\" must be a number"));
  EXPECT_THAT(error_when("lesson.toml", "default = 2", "default = nan"),
              HasSubstr("lesson.toml:8: The default is outside"));
  EXPECT_THAT(error_when("lesson.toml", "max = 10", "max = 1e9"), HasSubstr("does not hold"));
  EXPECT_THAT(error_when("lesson.toml", "min = 0", "minimum = 0"), HasSubstr("unknown key \"minimum\""));
  EXPECT_THAT(error_when("lesson.toml", "order = 1\n", ""), HasSubstr("\"order\" is missing"));
  EXPECT_THAT(error_when("lesson.toml", "ko = \"제목\", ", ""), HasSubstr("lesson.toml:3: \"ko\" is missing"));
  EXPECT_THAT(error_when("lesson.toml", "\"제목\"", "\"\""), HasSubstr("lesson.toml:3: \"title\" has an empty text"));
  EXPECT_THAT(error_when("lesson.toml", "\"title\"", "title"), HasSubstr("lesson.toml:3: "));
  EXPECT_THAT(error_when("lesson.toml", "\"안녕\"", "\"안\\\"녕\""),
              HasSubstr("lesson.toml:15: \"hello\" contains a quote"));
}

TEST(Catalogue, HoldsALessonAgainstItself) {
  EXPECT_THAT(error_when("small.py.in", "{{t:hello}}", "{{t:bye}}"),
              HasSubstr("small.py.in:4: The lesson \"small\" has no text \"bye\""));
  EXPECT_THAT(error_when("small.py.in", "sleep({{work}})", "sleep({{rest}})"),
              HasSubstr("small.py.in:5: The lesson \"small\" has no parameter \"rest\""));
  EXPECT_THAT(error_when("small.py.in", "{{work}})\n    await", "{{work)\n    await"),
              HasSubstr("small.py.in:4: \"{{\" is not closed"));
  EXPECT_THAT(error_when("small.cpp", "words(\"hello\")", "words(\"bye\")"),
              HasSubstr("small.cpp:2: The lesson \"small\" has no text \"bye\""));
  EXPECT_THAT(error_when("small.cpp", "words(\"hello\")", "1"), HasSubstr("small.cpp: It does not use"));
  EXPECT_THAT(error_when("small.cpp", "//@7", "//@8"), HasSubstr("small.cpp:6: The Python listing has no line 8"));
  EXPECT_THAT(error_when("small.cpp", "//@7", "//@x"), HasSubstr("small.cpp:6: \"//@x\" names no line"));
  EXPECT_THAT(error_when("lesson.toml", "co.start", "co.begin"), HasSubstr("There is no kind of event \"co.begin\""));
  EXPECT_THAT(error_when("lesson.toml", "name = \"work\"\nsentence", "name = \"rest\"\nsentence"),
              HasSubstr("defines no \"rest\""));
  EXPECT_THAT(error_when("lesson.toml", "[runs.texts]\n", "[runs.texts]\nbye = {ko = \"잘 가\", en = \"bye\"}\n"),
              HasSubstr("The text \"bye\" is not used"));
  EXPECT_THAT(error_when("lesson.toml", "[[runs]]\n",
                         "[[parameters]]\nname = \"rest\"\ndefault = 1\nmin = 0\nmax = 2\n[[runs]]\n"),
              HasSubstr("The parameter \"rest\" is not used"));
  EXPECT_THAT(error_when("lesson.toml", "[[runs]]\n", "[[runs]]\nfrom = \"other/other\"\n[[runs]]\n"),
              HasSubstr("lesson.toml:11: No lesson has a program \"other/other\""));
}

TEST(Catalogue, SaysWhichFileOrFolderIsMissing) {
  auto files = small_lesson();
  files.erase("small.cpp");
  const TempFolder folder;
  write_small(folder, files);
  EXPECT_THROW(
      {
        try {
          Catalogue::load(folder.path());
        } catch (const LessonError& error) {
          EXPECT_THAT(said(error), HasSubstr("small.cpp: There is no such file"));
          throw;
        }
      },
      LessonError);
  EXPECT_THROW(Catalogue::load(folder.path() / "nowhere"), LessonError);
}

}  // namespace
}  // namespace lessons
