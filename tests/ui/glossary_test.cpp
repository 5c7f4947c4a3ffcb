// The glossary on the screen: a click on a word, its card, the list of all words, their keys.
#include "lessons/glossary.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/stage.hpp"
#include "ui/overlay/glossary_list.hpp"

namespace {

using testing::AnyOf;
using testing::IsEmpty;
using ui::GlossaryState;
using ui::Key;
using ui_test::press_and_draw;
using ui_test::Stage;
namespace act = ui::action;

/// Moves the mouse over what is published under `name` until it is on the word; whether it was there.
bool point_at(Stage& stage, const std::string& name, const std::string& term) {
  stage.frames(3);
  const ui::Rect place = stage.at(name);
  for (float y = place.y + 4; y < place.y + place.h; y += 8) {
    for (float x = place.x + 2; x < place.x + place.w; x += 5) {
      stage.move(x, y);
      if (stage.has("term/" + term)) return true;
    }
  }
  return false;
}

/// gather at its last stop before time passes: "From here on the waits overlap. No call holds the thread meanwhile."
void open_overlap(Stage& stage, text::Language language) {
  stage.open("gather");
  stage.speak(language);
  stage.seek(0);
}

TEST(GlossaryWords, AClickOnAWordOfAnAnswerOpensItsCardOverTheQuestion) {
  Stage stage;
  stage.carry_out(act::OpenQuestion{"gather", "tasks"});
  stage.carry_out(act::Choose{0});
  stage.carry_out(act::Check{});
  stage.carry_out(act::SkipToAnswer{});
  ASSERT_TRUE(point_at(stage, "study", "thread"));
  stage.click();
  stage.frames(2);
  EXPECT_TRUE(stage.state.glossary.open());
  press_and_draw(stage, Key::escape);
  EXPECT_FALSE(stage.state.glossary.open());
  EXPECT_EQ(stage.model().study, player::Study::predict) << "the question is still there";
}

TEST(GlossaryWords, AClickOnAWordOfTheSentenceOpensItsCard) {
  for (const auto language : {text::Language::en, text::Language::ko}) {
    Stage stage;
    open_overlap(stage, language);
    ASSERT_TRUE(point_at(stage, "narration", "concurrency"));
    stage.click();
    EXPECT_EQ(stage.state.glossary.form, GlossaryState::Form::card);
    EXPECT_EQ(stage.state.glossary.term, "concurrency");
    stage.frames(2);
    EXPECT_TRUE(stage.has("glossary/card"));
    EXPECT_TRUE(stage.actions.empty()) << "it changes nothing of the run";
    press_and_draw(stage, Key::escape);
    EXPECT_FALSE(stage.state.glossary.open());
  }
}

TEST(GlossaryWords, AreInTheQuestionTheLoopPanelTheLegendAndAPresentation) {
  Stage stage;
  open_overlap(stage, text::Language::ko);
  EXPECT_TRUE(point_at(stage, "question", "concurrency"));
  EXPECT_TRUE(point_at(stage, "loop", "event-loop")) << "the title of the panel";
  EXPECT_TRUE(point_at(stage, "loop/ready", "ready"));
  EXPECT_TRUE(point_at(stage, "legend_of/" + std::to_string(timeline::index(timeline::State::waiting)), "waiting"));
  EXPECT_TRUE(point_at(stage, "legend_of/task", "task"));
  stage.state.presenting = true;
  EXPECT_TRUE(point_at(stage, "narration", "concurrency"));
}

TEST(GlossaryWords, EveryStateOfTheLegendIsOne) {
  for (const auto language : {text::Language::en, text::Language::ko}) {
    Stage stage(1920, 1080);
    open_overlap(stage, language);
    for (const auto& row : timeline::kStates) {
      EXPECT_FALSE(stage.model().glossary->words_in((*stage.model().words)[row.word]).empty()) << row.word;
    }
  }
}

TEST(GlossaryWords, AreNotFoundBelowAnOpenSheet) {
  Stage stage;
  open_overlap(stage, text::Language::en);
  stage.state.help_open = true;
  EXPECT_FALSE(point_at(stage, "narration", "concurrency"));
}

TEST(GlossaryCard, LeadsToTheMomentOfItsWord) {
  Stage stage;
  open_overlap(stage, text::Language::en);
  ASSERT_TRUE(point_at(stage, "narration", "thread"));
  stage.click();
  stage.click("glossary/show");
  EXPECT_FALSE(stage.state.glossary.open());
  ASSERT_TRUE(stage.only<act::OpenPlace>());
  const lessons::Term& thread = *stage.model().glossary->find("thread");
  EXPECT_EQ(stage.only<act::OpenPlace>()->lesson, thread.lesson);
  EXPECT_EQ(stage.model().lesson_id, thread.lesson);
  EXPECT_FALSE(stage.model().playing);
}

TEST(GlossaryCard, AClickBesideItClosesItAndDoesNothingElse) {
  Stage stage;
  open_overlap(stage, text::Language::en);
  ASSERT_TRUE(point_at(stage, "narration", "thread"));
  stage.click();
  stage.click("play");
  EXPECT_FALSE(stage.state.glossary.open());
  EXPECT_TRUE(stage.actions.empty());
}

TEST(GlossaryCard, ItsOwnWordsOpenTheirCards) {
  Stage stage;
  open_overlap(stage, text::Language::en);
  stage.state.glossary.show("gather", {600, 300, 20, 10});
  ASSERT_TRUE(point_at(stage, "glossary/card", "task"));
  stage.click();
  EXPECT_EQ(stage.state.glossary.term, "task");
}

TEST(GlossaryCard, ChangesLanguageAndThemeAsTheScreenDoes) {
  Stage stage;
  open_overlap(stage, text::Language::en);
  stage.state.glossary.show("gather", {600, 300, 20, 10});
  press_and_draw(stage, Key::l);
  EXPECT_TRUE(stage.only<act::ToggleLanguage>());
  EXPECT_EQ(stage.state.glossary.term, "gather");
  press_and_draw(stage, Key::space);
  EXPECT_FALSE(stage.only<act::TogglePlay>()) << "no key reaches the run";
}

TEST(GlossaryList, HasTheWordsOfTheSentenceFirst) {
  Stage stage;
  open_overlap(stage, text::Language::en);
  press_and_draw(stage, Key::d);
  ASSERT_EQ(stage.state.glossary.form, GlossaryState::Form::list);
  const ui::GlossaryWords words = ui::glossary_words(stage.model(), stage.state);
  const auto id = [&](std::size_t i) { return stage.model().glossary->terms().at(words.terms.at(i)).id; };
  ASSERT_GE(words.in_sentence, 3U);
  EXPECT_EQ(id(0), "waiting");
  EXPECT_EQ(id(1), "concurrency");
  EXPECT_EQ(id(2), "thread");
  EXPECT_EQ(words.terms.size(), words.in_sentence + stage.model().glossary->terms().size());
}

TEST(GlossaryList, KeysMoveAndEnterGoesToTheMoment) {
  Stage stage;
  open_overlap(stage, text::Language::en);
  press_and_draw(stage, Key::d);
  press_and_draw(stage, Key::up);
  EXPECT_EQ(stage.state.glossary.at, 0U);
  press_and_draw(stage, Key::down);
  EXPECT_EQ(ui::shown_term(stage.model(), stage.state)->id, "concurrency");
  press_and_draw(stage, Key::end);
  stage.frames(2);
  const ui::Rect row = stage.at("word/" + stage.model().glossary->terms().back().id);
  EXPECT_LE(row.y + row.h, stage.at("glossary").y + stage.at("glossary").h) << "it is scrolled into view";
  press_and_draw(stage, Key::home);
  press_and_draw(stage, Key::enter);
  ASSERT_TRUE(stage.only<act::OpenPlace>());
  EXPECT_FALSE(stage.state.glossary.open());
}

TEST(GlossaryList, IsSearchedByTypingInBothLanguages) {
  Stage stage;
  open_overlap(stage, text::Language::en);
  press_and_draw(stage, Key::d);
  for (const char32_t c : std::u32string(U"세마")) EXPECT_TRUE(ui::type(c, stage.state));
  stage.frame();
  EXPECT_EQ(ui::shown_term(stage.model(), stage.state)->id, "semaphore");
  for (int i = 0; i < 2; ++i) press_and_draw(stage, Key::backspace);
  EXPECT_EQ(stage.state.glossary.search, "");
  for (const char c : std::string("zzzz")) ui::type(static_cast<char32_t>(c), stage.state);
  press_and_draw(stage, Key::enter);
  EXPECT_EQ(ui::shown_term(stage.model(), stage.state), nullptr);
  EXPECT_TRUE(stage.actions.empty());
  press_and_draw(stage, Key::escape);
  EXPECT_FALSE(stage.state.glossary.open());
}

TEST(GlossaryList, WithoutRoomBesideItTheCardLiesOverIt) {
  Stage stage(1280, 720, 2);
  open_overlap(stage, text::Language::ko);
  press_and_draw(stage, Key::d);
  stage.frames(2);
  EXPECT_FALSE(stage.has("glossary/card"));
  press_and_draw(stage, Key::enter);
  stage.frames(2);
  EXPECT_TRUE(stage.state.glossary.reading);
  EXPECT_TRUE(stage.has("glossary/card"));
  press_and_draw(stage, Key::escape);
  EXPECT_FALSE(stage.state.glossary.reading);
  EXPECT_EQ(stage.state.glossary.form, GlossaryState::Form::list);
  stage.click("said/waiting");
  EXPECT_TRUE(stage.state.glossary.reading);
  press_and_draw(stage, Key::enter);
  EXPECT_TRUE(stage.only<act::OpenPlace>());
}

TEST(GlossaryList, AClickChoosesAndTheCardBesideShowsIt) {
  Stage stage;
  open_overlap(stage, text::Language::en);
  press_and_draw(stage, Key::d);
  stage.click("said/thread");
  EXPECT_EQ(ui::shown_term(stage.model(), stage.state)->id, "thread");
  EXPECT_EQ(stage.state.glossary.form, GlossaryState::Form::list);
  stage.click("glossary/close");
  EXPECT_FALSE(stage.state.glossary.open());
}

TEST(GlossaryCard, NothingIsCutInAnyLanguageAtAnySize) {
  struct Size {
    float w, h, scale;
  };
  for (const auto language : {text::Language::en, text::Language::ko}) {
    for (const Size& size : {Size{1280, 720, 1}, Size{1280, 720, 2}, Size{1920, 1080, 1}, Size{800, 500, 1}}) {
      Stage stage(size.w, size.h, size.scale);
      open_overlap(stage, language);
      for (const lessons::Term& term : stage.model().glossary->terms()) {
        stage.state.glossary.show(std::string(term.id), {size.w / 2, size.h - 60, 40, 20});
        stage.frames(2);
        EXPECT_THAT(stage.state.cut, IsEmpty()) << term.id;
        const ui::Rect sheet = stage.at("glossary");
        EXPECT_TRUE(sheet.x >= 0 && sheet.y >= 0 && sheet.x + sheet.w <= size.w && sheet.y + sheet.h <= size.h) << term.id;
        EXPECT_TRUE(stage.has("glossary/show")) << term.id;
      }
      stage.state.glossary.show_list();
      for (std::size_t i = 0; i < stage.model().glossary->terms().size(); i += 6) {
        stage.state.glossary.at = i;
        stage.state.glossary.reveal = true;
        stage.frames(2);
        EXPECT_THAT(stage.state.cut, IsEmpty()) << i;
      }
    }
  }
}

}  // namespace
