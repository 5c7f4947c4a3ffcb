// The timeline says why: the header of a run, the brackets of its tasks, lanes that do not exist yet, the legend.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/stage.hpp"
#include "ui/timeline/lane_words.hpp"
#include "ui/timeline/timeline_panel.hpp"
#include "ui/timeline/timeline_scene.hpp"

namespace {

using testing::HasSubstr;
using ui_test::Stage;

constexpr std::size_t kPlain = 0, kRow = 1, kGather = 2;

class Explains : public testing::Test {
 protected:
  Explains() {
    stage.open("nine-or-three");
    stage.carry_out(ui::action::SetSwitch{&player::Settings::whole_run, false});
  }
  void see(double seconds) {
    stage.seek(seconds);
    stage.frames(3);
  }
  [[nodiscard]] const ui::RunView& run(std::size_t index) const { return stage.model().runs[index]; }
  [[nodiscard]] ui::RunClock clock(std::size_t index) const { return ui::run_clock(stage.model(), index); }
  [[nodiscard]] std::string tasks(std::size_t index) const {
    return ui::task_count_words(stage.model(), run(index));
  }
  Stage stage{ui::draw_timeline};
};

TEST_F(Explains, a_run_has_a_clock_of_its_own_and_its_total_only_when_it_is_reached) {
  see(1.35);
  for (const std::size_t i : {kPlain, kRow, kGather}) {
    EXPECT_EQ(clock(i).now, "1.35");
    EXPECT_EQ(clock(i).then, "");
  }
  see(4.1);
  EXPECT_EQ(clock(kRow).now, "4.10");
  EXPECT_FALSE(clock(kRow).gained);
  EXPECT_EQ(clock(kGather).now, "3.00");
  EXPECT_EQ(clock(kGather).then, "done");
  EXPECT_TRUE(clock(kGather).gained);
  see(9);
  EXPECT_EQ(clock(kRow).then, "done");
  EXPECT_FALSE(clock(kRow).gained);
  see(1.35);
  EXPECT_EQ(clock(kRow).then, "/ 9.0 s") << "it was seen to its end";
}

TEST_F(Explains, the_tasks_of_a_run_are_counted_as_they_are_made) {
  stage.seek(timeline::Position{});
  EXPECT_EQ(tasks(kPlain), "no event loop");
  EXPECT_EQ(tasks(kRow), "no task yet");
  see(1);
  EXPECT_EQ(tasks(kRow), "1 task");
  EXPECT_EQ(tasks(kGather), "4 tasks");
  stage.speak(text::Language::ko);
  EXPECT_EQ(tasks(kGather), "태스크 4개");
}

TEST_F(Explains, one_bracket_joins_a_chain_and_gather_has_one_for_each_lane) {
  stage.seek(timeline::Position{});
  stage.frames(2);
  EXPECT_FALSE(stage.has("task/1/1")) << "nobody has made it yet";
  see(1);
  EXPECT_FALSE(stage.has("task/0/1"));
  const ui::Rect chain = stage.at("task/1/1");
  EXPECT_NEAR(chain.y, stage.at("lane/1/1").y, 6);
  EXPECT_NEAR(chain.y + chain.h, stage.at("lane/1/4").y + stage.at("lane/1/4").h, 6);
  for (const char* const each : {"task/2/1", "task/2/2", "task/2/3", "task/2/4"}) {
    EXPECT_LT(stage.at(each).h, stage.at("lane/2/1").h) << each;
  }
}

TEST_F(Explains, a_lane_that_does_not_exist_yet_says_why_until_it_does) {
  see(4.1);
  EXPECT_TRUE(stage.has("reason/0/4"));
  EXPECT_TRUE(stage.has("reason/1/4"));
  EXPECT_FALSE(stage.has("reason/1/3"));
  EXPECT_FALSE(stage.has("reason/2/4"));
  EXPECT_GT(stage.at("reason/1/4").x, stage.px(4.1)) << "beside the playhead, not over what has happened";
  see(6);
  EXPECT_FALSE(stage.has("reason/1/4"));
  see(4.1);
  EXPECT_FALSE(stage.has("reason/1/4")) << "its bar was seen and is there, dimmed";
}

TEST_F(Explains, a_reason_near_the_right_edge_stays_inside) {
  stage.set_parameter(2, 0.1);
  see(5.9);
  ASSERT_TRUE(stage.has("reason/1/4"));
  const ui::Rect reason = stage.at("reason/1/4");
  EXPECT_LE(reason.x + reason.w, stage.rect.x + stage.rect.w);
  EXPECT_GE(reason.x, stage.px(0) - 6);
}

TEST_F(Explains, a_trace_of_somebodys_own_names_its_lanes_without_reasons) {
  stage.open_trace("seq.jsonl");
  stage.seek(timeline::Position{});
  stage.frames(2);
  for (const auto& [name, rect] : stage.state.rects) EXPECT_THAT(name, testing::Not(testing::StartsWith("reason/")));
}

TEST_F(Explains, the_header_has_a_sentence_for_the_moment) {
  see(4.1);
  EXPECT_THAT(run(kRow).sentence, HasSubstr("call_api_2() waits alone"));
  EXPECT_THAT(run(kPlain).sentence, HasSubstr("call_api_2() holds the thread"));
  see(9);
  EXPECT_THAT(run(kRow).sentence, HasSubstr("3 + 3 + 3 = 9.0 s"));
}

TEST_F(Explains, the_legend_is_there_where_the_lanes_keep_their_height) {
  stage.frames(2);
  ASSERT_TRUE(stage.has("legend"));
  EXPECT_GE(stage.at("legend").y, stage.at("lane/2/4").y + stage.at("lane/2/4").h);
  EXPECT_LE(stage.at("legend").y + stage.at("legend").h, stage.rect.y + stage.rect.h);
  stage.rect = {404, 60, 860, 300};
  stage.frames(2);
  EXPECT_FALSE(stage.has("legend"));
}

TEST_F(Explains, the_switch_beside_the_ruler_shows_the_whole_run) {
  see(1.35);
  const int vertices = stage.vertices();
  stage.click("whole_run");
  stage.frames(2);
  EXPECT_TRUE(stage.player().settings().whole_run);
  EXPECT_GT(stage.vertices(), vertices);
  stage.press(ui::Key::v);
  EXPECT_FALSE(stage.player().settings().whole_run);
}

}  // namespace
