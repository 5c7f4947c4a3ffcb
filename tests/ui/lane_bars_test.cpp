#include "ui/timeline/lane_bars.hpp"

#include <gtest/gtest.h>

#include <algorithm>
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

// `share` of each 10 microseconds the first state, the rest the second; over `seconds` from 2 s on.
std::vector<Span> two_in_turn(State first, State second, double share, double seconds, double pair = 1e-5) {
  std::vector<Span> spans;
  for (double at = 2; at < 2 + seconds - pair / 2; at += pair) {
    spans.push_back(span(first, at, at + share * pair));
    spans.push_back(span(second, at + share * pair, at + pair));
  }
  return spans;
}

// How many of the pixels from 200 on have that state. Marks are on top.
std::size_t pixels(const std::vector<ui::Bar>& bars, State state, int count) {
  std::size_t found = 0;
  for (int x = 200; x < 200 + count; ++x) {
    const ui::Bar* top = nullptr;
    for (const ui::Bar& bar : bars) {
      if (static_cast<float>(x) + 0.5F >= bar.x0 && static_cast<float>(x) + 0.5F < bar.x1) top = &bar;
    }
    found += top != nullptr && top->state == state ? 1 : 0;
  }
  return found;
}

TEST_F(LaneBars, folds_many_tiny_spans_into_the_state_that_takes_most_of_the_time) {
  for (const double share : {0.1, 0.3, 0.7, 0.9}) {
    const auto bars = fold(two_in_turn(State::waiting, State::ready, share, 1));
    const State most = share > 0.5 ? State::waiting : State::ready;
    EXPECT_EQ(pixels(bars, most, 100), 100U) << share;
    ASSERT_FALSE(bars.empty());
    EXPECT_TRUE(bars[0].folded);
  }
}

TEST_F(LaneBars, a_rhythm_does_not_fool_the_moments_that_are_looked_at) {
  // Periods that divide a pixel into 2 to 200 equal parts.
  for (int parts = 2; parts <= 200; parts += 3) {
    const auto bars = fold(two_in_turn(State::ready, State::waiting, 0.2, 1, 0.01 / parts));
    EXPECT_GE(pixels(bars, State::waiting, 100), 97U) << parts;
  }
}

/// 300 times a step without duration, then 0.1 s in that state, at 3 px each.
std::vector<Span> steps_of(State state) {
  std::vector<Span> spans;
  for (int i = 0; i < 300; ++i) {
    const double at = i * 0.03;
    spans.push_back(span(State::running, at, at));
    spans.push_back(span(state, at, at + 0.03));
  }
  return spans;
}

TEST_F(LaneBars, three_hundred_sleeps_are_a_lane_that_waits) {
  // u03_heartbeat300.
  const auto bars = fold(steps_of(State::waiting));
  EXPECT_EQ(pixels(bars, State::waiting, 600), 600U);
  EXPECT_EQ(pixels(bars, State::running, 600), 0U);
  EXPECT_LE(bars.size(), 3U) << "one bar, not a row of beads";
}

TEST_F(LaneBars, three_hundred_blocks_are_a_lane_that_is_blocked) {
  // u04_blocked300.
  EXPECT_EQ(pixels(fold(steps_of(State::blocked)), State::blocked, 600), 600U);
}

TEST_F(LaneBars, short_steps_on_a_real_clock_do_not_cover_what_is_between_them) {
  EXPECT_GE(pixels(fold(two_in_turn(State::running, State::waiting, 0.002, 4, 0.03)), State::waiting, 300), 295U);
  EXPECT_GE(pixels(fold(two_in_turn(State::running, State::waiting, 0.02, 4, 0.002)), State::waiting, 300), 300U);
  EXPECT_GE(pixels(fold(two_in_turn(State::running, State::waiting, 0.9, 4, 0.002)), State::running, 300), 295U);
}

TEST_F(LaneBars, a_few_marks_close_together_stay) {
  std::vector<Span> spans;
  for (int i = 0; i < 4; ++i) {
    spans.push_back(span(State::running, 2 + i * 0.05, 2 + i * 0.05));
    spans.push_back(span(State::waiting, 2 + i * 0.05, 2.05 + i * 0.05));
  }
  const auto bars = fold(spans);
  EXPECT_EQ(std::ranges::count(bars, true, &ui::Bar::mark), 4);
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
