#include "ui/timeline/flags.hpp"

#include <gtest/gtest.h>

#include "panel_stage.hpp"

namespace {

using timeline::Position;
using ui_test::PanelStage;

TEST(Flags, stand_on_their_lane_at_their_time) {
  PanelStage stage{ui::draw_timeline};
  stage.open_lesson("gather");
  stage.frames(3);
  const float top = stage.at("ruler").y;
  stage.model.runs[0].marks = {{Position{std::chrono::seconds(3), 1}, 2, "A"}};
  stage.frames(3);
  ASSERT_TRUE(stage.has("flag/0/0"));
  EXPECT_NEAR(stage.at("flag/0/0").x, stage.px(3), 1);
  const ui::Rect lane = stage.at("lane/0/2");
  EXPECT_TRUE(lane.contains(stage.at("flag/0/0").center_x(), lane.center_y()));
  EXPECT_GT(stage.at("ruler").y, top) << "the ruler makes room for them";
}

TEST(Flags, hang_to_the_left_where_the_right_has_no_room) {
  PanelStage stage{ui::draw_timeline};
  stage.open_lesson("gather");
  stage.model.runs[0].marks = {{Position{std::chrono::seconds(3), 1}, 2, "a flag with rather many words on it"}};
  stage.frames(3);
  EXPECT_LT(stage.at("flag/0/0").x, stage.px(3) - 50);
}

}  // namespace
