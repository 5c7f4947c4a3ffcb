#include "ui/timeline/lane_bars.hpp"

#include <gtest/gtest.h>

#include <array>

namespace {

using timeline::Lane;
using timeline::Nanos;
using timeline::Span;
using timeline::State;

Span span(State state, double from_s, double to_s) {
  Span made;
  made.state = state;
  made.begin = {Nanos(static_cast<std::int64_t>(from_s * 1e9)), timeline::Position::kAll};
  made.end = {Nanos(static_cast<std::int64_t>(to_s * 1e9)), timeline::Position::kAll};
  return made;
}

class LaneBars : public testing::Test {
 protected:
  // 100 px a second over 10 s.
  std::vector<ui::Bar> fold(const std::vector<Span>& spans, double begin = 0, double end = 10) {
    lane.spans = spans;
    whole.total = Nanos(10'000'000'000);
    const std::array<const timeline::Timeline*, 1> runs{&whole};
    axis = timeline::Axis(timeline::AxisKind::time, runs);
    view = {&axis, {begin, end, 10, 0, 1000}};
    return ui::fold_lane(lane, view, 0, 1000, 1);
  }
  Lane lane;
  timeline::Timeline whole;
  timeline::Axis axis;
  ui::AxisView view;
};

TEST_F(LaneBars, draws_wide_spans_where_they_are) {
  const auto bars = fold({span(State::waiting, 1, 3), span(State::ready, 3, 4)});
  ASSERT_EQ(bars.size(), 2U);
  EXPECT_FLOAT_EQ(bars[0].x0, 100);
  EXPECT_FLOAT_EQ(bars[0].x1, 300);
  EXPECT_EQ(bars[1].state, State::ready);
  EXPECT_EQ(bars[1].span, 1U);
}

TEST_F(LaneBars, marks_a_running_slice_that_takes_no_time_and_puts_it_on_top) {
  const auto bars = fold({span(State::running, 1, 1), span(State::waiting, 1, 3), span(State::running, 3, 3)});
  ASSERT_EQ(bars.size(), 3U);
  EXPECT_EQ(bars[0].state, State::waiting);
  EXPECT_TRUE(bars[1].mark);
  EXPECT_GE(bars[1].x1 - bars[1].x0, 3);
  EXPECT_LE(bars[1].x0, 100);
  EXPECT_GT(bars[1].x1, 100);
}

TEST_F(LaneBars, leaves_out_a_state_that_held_for_no_time) {
  EXPECT_TRUE(fold({span(State::plan, 1, 1), span(State::ready, 1, 1)}).empty());
}

TEST_F(LaneBars, folds_many_tiny_spans_into_one_that_tells_of_running) {
  std::vector<Span> spans;
  for (int i = 0; i < 50; ++i) {
    const double at = 2 + i * 1e-5;
    spans.push_back(span(State::waiting, at, at + 5e-6));
    spans.push_back(span(State::running, at + 5e-6, at + 1e-5));
  }
  const auto bars = fold(spans);
  ASSERT_EQ(bars.size(), 1U);
  EXPECT_EQ(bars[0].state, State::running);
  EXPECT_TRUE(bars[0].folded);
}

TEST_F(LaneBars, gives_no_more_bars_than_pixels_for_a_million_spans) {
  std::vector<Span> spans;
  for (int i = 0; i < 1'000'000; ++i) {
    const double at = i * 1e-5;
    spans.push_back(span(i % 2 == 0 ? State::waiting : State::ready, at, at + 1e-5));
  }
  const auto bars = fold(spans);
  EXPECT_LE(bars.size(), 1000U);
  EXPECT_GE(bars.size(), 1U);
}

TEST_F(LaneBars, passes_over_what_is_out_of_view) {
  std::vector<Span> spans;
  for (int i = 0; i < 100; ++i) spans.push_back(span(State::waiting, i * 0.1, i * 0.1 + 0.1));
  const auto bars = fold(spans, 5, 6);
  EXPECT_LE(bars.size(), 13U);
  for (const ui::Bar& bar : bars) EXPECT_GE(bar.span, 48U);
}

TEST_F(LaneBars, hangs_the_pattern_on_the_beginning_that_is_out_of_view) {
  const auto bars = fold({span(State::waiting, 1, 9)}, 5, 6);
  ASSERT_EQ(bars.size(), 1U);
  EXPECT_LT(bars[0].x0, 0);
  EXPECT_GT(bars[0].x0, -100);
  EXPECT_NEAR(static_cast<double>(bars[0].x0 - bars[0].shift), view.px(1.0), 0.5);
}

TEST_F(LaneBars, what_is_not_revealed_has_no_bar_and_what_is_in_part_is_cut_off) {
  const std::vector<Span> spans{span(State::waiting, 1, 3), span(State::running, 3, 4), span(State::waiting, 4, 8)};
  ASSERT_EQ(fold(spans).size(), 3U);
  view.revealed = {Nanos(2'000'000'000), timeline::Position::kAll};
  auto bars = ui::fold_lane(lane, view, 0, 1000, 1);
  ASSERT_EQ(bars.size(), 1U);
  EXPECT_FLOAT_EQ(bars[0].x1, 200);
  view.revealed = spans[1].begin;
  EXPECT_EQ(ui::fold_lane(lane, view, 0, 1000, 1).size(), 1U) << "it begins there: that is not seen yet";
  view.revealed = {};
  EXPECT_TRUE(ui::fold_lane(lane, view, 0, 1000, 1).empty());
}

}  // namespace
