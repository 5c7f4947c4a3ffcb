#include "lessons/listing.hpp"

#include <gmock/gmock.h>

#include "lessons/assets.hpp"
#include "lessons/source.hpp"

namespace lessons {
namespace {

using lessons::testing::catalogue;
using lessons::testing::small_lesson;
using lessons::testing::TempFolder;
using lessons::testing::write_small;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using text::Language;

Listing small(Code code, double work_s, Language language = Language::en) {
  const TempFolder folder;
  write_small(folder, small_lesson());
  const Catalogue loaded = Catalogue::load(folder.path());
  return listing(loaded.lessons().at(0), 0, code, {work_s}, language);
}

/// Whether the run has a program in C++, too.
bool has_twin(const Lesson& lesson, std::size_t run) { return !lesson.runs[run].source->cpp.empty(); }

/// Calls `check` with every listing there is.
template <class Check>
void for_every_listing(Check check) {
  for (const Lesson& lesson : catalogue().lessons()) {
    Values values = lesson.defaults();
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = 0.25 + 10.0 * static_cast<double>(i);
    for (std::size_t run = 0; run < lesson.runs.size(); ++run) {
      for (const Code code : {Code::python, Code::cpp}) {
        if (code == Code::cpp && !has_twin(lesson, run)) continue;
        for (const Language language : {Language::ko, Language::en}) {
          SCOPED_TRACE(lesson.id + "/" + lesson.runs[run].id + (code == Code::cpp ? " in C++" : " in Python"));
          check(lesson, run, values, listing(lesson, run, code, values, language));
        }
      }
    }
  }
}

TEST(Number, IsWrittenInTheFewestDigits) {
  EXPECT_EQ(number(3), "3");
  EXPECT_EQ(number(0.5), "0.5");
  EXPECT_EQ(number(0), "0");
  EXPECT_EQ(number(86400), "86400");
  EXPECT_EQ(number(0.1), "0.1");
}

TEST(Listing, FillsDelaysAndTextsIntoPython) {
  EXPECT_EQ(small(Code::python, 0.5, Language::ko).text(),
            "import asyncio\n\nasync def work():\n    print(\"안녕\", 0.5)\n    await asyncio.sleep(0.5)\n\n"
            "asyncio.run(work())\n");
}

TEST(Listing, FillsDelaysAndTextsIntoCppAndLeavesTheMarksOut) {
  EXPECT_EQ(small(Code::cpp, 2).text(),
            "Co<void> work(Here = {}) {\n  print(\"hello\", 2s);\n  co_await sleep(2s);  // waits\n}\n\n"
            "int main() { run(work()); }\n");
}

TEST(Listing, KnowsTheColumnsOfItsNumbersInBytes) {
  const Listing shown = small(Code::python, 12.5, Language::ko);
  ASSERT_EQ(shown.numbers.size(), 2U);
  EXPECT_EQ(shown.numbers[0].line, 4U);
  EXPECT_EQ(shown.numbers[0].begin, 20U);  // behind `    print("안녕", `, of which each syllable is three bytes
  EXPECT_EQ(shown.numbers[0].end, 24U);
  EXPECT_EQ(shown.numbers[1].line, 5U);
}

TEST(Listing, EveryNumberStandsWhereItSays) {
  for_every_listing([](const Lesson& lesson, std::size_t run, const Values& values, const Listing& shown) {
    // An edit may leave the delay out.
    EXPECT_TRUE(lesson.runs[run].edit_of || !shown.numbers.empty());
    for (const Number& each : shown.numbers) {
      ASSERT_LT(each.parameter, lesson.parameters.size());
      const std::string& line = shown.lines.at(each.line - 1);
      EXPECT_EQ(line.substr(each.begin, each.end - each.begin), number(values[each.parameter])) << line;
    }
  });
}

TEST(Listing, NothingOfATemplateIsShown) {
  for_every_listing([](const Lesson&, std::size_t, const Values&, const Listing& shown) {
    EXPECT_THAT(shown.text(), Not(HasSubstr("{{")));
    EXPECT_THAT(shown.text(), Not(HasSubstr("//@")));
    EXPECT_THAT(shown.text(), Not(HasSubstr("delay(")));
    EXPECT_THAT(shown.text(), Not(HasSubstr("words(")));
    EXPECT_THAT(shown.text(), Not(HasSubstr("void program")));
  });
}

TEST(Listing, IsCompactEnoughForTheCodePane) {
  for (const Lesson& lesson : catalogue().lessons()) {
    for (std::size_t run = 0; run < lesson.runs.size(); ++run) {
      const Listing shown = listing(lesson, run, Code::python, lesson.defaults(), Language::ko);
      EXPECT_LE(shown.lines.size(), 28U) << lesson.id;
    }
  }
}

TEST(Listing, PythonIsItsOwnMeasureOfLines) {
  EXPECT_THAT(small(Code::python, 2).python_to_here, ElementsAre(0, 1, 2, 3, 4, 5, 6, 7));
}

TEST(Listing, TellsWhichLineOfCppSaysWhatALineOfPythonSays) {
  EXPECT_THAT(small(Code::cpp, 2).python_to_here, ElementsAre(0, 0, 0, 1, 2, 3, 0, 6));
}

TEST(Listing, TheSameNumbersStandOnLinesThatCorrespond) {
  for (const Lesson& lesson : catalogue().lessons()) {
    for (std::size_t run = 0; run < lesson.runs.size(); ++run) {
      if (!has_twin(lesson, run)) continue;
      const Listing python = listing(lesson, run, Code::python, lesson.defaults(), Language::en);
      const Listing cpp = listing(lesson, run, Code::cpp, lesson.defaults(), Language::en);
      ASSERT_EQ(python.numbers.size(), cpp.numbers.size()) << lesson.id;
      for (std::size_t i = 0; i < python.numbers.size(); ++i) {
        EXPECT_EQ(python.numbers[i].parameter, cpp.numbers[i].parameter);
        EXPECT_EQ(cpp.python_to_here.at(python.numbers[i].line), cpp.numbers[i].line);
      }
    }
  }
}

TEST(Listing, EveryLineOfPythonThatDoesSomethingHasItsLineOfCpp) {
  for (const Lesson& lesson : catalogue().lessons()) {
    for (std::size_t run = 0; run < lesson.runs.size(); ++run) {
      if (!has_twin(lesson, run)) continue;
      const Listing python = listing(lesson, run, Code::python, lesson.defaults(), Language::en);
      const Listing cpp = listing(lesson, run, Code::cpp, lesson.defaults(), Language::en);
      for (std::size_t k = 1; k <= python.lines.size(); ++k) {
        const std::string& line = python.lines[k - 1];
        const bool says_nothing = line.find_first_not_of(" )") == std::string::npos;
        EXPECT_TRUE(says_nothing || cpp.python_to_here[k] != 0) << lesson.id << ": " << line;
      }
    }
  }
}

TEST(DefinitionLine, IsThatOfTheFunctionOfJustThatName) {
  const Source& source = *catalogue().find("coroutine-object")->runs[0].source;
  EXPECT_EQ(definition_line(source, "normal_function"), 4U);
  EXPECT_EQ(definition_line(source, "my_coroutine"), 9U);
  EXPECT_EQ(definition_line(source, "main"), 20U);
  EXPECT_EQ(definition_line(source, "my_corout"), 0U);
}

}  // namespace
}  // namespace lessons
