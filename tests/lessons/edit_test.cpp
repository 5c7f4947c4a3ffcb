// Edits: prepared changes of a lesson's runs.
#include "lessons/edit.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "lessons/assets.hpp"
#include "lessons/error.hpp"
#include "lessons/listing.hpp"

namespace lessons {
namespace {

using lessons::testing::catalogue;
using lessons::testing::small_lesson;
using lessons::testing::TempFolder;
using lessons::testing::write_small;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Listing lines(std::vector<std::string> all) {
  Listing listing;
  listing.lines = std::move(all);
  return listing;
}

const std::string kEdit =
    "[[edits]]\n"
    "id = \"shorter\"\n"
    "title = {ko = \"짧게\", en = \"shorter\"}\n"
    "asks = {ko = \"어떻게 될까?\", en = \"What happens?\"}\n"
    "answers = {ko = \"{total}입니다.\", en = \"It takes {total}.\"}\n";

/// The small lesson with an edit that leaves out its print; `more` replaces `from` in its lesson.toml.
std::map<std::string, std::string> edited_lesson(const std::string& from = "", const std::string& to = "") {
  auto files = small_lesson();
  std::string& toml = files["lesson.toml"];
  toml += kEdit;
  if (!from.empty()) toml.replace(toml.rfind(from), from.size(), to);
  std::string python = files.at("small.py.in");
  const std::string print = "    print(\"{{t:hello}}\", {{work}})\n";
  files["shorter.py.in"] = python.erase(python.find(print), print.size());
  files["shorter.cpp"] =
      "Co<void> work(Here = {}) {  //@3\n"
      "  co_await sleep(delay(\"work\"));  //@4\n"
      "}\n"
      "\n"
      "void program() { run(work()); }  //@6\n";
  return files;
}

std::string error_of(const std::map<std::string, std::string>& files) {
  static const text::Words english = text::Words::load(lessons::testing::assets() / "text", text::Language::en);
  const TempFolder folder;
  write_small(folder, files);
  try {
    Catalogue::load(folder.path());
  } catch (const LessonError& error) {
    return error.problem().in(english);
  }
  return "no error";
}

TEST(Edits, AreTheLessonsFurtherRuns) {
  const TempFolder folder;
  write_small(folder, edited_lesson());
  const Catalogue loaded = Catalogue::load(folder.path());
  const Lesson& lesson = loaded.lessons().at(0);
  ASSERT_EQ(lesson.runs.size(), 2U);
  EXPECT_EQ(lesson.own_runs(), 1U);
  EXPECT_EQ(lesson.opens_on, 0U);
  EXPECT_EQ(lesson.runs[0].edit_of, std::nullopt);
  EXPECT_EQ(lesson.runs[1].edit_of, 0U);
  EXPECT_EQ(lesson.runs[1].asks.en, "What happens?");
  EXPECT_EQ(lesson.runs[1].answers.ko, "{total}입니다.");
  EXPECT_TRUE(lesson.runs[1].source->texts.contains("hello")) << "it also has the texts of the run that it changes";
}

TEST(Edits, SayWhereTheirFilesAreWrong) {
  EXPECT_EQ(error_of(edited_lesson()), "no error");
  EXPECT_THAT(error_of(edited_lesson("asks = ", "ask = ")), HasSubstr("lesson.toml:23: There is an unknown key \"ask\""));
  EXPECT_THAT(error_of(edited_lesson("answers = {ko = \"{total}입니다.\", en = \"It takes {total}.\"}\n", "")),
              HasSubstr("lesson.toml:20: \"answers\" is missing"));
  EXPECT_THAT(error_of(edited_lesson("title = {ko = \"짧게\", en = \"shorter\"}\n", "")),
              HasSubstr("lesson.toml:20: \"title\" is missing"));
  EXPECT_THAT(error_of(edited_lesson("id = \"shorter\"\n", "id = \"shorter\"\nedit_of = \"longer\"\n")),
              HasSubstr("lesson.toml:20: The edit \"shorter\" changes \"longer\", but the lesson has no run of that id"));
  EXPECT_THAT(error_of(edited_lesson("id = \"shorter\"\n", "id = \"shorter\"\nedit_of = \"shorter\"\n")),
              HasSubstr("changes \"shorter\", but")) << "an edit of itself";
  EXPECT_THAT(error_of(edited_lesson("id = \"shorter\"\n", "id = \"small\"\n")),
              HasSubstr("The run \"small\" occurs twice"));
  EXPECT_THAT(error_of(edited_lesson("[[edits]]\n", "[[edits]]\nbox = 1\n")), HasSubstr("unknown key \"box\""));
  auto missing = edited_lesson();
  missing.erase("shorter.cpp");
  EXPECT_THAT(error_of(missing), HasSubstr("shorter.cpp: There is no such file"));
  auto same = edited_lesson();
  same["shorter.py.in"] = same["small.py.in"];
  same["shorter.cpp"] = same["small.cpp"];
  EXPECT_THAT(error_of(same), HasSubstr("lesson.toml:20: The listing of the edit \"shorter\" is the same"));
  auto opens = edited_lesson();
  opens["lesson.toml"].insert(0, "opens_on = \"shorter\"\n");
  EXPECT_THAT(error_of(opens), HasSubstr("There is no run shorter to open on"));
  auto many = edited_lesson();
  for (std::size_t i = 0; i < kMostEdits; ++i) many["lesson.toml"] += kEdit;
  EXPECT_THAT(error_of(many), HasSubstr("A lesson has at most 6 edits"));
}

TEST(Edits, EveryLessonWithRunsHasTwoOrMore) {
  for (const Lesson& lesson : catalogue().lessons()) {
    if (lesson.runs.empty()) continue;
    EXPECT_GE(lesson.runs.size() - lesson.own_runs(), 2U) << lesson.id;
  }
}

TEST(Edits, ChangeFewLines) {
  for (const Lesson& lesson : catalogue().lessons()) {
    for (std::size_t run = lesson.own_runs(); run < lesson.runs.size(); ++run) {
      for (const auto language : {text::Language::ko, text::Language::en}) {
        const Values values = lesson.defaults();
        const auto changed = changed_lines(listing(lesson, *lesson.runs[run].edit_of, Code::python, values, language),
                                           listing(lesson, run, Code::python, values, language));
        EXPECT_GE(changed.size(), 1U) << lesson.id << "/" << lesson.runs[run].id;
        EXPECT_LE(changed.size(), 9U) << lesson.id << "/" << lesson.runs[run].id << ": one thing is changed";
      }
    }
  }
}

TEST(Edits, AnAnswerNamesOnlyTheTotals) {
  for (const Lesson& lesson : catalogue().lessons()) {
    for (const lessons::Run& run : lesson.runs) {
      for (const auto language : {text::Language::ko, text::Language::en}) {
        const std::string said = text::filled(run.answers.in(language), {{"total", "3.0 s"}, {"before", "9.0 s"}}, language);
        EXPECT_EQ(said.find('{'), std::string::npos) << lesson.id << "/" << run.id << ": " << said;
      }
    }
  }
}

TEST(ChangedLines, AreTheFewestWithTheRemovedOnesFirst) {
  const auto changed = changed_lines(lines({"a", "b", "c", "d"}), lines({"a", "x", "c", "d", "e"}));
  EXPECT_THAT(changed, ElementsAre(ChangedLine{false, 2, "b"}, ChangedLine{true, 2, "x"}, ChangedLine{true, 5, "e"}));
  EXPECT_THAT(changed_lines(lines({"a"}), lines({"a"})), ElementsAre());
  EXPECT_THAT(changed_lines(lines({"a", "b"}), lines({})), ElementsAre(ChangedLine{false, 1, "a"}, ChangedLine{false, 1, "b"}));
  EXPECT_THAT(changed_lines(lines({}), lines({"a"})), ElementsAre(ChangedLine{true, 1, "a"}));
  // Two lines that have changed places are one that is gone and one that has come.
  EXPECT_EQ(changed_lines(lines({"a", "b"}), lines({"b", "a"})).size(), 2U);
}

TEST(Shown, IsTheLessonWithItsOwnRunsOrOneEditBesideItsRun) {
  const Lesson& lesson = *catalogue().find("sleep-blocks-all");
  EXPECT_EQ(shown(lesson, std::nullopt).runs.size(), lesson.own_runs());
  const Lesson one = shown(lesson, lesson.run("one-blocks"));
  ASSERT_EQ(one.runs.size(), 2U);
  EXPECT_EQ(one.runs[0].id, "gather");
  EXPECT_EQ(one.runs[1].id, "one-blocks");
  EXPECT_EQ(one.question.en, lesson.runs[*lesson.run("one-blocks")].asks.en);
  EXPECT_EQ(one.opens_on, 1U);
}

}  // namespace
}  // namespace lessons
