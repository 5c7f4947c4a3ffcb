// The comparison of runs, on and off: rows slide to their places.
#include <gtest/gtest.h>

#include "support/stage.hpp"
#include "ui/timeline/timeline_panel.hpp"

namespace {

using ui_test::Stage;
namespace act = ui::action;

struct Rows : Stage {
  explicit Rows(bool animated) : Stage{ui::draw_timeline} {
    open("nine-or-three");
    carry_out(act::SelectRun{2});
    if (animated) carry_out(act::SetSwitch{&player::Settings::reduced_motion, false});
    seek(1.35);
    frames(30);
  }
  void toggle() {
    carry_out(act::ToggleCompare{});
    frame();
  }
};

TEST(RowMotion, CompareOffSlidesTheChosenRunUpAndLetsItGrow) {
  Rows stage(true);
  const ui::Rect before = stage.at("lane/2/3");
  stage.toggle();
  EXPECT_NEAR(stage.at("lane/2/3").y, before.y, before.h) << "it begins where it was";
  stage.frames(5);
  const ui::Rect middle = stage.at("lane/2/3");
  EXPECT_LT(middle.y, before.y);
  EXPECT_GT(middle.h, before.h);
  EXPECT_GE(stage.state.redraw_in_s, 0) << "the next frame is drawn without any input";
  stage.frames(12);
  const ui::Rect after = stage.at("lane/2/3");
  EXPECT_LT(after.y, middle.y);
  EXPECT_GT(after.h, middle.h);
  stage.state.redraw_in_s = -1;
  stage.frames(10);
  EXPECT_EQ(stage.at("lane/2/3").y, after.y);
}

TEST(RowMotion, CompareOnSlidesItDownAndTheOthersComeWithIt) {
  Rows stage(true);
  const float goal = stage.at("lane/2/1").y, other = stage.at("lane/0/1").y;
  stage.toggle();
  stage.frames(30);
  const float alone = stage.at("lane/2/1").y;
  ASSERT_LT(alone, goal);
  stage.toggle();
  EXPECT_NEAR(stage.at("lane/2/1").y, alone, 30);
  stage.frames(4);
  EXPECT_GT(stage.at("lane/2/1").y, alone);
  EXPECT_LT(stage.at("lane/2/1").y, goal);
  EXPECT_LT(stage.at("lane/0/1").y, other) << "from above";
  stage.frames(30);
  EXPECT_EQ(stage.at("lane/2/1").y, goal);
  EXPECT_EQ(stage.at("lane/0/1").y, other);
}

TEST(RowMotion, WithReducedMotionRowsAreThereAtOnce) {
  Rows stage(false);
  ASSERT_TRUE(stage.model().settings->reduced_motion);
  const float goal = stage.at("lane/2/1").y;
  stage.toggle();
  const float alone = stage.at("lane/2/1").y;
  stage.frames(20);
  EXPECT_EQ(stage.at("lane/2/1").y, alone);
  stage.toggle();
  EXPECT_EQ(stage.at("lane/2/1").y, goal);
}

TEST(RowMotion, AnotherLessonDoesNotSlide) {
  Rows stage(true);
  stage.open("gather");
  stage.frame();
  const float first = stage.at("lane/0/1").y;
  stage.frames(20);
  EXPECT_EQ(stage.at("lane/0/1").y, first);
}

}  // namespace
