// Changing the axis keeps the place that is enlarged.
#include <gtest/gtest.h>

#include "support/stage.hpp"
#include "ui/timeline/axis_view.hpp"
#include "ui/timeline/timeline_panel.hpp"

namespace {

using timeline::AxisKind;
using timeline::Position;
using ui_test::Stage;

struct Zoomed : Stage {
  Zoomed() : Stage{ui::draw_timeline} {
    open("semaphore");
    frames(3);
  }
  void zoom(double begin, double end) {
    state.view_begin = begin;
    state.view_end = end;
    frame();
  }
  void turn(AxisKind kind) {
    set_axis(kind);
    frames(2);
  }
  /// Where the position is, 0 at the left edge of the plot to 1 at the right one.
  [[nodiscard]] double share(Position position) const {
    const ui::Rect plot = at("ruler");
    return (ui::axis_view(model(), state, plot).px(position) - static_cast<double>(plot.x)) / static_cast<double>(plot.w);
  }
  [[nodiscard]] double end() const { return model().axis->end(); }
};

TEST(KeptZoom, ThePlayheadStaysWhereItWas) {
  Zoomed stage;
  const double middle = stage.end() / 2;
  stage.seek(middle);
  stage.zoom(middle - 0.2 * stage.end(), middle + 0.1 * stage.end());
  stage.seek(stage.model().axis->position(middle));
  stage.frames(2);
  const double on_time = stage.share(stage.model().playhead);
  stage.turn(AxisKind::steps);
  EXPECT_LT(stage.state.view_begin, stage.state.view_end) << "it is still enlarged";
  EXPECT_NEAR(stage.share(stage.model().playhead), on_time, 0.02);
}

TEST(KeptZoom, WithoutThePlayheadWhatWasInTheMiddleStays) {
  Zoomed stage;
  stage.seek(0);
  stage.frames(2);
  const double end = stage.end();
  stage.zoom(0.45 * end, 0.65 * end);
  const Position middle = stage.model().axis->position(0.55 * end);
  ASSERT_NEAR(stage.share(middle), 0.5, 0.02);
  stage.turn(AxisKind::steps);
  EXPECT_NEAR(stage.share(middle), 0.5, 0.02);
}

TEST(KeptZoom, GoingBackGivesTheFirstZoomBack) {
  Zoomed stage;
  const double end = stage.end();
  for (const auto& [begin, until] : {std::pair{0.1, 0.2}, {0.0, 0.05}, {0.8, 1.0}}) {
    stage.zoom(begin * end, until * end);
    const double view_begin = stage.state.view_begin, view_end = stage.state.view_end;
    for (int i = 0; i < 3; ++i) {
      stage.turn(AxisKind::steps);
      EXPECT_NE(stage.state.view_end, view_end);
      stage.turn(AxisKind::time);
      EXPECT_EQ(stage.state.view_begin, view_begin);
      EXPECT_EQ(stage.state.view_end, view_end);
    }
  }
}

TEST(KeptZoom, AZoomThatWasChangedOnTheOtherAxisIsTheNewOne) {
  Zoomed stage;
  const double end = stage.end();
  stage.zoom(0.1 * end, 0.2 * end);
  stage.turn(AxisKind::steps);
  const double steps = stage.end();
  stage.zoom(0.7 * steps, 0.9 * steps);
  stage.turn(AxisKind::time);
  EXPECT_GT(stage.state.view_begin, 0.3 * end);
}

TEST(KeptZoom, TheWholeAxisStaysWhole) {
  Zoomed stage;
  stage.turn(AxisKind::steps);
  EXPECT_EQ(stage.state.view_end, stage.state.view_begin);
  stage.turn(AxisKind::time);
  EXPECT_EQ(stage.state.view_end, stage.state.view_begin);
}

}  // namespace
