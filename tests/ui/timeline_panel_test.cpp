#include "ui/timeline/timeline_panel.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "support/stage.hpp"
#include "ui/timeline/compare_bracket.hpp"
#include "ui/timeline/lane_words.hpp"

namespace {

using timeline::Position;
using timeline::State;
using ui::action::Seek;
using ui::action::SelectRun;
using ui::action::SetParameter;
using ui_test::Stage;

void show(player::Player& player, bool whole_run) {
  player.carry_out(player::action::SetSwitch{&player::Settings::whole_run, whole_run});
}
void show_as_played(player::Player& player) { show(player, false); }
void show_whole_run(player::Player& player) { show(player, true); }

class TimelinePanel : public testing::Test {
 protected:
  TimelinePanel() { stage.open("nine-or-three"); }
  // Takes the end of a bar and drags it to `x` in so many moves.
  void drag_end(const std::string& name, float x, int moves = 6) {
    stage.go_to(name);
    stage.down();
    stage.drag_to(x, stage.at(name).center_y(), moves);
    stage.frames(3);
  }
  /// Seconds that a pixel of the plot is: ImGui's mouse has whole pixels.
  [[nodiscard]] double pixel() const { return 1 / static_cast<double>(stage.px(1) - stage.px(0)); }
  Stage stage{ui::draw_timeline};
};

constexpr std::size_t kPlain = 0, kRow = 1, kGather = 2;

TEST_F(TimelinePanel, three_runs_fit_without_scrolling_at_1440_by_900) {
  stage.frames(3);
  EXPECT_FALSE(stage.has("lanes_scroll"));
  for (std::size_t run = 0; run < 3; ++run) {
    const auto lanes = stage.model().runs[run].timeline->lanes.size();
    EXPECT_TRUE(stage.has("run/" + std::to_string(run)));
    EXPECT_TRUE(stage.has("lane/" + std::to_string(run) + "/" + std::to_string(lanes - 1)));
  }
  const ui::Rect last = stage.at("lane/2/4");
  EXPECT_LE(last.y + last.h, stage.rect.y + stage.rect.h);
}

TEST_F(TimelinePanel, three_runs_still_fit_in_the_392_units_of_a_window_of_1280_by_720) {
  stage.rect = {404, 60, 860, 392};
  stage.frames(3);
  EXPECT_FALSE(stage.has("lanes_scroll"));
}

TEST_F(TimelinePanel, draws_nothing_outside_its_rectangle) {
  for (const double t : {0.0, 1.35, 9.0}) {
    stage.seek(t);
    stage.frames(3);
    EXPECT_GT(stage.vertices(), 1000);
    EXPECT_EQ(stage.vertices_outside(), 0);
  }
}

TEST_F(TimelinePanel, a_press_on_the_ruler_seeks_to_the_time_there) {
  stage.frames(3);
  stage.go_to("ruler", stage.px(4.5) - stage.at("ruler").center_x());
  stage.down();
  const auto seeks = stage.all<Seek>();
  ASSERT_EQ(seeks.size(), 1U);
  EXPECT_NEAR(std::chrono::duration<double>(seeks[0].position.t).count(), 4.5, pixel());
  stage.up();
}

TEST_F(TimelinePanel, dragging_along_the_ruler_scrubs) {
  const float y = [&] {
    stage.go_to("ruler");
    return stage.at("ruler").center_y();
  }();
  stage.move(stage.px(1), y);
  stage.down();
  stage.move(stage.px(2.2), y);
  stage.move(stage.px(5.7), y);
  stage.up();
  const auto seeks = stage.all<Seek>();
  ASSERT_GE(seeks.size(), 2U);
  EXPECT_NEAR(std::chrono::duration<double>(seeks.back().position.t).count(), 5.7, pixel());
  EXPECT_FALSE(ui::is_dragging(stage.state));
}

TEST_F(TimelinePanel, the_playhead_stays_under_the_hand_that_takes_it) {
  stage.seek(4.0);
  stage.go_to("playhead", 4);
  stage.down();
  EXPECT_TRUE(stage.all<Seek>().empty());
  stage.move(stage.px(4.5) + 4, stage.at("playhead").center_y());
  ASSERT_EQ(stage.all<Seek>().size(), 1U);
  EXPECT_NEAR(std::chrono::duration<double>(stage.all<Seek>()[0].position.t).count(), 4.5, pixel());
  stage.up();
}

TEST_F(TimelinePanel, scrubbing_near_an_instant_means_the_instant) {
  stage.frames(3);
  stage.go_to("ruler", stage.px(3) + 2 - stage.at("ruler").center_x());
  stage.down();
  stage.up();
  ASSERT_EQ(stage.all<Seek>().size(), 1U);
  EXPECT_EQ(stage.all<Seek>()[0].position, (Position{std::chrono::seconds(3), Position::kAll}));
}

TEST_F(TimelinePanel, left_of_the_axis_nothing_has_happened_yet) {
  stage.seek(2.0);
  stage.go_to("playhead");
  stage.down();
  stage.move(stage.px(0) - 30, stage.at("playhead").center_y());
  stage.up();
  EXPECT_EQ(stage.model().playhead, (Position{}));
}

TEST_F(TimelinePanel, the_wheel_zooms_and_what_is_under_the_pointer_stays) {
  stage.go_to("lane/1/1", 100);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const double before = ui::axis_view(stage.model(), stage.state, stage.at("ruler")).at(mouse.x);
  ImGui::GetIO().MouseWheel = 3;
  stage.frame();
  EXPECT_LT(stage.state.view_end - stage.state.view_begin, 6.0);
  EXPECT_NEAR(ui::axis_view(stage.model(), stage.state, stage.at("ruler")).at(mouse.x), before, 1e-3);
}

TEST_F(TimelinePanel, dragging_an_empty_place_pans_and_a_double_click_fits) {
  stage.frame();
  stage.state.view_begin = 3;
  stage.state.view_end = 6;
  stage.go_to("lane/2/2", 60);
  const ImVec2 from = ImGui::GetIO().MousePos;
  const double under = ui::axis_view(stage.model(), stage.state, stage.at("ruler")).at(from.x);
  stage.down();
  stage.move(from.x + 20, from.y);
  stage.move(from.x + 90, from.y);
  stage.up();
  EXPECT_NEAR(ui::axis_view(stage.model(), stage.state, stage.at("ruler")).at(from.x + 90), under, 1e-3);
  EXPECT_TRUE(stage.all<Seek>().empty());
  stage.frames(60);
  stage.double_click("lane/2/3");
  EXPECT_EQ(stage.state.view_begin, stage.state.view_end);
}

TEST_F(TimelinePanel, clicking_a_span_selects_its_lane_and_run_and_shows_its_line) {
  const auto& lanes = stage.model().runs[kRow].timeline->lanes;
  ASSERT_EQ(lanes[2].name, "call_api_1");
  stage.carry_out(SelectRun{kGather});
  std::uint32_t line = 0;
  for (std::size_t s = 0; s < lanes[2].spans.size(); ++s) {
    if (lanes[2].spans[s].state != State::waiting) continue;
    line = lanes[2].spans[s].line;
    stage.click("bar/1/2/" + std::to_string(s));
  }
  stage.frames(3);
  EXPECT_GT(line, 0U);
  EXPECT_EQ(stage.state.selected_lane, (ui::LaneRef{kRow, 2}));
  EXPECT_EQ(stage.state.flash_line, static_cast<int>(line));
  ASSERT_EQ(stage.all<SelectRun>().size(), 1U);
  EXPECT_EQ(stage.all<SelectRun>()[0].run, kRow);
}

TEST_F(TimelinePanel, clicking_a_header_selects_its_run_and_an_empty_place_lets_go) {
  stage.state.selected_lane = {kGather, 1};
  stage.click("run/0");
  ASSERT_EQ(stage.all<SelectRun>().size(), 1U);
  EXPECT_EQ(stage.all<SelectRun>()[0].run, kPlain);
  stage.go_to("lane/2/2");
  stage.move(stage.px(8), stage.at("lane/2/2").center_y());
  stage.down();
  stage.up();
  EXPECT_EQ(stage.state.selected_lane, ui::LaneRef{});
}

TEST_F(TimelinePanel, a_selected_lane_out_of_view_is_scrolled_into_view) {
  stage.carry_out(SelectRun{kGather});
  stage.rect.h = 120;
  stage.frames(3);
  ASSERT_TRUE(stage.has("lanes_scroll"));
  ASSERT_FALSE(stage.has("lane/2/4"));
  stage.state.selected_lane = {kGather, 4};
  stage.frames(2);
  ASSERT_TRUE(stage.has("lane/2/4"));
  const ui::Rect row = stage.at("lane/2/4");
  EXPECT_LE(row.y + row.h, stage.rect.y + stage.rect.h);
  stage.state.selected_lane = {kGather, 0};
  stage.frames(2);
  EXPECT_TRUE(stage.has("lane/2/0"));
}

TEST_F(TimelinePanel, the_wheel_over_the_names_scrolls_the_lanes) {
  stage.rect.h = 120;
  stage.frames(3);
  stage.move(stage.rect.x + 40, stage.rect.y + 70);
  ImGui::GetIO().MouseWheel = -2;
  stage.frame();
  EXPECT_GT(stage.state.lanes_scroll, 0);
  EXPECT_EQ(stage.state.view_begin, stage.state.view_end);
}

TEST_F(TimelinePanel, the_thumb_scrolls_to_the_end) {
  stage.carry_out(SelectRun{kGather});
  stage.rect.h = 120;
  stage.go_to("lanes_scroll");
  const float x = ImGui::GetIO().MousePos.x;
  stage.down();
  stage.move(x, stage.rect.y + stage.rect.h + 200);
  stage.up();
  EXPECT_TRUE(stage.has("lane/2/4"));
}

TEST_F(TimelinePanel, every_delay_of_every_run_has_an_end_that_can_be_dragged) {
  stage.frames(3);
  for (std::size_t run = 0; run < 3; ++run) {
    for (std::size_t lane = 2; lane <= 4; ++lane) {
      const auto& spans = stage.model().runs[run].timeline->lanes[lane].spans;
      int ends = 0;
      for (std::size_t s = 0; s < spans.size(); ++s) {
        ends +=
            stage.has("bar_end/" + std::to_string(run) + "/" + std::to_string(lane) + "/" + std::to_string(s)) ? 1 : 0;
      }
      EXPECT_EQ(ends, 1) << "run " << run << " lane " << lane;
    }
  }
}

std::string end_of(const Stage& stage, std::size_t run, std::size_t lane) {
  const std::string prefix = "bar_end/" + std::to_string(run) + "/" + std::to_string(lane) + "/";
  for (const auto& each : stage.state.rects) {
    if (each.first.rfind(prefix, 0) == 0) return each.first;
  }
  return {};
}

TEST_F(TimelinePanel, a_dragged_end_sets_the_parameter_and_stays_under_the_mouse) {
  stage.frames(3);
  const std::string end = end_of(stage, kGather, 3);
  const float to = stage.px(4.5);
  drag_end(end, to);
  EXPECT_NEAR(stage.at(end).center_x(), to, 1.0F);
  stage.up();
  const auto sets = stage.all<SetParameter>();
  ASSERT_GE(sets.size(), 2U);
  for (std::size_t i = 0; i + 1 < sets.size(); ++i) EXPECT_FALSE(sets[i].done);
  EXPECT_TRUE(sets.back().done);
  EXPECT_EQ(sets.back().parameter, 1U);
  EXPECT_EQ(sets.back().value_s, 4.5);
  EXPECT_EQ(stage.state.view_begin, stage.state.view_end) << "what fitted goes on fitting";
  EXPECT_FALSE(ui::is_dragging(stage.state));
}

TEST_F(TimelinePanel, the_end_of_a_bar_behind_others_follows_the_mouse_too) {
  stage.frames(3);
  const std::string end = end_of(stage, kPlain, 4);  // call_api_3 begins at 6 s
  const float to = stage.px(7.3);
  drag_end(end, to);
  EXPECT_NEAR(stage.at(end).center_x(), to, 1.0F);
  stage.up();
  EXPECT_EQ(stage.values()[2], 1.3);
}

TEST_F(TimelinePanel, a_bar_that_begins_behind_its_own_delay_follows_the_mouse) {
  // Two fetches of one parameter after another: the second one's end moves two seconds for each.
  stage.open("two-chunks", {2, 2, 1});
  stage.frames(3);
  std::string last;
  for (const auto& each : stage.state.rects) {
    if (each.first.rfind("bar_end/", 0) == 0) last = each.first;
  }
  ASSERT_FALSE(last.empty());
  const float to = stage.px(3.4);
  drag_end(last, to, 12);
  EXPECT_NEAR(stage.at(last).center_x(), to, 1.0F);
  stage.up();
}

TEST_F(TimelinePanel, a_delay_can_be_dragged_to_nothing_and_back_in_one_drag) {
  stage.frames(3);
  const std::string end = end_of(stage, kGather, 2);
  const float y = stage.at(end).center_y();
  const float home = stage.at(end).center_x();
  drag_end(end, stage.px(0) - 40);
  EXPECT_EQ(stage.values()[0], 0);
  stage.move(home, y);
  stage.frames(2);
  stage.up();
  EXPECT_NEAR(stage.values()[0], 3, 0.02);
  EXPECT_TRUE(stage.all<SetParameter>().back().done);
}

TEST_F(TimelinePanel, a_click_on_an_end_changes_nothing) {
  stage.frames(3);
  stage.click(end_of(stage, kGather, 2));
  EXPECT_TRUE(stage.all<SetParameter>().empty());
  EXPECT_FALSE(ui::is_dragging(stage.state));
}

TEST_F(TimelinePanel, on_the_step_axis_eight_pixels_are_a_tenth_of_a_second) {
  stage.open("two-downloads");
  stage.set_axis(timeline::AxisKind::steps);
  stage.frames(3);
  std::string end;
  for (const auto& each : stage.state.rects) {
    if (each.first.rfind("bar_end/", 0) == 0) end = each.first;
  }
  ASSERT_FALSE(end.empty());
  const lessons::Values before = stage.values();
  drag_end(end, stage.at(end).center_x() + 40);
  stage.up();
  ASSERT_FALSE(stage.all<SetParameter>().empty());
  const auto last = stage.all<SetParameter>().back();
  EXPECT_NEAR(last.value_s, before.at(last.parameter) + 0.5, 1e-9);
}

TEST_F(TimelinePanel, a_bar_under_the_mouse_explains_itself) {
  stage.go_to("lane/2/2");
  stage.move(stage.px(1.5), stage.at("lane/2/2").center_y());
  stage.frames(60);
  EXPECT_TRUE(stage.has("tip"));
  EXPECT_NE(stage.state.tip.text.find("sleep 3 s"), std::string::npos) << stage.state.tip.text;
  EXPECT_NE(stage.state.tip.text.find("line"), std::string::npos) << stage.state.tip.text;
}

TEST_F(TimelinePanel, does_nothing_while_a_sheet_is_open) {
  stage.state.help_open = true;
  stage.click("ruler");
  stage.click("run/0");
  EXPECT_TRUE(stage.actions.empty());
}

TEST_F(TimelinePanel, another_lesson_is_shown_as_a_whole) {
  stage.frame();
  stage.state.view_begin = 3;
  stage.state.view_end = 4;
  stage.frames(2);
  EXPECT_LT(stage.state.view_begin, stage.state.view_end);
  stage.open("gather");
  stage.frame();
  EXPECT_EQ(stage.state.view_begin, stage.state.view_end);
}

TEST_F(TimelinePanel, the_view_follows_the_playhead_when_it_leaves) {
  stage.frame();
  stage.state.view_begin = 0;
  stage.state.view_end = 3;
  stage.frames(2);
  stage.seek(7.0);
  stage.frames(2);
  EXPECT_GT(stage.state.view_end, 7.0);
  EXPECT_NEAR(stage.state.view_end - stage.state.view_begin, 3.0, 1e-6);
}

TEST(TimelinePanelOfTraces, draws_every_golden_trace_on_both_axes_in_both_themes) {
  for (const char* name : {"agen", "block", "deadlock", "excgather", "gather", "nested", "object", "pcqueue",
                           "plain_block", "seq", "stream_print", "syntax", "timeout", "two", "unawaited"}) {
    Stage stage(ui::draw_timeline);
    stage.open_trace(std::string(name) + ".jsonl");
    for (const auto axis : {timeline::AxisKind::time, timeline::AxisKind::steps}) {
      for (const double t : {0.0, 0.5, 100.0}) {
        if (stage.player().settings().dark == (t > 0)) stage.carry_out(ui::action::ToggleTheme{});
        stage.set_axis(axis);
        stage.seek(t);
        stage.frames(2);
        EXPECT_GT(stage.vertices(), 100) << name;
        EXPECT_EQ(stage.vertices_outside(), 0) << name;
      }
    }
  }
}

TEST(TimelinePanelOfNothing, draws_a_model_without_runs) {
  Stage stage(ui::draw_timeline);
  stage.click("timeline");
  EXPECT_GT(stage.vertices(), 0);
}

// A microsecond fills the panel: the other end of the run is millions of pixels away, and nothing is drawn there.
TEST_F(TimelinePanel, draws_near_its_rectangle_however_far_it_is_zoomed) {
  for (const auto kind : {timeline::AxisKind::time, timeline::AxisKind::steps}) {
    stage.set_axis(kind);
    stage.frames(3);
    stage.seek(3);
    const double span = kind == timeline::AxisKind::time ? 2e-6 : 2;
    const double end = stage.model().axis->end();
    for (const double begin : {0.0, 3.0 - span / 2, 4.0, end - span}) {
      stage.state.view_begin = begin;
      stage.state.view_end = begin + span;
      stage.frame();
      const ImDrawData& data = *ImGui::GetDrawData();
      for (int i = 0; i < data.CmdListsCount; ++i) {
        for (const ImDrawVert& vertex : data.CmdLists[i]->VtxBuffer) {
          ASSERT_TRUE(std::abs(vertex.pos.x) < 4000 && std::abs(vertex.pos.y) < 4000) << vertex.pos.x << " " << begin;
        }
      }
    }
  }
}

TEST_F(TimelinePanel, a_bar_is_dragged_in_a_panel_narrower_than_its_value) {
  stage.frames(3);
  const std::string name = end_of(stage, kGather, 2);
  stage.go_to(name);
  stage.down();
  stage.move(stage.at(name).center_x() + 30, stage.at(name).center_y());
  ASSERT_TRUE(std::holds_alternative<ui::BarEndDrag>(stage.state.drag));
  stage.rect.w = 20;
  stage.frame();
  EXPECT_TRUE(std::holds_alternative<ui::BarEndDrag>(stage.state.drag));
  EXPECT_EQ(stage.vertices_outside(), 0);
}

std::size_t published(const Stage& stage, const std::string& prefix) {
  return static_cast<std::size_t>(
      std::ranges::count_if(stage.state.rects, [&](const auto& each) { return each.first.rfind(prefix, 0) == 0; }));
}

TEST_F(TimelinePanel, draws_no_further_than_what_is_revealed) {
  stage.seek(1.35);
  stage.frames(3);
  const std::size_t bars = published(stage, "bar/");
  const int vertices = stage.vertices();
  ASSERT_GT(published(stage, "bar_end/"), 0U);
  stage.change(show_as_played);
  stage.frames(3);
  EXPECT_LT(published(stage, "bar/"), bars);
  EXPECT_EQ(published(stage, "bar_end/"), 0U) << "no delay is over at 1.35 s";
  EXPECT_LT(stage.vertices(), vertices);
  for (const auto& [name, rect] : stage.state.rects) {
    EXPECT_TRUE(name.rfind("bar/", 0) != 0 || rect.x + rect.w <= stage.px(1.35) + 4) << name;
  }
  EXPECT_EQ(ui::run_clock(stage.model(), kGather).now, "1.35");
  EXPECT_EQ(ui::run_clock(stage.model(), kGather).then, "") << "nobody knows how long it takes";
  EXPECT_EQ(ui::saved_time(stage.model(), kGather).count(), 0);
}

TEST_F(TimelinePanel, the_end_of_a_run_that_is_revealed_is_drawn_though_others_go_on) {
  stage.seek(3);
  stage.change(show_as_played);
  stage.frames(3);
  EXPECT_EQ(ui::run_clock(stage.model(), kGather).then, "done");
  EXPECT_EQ(ui::run_clock(stage.model(), kPlain).then, "");
  EXPECT_EQ(ui::saved_time(stage.model(), kGather).count(), 0) << "nobody knows yet how long the others take";
  stage.change(show_whole_run);
  EXPECT_GT(ui::saved_time(stage.model(), kGather).count(), 0);
}

}  // namespace
