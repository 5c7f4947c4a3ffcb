#include "ui/screen.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "support/stage.hpp"

namespace {

using ui_test::Stage;
namespace act = ui::action;

TEST(Screen, ReadingAloudHasASwitchAndAKeyWhereSomethingSpeaks) {
  Stage stage(1280, 720);
  stage.frames(2);
  EXPECT_FALSE(stage.has("read_aloud"));
  stage.press(ui::Key::s);
  EXPECT_FALSE(stage.player().settings().read_aloud) << "there is nothing that speaks";
  stage.change([](player::Player& player) { player.set_can_read_aloud(true); });
  stage.click("read_aloud");
  EXPECT_TRUE(stage.player().settings().read_aloud);
  stage.press(ui::Key::s);
  EXPECT_FALSE(stage.player().settings().read_aloud);
  for (const auto language : {text::Language::ko, text::Language::en}) {
    stage.speak(language);
    stage.frames(2);
    EXPECT_GT(stage.at("read_aloud").x, stage.at("question").x + stage.at("question").w);
    EXPECT_LT(stage.at("read_aloud").x + stage.at("read_aloud").w, stage.at("theme").x);
    EXPECT_TRUE(stage.state.cut.empty());
  }
}

TEST(TopBar, ItsSwitchesDoWhatTheySay) {
  Stage stage;
  stage.click("language");
  EXPECT_TRUE(stage.only<act::ToggleLanguage>());
  stage.click("theme");
  EXPECT_TRUE(stage.only<act::ToggleTheme>());
  stage.click("compare");
  EXPECT_TRUE(stage.only<act::ToggleCompare>());
  EXPECT_EQ(stage.actions.size(), 1U);
}

TEST(TopBar, HasNoCompareButtonWhereThereIsNothingToCompare) {
  Stage stage;
  stage.open("gather");
  stage.frames(3);
  EXPECT_FALSE(stage.has("compare"));
}

TEST(Transport, EachButtonMovesThroughTheRun) {
  Stage stage;
  stage.click("play");
  EXPECT_TRUE(stage.only<act::TogglePlay>());
  stage.click("to_begin");
  EXPECT_TRUE(stage.only<act::Home>());
  stage.click("to_end");
  EXPECT_TRUE(stage.only<act::End>());
  stage.click("step_back");
  ASSERT_TRUE(stage.only<act::Step>());
  EXPECT_EQ(stage.only<act::Step>()->direction, -1);
  stage.click("step");
  ASSERT_TRUE(stage.only<act::Step>());
  EXPECT_EQ(stage.only<act::Step>()->direction, 1);
}

TEST(Transport, SpeedGoesUpByAClickAroundAtTheTopAndBothWaysByTheWheel) {
  Stage stage;
  stage.click("speed");
  ASSERT_TRUE(stage.only<act::SetSpeed>());
  EXPECT_EQ(stage.only<act::SetSpeed>()->speed, 2);
  stage.wheel("speed", -1);
  ASSERT_TRUE(stage.only<act::SetSpeed>());
  EXPECT_EQ(stage.only<act::SetSpeed>()->speed, 1);
  stage.wheel("speed", -1);
  ASSERT_TRUE(stage.only<act::SetSpeed>());
  EXPECT_EQ(stage.only<act::SetSpeed>()->speed, 0.5);
  stage.carry_out(act::SetSpeed{16});
  stage.click("speed");
  ASSERT_TRUE(stage.only<act::SetSpeed>());
  EXPECT_EQ(stage.only<act::SetSpeed>()->speed, 0.1);
}

TEST(Transport, AxisPaceAndMotionAreChosenByAClick) {
  Stage stage;
  stage.click("axis/0");
  EXPECT_TRUE(stage.actions.empty()) << "time is chosen already";
  stage.click("axis/1");
  ASSERT_TRUE(stage.only<act::SetAxis>());
  EXPECT_EQ(stage.only<act::SetAxis>()->kind, timeline::AxisKind::steps);
  ASSERT_EQ(stage.model().pace, timeline::Pace::real_time);
  for (const auto pace : {timeline::Pace::guided, timeline::Pace::step_by_step, timeline::Pace::real_time}) {
    stage.click("pace");
    ASSERT_TRUE(stage.only<act::SetPace>());
    EXPECT_EQ(stage.only<act::SetPace>()->pace, pace);
    EXPECT_EQ(stage.model().pace, pace);
  }
  const bool reduced = stage.model().settings->reduced_motion;
  stage.click("motion");
  ASSERT_TRUE(stage.only<act::SetSwitch>());
  EXPECT_EQ(stage.only<act::SetSwitch>()->which, &player::Settings::reduced_motion);
  EXPECT_EQ(stage.only<act::SetSwitch>()->on, !reduced);
}

TEST(Transport, TheClockDoesNotKnowTheTotalUntilTheEndWasReached) {
  Stage stage;
  stage.carry_out(ui::action::SetSwitch{&player::Settings::whole_run, false});
  stage.seek(8.9);
  stage.frames(2);
  const float unknown = stage.at("clock").w;
  stage.seek(9.0);
  stage.frames(2);
  EXPECT_GT(stage.at("clock").w, unknown) << "/ 9.0 s is longer than / ?";
}

TEST(Transport, ASkipIsSaidWhileItLasts) {
  Stage stage;
  stage.open("movie");
  stage.carry_out(act::SetPace{timeline::Pace::real_time});
  stage.frames(2);
  EXPECT_FALSE(stage.has("skipped"));
  stage.carry_out(act::TogglePlay{});
  stage.frames(10);
  EXPECT_TRUE(stage.has("skipped"));
  stage.carry_out(act::TogglePlay{});
  stage.frames(2);
  EXPECT_FALSE(stage.has("skipped"));
}

TEST(Transport, TheClockKeepsItsPlaceWhileItRuns) {
  Stage stage;
  stage.set_parameter(0, 8);  // 14 s in all: two digits before the point
  stage.frames(3);
  const ui::Rect before = stage.at("clock");
  for (const double t : {1.11, 4.44, 9.99, 10.0, 13.37}) {
    stage.seek(t);
    stage.frame();
    EXPECT_EQ(stage.at("clock").x, before.x);
    EXPECT_EQ(stage.at("clock").w, before.w);
  }
}

TEST(Help, OpensAndClosesByItsCrossAndByAClickOutside) {
  Stage stage;
  stage.click("help");
  ASSERT_TRUE(stage.state.help_open);
  stage.click("help_close");
  EXPECT_FALSE(stage.state.help_open);
  stage.click("help");
  ASSERT_TRUE(stage.state.help_open);
  stage.frames(3);
  stage.mouse(4, 4);
  stage.click();
  EXPECT_FALSE(stage.state.help_open);
}

TEST(Help, KeepsTheMouseFromThePanelsBelow) {
  Stage stage(1440, 900);
  stage.click("help");
  stage.actions.clear();
  for (const char* name : {"slider/call_api_2", "number/call_api_1", "run/0", "play"}) {
    stage.state.help_open = true;
    stage.click(name);
    EXPECT_TRUE(stage.actions.empty()) << name;
  }
}

TEST(Help, ADragThatItInterruptsEndsAsOneStepOfUndo) {
  Stage stage;
  stage.frames(3);
  stage.rest_on("slider/call_api_1");
  stage.down();
  stage.mouse(stage.at("slider/call_api_1").x + 20, stage.at("slider/call_api_1").center_y());
  stage.frame();
  stage.state.help_open = true;
  stage.frame();
  const auto sets = stage.all<act::SetParameter>();
  ASSERT_GE(sets.size(), 2U);
  EXPECT_TRUE(sets.back().done);
  EXPECT_FALSE(ui::is_dragging(stage.state));
}

TEST(Notice, IsShownUntilItIsDismissed) {
  Stage stage;
  stage.frames(3);
  EXPECT_FALSE(stage.has("notice"));
  stage.change([](player::Player& player) {
    player.notify({"notice.settings_unwritable", {{"reason", "No space is left."}}});
  });
  stage.frame();
  EXPECT_TRUE(stage.has("notice"));
  stage.click("notice_close");
  EXPECT_TRUE(stage.only<act::DismissNotice>());
  stage.frame();
  EXPECT_FALSE(stage.has("notice"));
}

TEST(HoverText, ComesAfterARestAndGoesWithTheMouse) {
  Stage stage;
  stage.frames(3);
  stage.rest_on("play");
  EXPECT_GT(stage.state.redraw_in_s, 0) << "the app has to wake for it";
  EXPECT_LT(stage.state.redraw_in_s, 0.5);
  EXPECT_FALSE(stage.has("tip"));
  stage.frames(30);
  EXPECT_TRUE(stage.has("tip"));
  EXPECT_LT(stage.state.redraw_in_s, 0) << "nothing changes any more";
  stage.mouse(-1, -1);
  stage.frame();
  EXPECT_FALSE(stage.has("tip"));
}

TEST(Screen, ShowsNothingByItselfWhenNobodyDoesAnything) {
  Stage stage;
  stage.frames(10);
  EXPECT_TRUE(stage.actions.empty());
  EXPECT_LT(stage.state.redraw_in_s, 0);
}

TEST(Screen, SwitchingTheLanguageChangesItsTexts) {
  Stage stage;
  stage.frames(3);
  const ui::Rect before = stage.at("compare");
  stage.speak(text::Language::ko);
  stage.frame();
  EXPECT_NE(stage.at("compare").w, before.w);
  EXPECT_EQ(stage.model().title, stage.player().about().title.ko);
}

TEST(Screen, AHandleThatWentAwayUnderTheHandIsLetGo) {
  Stage stage;
  stage.frames(3);
  stage.rest_on("slider/call_api_1");
  stage.down();
  ASSERT_EQ(ui::held_name(stage.state.drag), "slider/call_api_1");
  stage.open("coroutine-object");
  stage.up();
  stage.frames(2);
  EXPECT_FALSE(ui::is_dragging(stage.state));
}

/// Every lesson, both codes, several moments, in one language and size: no text is shortened.
class NothingIsCut : public testing::TestWithParam<std::tuple<text::Language, std::pair<int, int>>> {};

TEST_P(NothingIsCut, InAnyLesson) {
  const auto& [language, size] = GetParam();
  Stage stage(static_cast<float>(size.first), static_cast<float>(size.second));
  stage.speak(language);
  const bool korean = language == text::Language::ko;
  for (const auto& lesson : stage.catalogue().lessons()) {
    stage.open(lesson.id);
    for (const double t : {0.0, 1.35, 3.0, 9.0}) {
      stage.seek(t);
      stage.frames(2);
      EXPECT_TRUE(stage.state.cut.empty()) << lesson.id << " at " << t << ": " << stage.state.cut.front();
    }
    stage.seek(1.35);
    stage.adjust([korean](ui::Model& model) {
      model.narration = {korean ? "코루틴 세 개가 동시에 기다립니다." : "All three coroutines wait together.",
                         korean ? "스레드는 비어 있고, 이벤트 루프는 타이머가 울리는 3.0초까지 쉬고 있습니다."
                                : "The thread is free, and the event loop rests until the timers at 3.0 s."};
    });
    stage.frames(2);
    EXPECT_TRUE(stage.state.cut.empty()) << lesson.id << ": " << stage.state.cut.front();
    stage.adjust({});
  }
  for (const bool by_article : {false, true}) {
    stage.carry_out(act::SetPath{by_article});
    stage.state.lessons_open = true;
    stage.frames(3);
    EXPECT_TRUE(stage.state.cut.empty()) << stage.state.cut.front();
  }
  stage.state.lessons_open = false;
  stage.state.help_open = true;
  stage.frames(3);
  EXPECT_TRUE(stage.state.cut.empty()) << stage.state.cut.front();
}

INSTANTIATE_TEST_SUITE_P(Both, NothingIsCut,
                         testing::Combine(testing::Values(text::Language::ko, text::Language::en),
                                          testing::Values(std::pair{1280, 720}, std::pair{1440, 900})),
                         [](const auto& each) {
                           return std::string(text::code(std::get<0>(each.param))) + "_" +
                                  std::to_string(std::get<1>(each.param).first);
                         });

/// The closing of every lesson, with the way to the next one, in one language and text size: all of it can be read.
class TheClosingFits : public testing::TestWithParam<std::tuple<text::Language, float>> {};

TEST_P(TheClosingFits, At1280x720) {
  const auto& [language, scale] = GetParam();
  Stage stage(1280, 720, scale);
  stage.speak(language);
  for (const auto& lesson : stage.catalogue().lessons()) {
    stage.open(lesson.id);
    stage.carry_out(act::End{});
    stage.frames(2);
    const timeline::Sentence& said = stage.model().narration;
    ASSERT_EQ(said.lead + (said.rest.empty() ? "" : " ") + said.rest, lesson.closing.in(language)) << lesson.id;
    const std::string text = lesson.closing.in(language);
    EXPECT_EQ(std::ranges::count(stage.state.cut, text), 0) << lesson.id;
    const ui::Rect panel = stage.at("transport");
    for (const char* name : {"narration", "next_lesson"}) {
      if (!stage.has(name)) continue;
      const ui::Rect rect = stage.at(name);
      EXPECT_TRUE(rect.x >= panel.x && rect.y >= panel.y && rect.x + rect.w <= panel.x + panel.w &&
                  rect.y + rect.h <= panel.y + panel.h)
          << name << " of " << lesson.id;
    }
    const bool last = &lesson == &stage.catalogue().lessons().back();
    EXPECT_EQ(stage.has("next_lesson"), !last) << lesson.id;
  }
}

INSTANTIATE_TEST_SUITE_P(Both, TheClosingFits,
                         testing::Combine(testing::Values(text::Language::ko, text::Language::en),
                                          testing::Values(1.0F, 1.1F, 1.25F, 1.5F, 1.75F, 2.0F)),
                         [](const auto& each) {
                           return std::string(text::code(std::get<0>(each.param))) + "_" +
                                  std::to_string(static_cast<int>(std::get<1>(each.param) * 100));
                         });

TEST(Transport, TheWayToTheNextLessonIsThereAtTheEndAndCanBeClicked) {
  Stage stage;
  stage.open("gather");
  stage.frames(3);
  EXPECT_FALSE(stage.has("next_lesson"));
  stage.carry_out(act::End{});
  stage.click("next_lesson");
  ASSERT_TRUE(stage.only<act::SelectLesson>());
  EXPECT_EQ(stage.only<act::SelectLesson>()->id, "nine-or-three");
}

TEST(Screen, IsBlackUntilAClickThatDoesNothingElse) {
  Stage stage;
  stage.frames(3);
  const ui::Rect play = stage.at("play");
  stage.state.blank = true;
  stage.frame();
  EXPECT_FALSE(stage.has("play"));
  EXPECT_EQ(stage.at("blank").w, 1280);
  stage.mouse(play.center_x(), play.center_y());
  stage.actions.clear();
  stage.click();
  EXPECT_FALSE(stage.state.blank);
  EXPECT_TRUE(stage.actions.empty());
  stage.frame();
  EXPECT_TRUE(stage.has("play"));
}

TEST(Screen, WhatAPersonPressesLiesInsideTheWindowAtEverySize) {
  for (const auto& [width, height, scale] :
       {std::tuple{1280.0F, 720.0F, 1.0F}, {1920.0F, 1080.0F, 1.0F}, {3840.0F, 2160.0F, 2.0F}}) {
    Stage stage(width, height, scale);
    stage.frames(3);
    for (const char* name : {"lessons", "question", "compare", "language", "theme", "help", "code/0", "code/1", "run/0",
                             "run/2", "slider/call_api_3", "play", "step", "speed", "pace", "motion", "axis/0", "axis/1"}) {
      const ui::Rect rect = stage.at(name);
      EXPECT_GE(rect.x, 0) << name;
      EXPECT_LE(rect.x + rect.w, width) << name;
      EXPECT_GT(rect.w, 0) << name;
      EXPECT_GE(rect.y, 0) << name;
      EXPECT_LE(rect.y + rect.h, height) << name;
    }
  }
}

// Only a window manager makes such windows; what does not fit is not there, and is no negative size or endless bar.
TEST(Screen, NothingIsSqueezedInsideOutInAWindowTooSmallForAnything) {
  for (const auto& [width, height] : {std::pair{1.0F, 1.0F}, {200.0F, 150.0F}, {2000.0F, 60.0F}, {40.0F, 1200.0F}}) {
    for (const bool help : {false, true}) {
      Stage stage(width, height);
      if (!help) stage.open("summary");
      stage.state.help_open = help;
      stage.state.lessons_open = !help;
      stage.state.help_scroll = 1000;
      stage.frames(4);
      for (const auto& [name, rect] : stage.state.rects) {
        EXPECT_TRUE(rect.w >= 0 && rect.h >= 0 && rect.w < 4000 && rect.h < 4000) << name << " in " << width;
      }
      EXPECT_TRUE(std::isfinite(stage.state.help_scroll));
      EXPECT_EQ(stage.all<act::SetParameter>().size(), 0U);
    }
  }
}

TEST(Screen, ADelayWhosePanelGoesAwayUnderTheHandIsLetGoWithTheButton) {
  Stage stage;
  stage.frames(3);
  stage.rest_on("slider/call_api_3");
  stage.down();
  stage.mouse(stage.at("slider/call_api_3").x + 60, stage.at("slider/call_api_3").center_y());
  stage.frame();
  ASSERT_EQ(ui::held_name(stage.state.drag), "slider/call_api_3");
  const double value = stage.values()[2];
  ASSERT_NE(value, stage.player().about().defaults()[2]);
  stage.width = 200;
  stage.height = 60;
  stage.frame();
  ASSERT_FALSE(stage.has("slider/call_api_3"));
  stage.actions.clear();
  stage.up();
  EXPECT_FALSE(ui::is_dragging(stage.state));
  // The drag is one step for undo all the same: it has an end.
  ASSERT_TRUE(stage.only<act::SetParameter>());
  EXPECT_TRUE(stage.only<act::SetParameter>()->done);
  EXPECT_EQ(stage.only<act::SetParameter>()->value_s, value);
}

}  // namespace
