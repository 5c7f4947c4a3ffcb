#include "ui/timeline/stretch.hpp"

#include <gtest/gtest.h>

#include "support/stage.hpp"
#include "ui/timeline/timeline_panel.hpp"

namespace {

using timeline::Nanos;
using ui_test::Stage;
namespace act = ui::action;
using namespace std::chrono_literals;

/// With Shift, from `from_s` on that lane to `to_s` on the other.
void select(Stage& stage, const std::string& lane, double from_s, const std::string& other, double to_s) {
  stage.frames(3);
  stage.go_to(lane);
  stage.move(stage.px(from_s), stage.at(lane).center_y());
  ImGui::GetIO().KeyShift = true;
  stage.down();
  stage.drag_to(stage.px(to_s), stage.at(other).center_y());
  stage.up();
  ImGui::GetIO().KeyShift = false;
  stage.frames(2);
}

struct StretchStage : Stage {
  StretchStage() : Stage{ui::draw_timeline} { open("nine-or-three"); }
};

TEST(StretchOfLanes, ShiftAndDragSelectsWithEdgesOnEvents) {
  StretchStage stage;
  select(stage, "lane/1/2", 0.4, "lane/1/3", 5.8);
  ASSERT_TRUE(stage.state.stretch);
  EXPECT_EQ(stage.state.stretch->run, 1U);
  EXPECT_EQ(stage.state.stretch->first, 2);
  EXPECT_EQ(stage.state.stretch->last, 3);
  EXPECT_EQ(stage.state.stretch->from, Nanos(0s));
  EXPECT_EQ(stage.state.stretch->to, Nanos(6s));
  EXPECT_TRUE(stage.all<act::Seek>().empty());
  EXPECT_EQ(stage.state.view_begin, stage.state.view_end) << "nothing is panned";
}

TEST(StretchOfLanes, SaysItsSums) {
  StretchStage stage;
  select(stage, "lane/1/2", 0.4, "lane/1/3", 5.8);
  ASSERT_TRUE(stage.state.stretch);
  EXPECT_EQ(ui::stretch_words(stage.model(), *stage.state.stretch), "6.0 s, sums of 2 lanes: waited 6.0 s; loop idle 6.0 s");
  select(stage, "lane/0/2", 2.6, "lane/0/2", 0.2);
  EXPECT_EQ(ui::stretch_words(stage.model(), *stage.state.stretch), "3.0 s: held the thread 3.0 s");
  select(stage, "lane/2/1", 0.4, "lane/2/4", 2.9);
  EXPECT_EQ(ui::stretch_words(stage.model(), *stage.state.stretch), "3.0 s, sums of 4 lanes: waited 12.0 s; loop idle 3.0 s");
  stage.speak(text::Language::ko);
  EXPECT_EQ(ui::stretch_words(stage.model(), *stage.state.stretch), "3.0초 동안, 레인 4개의 합: 대기 12.0초; 루프 쉬는 중 3.0초");
}

TEST(StretchOfLanes, ItsWordsCoverNoneOfItsLanes) {
  StretchStage stage;
  for (const char* lane : {"lane/0/1", "lane/1/3", "lane/2/4"}) {
    select(stage, lane, 0.4, lane, 2.9);
    ASSERT_TRUE(stage.has("stretch_words"));
    const ui::Rect words = stage.at("stretch_words"), rows = stage.at("stretch");
    EXPECT_TRUE(words.y >= rows.y + rows.h || words.y + words.h <= rows.y) << lane;
    EXPECT_GE(words.x, stage.rect.x);
    EXPECT_LE(words.x + words.w, stage.rect.x + stage.rect.w);
  }
}

TEST(StretchOfLanes, NoTipCoversIt) {
  StretchStage stage;
  select(stage, "lane/1/2", 0.4, "lane/1/3", 5.8);
  stage.frames(60);
  EXPECT_FALSE(stage.has("tip"));
}

TEST(StretchOfLanes, EscapeOrAClickEndsIt) {
  StretchStage stage;
  select(stage, "lane/1/2", 0.4, "lane/1/3", 5.8);
  ASSERT_TRUE(stage.state.stretch);
  stage.press(ui::Key::escape);
  EXPECT_FALSE(stage.state.stretch);
  select(stage, "lane/1/2", 0.4, "lane/1/3", 5.8);
  ASSERT_TRUE(stage.state.stretch);
  stage.frames(60);
  stage.click("run/0");
  EXPECT_FALSE(stage.state.stretch);
}

TEST(StretchOfLanes, AClickWithShiftSelectsNothing) {
  StretchStage stage;
  stage.frames(3);
  stage.go_to("lane/1/2");
  stage.move(stage.px(1), stage.at("lane/1/2").center_y());
  ImGui::GetIO().KeyShift = true;
  stage.down();
  stage.up();
  ImGui::GetIO().KeyShift = false;
  EXPECT_FALSE(stage.state.stretch);
}

}  // namespace
