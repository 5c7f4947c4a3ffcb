#include "ui/timeline/flags.hpp"

#include <gtest/gtest.h>

#include "support/stage.hpp"
#include "ui/timeline/timeline_panel.hpp"

namespace {

using timeline::Position;
using ui_test::Stage;

void flag(Stage& stage, const std::string& label) {
  stage.adjust([label](ui::Model& model) { model.runs[0].marks = {{Position{std::chrono::seconds(3), 1}, 2, label}}; });
}

TEST(Flags, stand_on_their_lane_at_their_time) {
  Stage stage{ui::draw_timeline};
  stage.open("gather");
  stage.frames(3);
  const float top = stage.at("ruler").y;
  flag(stage, "A");
  stage.frames(3);
  ASSERT_TRUE(stage.has("flag/0/0"));
  EXPECT_NEAR(stage.at("flag/0/0").x, stage.px(3), 1);
  const ui::Rect lane = stage.at("lane/0/2");
  EXPECT_TRUE(lane.contains(stage.at("flag/0/0").center_x(), lane.center_y()));
  EXPECT_GT(stage.at("ruler").y, top) << "the ruler makes room for them";
}

TEST(Flags, hang_to_the_left_where_the_right_has_no_room) {
  Stage stage{ui::draw_timeline};
  stage.open("gather");
  flag(stage, "a flag with rather many words on it");
  stage.frames(3);
  EXPECT_LT(stage.at("flag/0/0").x, stage.px(3) - 50);
}

}  // namespace
