#include "ui/timeline/lane_layout.hpp"

#include <gtest/gtest.h>

#include <map>

#include "support/stage.hpp"
#include "timeline/name_lanes.hpp"
#include "ui/timeline/timeline_panel.hpp"

namespace {

using ui_test::Stage;

timeline::Timeline lanes_of(std::size_t count, const std::string& name = "worker", int deepest = 0) {
  timeline::Timeline made;
  made.lanes.resize(count);
  made.lanes[0].kind = timeline::Lane::Kind::thread;
  for (std::size_t i = 1; i < count; ++i) {
    made.lanes[i].name = name;
    made.lanes[i].depth = deepest == 0 ? 0 : static_cast<int>(i) % (deepest + 1);
  }
  made.total = std::chrono::seconds(1);
  timeline::name_lanes(made.lanes);
  return made;
}

/// The first cell of the panel.
ui::LaneLayout lay_out_cell(const Stage& stage, float scroll) {
  return ui::lay_out_lanes(stage.model(), stage.theme(),
                           ui::timeline_cells(stage.model(), stage.theme(), stage.rect)[0], scroll);
}

class LaneLayout : public testing::Test {
 protected:
  ui::LaneLayout lay_out(float scroll = 0) { return lay_out_cell(stage, scroll); }
  Stage stage{ui::draw_timeline};
};

TEST_F(LaneLayout, gives_each_run_a_header_and_each_lane_a_row_in_order) {
  stage.open("nine-or-three");
  const ui::LaneLayout layout = lay_out();
  ASSERT_EQ(layout.headers.size(), 3U);
  ASSERT_EQ(layout.rows.size(), 15U);
  for (std::size_t i = 1; i < layout.rows.size(); ++i) {
    EXPECT_GE(layout.rows[i].row.y, layout.rows[i - 1].row.y + layout.rows[i - 1].row.h - 0.01F);
  }
  EXPECT_GT(layout.rows[0].row.y, layout.headers[0].rect.y);
  EXPECT_EQ(layout.scroll_limit(), 0);
}

TEST_F(LaneLayout, fills_the_panel_with_the_lanes_of_a_single_run) {
  stage.open("gather");
  const ui::LaneLayout layout = lay_out();
  EXPECT_GE(layout.pitch, 60);
  EXPECT_GE(layout.rows[1].bar.h, 30);
}

TEST_F(LaneLayout, has_the_state_of_the_thread_in_a_strip) {
  stage.open("nine-or-three");
  stage.rect.h = 240;
  for (const ui::LaneRow& row : lay_out().rows) {
    EXPECT_TRUE(row.lane.run == stage.model().selected_run || row.lane.lane == 0) << row.lane.run;
  }
}

TEST_F(LaneLayout, has_names_that_two_runs_share_once) {
  stage.open("sleep-blocks-all");
  const auto cells = ui::timeline_cells(stage.model(), stage.theme(), stage.rect);
  ASSERT_EQ(cells.size(), 2U);
  const auto left = ui::lay_out_lanes(stage.model(), stage.theme(), cells[0], 0);
  const auto right = ui::lay_out_lanes(stage.model(), stage.theme(), cells[1], 0);
  for (const ui::LaneRow& row : left.rows) EXPECT_FALSE(row.label.empty());
  for (const ui::LaneRow& row : right.rows) EXPECT_TRUE(row.label.empty());
  EXPECT_NEAR(left.plot.w, right.plot.w, 1);
  EXPECT_EQ(left.rows[3].row.y, right.rows[3].row.y);
}

TEST_F(LaneLayout, shows_the_selected_run_alone_when_not_comparing) {
  stage.open("nine-or-three");
  stage.compare(false);
  stage.carry_out(ui::action::SelectRun{1});
  const ui::LaneLayout layout = lay_out();
  ASSERT_EQ(layout.headers.size(), 1U);
  EXPECT_EQ(layout.headers[0].run, 1U);
}

TEST_F(LaneLayout, makes_rows_lower_before_it_scrolls_and_no_lower_than_can_be_read) {
  stage.open("nine-or-three");
  stage.rect.h = 552;
  const float normal = lay_out().pitch;
  stage.rect.h = 440;
  const ui::LaneLayout lower = lay_out();
  EXPECT_LT(lower.pitch, normal);
  EXPECT_EQ(lower.scroll_limit(), 0);
  stage.rect.h = 120;
  const ui::LaneLayout least = lay_out();
  EXPECT_GE(least.pitch, 16);
  EXPECT_GT(least.scroll_limit(), 0);
}

TEST_F(LaneLayout, keeps_the_selected_run_whole_where_not_all_fit_and_makes_the_others_strips) {
  stage.open("nine-or-three");
  stage.rect.h = 240;
  for (const std::size_t selected : {0U, 1U, 2U}) {
    stage.carry_out(ui::action::SelectRun{selected});
    const ui::LaneLayout layout = lay_out();
    EXPECT_EQ(layout.whole, selected);
    EXPECT_EQ(layout.scroll_limit(), 0);
    ASSERT_EQ(layout.headers.size(), 1U);
    EXPECT_EQ(layout.headers.front().run, selected);
    std::map<std::size_t, std::size_t> rows;
    for (const ui::LaneRow& row : layout.rows) {
      ++rows[row.lane.run];
      if (row.lane.run == selected) continue;
      EXPECT_EQ(row.label, stage.model().runs[row.lane.run].title);
    }
    for (const std::size_t run : {0U, 1U, 2U}) {
      EXPECT_EQ(rows[run], run == selected ? stage.model().runs[run].timeline->lanes.size() : 1U);
    }
  }
}

TEST_F(LaneLayout, lays_out_only_the_rows_in_view_of_very_many) {
  stage.open(lanes_of(10'000));
  const ui::LaneLayout layout = lay_out(50'000);
  EXPECT_LT(layout.rows.size(), 40U);
  EXPECT_GT(layout.rows.size(), 20U);
  EXPECT_GT(layout.rows.front().lane.lane, 2000);
  EXPECT_TRUE(layout.headers.empty());
}

TEST_F(LaneLayout, scrolls_no_further_than_the_last_row) {
  stage.open(lanes_of(100));
  const ui::LaneLayout layout = lay_out(1e9F);
  EXPECT_EQ(layout.scroll, layout.scroll_limit());
  EXPECT_EQ(layout.rows.back().lane.lane, 99);
  const ui::Rect last = layout.rows.back().row;
  EXPECT_NEAR(last.y + last.h, layout.lanes.y + layout.lanes.h, 1);
}

TEST_F(LaneLayout, shortens_names_beyond_a_third_of_the_panel) {
  stage.open(lanes_of(3, std::string(300, 'x')));
  const ui::LaneLayout layout = lay_out();
  EXPECT_LT(layout.plot.x, stage.rect.x + stage.rect.w * 0.4F);
  EXPECT_TRUE(layout.rows[1].label.ends_with("x… #1")) << layout.rows[1].label;
  EXPECT_TRUE(layout.rows[2].label.ends_with("x… #2")) << "what tells them apart stays";
  stage.open(lanes_of(2, std::string(300, 'x')));
  EXPECT_TRUE(lay_out().rows[1].label.ends_with("x…"));
  stage.open(lanes_of(2, "short"));
  EXPECT_EQ(lay_out().rows[1].label, "short()");
}

TEST_F(LaneLayout, indents_by_depth_but_not_without_end) {
  stage.open(lanes_of(200, "deep", 150));
  const ui::LaneLayout layout = lay_out();
  EXPECT_GT(layout.rows[2].label_x, layout.rows[1].label_x);
  for (const ui::LaneRow& row : layout.rows) EXPECT_LT(row.label_x, layout.plot.x);
}

TEST_F(LaneLayout, knows_where_a_lane_out_of_view_is) {
  stage.open(lanes_of(500));
  const ui::LaneLayout top = lay_out();
  const auto extent = ui::lane_extent(stage.model(), stage.theme(), top, {0, 400});
  ASSERT_TRUE(extent);
  const ui::LaneLayout there = lay_out(extent->top);
  EXPECT_NEAR(there.rows.front().row.y, there.lanes.y, 0.5F);
  EXPECT_EQ(there.rows.front().lane.lane, 400);
  EXPECT_FALSE(ui::lane_extent(stage.model(), stage.theme(), top, {0, 500}));
  EXPECT_FALSE(ui::lane_extent(stage.model(), stage.theme(), top, {1, 0}));
}

TEST(LaneLayoutAtScale, is_the_same_picture_twice_as_large) {
  Stage one(ui::draw_timeline);
  one.open("nine-or-three");
  const ui::LaneLayout small = lay_out_cell(one, 0);
  Stage two(ui::draw_timeline, {808, 120, 2040, 1104}, 2);
  two.open("nine-or-three");
  const ui::LaneLayout large = lay_out_cell(two, 0);
  EXPECT_NEAR(large.pitch, small.pitch * 2, 2);
  EXPECT_NEAR(large.plot.x, small.plot.x * 2, 4);
  EXPECT_EQ(large.rows.size(), small.rows.size());
}

TEST_F(LaneLayout, stands_four_runs_two_by_two) {
  stage.open("nine-or-three");
  stage.adjust([](ui::Model& model) { model.runs.push_back(model.runs[1]); });
  const auto cells = ui::timeline_cells(stage.model(), stage.theme(), stage.rect);
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_EQ(cells[0].runs, (std::vector<std::size_t>{0, 2}));
  EXPECT_EQ(cells[1].runs, (std::vector<std::size_t>{1, 3}));
  const auto left = ui::lay_out_lanes(stage.model(), stage.theme(), cells[0], 0);
  const auto right = ui::lay_out_lanes(stage.model(), stage.theme(), cells[1], 0);
  EXPECT_EQ(left.headers[1].rect.y, right.headers[1].rect.y);
  EXPECT_NEAR(left.plot.w, right.plot.w, 1) << "one scale for both";
  EXPECT_LE(left.lanes.x + left.lanes.w, right.lanes.x);
}

TEST_F(LaneLayout, stands_four_runs_one_below_the_other_where_the_panel_is_narrow) {
  stage.open("nine-or-three");
  stage.adjust([](ui::Model& model) { model.runs.push_back(model.runs[1]); });
  stage.rect.w = 500;
  EXPECT_EQ(ui::timeline_cells(stage.model(), stage.theme(), stage.rect).size(), 1U);
}

TEST_F(LaneLayout, has_the_sentence_of_half_a_panel_below_its_title) {
  stage.open("nine-or-three");
  stage.rect.w = 1200;
  const float alone = lay_out().header;
  stage.adjust([](ui::Model& model) { model.runs.push_back(model.runs[1]); });
  const ui::LaneLayout half = lay_out();
  EXPECT_EQ(half.header_lines, 1U);
  EXPECT_GT(half.header, alone);
  EXPECT_EQ(half.rows.size(), 10U) << "all lanes of both runs";
  stage.rect.w = 660;
  EXPECT_EQ(lay_out().header_lines, 2U) << "as long as it is";
  stage.rect.h = 260;
  EXPECT_EQ(ui::timeline_cells(stage.model(), stage.theme(), stage.rect).size(), 1U) << "they would not fit";
}

}  // namespace
