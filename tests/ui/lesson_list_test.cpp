// The list of lessons: its two paths, and every way through it by keys and by mouse.
#include "ui/overlay/lesson_list.hpp"

#include <gtest/gtest.h>

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
  stage.click("axis/1");
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

TEST(LessonList, TabAndItsSwitchChangeToTheArticlesOrder) {
  Stage stage;
  stage.frames(3);
  press(stage, Key::o);
  press(stage, Key::tab);
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

TEST(LessonList, EscapeLeavesTheOrderAsItWas) {
  Stage stage;
  stage.frames(3);
  press(stage, Key::o);
  press(stage, Key::tab);
  press(stage, Key::escape);
  EXPECT_FALSE(stage.model().by_article);
  press(stage, Key::o);
  press(stage, Key::tab);
  press(stage, Key::enter);
  EXPECT_TRUE(stage.model().by_article) << "a lesson was chosen in that order";
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

TEST(LessonList, ThirtyLessonsStandInOneViewOnALargeScreen) {
  Stage stage(1920, 1080);
  fill_list(stage);
  stage.frames(3);
  press(stage, Key::o);
  for (const auto& lesson : stage.model().lessons) EXPECT_TRUE(in_view(stage, lesson.id)) << lesson.id;
  EXPECT_FALSE(stage.has("lesson_list/bar"));
  const auto plan = ui::plan_shelf(stage.model(), stage.theme(), 1856, 900);
  EXPECT_TRUE(plan.questions) << "there is room for the questions, too";
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
