#include "ui/timeline/aside.hpp"

#include <gtest/gtest.h>

#include "panel_stage.hpp"

namespace {

using ui_test::PanelStage;

class Aside : public testing::Test {
 protected:
  Aside() {
    box.functions = {"fetch_chunk_1"};
    box.title = {"멈춘다는 말", "what it stops means"};
    box.lines = {{lessons::Sign::wrong, {"전체", "everything"}}, {lessons::Sign::none, {"다른 일", "others"}}};
  }
  PanelStage stage{ui::draw_timeline};
  lessons::Box box;
};

TEST_F(Aside, says_the_box_only_while_one_of_its_functions_waits) {
  stage.open_lesson("two-chunks");
  stage.model.compare = false;
  stage.model.selected_run = 0;
  stage.model.runs[0].box = &box;
  const std::vector<std::size_t> runs{0};
  stage.seek(0, 1);
  EXPECT_EQ(ui::said_box(stage.model, runs), nullptr) << "nobody waits yet";
  stage.seek(1.0);
  EXPECT_EQ(ui::said_box(stage.model, runs), &box);
  stage.frames(3);
  EXPECT_TRUE(stage.has("aside"));
  stage.seek(3.0);
  EXPECT_EQ(ui::said_box(stage.model, runs), nullptr) << "fetch_chunk_2 waits, which the box does not name";
  stage.frames(3);
  EXPECT_FALSE(stage.has("aside"));
}

TEST_F(Aside, says_nothing_of_a_free_thread_while_the_thread_is_held) {
  stage.open_lesson("blocking");
  box.functions = {"call_api_1"};
  stage.model.runs[0].box = &box;
  stage.seek(1.0);
  EXPECT_EQ(ui::said_box(stage.model, {0}), nullptr);
}

TEST_F(Aside, takes_its_room_from_the_lanes_so_that_nothing_moves_when_it_comes) {
  stage.open_lesson("two-chunks");
  stage.model.compare = false;
  stage.model.selected_run = 0;
  stage.model.runs[0].box = &box;
  stage.seek(0, 1);
  stage.frames(3);
  const ui::Rect before = stage.at("lane/0/1");
  stage.seek(1.0);
  stage.frames(3);
  EXPECT_EQ(stage.at("lane/0/1").y, before.y);
  EXPECT_GE(stage.at("aside").y, stage.at("lane/0/3").y + stage.at("lane/0/3").h);
  EXPECT_LE(stage.at("aside").y + stage.at("aside").h, stage.rect.y + stage.rect.h);
}

TEST_F(Aside, lies_over_the_lower_right_corner_where_the_lanes_have_no_room_to_give) {
  stage.open_lesson("nine-or-three");
  stage.rect = {404, 60, 860, 392};
  box.functions = {"call_api_1"};
  stage.model.runs[2].box = &box;
  stage.seek(1.0);
  stage.frames(3);
  const ui::Rect aside = stage.at("aside");
  EXPECT_LE(aside.x + aside.w, stage.rect.x + stage.rect.w);
  EXPECT_LE(aside.y + aside.h, stage.rect.y + stage.rect.h);
  EXPECT_FALSE(stage.has("lanes_scroll"));
}

TEST_F(Aside, shows_the_await_chain_as_a_stack_and_a_click_brings_up_lane_and_line) {
  stage.open_lesson("two-chunks");
  stage.model.compare = false;
  stage.model.selected_run = 0;
  stage.model.runs[0].stack = true;
  stage.seek(1.0);
  stage.frames(3);
  ASSERT_TRUE(stage.has("frame/1"));
  ASSERT_TRUE(stage.has("frame/2"));
  EXPECT_FALSE(stage.has("frame/3"));
  EXPECT_LT(stage.at("frame/2").y, stage.at("frame/1").y) << "the innermost is on top";
  stage.go_to("frame/2");
  stage.down();
  stage.up();
  EXPECT_EQ(stage.model.runs[0].timeline->lane(stage.state.selected_lane.lane).name,
            "fetch_chunk_1");
  EXPECT_GT(stage.state.flash_line, 0);
}

TEST_F(Aside, has_words_where_nobody_runs_or_waits) {
  stage.open_lesson("two-chunks");
  stage.model.compare = false;
  stage.model.selected_run = 0;
  stage.model.runs[0].stack = true;
  stage.seek(4.0);
  stage.frames(3);
  EXPECT_TRUE(stage.has("aside"));
  EXPECT_FALSE(stage.has("frame/1"));
}

}  // namespace
