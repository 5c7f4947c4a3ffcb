#include "ui/timeline/ruler_marks.hpp"

#include <gtest/gtest.h>

#include "support/stage.hpp"
#include "ui/timeline/timeline_panel.hpp"

namespace {

using timeline::Position;
using ui_test::Stage;
namespace act = ui::action;
using namespace std::chrono_literals;

int shown_stops(const Stage& stage) {
  return static_cast<int>(std::ranges::count_if(
      stage.state.rects, [](const auto& rect) { return rect.first.starts_with("stop/"); }));
}

TEST(RulerMarks, StopPointsAreMarksThatAClickGoesTo) {
  Stage stage{ui::draw_timeline};
  stage.open("gather");
  stage.frames(3);
  ASSERT_GE(stage.model().stops.size(), 2U);
  ASSERT_GE(shown_stops(stage), 2);
  std::string last;
  for (const auto& [name, rect] : stage.state.rects) {
    if (name.starts_with("stop/")) last = name;
  }
  const auto index = static_cast<std::size_t>(std::stoi(last.substr(5)));
  const Position stop = stage.model().stops[index];
  stage.click(last);
  EXPECT_EQ(stage.model().playhead, stop);
}

TEST(RulerMarks, ThoseAheadOfWhatIsRevealedAreNotDrawn) {
  Stage stage{ui::draw_timeline};
  stage.open("gather");
  stage.carry_out(ui::action::SetSwitch{&player::Settings::whole_run, false});
  stage.frames(3);
  EXPECT_EQ(shown_stops(stage), 0);
  stage.carry_out(act::StepStop{1});
  stage.frames(2);
  EXPECT_EQ(shown_stops(stage), 1);
  stage.carry_out(act::End{});
  stage.carry_out(act::Home{});
  stage.frames(2);
  EXPECT_GE(shown_stops(stage), 2) << "going back hides nothing";
}

TEST(RulerMarks, HoverOnTheRulerShowsTheTimeAtOnce) {
  Stage stage{ui::draw_timeline};
  stage.open("gather");
  stage.frames(3);
  EXPECT_FALSE(stage.has("ruler_time"));
  stage.move(stage.px(1.5), stage.at("ruler").y + 28);
  stage.frames(2);
  ASSERT_TRUE(stage.has("ruler_time"));
  EXPECT_NEAR(stage.at("ruler_time").center_x(), stage.px(1.5), 2);
  stage.move(stage.px(1.5), stage.at("lane/0/2").center_y());
  stage.frames(2);
  EXPECT_FALSE(stage.has("ruler_time"));
}

TEST(RulerMarks, NothingOfTheRulerTellsTheTotalBeforeTheEndWasReached) {
  const auto seconds_in_view = [](const lessons::Values& delays) {
    Stage stage{ui::draw_timeline};
    stage.open("nine-or-three", delays);
    stage.carry_out(ui::action::SetSwitch{&player::Settings::whole_run, false});
    stage.seek(1);
    stage.frames(3);
    return ui::axis_view(stage.model(), stage.state, stage.at("ruler")).scale.span();
  };
  EXPECT_EQ(seconds_in_view({3, 3, 3}), 10);
  EXPECT_EQ(seconds_in_view({3, 3, 1}), 10) << "7 s and 9 s look alike";
}

TEST(RulerMarks, TheRulerFitsTheRunWhenItsEndWasReached) {
  Stage stage{ui::draw_timeline};
  stage.open("nine-or-three");
  stage.carry_out(ui::action::SetSwitch{&player::Settings::whole_run, false});
  stage.frames(3);
  const auto span = [&] { return ui::axis_view(stage.model(), stage.state, stage.at("ruler")).scale.span(); };
  EXPECT_EQ(span(), 10);
  stage.carry_out(act::End{});
  stage.frames(2);
  EXPECT_EQ(span(), 9);
}

TEST(RulerMarks, ATipDoesNotCoverTheLaneThatItExplains) {
  Stage stage{ui::draw_timeline};
  stage.open("nine-or-three");
  stage.frames(3);
  for (const char* lane : {"lane/0/2", "lane/1/3", "lane/2/4"}) {
    stage.go_to(lane);
    stage.move(stage.px(lane[5] == '1' ? 4.5 : 1.5), stage.at(lane).center_y());
    stage.frames(60);
    ASSERT_TRUE(stage.has("tip")) << lane;
    const ui::Rect tip = stage.at("tip"), row = stage.at(lane);
    EXPECT_TRUE(tip.y >= row.y + row.h || tip.y + tip.h <= row.y) << lane;
  }
}

}  // namespace
