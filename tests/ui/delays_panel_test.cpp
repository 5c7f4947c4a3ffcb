#include "ui/transport/delays_panel.hpp"

#include <gtest/gtest.h>

#include "support/stage.hpp"
#include "ui/kit/delay_step.hpp"
#include "ui/kit/widgets.hpp"

namespace {

using ui_test::Stage;
namespace act = ui::action;

TEST(DelaysPanel, AClickOnTheTrackSetsTheDelayThere) {
  Stage stage;
  stage.frames(3);
  const ui::Rect track = stage.at("slider/call_api_2");
  stage.mouse(track.center_x(), track.center_y());
  stage.frame();
  stage.down();
  stage.up();
  const auto sets = stage.all<act::SetParameter>();
  ASSERT_EQ(sets.size(), 2U);
  EXPECT_DOUBLE_EQ(sets[0].value_s, 5.0) << "the middle of 0 to 10 s";
  EXPECT_FALSE(sets[0].done);
  EXPECT_EQ(sets[1].parameter, 1U);
  EXPECT_DOUBLE_EQ(sets[1].value_s, 5.0);
  EXPECT_TRUE(sets[1].done);
}

TEST(DelaysPanel, ADragStaysInsideTheSlidersRange) {
  Stage stage;
  stage.frames(3);
  const ui::Rect track = stage.at("slider/call_api_1");
  stage.rest_on("slider/call_api_1");
  stage.down();
  stage.mouse(track.x - 500, track.y - 300);
  stage.frame();
  EXPECT_DOUBLE_EQ(stage.model().parameters[0].value_s, 0);
  stage.mouse(track.x + 5000, track.y);
  stage.frame();
  EXPECT_DOUBLE_EQ(stage.model().parameters[0].value_s, 10);
  stage.up();
  EXPECT_TRUE(stage.all<act::SetParameter>().back().done);
}

TEST(DelaysPanel, TheWheelMovesByOneStep) {
  Stage stage;
  stage.wheel("slider/call_api_3", 1);
  ASSERT_TRUE(stage.only<act::SetParameter>());
  EXPECT_DOUBLE_EQ(stage.only<act::SetParameter>()->value_s, 3.1);
  EXPECT_TRUE(stage.only<act::SetParameter>()->done);
  stage.wheel("slider/call_api_3", -1);
  EXPECT_DOUBLE_EQ(stage.only<act::SetParameter>()->value_s, 3.0);
}

TEST(DelaysPanel, ResetUndoAndRedoAreThereWhenTheyDoSomething) {
  Stage stage;
  stage.frames(3);
  EXPECT_FALSE(stage.has("reset"));
  EXPECT_FALSE(stage.has("undo"));
  EXPECT_FALSE(stage.has("redo"));
  stage.set_parameter(0, 5);
  stage.set_parameter(0, 6);
  stage.carry_out(act::Undo{});
  stage.frames(3);
  EXPECT_TRUE(stage.has("reset") && stage.has("undo") && stage.has("redo"));
  stage.click("reset");
  EXPECT_TRUE(stage.only<act::ResetParameters>());
  stage.click("undo");
  EXPECT_TRUE(stage.only<act::Undo>());
  stage.click("redo");
  EXPECT_TRUE(stage.only<act::Redo>());
}

TEST(DelayStep, SuitsTheRange) {
  EXPECT_DOUBLE_EQ(ui::delay_step(0, 10, false), 0.1);
  EXPECT_DOUBLE_EQ(ui::delay_step(0, 10, true), 0.01);
  EXPECT_DOUBLE_EQ(ui::delay_step(0, 0.5, false), 0.001);
  EXPECT_DOUBLE_EQ(ui::delay_step(0, 0.5, true), 0.0001);
  EXPECT_DOUBLE_EQ(ui::delay_step(0, 300, false), 1);
  EXPECT_DOUBLE_EQ(ui::delay_step(60, 1800, false), 60);
  EXPECT_DOUBLE_EQ(ui::delay_step(0, 7200, true), 6);
}

TEST(SnapDelay, GivesTheNearestDecimalFractionInsideTheRange) {
  EXPECT_EQ(ui::snap_delay(0.1 + 0.2, 0, 10, false), 0.3);
  EXPECT_EQ(ui::snap_delay(2.9499, 0, 10, false), 2.9);
  EXPECT_EQ(ui::snap_delay(2.9451, 0, 10, true), 2.95);
  EXPECT_EQ(ui::snap_delay(-3, 0, 10, false), 0);
  EXPECT_EQ(ui::snap_delay(30, 0, 10, false), 10);
  EXPECT_EQ(ui::snap_delay(3604, 0, 7200, false), 3600);
}

TEST(DelaysPanel, WhatIsFixedTakesNoMouse) {
  Stage stage;
  stage.adjust([](ui::Model& model) { model.delays_fixed = "Python is not there."; });
  stage.frames(3);
  ASSERT_TRUE(stage.has("slider/call_api_2"));
  const ui::Rect track = stage.at("slider/call_api_2");
  stage.mouse(track.center_x(), track.center_y());
  stage.frame();
  stage.down();
  stage.up();
  stage.wheel("slider/call_api_3", 1);
  EXPECT_TRUE(stage.all<act::SetParameter>().empty());
  for (const auto& [name, rect] : stage.state.rects) {
    EXPECT_FALSE(name.starts_with("number/") || name.starts_with("bar_end/")) << name;
  }
}

}  // namespace
