// The questions of every lesson, at every setting of its facts and in both languages: judged from the events alone.
#include <gtest/gtest.h>

#include "lessons/facts.hpp"
#include "predict/recorded.hpp"

namespace predict_test {
namespace {

using text::Language;

/// The defaults, and the settings of its facts.
std::vector<lessons::Values> settings_of(const lessons::Lesson& lesson) {
  std::vector<lessons::Values> all{lesson.defaults()};
  lessons::Problems problems;
  const auto facts = assets() / "lessons" / lesson.id / "facts.toml";
  for (lessons::Values& each : lessons::read_facts(facts, lesson, problems).settings) all.push_back(std::move(each));
  return all;
}

std::string told(const lessons::Values& values) {
  std::string all;
  for (const double value : values) all += lessons::number(value) + " ";
  return all;
}

/// With the delays that the question asks about.
std::string problem_of(const RecordedLesson& recorded, const predict::Question& question) {
  const lessons::Ask& ask = ask_of(recorded.lesson.questions, question.id);
  if (!question.changed) return problem(ask, question, recorded.judged(question), words(recorded.language));
  const RecordedLesson changed(recorded.lesson, question.values, recorded.language);
  return problem(ask, question, changed.judged(question), words(recorded.language));
}

/// In the second asking another choice is right, and it is the one that was announced.
void comes_again(const RecordedLesson& recorded, const predict::Question& question) {
  lessons::Values values = recorded.values;
  values.at(question.again->parameter) = question.again->value_s;
  const RecordedLesson second(recorded.lesson, values, recorded.language);
  const auto questions = second.questions();
  const auto same = std::ranges::find(questions, question.id, &predict::Question::id);
  ASSERT_NE(same, questions.end()) << question.id;
  EXPECT_EQ(same->choices[same->right()].text, question.again->right) << question.id;
  EXPECT_NE(same->choices[same->right()].text, question.choices[question.right()].text) << question.id;
}

TEST(PredictLessons, EveryQuestionHasOneTrueChoiceAtEverySettingInBothLanguages) {
  std::size_t judged = 0;
  for (const lessons::Lesson& lesson : catalogue().lessons()) {
    if (lesson.runs.empty()) continue;
    for (const lessons::Values& values : settings_of(lesson)) {
      for (const Language language : {Language::ko, Language::en}) {
        const RecordedLesson recorded(lesson, values, language);
        for (const predict::Question& question : recorded.questions()) {
          EXPECT_EQ(problem_of(recorded, question), "") << lesson.id << "/" << question.id << " at " << told(values);
          ++judged;
        }
      }
    }
  }
  RecordProperty("judged", static_cast<int>(judged));
  std::printf("%zu questions judged\n", judged);
}

TEST(PredictLessons, AtTheDefaultsEveryQuestionIsAskedInBothLanguagesAndAlike) {
  for (const lessons::Lesson& lesson : catalogue().lessons()) {
    if (lesson.runs.empty()) continue;
    EXPECT_GE(lesson.questions.size(), 2U) << lesson.id;
    const auto korean = RecordedLesson(lesson, lesson.defaults(), Language::ko).questions();
    const auto english = RecordedLesson(lesson, lesson.defaults(), Language::en).questions();
    ASSERT_EQ(korean.size(), english.size()) << lesson.id;
    for (const lessons::Ask& ask : lesson.questions) {
      const auto found = std::ranges::find(english, ask.id, &predict::Question::id);
      ASSERT_NE(found, english.end()) << lesson.id << "/" << ask.id << " cannot be asked";
      const predict::Question& other = korean[static_cast<std::size_t>(found - english.begin())];
      ASSERT_EQ(other.choices.size(), found->choices.size()) << lesson.id << "/" << ask.id;
      // What was chosen or voted for is the same in the other language.
      for (std::size_t i = 0; i < found->choices.size(); ++i) {
        EXPECT_EQ(other.choices[i].idea, found->choices[i].idea) << lesson.id << "/" << ask.id << " choice " << i + 1;
      }
      EXPECT_NE(other.text, found->text) << lesson.id << "/" << ask.id;
    }
  }
}

TEST(PredictLessons, TheSecondAskingHasAnotherAnswer) {
  std::size_t again = 0;
  for (const lessons::Lesson& lesson : catalogue().lessons()) {
    if (lesson.runs.empty()) continue;
    const RecordedLesson recorded(lesson, lesson.defaults(), Language::en);
    for (const predict::Question& question : recorded.questions()) {
      if (!question.again) continue;
      comes_again(recorded, question);
      ++again;
    }
  }
  std::printf("%zu questions come again\n", again);
}

}  // namespace
}  // namespace predict_test
