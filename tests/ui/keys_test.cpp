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
  EXPECT_TRUE(p.press(Key::q).actions.empty());
  EXPECT_TRUE(p.press(Key::other).actions.empty());
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

Pressed three_lessons() {
  Pressed p;
  p.model.lessons = {{"one", "One", "", "First", 3}, {"two", "Two", "", "First", 0}, {"three", "Three", "", "Last", 1}};
  p.model.lesson_id = "one";
  return p;
}

TEST(Keys, NGoesToTheNextLessonAndWithShiftToThePrevious) {
  Pressed p = three_lessons();
  ASSERT_TRUE(p.press(Key::n).as<act::SelectLesson>());
  EXPECT_EQ(p.as<act::SelectLesson>()->id, "two");
  EXPECT_EQ(p.press(Key::n, kShift).as<act::SelectLesson>()->id, "three") << "before the first comes the last";
  p.model.lesson_id = "three";
  EXPECT_EQ(p.press(Key::n).as<act::SelectLesson>()->id, "one") << "behind the last comes the first";
  EXPECT_EQ(p.press(Key::n, kShift).as<act::SelectLesson>()->id, "two");
}

TEST(Keys, NFollowsTheArticleWhereThatIsTheChosenPath) {
  Pressed p = three_lessons();
  p.model.by_article = true;
  EXPECT_EQ(p.press(Key::n).as<act::SelectLesson>()->id, "three") << "it is the article's last";
  EXPECT_EQ(p.press(Key::n, kShift).as<act::SelectLesson>()->id, "three");
  p.model.lesson_id = "two";  // goes beyond the article
  EXPECT_EQ(p.press(Key::n).as<act::SelectLesson>()->id, "three");
  EXPECT_EQ(p.press(Key::n, kShift).as<act::SelectLesson>()->id, "one");
  p.model.lesson_id = "";  // a trace
  EXPECT_EQ(p.press(Key::n).as<act::SelectLesson>()->id, "three");
  EXPECT_EQ(p.press(Key::n, kShift).as<act::SelectLesson>()->id, "one");
  p.model.lessons.resize(1);
  p.model.lesson_id = "one";
  EXPECT_TRUE(p.press(Key::n).actions.empty()) << "there is no other";
}

TEST(Keys, BAndTheFullStopMakeTheScreenBlackAndWhatPlaysWaits) {
  for (const Key key : {Key::b, Key::period}) {
    Pressed p;
    EXPECT_TRUE(p.press(key).actions.empty());
    EXPECT_TRUE(p.state.blank);
    p.press(key);
    EXPECT_FALSE(p.state.blank);
    p.model.playing = true;
    EXPECT_TRUE(p.press(key).as<act::TogglePlay>()) << "it pauses";
    EXPECT_TRUE(p.state.blank);
  }
}

TEST(Keys, AnyKeyWakesABlackScreenAndOnlyTheRemotesKeysDoMore) {
  for (const Key key : {Key::space, Key::left, Key::l, Key::n, Key::tab, Key::question, Key::escape, Key::other}) {
    Pressed p = three_lessons();
    p.state.blank = true;
    EXPECT_TRUE(p.press(key).actions.empty());
    EXPECT_FALSE(p.state.blank || p.state.help_open || p.state.lessons_open);
  }
  Pressed p;
  p.state.blank = true;
  EXPECT_EQ(p.press(Key::page_down).as<act::StepStop>()->direction, 1);
  EXPECT_FALSE(p.state.blank);
  p.state.blank = true;
  EXPECT_EQ(p.press(Key::page_up).as<act::StepStop>()->direction, -1);
}

TEST(Keys, NoneReachesTheRunBelowAnOpenSheet) {
  for (const int sheet : {0, 1, 2}) {
    for (int key = 0; key <= 255; ++key) {
      for (const ui::Mods mods : {ui::Mods{}, kShift, kCtrl, kBoth}) {
        Pressed p = three_lessons();
        p.state.help_open = sheet == 0;
        p.state.lessons_open = sheet == 1;
        p.state.palette_open = sheet == 2;
        p.state.palette_search = "no such command";
        p.state.focus.at = "slider/delay";
        for (const ui::Action& action : p.press(static_cast<Key>(key), mods).actions) {
          const bool harmless =
              std::holds_alternative<act::TextSize>(action) || std::holds_alternative<act::ToggleFullScreen>(action) ||
              std::holds_alternative<act::ToggleLanguage>(action) || std::holds_alternative<act::ToggleTheme>(action) ||
              std::holds_alternative<act::SetPath>(action) || std::holds_alternative<act::Quit>(action);
          EXPECT_TRUE(harmless) << "key " << key << " in sheet " << sheet;
        }
        EXPECT_TRUE(p.state.focus.pressed.empty()) << key;
        EXPECT_EQ(p.state.view_begin, p.state.view_end) << key;
      }
    }
  }
}

