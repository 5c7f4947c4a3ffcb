// "Change one thing": its sheet by keys and by mouse, and its marks in the code.
#include <gtest/gtest.h>

#include "support/stage.hpp"

namespace {

using ui::Key;
using ui_test::Stage;
namespace act = ui::action;

void press_and_draw(Stage& stage, Key key) {
  stage.press(key);
  stage.frames(2);
}

TEST(EditSheet, ByKeysAloneAnEditIsChosenAndLeft) {
  Stage stage;
  stage.open("gather");
  stage.frames(2);
  press_and_draw(stage, Key::e);
  ASSERT_TRUE(stage.state.edits_open);
  EXPECT_TRUE(stage.has("edit/one-blocks"));
  EXPECT_FALSE(stage.has("edit/none")) << "nothing is changed yet";
  press_and_draw(stage, Key::down);
  press_and_draw(stage, Key::enter);
  EXPECT_FALSE(stage.state.edits_open);
  EXPECT_EQ(stage.model().edit, "await-for-gather");
  press_and_draw(stage, Key::space);
  EXPECT_TRUE(stage.model().playing) << "the keys are the run's again";
  press_and_draw(stage, Key::e);
  EXPECT_EQ(stage.state.edits_at, 1U) << "at what is chosen";
  press_and_draw(stage, Key::end);
  press_and_draw(stage, Key::enter);
  EXPECT_EQ(stage.model().edit, "") << "the last row is the lesson without a change";
}

TEST(EditSheet, ADigitChoosesAndEscapeCloses) {
  Stage stage;
  stage.open("gather");
  press_and_draw(stage, Key::e);
  press_and_draw(stage, Key::escape);
  EXPECT_FALSE(stage.state.edits_open);
  press_and_draw(stage, Key::e);
  press_and_draw(stage, Key::five);
  EXPECT_TRUE(stage.state.edits_open) << "there are not so many";
  press_and_draw(stage, Key::three);
  EXPECT_EQ(stage.model().edit, "another-order");
  press_and_draw(stage, Key::e);
  press_and_draw(stage, Key::e);
  EXPECT_FALSE(stage.state.edits_open);
}

TEST(EditSheet, AClickOpensChoosesAndCloses) {
  Stage stage;
  stage.open("gather");
  stage.click("edit");
  EXPECT_TRUE(stage.state.edits_open) << "the click that opens it must not close it";
  stage.frames(2);
  stage.click("edit/another-order");
  ASSERT_TRUE(stage.only<act::ChooseEdit>());
  EXPECT_EQ(stage.model().edit, "another-order");
  stage.click("edit");
  stage.frames(2);
  stage.click("axis/1");
  EXPECT_FALSE(stage.state.edits_open);
  EXPECT_TRUE(stage.actions.empty()) << "a click elsewhere only closes it";
  stage.click("edit");
  stage.frames(2);
  stage.click("edit/none");
  EXPECT_EQ(stage.model().edit, "");
}

TEST(EditSheet, OnlyOneSheetIsOpen) {
  Stage stage;
  stage.open("gather");
  press_and_draw(stage, Key::e);
  stage.press(Key::k, {.shift = false, .ctrl = true});
  stage.frames(2);
  EXPECT_FALSE(stage.state.edits_open);
  EXPECT_TRUE(stage.state.palette_open);
}

TEST(EditSheet, IsNotThereWhereNothingCanBeChanged) {
  Stage stage;
  stage.open("summary");
  press_and_draw(stage, Key::e);
  EXPECT_FALSE(stage.state.edits_open);
  EXPECT_FALSE(stage.has("edit"));
}

TEST(EditSheet, ScrollsToTheRowOfTheKeysInALowWindow) {
  Stage stage(640, 360);
  stage.open("create-task");
  press_and_draw(stage, Key::e);
  press_and_draw(stage, Key::end);
  const ui::Rect sheet = stage.at("edit_sheet");
  const ui::Rect row = stage.at("edit/without-create-task");
  EXPECT_LE(row.y + row.h, sheet.y + sheet.h);
  EXPECT_GE(sheet.y, 0);
  EXPECT_LE(sheet.y + sheet.h, 360);
  press_and_draw(stage, Key::home);
  EXPECT_GE(stage.at("edit/sleep-zero").y, sheet.y);
}

TEST(EditedCode, MarksAddedLinesAndKeepsTheRemovedOnesInTheirPlace) {
  Stage stage(1440, 900);
  stage.open("gather");
  stage.carry_out(act::ChooseEdit{"one-blocks"});
  stage.frames(2);
  for (const char* const mark : {"added/1", "removed/1", "added/11", "removed/11"}) EXPECT_TRUE(stage.has(mark)) << mark;
  EXPECT_FALSE(stage.has("added/10"));
  EXPECT_LT(stage.at("removed/11").y, stage.at("added/11").y);
  EXPECT_EQ(stage.at("added/11").y, stage.at("line/11").y);
  EXPECT_TRUE(stage.has("number/call_api_2")) << "its delay can be dragged";
  EXPECT_GT(stage.at("number/call_api_2").y, stage.at("removed/11").y) << "in the line that runs, not in the removed one";
  stage.carry_out(act::SelectRun{0});
  stage.frames(2);
  EXPECT_FALSE(stage.has("added/1")) << "the original is as it is";
}

TEST(EditedCode, ALineRemovedAtTheEndIsShownBelowTheLast) {
  Stage stage(1440, 900);
  stage.open("two-chunks");
  stage.carry_out(act::ChooseEdit{"no-cancel"});
  stage.frames(2);
  EXPECT_TRUE(stage.has("removed/26"));
  stage.carry_out(act::SetCode{lessons::Code::cpp});
  stage.frames(2);
  EXPECT_FALSE(stage.state.rects.empty());
}

TEST(EditedCode, OpensAtWhatHasChanged) {
  Stage stage;
  stage.open("sequential-await");
  stage.carry_out(act::ChooseEdit{"gather-for-await"});
  stage.frames(3);
  const ui::Rect code = stage.at("code_panel");
  const ui::Rect first = stage.at("added/22");
  EXPECT_GE(first.y, code.y);
  EXPECT_LE(first.y + first.h, code.y + code.h);
}

/// The window of a projector: as it is, and with text twice as large.
class EditTexts : public testing::TestWithParam<std::tuple<text::Language, double>> {
 protected:
  EditTexts() : stage(1280, 720) {
    stage.speak(std::get<0>(GetParam()));
    while (stage.player().settings().text_size < std::get<1>(GetParam()) - 0.01) stage.carry_out(act::TextSize{+1});
  }

