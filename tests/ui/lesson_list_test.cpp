// The list of lessons: its two paths, and every way through it by keys and by mouse.
#include "ui/overlay/lesson_list.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "player/lesson_path.hpp"
#include "support/stage.hpp"
#include "ui/overlay/lesson_search.hpp"
#include "ui/overlay/lesson_shelf.hpp"

namespace {

using ui::Key;
using ui_test::Stage;
namespace act = ui::action;

/// As many lessons as there will be, in as many chapters, with words as long as theirs.
void fill_list(Stage& stage) {
  constexpr int kSizes[] = {3, 4, 7, 4, 3, 5, 4};
  std::vector<ui::LessonEntry> lessons;
  int article = 0;
  for (int chapter = 0; chapter < 7; ++chapter) {
    for (int i = 0; i < kSizes[chapter]; ++i) {
      const std::string id = "lesson-" + std::to_string(chapter) + "-" + std::to_string(i);
      lessons.push_back({id, "What a task waits for, " + std::to_string(i),
                         "The same three requests: why does only one way finish in 3 s?",
                         "Chapter " + std::to_string(chapter), chapter < 4 && i < 3 ? ++article : 0});
    }
  }
  stage.adjust([lessons](ui::Model& model) {
    model.lessons = lessons;
    model.lesson_id = "lesson-2-4";
  });
}

/// Some lessons were seen, and three questions answered, one of them right.
void do_some_lessons(Stage& stage) {
  stage.change([](player::Player& player) {
    for (const char* id : {"coroutine-object", "two-chunks", "gather"}) player.progress().seen(id);
    player.progress().answered("gather", "who", true, true);
    player.progress().answered("gather", "results", false, true);
    player.progress().answered("cancel", "asked", false, false);
  });
}

void press(Stage& stage, Key key) {
  stage.press(key);
  stage.frames(2);
}

void type(Stage& stage, std::u32string_view text) {
  for (const char32_t c : text) EXPECT_TRUE(ui::type(c, stage.state));
  stage.frames(2);
}

std::string focus(const Stage& stage) {
  const auto at = ui::focused_lesson(stage.model(), stage.state);
  return at ? stage.model().lessons[*at].id : "";
}

bool in_view(const Stage& stage, const std::string& id) {
  const ui::Rect sheet = stage.at("lesson_list");
  const ui::Rect row = stage.at("lesson/" + id);
  return row.y >= sheet.y && row.y + row.h <= sheet.y + sheet.h;
}

TEST(LessonList, OpensMarksAndChooses) {
  Stage stage;
  stage.click("lessons");
  EXPECT_TRUE(stage.state.lessons_open) << "the click that opens it must not close it";
  ASSERT_TRUE(stage.has("lesson/gather"));
  stage.click("lesson/gather");
  ASSERT_TRUE(stage.only<act::SelectLesson>());
  EXPECT_EQ(stage.only<act::SelectLesson>()->id, "gather");
  EXPECT_FALSE(stage.state.lessons_open);
}

TEST(LessonList, AClickElsewhereClosesItAndDoesNothingElse) {
  Stage stage;
  stage.click("lessons");
  stage.click("theme");
  EXPECT_FALSE(stage.state.lessons_open);
  EXPECT_TRUE(stage.actions.empty());
}

TEST(LessonList, ByKeysAloneALessonIsFoundAndOpened) {
  Stage stage;
  fill_list(stage);
  stage.frames(3);
  press(stage, Key::o);
  ASSERT_TRUE(stage.state.lessons_open);
  EXPECT_EQ(focus(stage), "lesson-2-4") << "it begins at the open lesson";
  press(stage, Key::down);
  press(stage, Key::down);
  EXPECT_EQ(focus(stage), "lesson-2-6");
  press(stage, Key::down);
  EXPECT_EQ(focus(stage), "lesson-3-0") << "chapters follow each other";
  press(stage, Key::end);
  EXPECT_EQ(focus(stage), "lesson-6-3");
  press(stage, Key::home);
  press(stage, Key::up);
  EXPECT_EQ(focus(stage), "lesson-0-0") << "the first stays";
  stage.actions.clear();
  press(stage, Key::enter);
  ASSERT_TRUE(stage.only<act::SelectLesson>());
  EXPECT_EQ(stage.only<act::SelectLesson>()->id, "lesson-0-0");
  EXPECT_FALSE(stage.state.lessons_open);
}

TEST(LessonList, LeftAndRightGoToTheNextColumn) {
  Stage stage(1440, 900);
  fill_list(stage);
  stage.frames(3);
  press(stage, Key::o);
  press(stage, Key::home);
  const float x = stage.at("lesson/" + focus(stage)).x;
  press(stage, Key::left);
  EXPECT_EQ(focus(stage), "lesson-0-0") << "there is no column before the first";
  press(stage, Key::right);
  const float right = stage.at("lesson/" + focus(stage)).x;
  EXPECT_GT(right, x);
  EXPECT_LT(right, x + 2 * stage.at("lesson/lesson-0-0").w);
  press(stage, Key::left);
  EXPECT_EQ(stage.at("lesson/" + focus(stage)).x, x);
}

TEST(LessonList, LettersSearchInTitlesQuestionsAndNames) {
  Stage stage;
  stage.frames(3);
  press(stage, Key::o);
  type(stage, U"GATHER");
  EXPECT_TRUE(stage.has("lesson/gather"));
  EXPECT_FALSE(stage.has("lesson/blocking"));
  EXPECT_EQ(focus(stage), "gather");
  for (int i = 0; i < 6; ++i) press(stage, Key::backspace);
  EXPECT_TRUE(stage.has("lesson/blocking"));
  type(stage, U"xyzzy");
  EXPECT_EQ(focus(stage), "");
  stage.actions.clear();
  press(stage, Key::enter);
  press(stage, Key::down);
  EXPECT_TRUE(stage.actions.empty());
  EXPECT_TRUE(stage.state.lessons_open);
  press(stage, Key::escape);
  EXPECT_FALSE(stage.state.lessons_open);
  press(stage, Key::o);
  EXPECT_EQ(stage.state.lesson_search, "") << "the next time it shows all";
}

TEST(LessonList, ItsSwitchChangesToTheArticlesOrder) {
  Stage stage;
  stage.frames(3);
  press(stage, Key::o);
  stage.click("path/1");
  stage.frames(2);
  ASSERT_TRUE(stage.model().by_article);
  float y = 0;
  float x = 0;
  for (const std::size_t index : player::lesson_path(stage.model())) {
    const ui::Rect row = stage.at("lesson/" + stage.model().lessons[index].id);
    EXPECT_TRUE(row.y > y || row.x > x) << stage.model().lessons[index].id;
    std::tie(x, y) = std::pair(row.x, row.y);
  }
  stage.click("path/0");
  ASSERT_TRUE(stage.only<act::SetPath>());
  EXPECT_FALSE(stage.only<act::SetPath>()->by_article);
  EXPECT_TRUE(stage.state.lessons_open);
}

TEST(LessonList, TabGoesToEveryButtonAndBackToTheLessons) {
  Stage stage;
  do_some_lessons(stage);
  stage.frames(3);
  press(stage, Key::o);
  for (const char* name : {"reset", "continue", "path/0", "path/1"}) {
    press(stage, Key::tab);
    EXPECT_EQ(stage.state.focus.at, name);
  }
  press(stage, Key::enter);
  EXPECT_TRUE(stage.model().by_article);
  press(stage, Key::tab);
  EXPECT_EQ(stage.state.focus.at, "") << "the lessons";
  stage.press(Key::tab, {.shift = true});
  stage.frames(2);
  EXPECT_EQ(stage.state.focus.at, "path/1");
  press(stage, Key::down);
  EXPECT_EQ(stage.state.focus.at, "") << "arrows are for the lessons";
  press(stage, Key::tab);
  type(stage, U"gather");
  EXPECT_EQ(stage.state.focus.at, "") << "and so are letters";
}

TEST(LessonList, ClosingItGivesTheFocusBack) {
  Stage stage;
  stage.frames(3);
  ui::set_focus(stage.state, "lessons");
  press(stage, Key::enter);
  ASSERT_TRUE(stage.state.lessons_open);
  press(stage, Key::tab);
  press(stage, Key::escape);
  EXPECT_EQ(stage.state.focus.at, "lessons");
}

TEST(LessonList, GoesOnWithTheNextLessonThatWasNotSeen) {
  Stage stage;
  stage.open("blocking");
  do_some_lessons(stage);
  EXPECT_EQ(player::next_unseen(stage.model())->id, "rule-chain") << "two-chunks was seen";
  stage.frames(3);
  press(stage, Key::o);
  stage.click("continue");
  ASSERT_TRUE(stage.only<act::SelectLesson>());
  EXPECT_EQ(stage.only<act::SelectLesson>()->id, "rule-chain");
  EXPECT_FALSE(stage.state.lessons_open);
}

TEST(LessonList, AtTheEndItGoesOnWithWhatWasLeftOutAndThenWithNothing) {
  Stage stage;
  stage.open("cpu-and-threads");
  stage.change([](player::Player& player) {
    for (const auto& each : player.model().lessons) {
      if (each.id != "rule-await" && each.id != "cpu-and-threads") player.progress().seen(each.id);
    }
  });
  EXPECT_EQ(player::next_unseen(stage.model())->id, "rule-await");
  stage.change([](player::Player& player) { player.progress().seen("rule-await"); });
  EXPECT_EQ(player::next_unseen(stage.model()), nullptr);
  press(stage, Key::o);
  EXPECT_FALSE(stage.has("continue"));
}

TEST(LessonList, AResetIsAskedOnceAndCanBeRefused) {
  Stage stage;
  stage.frames(3);
  press(stage, Key::o);
  EXPECT_FALSE(stage.has("reset")) << "nothing was done yet";
  do_some_lessons(stage);
  stage.click("reset");
  stage.frames(2);
  ASSERT_TRUE(stage.has("reset_no"));
  EXPECT_EQ(stage.state.focus.at, "reset_no") << "Enter keeps everything";
  stage.click("continue");
  stage.click("lesson/gather");
  EXPECT_TRUE(stage.actions.empty()) << "only its answers are there";
  press(stage, Key::enter);
  EXPECT_FALSE(stage.has("reset_no"));
  EXPECT_TRUE(stage.player().progress().has_seen("gather"));
  stage.click("reset");
  stage.frames(2);
  press(stage, Key::right);
  EXPECT_EQ(stage.state.focus.at, "reset_yes");
  press(stage, Key::escape);
  EXPECT_TRUE(stage.state.lessons_open) << "Esc closes the question first";
  stage.click("reset");
  stage.frames(2);
  stage.click("reset_yes");
  EXPECT_TRUE(stage.only<act::ResetProgress>());
  EXPECT_TRUE(stage.player().progress().empty());
  stage.frames(2);
  EXPECT_FALSE(stage.has("reset"));
}

TEST(LessonList, TheCardOfALessonSaysWhatWasDone) {
  Stage stage;
  do_some_lessons(stage);
  const auto tail = [&](const std::string& id) {
    const auto& lessons = stage.model().lessons;
    const auto& entry = *std::ranges::find(lessons, id, &ui::LessonEntry::id);
    return (ui::card_ticked(stage.model(), entry) ? "+" : "") + ui::card_tail(stage.model(), entry);
  };
  EXPECT_EQ(tail("two-chunks"), "+");
  EXPECT_EQ(tail("gather"), "+1/5");
  EXPECT_EQ(tail("cancel"), "0/3") << "answered, and not seen";
  EXPECT_EQ(tail("queue"), "");
  EXPECT_EQ(tail("nine-or-three"), "open");
}

TEST(LessonList, TheMouseTakesTheFocusWhereItMovesAndLeavesItToTheKeysWhereItRests) {
  Stage stage;
  fill_list(stage);
  stage.frames(3);
  press(stage, Key::o);
  stage.rest_on("lesson/lesson-2-1");
  stage.frame();
  EXPECT_EQ(focus(stage), "lesson-2-1");
  press(stage, Key::down);
  EXPECT_EQ(focus(stage), "lesson-2-2");
}

TEST(LessonList, ThirtyLessonsStandInOneView) {
  for (const auto& [width, height] : {std::pair{1280.0F, 720.0F}, {1920.0F, 1080.0F}, {3840.0F, 2160.0F}}) {
    for (const auto language : {text::Language::ko, text::Language::en}) {
      Stage stage(width, height);
      stage.speak(language);
      stage.frames(3);
      press(stage, Key::o);
      for (const auto& lesson : stage.model().lessons) EXPECT_TRUE(in_view(stage, lesson.id)) << lesson.id;
      EXPECT_FALSE(stage.has("lesson_list/bar")) << width;
    }
  }
}

TEST(LessonList, WhereTheyHaveNoRoomTheListScrollsWithTheKeysAndWithTheWheel) {
  for (const float scale : {1.0F, 1.5F, 2.0F}) {
    Stage stage(1280, 720, scale);
    fill_list(stage);
    stage.frames(3);
    press(stage, Key::o);
    EXPECT_TRUE(in_view(stage, "lesson-2-4")) << "the open one";
    const ui::Rect sheet = stage.at("lesson_list");
    EXPECT_TRUE(sheet.x >= 0 && sheet.x + sheet.w <= 1280 && sheet.y + sheet.h <= 720);
    const std::vector<ui::LessonEntry> lessons = stage.model().lessons;
    for (const auto& lesson : lessons) {
      press(stage, &lesson == &lessons.front() ? Key::home : Key::down);
      EXPECT_EQ(focus(stage), lesson.id);
      EXPECT_TRUE(in_view(stage, lesson.id)) << lesson.id << " at " << scale;
    }
    if (!stage.has("lesson_list/bar")) continue;
    for (int i = 0; i < 60; ++i) stage.wheel("lesson_list", 1);
    EXPECT_TRUE(in_view(stage, "lesson-0-0"));
  }
}

}  // namespace