TEST(Keys, ARemoteGoesFromTheEndOfALessonToTheNextAndFromItsBeginningToTheOneBefore) {
  Pressed p = three_lessons();
  p.model.lesson_id = "two";
  EXPECT_EQ(p.press(Key::page_up).as<act::SelectLesson>()->id, "one");
  EXPECT_EQ(p.press(Key::page_down).as<act::StepStop>()->direction, 1) << "it is not at its end";
  p.model.playhead = {timeline::Nanos(5), 0};
  p.model.at_end = true;
  EXPECT_EQ(p.press(Key::page_up).as<act::StepStop>()->direction, -1);
  EXPECT_EQ(p.press(Key::page_down).as<act::SelectLesson>()->id, "three");
  p.model.lesson_id = "three";
  EXPECT_TRUE(p.press(Key::page_down).as<act::StepStop>()) << "there is none after the last";
}

TEST(Keys, RStartsTheLessonOver) {
  Pressed p = three_lessons();
  EXPECT_EQ(p.press(Key::r).as<act::SelectLesson>()->id, "one");
  p.model.lesson_id = "";  // a trace
  EXPECT_TRUE(p.press(Key::r).as<act::Home>());
}

TEST(Keys, FAndTheRemotesStartKeyPresentUntilEscape) {
  for (const Key key : {Key::f, Key::f5}) {
    Pressed p;
    p.press(key);
    EXPECT_TRUE(p.state.presenting);
    p.press(Key::two);
    EXPECT_EQ(p.state.pane, ui::Pane::code);
    p.press(Key::two);
    EXPECT_EQ(p.state.pane, ui::Pane::timeline) << "the same key goes back";
    p.press(Key::escape).press(Key::escape);  // the focus, then the presentation
    EXPECT_FALSE(p.state.presenting);
  }
}

TEST(Keys, MoveThroughTheKeySheet) {
  Pressed p;
  p.press(Key::question).press(Key::down);
  EXPECT_GT(p.state.help_scroll, 0);
  p.press(Key::up).press(Key::up);
  EXPECT_EQ(p.state.help_scroll, 0);
}

TEST(Keys, TypedCharactersAreTakenOnlyByAnOpenList) {
  Pressed p = three_lessons();
  EXPECT_FALSE(ui::type(U'x', p.state));
  p.press(Key::o);
  ASSERT_TRUE(p.state.lessons_open);
  EXPECT_TRUE(ui::type(U'x', p.state));
  EXPECT_TRUE(ui::type(U'각', p.state));
  EXPECT_EQ(p.state.lesson_search, "x각");
  p.press(Key::backspace);
  EXPECT_EQ(p.state.lesson_search, "x");
  EXPECT_FALSE(ui::type(U'?', p.state)) << "asks for the key sheet";
  p.state.blank = true;
  EXPECT_FALSE(ui::type(U'x', p.state));
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

TEST(Keys, CtrlQEndsTheProgramWhateverIsOpen) {
  for (const bool help : {false, true}) {
    for (const bool list : {false, true}) {
      Pressed p = three_lessons();
      p.state.help_open = help;
      p.state.lessons_open = list;
      EXPECT_TRUE(p.press(Key::q, kCtrl).as<act::Quit>());
      EXPECT_TRUE(p.press(Key::q).actions.empty()) << "a letter to search for, or nothing";
    }
  }
}

TEST(NextSpeed, WalksThroughTheSpeedsAndStopsAtTheEnds) {
  EXPECT_EQ(player::next_speed(1, 1), 2);
  EXPECT_EQ(player::next_speed(16, 1), 16);
  EXPECT_EQ(player::next_speed(0.1, -1), 0.1);
  EXPECT_EQ(player::next_speed(3, 1), 4) << "from between two of them";
  EXPECT_EQ(player::next_speed(3, -1), 2);
}

}  // namespace