  void expect_nothing_cut(const std::string& where) {
    stage.frames(2);
    EXPECT_TRUE(stage.state.cut.empty()) << where << ": " << stage.state.cut.front();
  }

  Stage stage;
};

TEST_P(EditTexts, OfEveryLessonAreWholeInTheSheetAndOnTheScreen) {
  for (const auto& lesson : stage.catalogue().lessons()) {
    stage.open(lesson.id);
    press_and_draw(stage, Key::e);
    expect_nothing_cut("the sheet of " + lesson.id);
    press_and_draw(stage, Key::escape);
    const auto edits = stage.model().edits;
    for (const player::EditView& edit : edits) {
      stage.carry_out(act::ChooseEdit{edit.id});
      expect_nothing_cut(lesson.id + "/" + edit.id);
      stage.carry_out(act::End{});
      expect_nothing_cut("the end of " + lesson.id + "/" + edit.id);
    }
  }
}

TEST_P(EditTexts, AreWholeInAPresentation) {
  for (const auto& lesson : stage.catalogue().lessons()) {
    stage.open(lesson.id);
    const auto edits = stage.model().edits;
    for (const player::EditView& edit : edits) {
      stage.carry_out(act::ChooseEdit{edit.id});
      stage.state.presenting = true;
      expect_nothing_cut(lesson.id + "/" + edit.id);
      stage.carry_out(act::End{});
      expect_nothing_cut("the end of " + lesson.id + "/" + edit.id);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, EditTexts,
                         testing::Combine(testing::Values(text::Language::ko, text::Language::en), testing::Values(1.0, 2.0)),
                         [](const auto& each) {
                           return std::string(text::code(std::get<0>(each.param))) + "_" +
                                  std::to_string(static_cast<int>(std::get<1>(each.param) * 100));
                         });

}  // namespace
