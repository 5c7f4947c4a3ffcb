// Questions that were missed come back: a pill at the start, a row in the summary, and a key.
#include <gtest/gtest.h>

#include <vector>

#include "player/again.hpp"
#include "support/stage.hpp"
#include "ui/kit/focus.hpp"

namespace {

using ui::Key;
using ui_test::Stage;
namespace act = ui::action;

/// As at a start after some questions were missed.
void start_with_missed(Stage& stage, const std::vector<std::pair<const char*, const char*>>& questions) {
  player::Progress before;
  for (const auto& [lesson, question] : questions) before.answered(lesson, question, false, true);
  stage.change([&](player::Player& player) { player.set_progress(player::Progress(before.lessons())); });
  stage.frames(3);
}

/// Whether that opens the question.
bool opens(const Stage& stage, const player::QuestionRef& question) {
  const auto opened = stage.only<act::OpenQuestion>();
  return opened && opened->lesson == question.lesson && opened->question == question.question;
}

TEST(Again, AStartWithoutMissedQuestionsOffersNone) {
  Stage stage;
  start_with_missed(stage, {});
  EXPECT_FALSE(stage.has("again"));
  stage.press(Key::p, {.shift = true});
  EXPECT_TRUE(stage.actions.empty());
}

TEST(Again, AStartWithMissedQuestionsOffersThemAndAClickOpensTheFirst) {
  Stage stage;
  start_with_missed(stage, {{"gather", "who"}, {"cancel", "asked"}});
  ASSERT_TRUE(stage.has("again"));
  EXPECT_FALSE(stage.has("hint")) << "one pill at a time";
  const ui::Rect pill = stage.at("again");
  stage.click("again", -pill.w / 4);
  EXPECT_TRUE(opens(stage, {"gather", "who"}));
}

TEST(Again, OneKeyOpensTheFirst) {
  Stage stage;
  start_with_missed(stage, {{"cancel", "asked"}});
  stage.press(Key::p, {.shift = true});
  EXPECT_TRUE(opens(stage, {"cancel", "asked"}));
}

TEST(Again, ThePillCanBeReachedByTabAndClosed) {
  Stage stage;
  start_with_missed(stage, {{"cancel", "asked"}});
  ui::set_focus(stage.state, "again");
  stage.frame();
  ASSERT_EQ(stage.state.focus.at, "again");
  stage.press(Key::enter);
  stage.frame();
  EXPECT_TRUE(opens(stage, {"cancel", "asked"}));
  Stage other;
  start_with_missed(other, {{"cancel", "asked"}});
  other.click("hint_close");
  EXPECT_TRUE(other.only<act::DismissNotice>());
  other.frames(2);
  EXPECT_FALSE(other.has("again"));
  EXPECT_EQ(other.model().again.size(), 1U) << "the question is still there";
}

TEST(Again, AQuestionThatIsMissedNowIsNotOfferedUntilTheNextStart) {
  Stage stage;
  start_with_missed(stage, {{"cancel", "asked"}});
  stage.change([](player::Player& player) {
    player.progress().answered("gather", "who", false, true);
    player.progress().answered("cancel", "asked", false, true);
  });
  stage.frames(2);
  EXPECT_FALSE(stage.has("again")) << "what was just explained does not come back at once";
  EXPECT_EQ(stage.model().again.size(), 2U);
}

TEST(Again, WhileAQuestionIsOpenNoOtherIsOffered) {
  Stage stage;
  start_with_missed(stage, {{"cancel", "asked"}, {"gather", "who"}});
  stage.press(Key::p, {.shift = true});
  stage.frames(3);
  ASSERT_NE(stage.model().prediction, nullptr);
  EXPECT_FALSE(stage.has("again"));
  EXPECT_EQ(stage.model().lesson_id, "gather");
}

TEST(Again, APresentationHasNoPill) {
  Stage stage;
  start_with_missed(stage, {{"cancel", "asked"}});
  stage.press(Key::f);
  stage.frames(2);
  EXPECT_FALSE(stage.has("again"));
}

TEST(Again, TheSummaryHasAButtonForEachLessonWithMissedQuestions) {
  Stage stage;
  stage.open("summary");
  stage.frames(3);
  const ui::Rect before = stage.at("cards");
  EXPECT_FALSE(stage.has("again_strip"));
  start_with_missed(stage, {{"gather", "who"}, {"gather", "results"}, {"cancel", "asked"}});
  ASSERT_TRUE(stage.has("again/gather") && stage.has("again/cancel"));
  const ui::Rect strip = stage.at("again_strip");
  EXPECT_EQ(strip.y, before.y);
  EXPECT_GE(stage.at("cards").y, strip.y + strip.h);
  EXPECT_EQ(stage.at("cards").y + stage.at("cards").h, before.y + before.h);
  stage.click("again/cancel");
  EXPECT_TRUE(opens(stage, {"cancel", "asked"}));
}

TEST(Again, NothingIsCutHoweverManyWereMissed) {
  for (const auto language : {text::Language::ko, text::Language::en}) {
    for (const double size : {1.0, 2.0, 2.5}) {
      Stage stage(1280, 720);
      stage.speak(language);
      while (stage.player().settings().text_size < size - 0.01) stage.carry_out(act::TextSize{+1});
      std::vector<std::pair<const char*, const char*>> all;
      for (const auto& lesson : stage.catalogue().lessons()) {
        if (!lesson.questions.empty()) all.emplace_back(lesson.id.c_str(), lesson.questions[0].id.c_str());
      }
      start_with_missed(stage, all);
      EXPECT_TRUE(stage.state.cut.empty()) << stage.state.cut.front();
      stage.open("summary");
      stage.frames(3);
      EXPECT_TRUE(stage.state.cut.empty()) << stage.state.cut.front() << " at " << size;
      EXPECT_TRUE(stage.has("again_strip"));
    }
  }
}

}  // namespace
