#include "ui/keys.hpp"

#include <gtest/gtest.h>

namespace {

using ui::Key;
namespace act = ui::action;

struct Pressed {
  ui::Model model;
  ui::State state;
  std::vector<ui::Action> actions;

  Pressed& press(Key key, ui::Mods mods = {}) {
    actions.clear();
    ui::press(key, mods, model, state, actions);
    return *this;
  }
  template <class Kind>
  const Kind* as() const {
    return actions.size() == 1 ? std::get_if<Kind>(actions.data()) : nullptr;
  }
};

constexpr ui::Mods kShift{true, false};
constexpr ui::Mods kCtrl{false, true};
constexpr ui::Mods kBoth{true, true};

TEST(Keys, MoveThroughTheRun) {
  Pressed p;
  EXPECT_TRUE(p.press(Key::space).as<act::TogglePlay>());
  EXPECT_EQ(p.press(Key::left).as<act::Step>()->direction, -1);
  EXPECT_EQ(p.press(Key::right).as<act::Step>()->direction, 1);
  EXPECT_EQ(p.press(Key::left, kShift).as<act::StepSwitch>()->direction, -1);
  EXPECT_EQ(p.press(Key::right, kShift).as<act::StepSwitch>()->direction, 1);
  EXPECT_EQ(p.press(Key::page_up).as<act::StepStop>()->direction, -1);
  EXPECT_EQ(p.press(Key::page_down).as<act::StepStop>()->direction, 1);
  EXPECT_TRUE(p.press(Key::home).as<act::Home>());
  EXPECT_TRUE(p.press(Key::end).as<act::End>());
}

TEST(Keys, ChangeHowItIsShown) {
  Pressed p;
  EXPECT_TRUE(p.press(Key::l).as<act::ToggleLanguage>());
  EXPECT_TRUE(p.press(Key::t).as<act::ToggleTheme>());
  EXPECT_TRUE(p.press(Key::f11).as<act::ToggleFullScreen>());
  EXPECT_EQ(p.press(Key::a).as<act::SetAxis>()->kind, timeline::AxisKind::steps);
  p.model.axis_kind = timeline::AxisKind::steps;
  EXPECT_EQ(p.press(Key::a).as<act::SetAxis>()->kind, timeline::AxisKind::time);
  EXPECT_EQ(p.press(Key::plus).as<act::SetSpeed>()->speed, 2);
  EXPECT_EQ(p.press(Key::minus).as<act::SetSpeed>()->speed, 0.5);
}

TEST(Keys, CtrlChangesTheTextSizeAndUndoes) {
  Pressed p;
  EXPECT_EQ(p.press(Key::plus, kCtrl).as<act::TextSize>()->direction, 1);
  EXPECT_EQ(p.press(Key::plus, kBoth).as<act::TextSize>()->direction, 1) << "where + needs Shift";
  EXPECT_EQ(p.press(Key::minus, kCtrl).as<act::TextSize>()->direction, -1);
  EXPECT_EQ(p.press(Key::zero, kCtrl).as<act::TextSize>()->direction, 0);
  EXPECT_TRUE(p.press(Key::z, kCtrl).as<act::Undo>());
  EXPECT_TRUE(p.press(Key::z, kBoth).as<act::Redo>());
  EXPECT_TRUE(p.press(Key::y, kCtrl).as<act::Redo>());
}

TEST(Keys, WithoutAMeaningDoNothing) {
  Pressed p;
  EXPECT_TRUE(p.press(Key::z).actions.empty());
  EXPECT_TRUE(p.press(Key::zero).actions.empty());
  EXPECT_TRUE(p.press(Key::l, kCtrl).actions.empty());
  EXPECT_TRUE(p.press(Key::space, kCtrl).actions.empty());
}

TEST(Keys, CompareNeedsSomethingToCompare) {
  Pressed p;
  EXPECT_TRUE(p.press(Key::c).actions.empty());
  p.model.runs.resize(2);
  EXPECT_TRUE(p.press(Key::c).as<act::ToggleCompare>());
}

TEST(Keys, OpenAndCloseTheSheets) {
  Pressed p;
  p.press(Key::question);
  EXPECT_TRUE(p.state.help_open);
  p.press(Key::question);
  EXPECT_FALSE(p.state.help_open);
  p.state.help_open = p.state.lessons_open = true;
  p.press(Key::escape);
  EXPECT_FALSE(p.state.help_open);
  EXPECT_FALSE(p.state.lessons_open);
  EXPECT_TRUE(p.actions.empty());
}

TEST(Keys, UpAndDownChooseALaneThroughAllRunsShown) {
  timeline::Timeline run;
  run.lanes.resize(3);  // the thread and two more
  Pressed p;
  p.model.runs.resize(2);
  p.model.runs[0].timeline = p.model.runs[1].timeline = &run;
  p.press(Key::down);
  EXPECT_EQ(p.state.selected_lane, (ui::LaneRef{0, 1}));
  EXPECT_TRUE(p.actions.empty()) << "that run is selected already";
  p.press(Key::down);
  p.press(Key::down);
  EXPECT_EQ(p.state.selected_lane, (ui::LaneRef{1, 1})) << "the thread's lane is left out";
  ASSERT_TRUE(p.as<act::SelectRun>());
  EXPECT_EQ(p.as<act::SelectRun>()->run, 1U);
  p.model.selected_run = 1;
  p.press(Key::down);
  p.press(Key::down);
  EXPECT_EQ(p.state.selected_lane, (ui::LaneRef{1, 2})) << "the last one stays";
  p.model.compare = false;
  p.press(Key::up);
  p.press(Key::up);
  EXPECT_EQ(p.state.selected_lane, (ui::LaneRef{1, 1})) << "only the selected run is shown";
}

TEST(NextSpeed, WalksThroughTheSpeedsAndStopsAtTheEnds) {
  EXPECT_EQ(ui::next_speed(1, 1), 2);
  EXPECT_EQ(ui::next_speed(16, 1), 16);
  EXPECT_EQ(ui::next_speed(0.1, -1), 0.1);
  EXPECT_EQ(ui::next_speed(3, 1), 4) << "from between two of them";
  EXPECT_EQ(ui::next_speed(3, -1), 2);
}

}  // namespace
