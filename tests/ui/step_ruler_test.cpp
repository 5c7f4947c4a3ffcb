// The step axis while a run unfolds: nothing says how many steps follow.
#include <gtest/gtest.h>

#include "support/drawn.hpp"
#include "support/stage.hpp"
#include "timeline/horizon.hpp"
#include "ui/timeline/axis_view.hpp"
#include "ui/timeline/timeline_panel.hpp"

namespace {

using timeline::AxisKind;
using timeline::Position;
using ui_test::Stage;
namespace act = ui::action;

struct Unfolding : Stage {
  explicit Unfolding(const std::string& lesson, AxisKind kind = AxisKind::steps) : Stage{ui::draw_timeline} {
    open(lesson);
    carry_out(act::SetSwitch{&player::Settings::whole_run, false});
    set_axis(kind);
    seek(Position{});
    frames(2);
  }
  /// The numbers and pills on the ruler, as boxes.
  [[nodiscard]] std::vector<ui::Rect> ruler_texts() const {
    const ui_test::Drawn drawn(*ImGui::GetDrawData(), *ImGui::GetIO().Fonts, static_cast<int>(width),
                               static_cast<int>(height), theme().color().window);
    std::vector<ui::Rect> found;
    const ui::Rect ruler = at("ruler");
    for (const ui_test::DrawnText& text : drawn.texts()) {
      if (text.box.y >= ruler.y && text.box.y + text.box.h <= ruler.y + ruler.h && text.box.x > ruler.x - 20)
        found.push_back(text.box);
    }
    return found;
  }
  void step(int count) {
    for (int i = 0; i < count; ++i) carry_out(act::Step{1});
    frames(2);
  }
};

bool same_boxes(const std::vector<ui::Rect>& a, const std::vector<ui::Rect>& b) {
  return std::ranges::equal(a, b, [](const ui::Rect& one, const ui::Rect& other) {
    return std::abs(one.x - other.x) < 0.5F && std::abs(one.w - other.w) < 0.5F;
  });
}

TEST(StepRuler, IsTheSameForAShortRunAndALongOneWhileTheyBegin) {
  for (const AxisKind kind : {AxisKind::steps, AxisKind::time}) {
    Unfolding here("two-downloads", kind);
    const auto many = here.model().axis->columns().front().count;
    here.step(3);
    const auto of_long = here.ruler_texts();
    const ui::AxisView view = ui::axis_view(here.model(), here.state, here.at("ruler"));
    // The same run as if it ended within its first instant.
    here.adjust([](ui::Model& model) {
      static timeline::Axis cut;
      timeline::Timeline shorter = *model.runs[0].timeline;
      shorter.instants.front().count = 9;
      const timeline::Timeline* runs[] = {&shorter};
      cut = timeline::Axis(model.axis_kind, runs);
      model.axis = &cut;
      model.horizon = timeline::horizon(cut, model.revealed);
    });
    here.frames(2);
    ASSERT_NE(here.model().axis->columns().front().count, many);
    const ui::AxisView cut = ui::axis_view(here.model(), here.state, here.at("ruler"));
    EXPECT_DOUBLE_EQ(cut.scale.end(), view.scale.end());
    EXPECT_DOUBLE_EQ(cut.openings[0].px, view.openings[0].px);
    EXPECT_EQ(cut.openings[0].count, view.openings[0].count);
    EXPECT_TRUE(same_boxes(here.ruler_texts(), of_long)) << static_cast<int>(kind);
  }
}

TEST(StepRuler, ItsNumbersRunOnAndStopAtTheEndOnceThatWasReached) {
  Unfolding here("two-downloads");
  here.step(5);
  EXPECT_GT(here.ruler_texts().size(), 20U) << "also where nothing has happened yet";
  here.carry_out(act::End{});
  here.frames(2);
  const double end = ui::axis_view(here.model(), here.state, here.at("ruler")).px(here.model().axis->end());
  for (const ui::Rect& text : here.ruler_texts()) EXPECT_LE(text.x, end);
}

TEST(StepRuler, VShowsTheWholeRun) {
  Unfolding here("two-downloads");
  here.step(2);
  EXPECT_NE(here.model().horizon, here.model().axis->end());
  here.press(ui::Key::v);
  here.frames(2);
  EXPECT_EQ(here.model().horizon, here.model().axis->end());
  const auto& bars = here.state.rects;
  EXPECT_TRUE(std::ranges::any_of(bars, [](const auto& each) { return each.first.starts_with("bar/0/5/"); }));
}

TEST(StepRuler, AnInstantGrowsWithItsEvents) {
  Unfolding here("two-downloads");
  const auto bars_right = [&] {
    float right = 0;
    for (const auto& [name, rect] : here.state.rects)
      if (name.starts_with("bar/")) right = std::max(right, rect.x + rect.w);
    return right;
  };
  here.step(2);
  const float two = bars_right();
  here.step(1);
  EXPECT_GT(bars_right(), two);
  EXPECT_LE(bars_right(), here.at("playhead").center_x() + 4);
}

}  // namespace
