// The keyboard alone: Tab reaches every widget, Enter uses it, arrows change delays; the palette finds every command.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "support/stage.hpp"
#include "ui/layout.hpp"
#include "ui/kit/delay_step.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/overlay/palette_search.hpp"

namespace {

using ui::Key;
using ui_test::Stage;
namespace act = ui::action;

constexpr ui::Mods kShiftDown{.shift = true, .ctrl = false};
constexpr ui::Mods kCtrlDown{.shift = false, .ctrl = true};

/// Every stop of the ring, in the order in which Tab goes.
std::vector<std::string> walk(Stage& stage, ui::Mods mods = {}) {
  std::vector<std::string> names;
  while (names.size() < 200) {
    stage.press(Key::tab, mods);
    stage.frames(2);
    if (!names.empty() && stage.state.focus.at == names.front()) break;
    names.push_back(stage.state.focus.at);
  }
  return names;
}

void focus_on(Stage& stage, const std::string& name) {
  stage.frames(2);
  ui::set_focus(stage.state, name);
  stage.frames(2);
  ASSERT_EQ(stage.state.focus.at, name);
  stage.actions.clear();
}

TEST(FocusRing, HasEveryWidgetOnceAndComesBackToTheFirst) {
  Stage stage(1440, 900);
  stage.seek(1.35);
  stage.frames(3);
  const auto names = walk(stage);
  const std::set<std::string> all(names.begin(), names.end());
  EXPECT_EQ(all.size(), names.size());
  for (const char* name :
       {"lessons", "compare", "language", "theme", "help", "code_panel", "code_tab/0", "code_tab/1", "code_tab/2",
        "code/0", "code/1", "number/call_api_1", "number/call_api_3", "delays", "slider/call_api_1",
        "slider/call_api_3", "timeline", "run/0", "run/1", "run/2", "lane/0/1", "lane/1/1", "lane/2/1", "loop",
        "console", "to_begin", "step_back", "play", "step", "to_end", "speed", "axis/0", "axis/1"}) {
    EXPECT_TRUE(all.contains(name)) << name;
  }
  auto back = walk(stage, kShiftDown);
  std::rotate(back.begin(), std::ranges::find(back, names.back()), back.end());
  std::ranges::reverse(back);
  EXPECT_EQ(std::set<std::string>(back.begin(), back.end()), all);
}

TEST(FocusRing, IsInReadingOrder) {
  Stage stage(1440, 900);
  stage.frames(3);
  const auto names = walk(stage);
  const auto place = [&](const std::string& name) { return std::ranges::find(names, name) - names.begin(); };
  EXPECT_LT(place("lessons"), place("compare"));
  EXPECT_LT(place("compare"), place("help"));
  EXPECT_LT(place("help"), place("code_tab/0"));
  EXPECT_LT(place("code_tab/0"), place("code_tab/2"));
  EXPECT_LT(place("slider/call_api_1"), place("slider/call_api_2"));
  EXPECT_LT(place("run/0"), place("lane/0/1"));
  EXPECT_LT(place("lane/0/1"), place("run/1"));
  EXPECT_LT(place("run/2"), place("play"));
}

TEST(FocusRing, EveryStopStandsInsideTheWindowWhenItHasTheFocus) {
  for (const float scale : {1.0F, 1.5F, 2.5F}) {
    Stage stage(1280, 720, scale);
    stage.frames(3);
    for (const std::string& name : walk(stage)) {
      focus_on(stage, name);
      const auto stop = std::ranges::find(stage.state.focus.ring, name, &ui::Stop::name);
      ASSERT_NE(stop, stage.state.focus.ring.end()) << name;
      const ui::Rect& r = stop->rect;
      EXPECT_TRUE(r.x >= 0 && r.y >= 0 && r.x + r.w <= stage.width && r.y + r.h <= stage.height) << name << scale;
    }
  }
}

TEST(FocusRing, EnterDoesWhatAClickDoes) {
  for (const char* name : {"compare", "language", "theme", "code_tab/0", "code/1", "run/0", "to_begin", "step_back",
                           "play", "step", "to_end", "speed", "axis/1"}) {
    Stage clicks(1440, 900);
    clicks.seek(1.35);
    clicks.click(name);
    Stage keys(1440, 900);
    keys.seek(1.35);
    focus_on(keys, name);
    keys.press(Key::enter);
    keys.frame();
    ASSERT_EQ(keys.actions.size(), 1U) << name;
    ASSERT_EQ(clicks.actions.size(), 1U) << name;
    EXPECT_EQ(keys.actions.front().index(), clicks.actions.front().index()) << name;
    keys.frame();
    EXPECT_EQ(keys.actions.size(), 1U) << "once: " << name;
  }
  Stage stage;
  focus_on(stage, "lessons");
  stage.press(Key::enter);
  stage.frame();
  EXPECT_TRUE(stage.state.lessons_open);
}

TEST(FocusRing, SpacePlaysWhateverHasTheFocus) {
  Stage stage;
  focus_on(stage, "theme");
  stage.press(Key::space);
  EXPECT_TRUE(stage.only<act::TogglePlay>());
}

TEST(FocusRing, ArrowsChangeAFocusedDelayAndOnlyThat) {
  for (const char* name : {"slider/call_api_2", "number/call_api_2"}) {
    Stage stage;
    const std::size_t at = 1;
    const double step = ui::delay_step(stage.model().parameters[at].min_s, stage.model().parameters[at].max_s, false);
    focus_on(stage, name);
    stage.press(Key::right);
    EXPECT_NEAR(stage.values()[at], 3 + step, 1e-9) << name;
    stage.press(Key::left);
    stage.press(Key::left);
    EXPECT_NEAR(stage.values()[at], 3 - step, 1e-9) << name;
    stage.press(Key::end);
    EXPECT_EQ(stage.values()[at], stage.model().parameters[at].max_s);
    stage.press(Key::home);
    EXPECT_EQ(stage.values()[at], stage.model().parameters[at].min_s);
    stage.press(Key::backspace);
    EXPECT_EQ(stage.values()[at], 3);
    EXPECT_EQ(stage.all<act::SetParameter>().size(), stage.actions.size()) << "no key reached the run";
    stage.press(Key::z, kCtrlDown);
    EXPECT_EQ(stage.values()[at], stage.model().parameters[at].min_s) << "each is a step of undo";
  }
}

TEST(FocusRing, EnterOnALaneSaysItsHoverTextBesideIt) {
  Stage stage(1440, 900);
  stage.seek(1.35);
  stage.press(Key::one);
  stage.press(Key::down);
  stage.press(Key::down);
  stage.frames(2);
  ASSERT_EQ(stage.state.focus.at, "lane/0/2");
  EXPECT_FALSE(stage.has("tip"));
  stage.press(Key::enter);
  stage.frames(2);
  ASSERT_TRUE(stage.has("tip"));
  EXPECT_NE(stage.state.tip.text.find("call_api_1()"), std::string::npos);
  const ui::Rect tip = stage.at("tip");
  const ui::Rect lane = stage.at("lane/0/2");
  EXPECT_TRUE(tip.y >= lane.y + lane.h || tip.y + tip.h <= lane.y) << "it does not cover its lane";
  stage.press(Key::down);
  stage.frames(2);
  EXPECT_FALSE(stage.has("tip")) << "the next key ends it";
  EXPECT_EQ(stage.state.focus.at, "lane/0/3");
}

TEST(FocusRing, ShowsTheHintOfAFocusedButtonAfterARest) {
  Stage stage;
  focus_on(stage, "play");
  EXPECT_FALSE(stage.has("tip"));
  stage.frames(40);
  ASSERT_TRUE(stage.has("tip"));
  EXPECT_NE(stage.state.tip.text.find("Space"), std::string::npos);
}

TEST(FocusRing, EndsWithAClickAndWithEscape) {
  Stage stage;
  focus_on(stage, "play");
  stage.press(Key::escape);
  EXPECT_EQ(stage.state.focus.at, "");
  focus_on(stage, "play");
  stage.mouse(640, 20);
  stage.click();
  EXPECT_EQ(stage.state.focus.at, "");
}

TEST(FocusRing, ScrollsTheCodeToAFocusedNumberAndItselfWithArrows) {
  Stage stage;
  stage.frames(3);
  ASSERT_GT(stage.at("code/bar").h, 0);
  focus_on(stage, "number/call_api_3");
  EXPECT_TRUE(stage.has("number/call_api_3"));
  const ui::Rect number = stage.at("number/call_api_3");
  const ui::Rect panel = stage.at("code_panel");
  EXPECT_TRUE(number.y >= panel.y && number.y + number.h <= panel.y + panel.h);
  stage.press(Key::two);
  stage.press(Key::home);
  stage.frames(2);
  EXPECT_TRUE(stage.has("line/1"));
  stage.press(Key::down);
  stage.frame();
  EXPECT_GT(stage.state.code_scroll, 0);
}

TEST(FocusRing, ADelayIsTypedWithoutAMouse) {
  for (const char* widget : {"slider/call_api_1", "number/call_api_1"}) {
    Stage stage;
    focus_on(stage, widget);
    stage.press(Key::enter);
    for (const char32_t c : std::u32string_view(U"4.5")) EXPECT_TRUE(ui::type(c, stage.state));
    stage.press(Key::enter);
    stage.frames(2);
    EXPECT_DOUBLE_EQ(stage.values().front(), 4.5) << widget;
    EXPECT_EQ(stage.state.focus.at, widget) << "the focus stays";
    focus_on(stage, "lane/0/2");
    stage.press(Key::enter);
    stage.frames(2);
    EXPECT_TRUE(stage.has("tip")) << "Enter is the lane's again";
    EXPECT_FALSE(stage.state.delay_entry.typed);
  }
}

TEST(TimelineKeys, ZoomPanAndShowAll) {
  Stage stage(1440, 900);
  stage.seek(4.5);
  stage.frames(3);
  stage.press(Key::z);
  EXPECT_NEAR(stage.state.view_end - stage.state.view_begin, 4.5, 0.01);
  EXPECT_LT(stage.state.view_begin, 4.5);
  EXPECT_GT(stage.state.view_end, 4.5);
  const double begin = stage.state.view_begin;
  stage.press(Key::right, kCtrlDown);
  EXPECT_GT(stage.state.view_begin, begin);
  stage.press(Key::left, kCtrlDown);
  EXPECT_NEAR(stage.state.view_begin, begin, 1e-6);
  stage.press(Key::z, kShiftDown);
  EXPECT_EQ(stage.state.view_begin, stage.state.view_end) << "everything is in view";
  stage.press(Key::z);
  stage.press(Key::zero);
  EXPECT_EQ(stage.state.view_begin, stage.state.view_end);
}

TEST(TimelineKeys, ScrollLanesThatDoNotFit) {
  Stage stage(1280, 720, 2);
  stage.open("queue");
  stage.frames(3);
  stage.press(Key::down, kCtrlDown);
  stage.frames(2);
  const bool scrolls = stage.has("lanes_scroll");
  EXPECT_EQ(stage.state.lanes_scroll > 0, scrolls);
  for (int i = 0; i < 50; ++i) stage.press(Key::down, kCtrlDown);
  stage.frames(2);
  const float most = stage.state.lanes_scroll;
  stage.press(Key::up, kCtrlDown);
  stage.frames(2);
  EXPECT_EQ(stage.state.lanes_scroll < most, scrolls) << "it did not go beyond the last lane";
}

std::vector<std::string> found_by(Stage& stage, std::u32string_view search) {
  stage.state.palette_open = false;
  stage.press(Key::k, kCtrlDown);
  for (const char32_t c : search) EXPECT_TRUE(ui::type(c, stage.state));
  std::vector<std::string> names;
  for (const player::Command* each : ui::found_commands(stage.model(), stage.state)) names.emplace_back(each->name);
  return names;
}

TEST(Palette, FindsCommandsInBothLanguagesWhateverTheScreenSpeaks) {
  for (const auto language : {text::Language::en, text::Language::ko}) {
    Stage stage;
    stage.speak(language);
    EXPECT_EQ(found_by(stage, U"full screen"), std::vector<std::string>{"full_screen"});
    EXPECT_EQ(found_by(stage, U"전체 화면"), std::vector<std::string>{"full_screen"});
    EXPECT_EQ(found_by(stage, U"SCREEN full"), std::vector<std::string>{"full_screen"}) << "words in any order";
    EXPECT_TRUE(found_by(stage, U"no such command").empty());
    EXPECT_EQ(found_by(stage, U"f11"), std::vector<std::string>{"full_screen"}) << "by its key";
  }
}

bool finds(Stage& stage, std::u32string_view search, const std::string& name) {
  const auto found = found_by(stage, search);
  return std::ranges::find(found, name) != found.end();
}

TEST(Palette, FindsCommandsByWhatTheirButtonsAreCalled) {
  Stage stage;
  for (const auto& [search, name] : {std::pair{U"theme", "theme"}, {U"테마", "theme"}, {U"color", "theme"}, {U"axis", "axis"},
                                     {U"축", "axis"}, {U"language", "language"}, {U"English", "language"},
                                     {U"언어", "language"}, {U"Compare", "compare"}, {U"비교", "compare"},
                                     {U"font", "text_larger"}, {U"글꼴", "text_default"}, {U"text size", "text_smaller"},
                                     {U"text size", "text_larger"}, {U"reset", "start_over"}, {U"projector", "present"}}) {
    EXPECT_TRUE(finds(stage, search, name)) << name;
  }
  for (const auto language : {text::Language::en, text::Language::ko}) {
    stage.speak(language);
    for (const auto& [label, name] : {std::pair{"transport.speed", "faster"}, {"transport.pace", "pace"},
                                      {"transport.axis", "axis"}, {"screen.compare", "compare"}}) {
      found_by(stage, U"");
      stage.state.palette_search = (*stage.model().words)[label];
      const auto found = ui::found_commands(stage.model(), stage.state);
      EXPECT_NE(std::ranges::find(found, name, &player::Command::name), found.end()) << label;
    }
  }
}

TEST(Palette, OffersEveryCommandButItselfAndTheRingsSteps) {
  Stage stage;
  const auto names = found_by(stage, U"");
  const auto available = std::ranges::count_if(player::commands(), [&](const player::Command& command) {
    return !std::holds_alternative<std::monostate>(command.deed(stage.model()));
  });
  EXPECT_EQ(names.size(), static_cast<std::size_t>(available) - 3);
}

TEST(Palette, CarriesOutTheChosenCommandAndCloses) {
  Stage stage;
  found_by(stage, U"dark");
  stage.actions.clear();
  stage.press(Key::enter);
  EXPECT_TRUE(stage.only<act::ToggleTheme>());
  EXPECT_FALSE(stage.state.palette_open);
  found_by(stage, U"full screen");
  stage.click("command/full_screen");
  EXPECT_TRUE(stage.only<act::ToggleFullScreen>());
  found_by(stage, U"");
  stage.press(Key::down);
  stage.press(Key::down);
  EXPECT_EQ(stage.state.palette_at, 2U);
  stage.press(Key::end);
  stage.frames(2);
  EXPECT_TRUE(stage.has("command/quit")) << "the last one is scrolled into view";
  stage.press(Key::escape);
  EXPECT_FALSE(stage.state.palette_open);
}

TEST(Presentation, ShowsOnlyTheTimelineAndTheSentenceAndStaysInTheNextLesson) {
  Stage stage;
  stage.press(Key::f);
  stage.frames(3);
  EXPECT_TRUE(stage.has("timeline"));
  EXPECT_TRUE(stage.has("narration"));
  for (const char* folded : {"lessons", "code_panel", "delays", "loop", "console", "play"}) {
    EXPECT_FALSE(stage.has(folded)) << folded;
  }
  EXPECT_GT(stage.at("timeline").h, stage.height / 2);
  stage.press(Key::n);
  stage.frames(3);
  EXPECT_TRUE(stage.state.presenting);
  EXPECT_FALSE(stage.has("code_panel"));
  stage.press(Key::f);
  stage.frames(3);
  EXPECT_TRUE(stage.has("code_panel"));
}

TEST(ContentScale, FollowsTheMonitorTheWindowAndTheTextSize) {
  EXPECT_EQ(ui::pixels_per_unit(1280, 720, 1, 1, false), 1);
  EXPECT_EQ(ui::pixels_per_unit(1440, 900, 1, 2.5, false), 2.5F);
  EXPECT_GT(ui::pixels_per_unit(2560, 1440, 1, 1, false), 1.4F);
  EXPECT_EQ(ui::pixels_per_unit(3840, 2160, 2, 1, false), 2 * ui::pixels_per_unit(1920, 1080, 1, 1, false));
  EXPECT_EQ(ui::pixels_per_unit(2560, 400, 1, 1, false), 1) << "a low window is not large";
  EXPECT_GT(ui::pixels_per_unit(1280, 720, 1, 1, true), 1) << "a presentation is larger";
  EXPECT_EQ(ui::pixels_per_unit(1280, 720, 1, 2, true), 2) << "but not smaller than the text size";
}

TEST(ContentScale, LanesFillALargeWindow) {
  const float scale = ui::pixels_per_unit(2560, 1440, 1, 1, false);
  Stage stage(2560, 1440, scale);
  stage.frames(3);
  const ui::Rect last = stage.at("lane/2/4");
  const ui::Rect timeline = stage.at("timeline");
  EXPECT_LT(timeline.y + timeline.h - last.y - last.h, 60 * scale);
}

}  // namespace
