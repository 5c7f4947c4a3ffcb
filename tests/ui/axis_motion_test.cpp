// What moves on the axis: instants that open up, changes that are eased, and what stays where it is.
#include <gtest/gtest.h>

#include "support/stage.hpp"
#include "ui/timeline/axis_view.hpp"
#include "ui/timeline/timeline_panel.hpp"

namespace {

using timeline::AxisKind;
using timeline::Nanos;
using timeline::Position;
using ui_test::Stage;
namespace act = ui::action;
using namespace std::chrono_literals;

struct AxisStage : Stage {
  explicit AxisStage(const std::string& lesson, bool animated = false) : Stage{ui::draw_timeline} {
    open(lesson);
    if (animated) carry_out(act::SetSwitch{&player::Settings::reduced_motion, false});
    frames(3);
  }
  [[nodiscard]] ui::AxisView view() const { return ui::axis_view(model(), state, at("ruler")); }
  [[nodiscard]] double x(Position position) const { return view().px(position); }
  /// The pixels from the first to the last event of the instant.
  [[nodiscard]] double width_of(Nanos t) const { return x({t, Position::kAll}) - x({t, 0}); }
};

TEST(OpenedInstant, HasItsEventsInOrderWhereThePlayheadStopped) {
  AxisStage stage("gather");
  EXPECT_EQ(stage.width_of(0s), 0) << "nothing has happened yet";
  stage.carry_out(act::Step{1});
  stage.frame();
  const timeline::Column* const column = stage.model().axis->column(Nanos(0));
  ASSERT_NE(column, nullptr);
  double last = stage.x({0s, 0});
  for (std::uint32_t within = 1; within <= column->count; ++within) {
    const double next = stage.x({0s, within});
    EXPECT_GT(next, last + 4) << within;
    last = next;
  }
  EXPECT_EQ(stage.width_of(3s), 0);
}

TEST(OpenedInstant, MovesTheRestOverAndEverythingStillFits) {
  AxisStage stage("gather");
  const double end = stage.x({3s, Position::kAll});
  const double middle = stage.x({1500ms, 0});
  stage.carry_out(act::Step{1});
  stage.frame();
  EXPECT_NEAR(stage.x({3s, Position::kAll}), end, 0.5);
  EXPECT_GT(stage.x({1500ms, 0}), middle + 20);
}

TEST(OpenedInstant, ClosesWhilePlayingAndBetweenInstants) {
  AxisStage stage("gather");
  stage.carry_out(act::SetPace{timeline::Pace::real_time});
  stage.seek(0);
  stage.frame();
  EXPECT_GT(stage.width_of(0s), 50);
  stage.carry_out(act::TogglePlay{});
  stage.frame();
  EXPECT_EQ(stage.width_of(0s), 0);
  stage.carry_out(act::TogglePlay{});
  stage.frame();
  EXPECT_EQ(stage.width_of(0s), 0) << "it stopped between two instants";
}

TEST(OpenedInstant, IsOpenWhileItIsPlayedEventByEvent) {
  AxisStage stage("gather");
  stage.carry_out(act::SetPace{timeline::Pace::step_by_step});
  stage.carry_out(act::TogglePlay{});
  stage.frames(3);
  ASSERT_TRUE(stage.model().playing);
  EXPECT_GT(stage.width_of(0s), 50);
  stage.carry_out(act::SetPace{timeline::Pace::real_time});
  stage.frames(3);
  EXPECT_EQ(stage.width_of(0s), 0) << "in real time an instant takes no time";
}

TEST(OpenedInstant, TheMouseFindsThePositionsInside) {
  AxisStage stage("gather");
  stage.carry_out(act::Step{1});
  stage.frame();
  const ui::AxisView view = stage.view();
  for (const Position position : {Position{0s, 2}, Position{0s, 5}, Position{1500ms, Position::kAll}}) {
    EXPECT_EQ(view.position(view.px(position)).t.count() / 10'000'000, position.t.count() / 10'000'000);
  }
  EXPECT_EQ(view.position(view.px(Position{0s, 5})), (Position{0s, 5}));
  stage.move(static_cast<float>(view.px(Position{0s, 4})), stage.at("ruler").y + 30);
  stage.down();
  stage.up();
  EXPECT_EQ(stage.model().playhead, (Position{0s, 4}));
}

TEST(OpenedInstant, StaysInsideAZoomedView) {
  AxisStage stage("gather");
  stage.state.view_begin = 2;
  stage.state.view_end = 3;
  stage.carry_out(act::Seek{{3s, 4}});
  stage.frames(2);
  const ui::Rect plot = stage.at("ruler");
  EXPECT_GT(stage.width_of(3s), 50);
  EXPECT_LE(stage.x({3s, Position::kAll}), plot.x + plot.w + 1);
  EXPECT_LT(stage.view().px(2.0), plot.x + 1);
}

TEST(OpenedInstant, IsLeftOutAtTheEndOfARunThatWasPlayed) {
  AxisStage stage("nine-or-three");
  stage.carry_out(act::End{});
  stage.frame();
  EXPECT_EQ(stage.width_of(9s), 0) << "the lengths are the point";
  stage.carry_out(act::Step{-1});
  stage.frame();
  EXPECT_GT(stage.width_of(9s), 20);
}

TEST(AxisMotion, AnInstantOpensInAboutASixthOfASecond) {
  AxisStage stage("gather", true);
  stage.carry_out(act::Step{1});
  stage.frame();
  EXPECT_LT(stage.width_of(0s), 20);
  EXPECT_GE(stage.state.redraw_in_s, 0) << "the next frame is drawn without any input";
  stage.frames(5);
  const double half = stage.width_of(0s);
  EXPECT_GT(half, 5);
  stage.frames(8);
  EXPECT_GT(stage.width_of(0s), half);
  const double whole = stage.width_of(0s);
  stage.state.redraw_in_s = -1;
  stage.frame();
  EXPECT_LT(stage.state.redraw_in_s, 0);
  stage.frames(10);
  EXPECT_EQ(stage.width_of(0s), whole);
}

TEST(AxisMotion, TheZoomIsEased) {
  AxisStage stage("gather", true);
  const double before = stage.view().scale.span();
  stage.go_to("lane/0/1", 60);
  ImGui::GetIO().MouseWheel = 4;
  stage.frame();
  stage.frames(4);
  const double middle = stage.view().scale.span();
  stage.frames(12);
  const double after = stage.view().scale.span();
  EXPECT_LT(middle, before);
  EXPECT_LT(after, middle);
  EXPECT_DOUBLE_EQ(after, stage.state.view_end - stage.state.view_begin);
}

TEST(AxisMotion, OneAxisTurnsIntoTheOther) {
  AxisStage stage("gather", true);
  stage.seek(1.5);
  stage.frames(20);
  const Position place{3s, 1};
  const double on_time = stage.x(place);
  stage.set_axis(AxisKind::steps);
  stage.frame();
  EXPECT_NEAR(stage.x(place), on_time, 2) << "it begins where it was";
  stage.frames(4);
  const double between = stage.x(place);
  stage.frames(12);
  const double on_steps = stage.x(place);
  ASSERT_GT(std::abs(on_steps - on_time), 50);
  EXPECT_GT(between, std::min(on_time, on_steps));
  EXPECT_LT(between, std::max(on_time, on_steps));
  stage.set_axis(AxisKind::time);
  stage.frames(20);
  EXPECT_NEAR(stage.x(place), on_time, 0.01);
}

TEST(AxisMotion, NothingFallsBackWhileOneAxisTurnsIntoTheOther) {
  AxisStage stage("semaphore", true);
  stage.set_axis(AxisKind::steps);
  for (int frame = 0; frame < 14; ++frame) {
    stage.frame();
    double last = -1e9;
    for (const timeline::Column& column : stage.model().axis->columns()) {
      for (std::uint32_t within = 0; within <= column.count; ++within) {
        const double x = stage.x({column.t, within});
        EXPECT_GE(x, last - 1e-6);
        last = x;
      }
    }
  }
}

TEST(AxisMotion, CompareAndALongerRunAreEased) {
  AxisStage stage("nine-or-three", true);
  const double span = stage.view().scale.span();
  EXPECT_DOUBLE_EQ(span, 9);
  stage.carry_out(act::SelectRun{2});
  stage.carry_out(act::ToggleCompare{});
  stage.frames(5);
  const double middle = stage.view().scale.span();
  EXPECT_LT(middle, 9);
  EXPECT_GT(middle, 3);
  stage.frames(12);
  EXPECT_DOUBLE_EQ(stage.view().scale.span(), 3);
  stage.set_parameter(0, 8);
  stage.frames(5);
  EXPECT_GT(stage.view().scale.span(), 3);
  EXPECT_LT(stage.view().scale.span(), 8);
  stage.frames(12);
  EXPECT_DOUBLE_EQ(stage.view().scale.span(), 8);
}

TEST(AxisMotion, WithReducedMotionEverythingIsThereAtOnce) {
  AxisStage stage("nine-or-three");
  ASSERT_TRUE(stage.model().settings->reduced_motion);
  stage.carry_out(act::SelectRun{2});
  stage.carry_out(act::ToggleCompare{});
  stage.frame();
  EXPECT_DOUBLE_EQ(stage.view().scale.span(), 3);
  EXPECT_LT(stage.state.redraw_in_s, 0);
  stage.set_axis(AxisKind::steps);
  stage.frame();
  EXPECT_FALSE(stage.view().turn);
}

TEST(HeldDelay, TheAxisKeepsItsScaleWhileASliderIsDraggedAndRefitsOnRelease) {
  Stage stage;
  stage.frames(3);
  const float three = stage.px(3), nine = stage.px(9);
  const ui::Rect track = stage.at("slider/call_api_1");
  stage.rest_on("slider/call_api_1");
  stage.down();
  for (const float share : {0.9F, 0.1F, 0.6F}) {
    stage.mouse(track.x + share * track.w, track.center_y());
    stage.frames(3);
    EXPECT_NE(stage.model().total, Nanos(9s));
    EXPECT_NEAR(stage.px(3), three, 0.1) << share;
    EXPECT_NEAR(stage.px(9), nine, 0.1) << share;
  }
  stage.up();
  stage.frames(2);
  EXPECT_GT(std::abs(stage.px(9) - nine), 5);
  EXPECT_NEAR(stage.px(timeline::in_seconds(stage.model().total)), nine, 0.5);
}

/// The bar of the delay of that lane of a run.
std::string delay_bar(const Stage& stage, std::size_t run, std::size_t lane) {
  const auto& spans = stage.model().runs[run].timeline->lanes[lane].spans;
  const auto waits = std::ranges::find(spans, timeline::State::waiting, &timeline::Span::state);
  const std::string name = "/" + std::to_string(run) + "/" + std::to_string(lane) + "/";
  return name + std::to_string(waits - spans.begin());
}

TEST(HeldDelay, TheOldRunStaysAsAGhostUntilTheRelease) {
  AxisStage stage("nine-or-three");
  EXPECT_EQ(stage.model().runs[2].before, nullptr);
  stage.go_to("bar_end" + delay_bar(stage, 2, 2));
  stage.down();
  stage.drag_to(stage.px(5), stage.at("lane/2/2").center_y());
  stage.frame();
  ASSERT_NE(stage.model().runs[2].before, nullptr);
  EXPECT_EQ(stage.model().runs[2].before->total, Nanos(3s)) << "the run before the drag, not before the last move";
  const int with_ghost = stage.vertices();
  stage.adjust([](ui::Model& model) {
    for (ui::RunView& run : model.runs) run.before = nullptr;
  });
  stage.frame();
  EXPECT_LT(stage.vertices(), with_ghost);
  stage.adjust({});
  stage.up();
  stage.frame();
  EXPECT_EQ(stage.model().runs[2].before, nullptr);
}

TEST(HeldDelay, ALongerDelayLooksLonger) {
  Stage stage;
  stage.frames(3);
  const std::string bar = "bar" + delay_bar(stage, 2, 2);
  ASSERT_TRUE(stage.has(bar));
  const float before = stage.at(bar).w;
  const ui::Rect track = stage.at("slider/call_api_1");
  stage.rest_on("slider/call_api_1");
  stage.down();
  stage.mouse(track.x + 0.6F * track.w, track.center_y());
  stage.frames(2);
  EXPECT_GT(stage.at(bar).w, before * 1.5F);
  stage.up();
}

}  // namespace
