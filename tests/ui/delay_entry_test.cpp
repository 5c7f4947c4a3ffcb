#include "ui/transport/delay_entry.hpp"

#include <gtest/gtest.h>

#include "support/stage.hpp"
#include "ui/keys.hpp"

namespace {

using ui_test::Stage;
namespace act = ui::action;

void enter_value(Stage& stage, std::string_view typed) {
  for (const char c : typed) EXPECT_TRUE(ui::type(static_cast<char32_t>(c), stage.state));
}

TEST(DelayEntry, ReadsNumbersWithUnits) {
  EXPECT_EQ(ui::parse_delay("2.5"), 2.5);
  EXPECT_EQ(ui::parse_delay("2,5"), 2.5);
  EXPECT_EQ(ui::parse_delay("150 ms"), 0.15);
  EXPECT_EQ(ui::parse_delay("10min"), 600);
  EXPECT_EQ(ui::parse_delay("2 m"), 120);
  EXPECT_EQ(ui::parse_delay("1h"), 3600);
  EXPECT_EQ(ui::parse_delay("0"), 0);
  for (const char* wrong : {"", "s", "3x", "1.2.3", "-1", "nan", "inf", "1e5"}) {
    EXPECT_EQ(ui::parse_delay(wrong), std::nullopt) << wrong;
  }
}

TEST(DelayEntry, EnterOnTheFocusedValueTypesOne) {
  Stage stage;
  stage.click("value/call_api_2");
  EXPECT_EQ(stage.state.delay_entry.focus, 1U);
  stage.actions.clear();
  stage.press(ui::Key::enter);
  enter_value(stage, "4.25");
  stage.press(ui::Key::backspace);
  stage.press(ui::Key::enter);
  ASSERT_TRUE(stage.only<act::SetParameter>());
  EXPECT_EQ(stage.only<act::SetParameter>()->parameter, 1U);
  EXPECT_EQ(stage.only<act::SetParameter>()->value_s, 4.2);
  EXPECT_TRUE(stage.only<act::SetParameter>()->done);
  EXPECT_EQ(stage.values()[1], 4.2);
  EXPECT_FALSE(stage.state.delay_entry.typed);
}

TEST(DelayEntry, ASliderANumberAndABarsEndHaveTheFocusAfterAClick) {
  Stage stage(1440, 900);
  stage.click("slider/call_api_3");
  EXPECT_EQ(stage.state.delay_entry.focus, 2U);
  stage.click("number/call_api_2");
  EXPECT_EQ(stage.state.delay_entry.focus, 1U);
  stage.frames(60);
  std::string end;
  for (const auto& [name, rect] : stage.state.rects) {
    if (name.starts_with("bar_end/2/2/")) end = name;
  }
  ASSERT_FALSE(end.empty());
  stage.click(end);
  EXPECT_EQ(stage.state.delay_entry.focus, 0U);
}

TEST(DelayEntry, EscapeLeavesTheValueAndThenTheFocus) {
  Stage stage;
  stage.click("value/call_api_1");
  stage.press(ui::Key::enter);
  enter_value(stage, "9");
  stage.press(ui::Key::escape);
  EXPECT_FALSE(stage.state.delay_entry.typed);
  EXPECT_TRUE(stage.state.delay_entry.focus);
  stage.press(ui::Key::escape);
  EXPECT_FALSE(stage.state.delay_entry.focus);
  EXPECT_EQ(stage.values()[0], 3);
}

TEST(DelayEntry, NoKeyLeaksToTheRunWhileAValueIsTyped) {
  Stage stage;
  stage.click("value/call_api_1");
  stage.press(ui::Key::enter);
  stage.actions.clear();
  for (const ui::Key key : {ui::Key::space, ui::Key::right, ui::Key::page_down, ui::Key::n, ui::Key::tab, ui::Key::c}) {
    stage.press(key);
  }
  EXPECT_TRUE(stage.actions.empty());
  EXPECT_FALSE(stage.state.lessons_open);
  EXPECT_TRUE(ui::type(U'?', stage.state)) << "a sign that is no part of a number is dropped";
  EXPECT_EQ(stage.state.delay_entry.typed, "");
}

TEST(DelayEntry, WhatIsNoNumberStaysToBeMended) {
  Stage stage;
  stage.click("value/call_api_1");
  stage.press(ui::Key::enter);
  enter_value(stage, "3..");
  stage.actions.clear();
  stage.press(ui::Key::enter);
  EXPECT_TRUE(stage.actions.empty());
  EXPECT_EQ(stage.state.delay_entry.typed, "3..");
}

TEST(DelayEntry, AValueStaysInsideItsLimits) {
  Stage stage;
  stage.open("movie");
  stage.frames(3);
  ui::focus_delay(stage.state, 0);
  stage.press(ui::Key::enter);
  enter_value(stage, "1");
  stage.press(ui::Key::enter);
  EXPECT_EQ(stage.values()[0], stage.model().parameters[0].min_s);
}

/// Gives the end of a bar of the gathered run the focus and types.
void type_at_a_bar(Stage& stage, std::string_view typed) {
  stage.frames(2);
  const auto end = stage.state.rects.lower_bound("bar_end/2/2/");
  ASSERT_TRUE(end != stage.state.rects.end() && end->first.starts_with("bar_end/2/2/"));
  stage.click(std::string(end->first));
  stage.press(ui::Key::enter);
  enter_value(stage, typed);
  stage.frames(2);
}

TEST(DelayEntry, WhereTheDelaysPanelIsLeftOutTheTypedValueIsBesideItsBar) {
  for (const bool presenting : {false, true}) {
    Stage stage(1280, 720);
    stage.carry_out(act::SelectRun{2});
    if (presenting) stage.press(ui::Key::f);
    while (!presenting && stage.player().settings().text_size < 1.74) stage.carry_out(act::TextSize{+1});
    stage.seek(9);
    type_at_a_bar(stage, "4.2");
    ASSERT_FALSE(stage.has("delays"));
    ASSERT_TRUE(stage.has("typed"));
    const ui::Rect field = stage.at("typed"), bar = stage.at("typed_bar");
    EXPECT_LT(std::abs(field.x - bar.x), 40);
    EXPECT_TRUE(field.y + field.h <= bar.y || field.y >= bar.y + bar.h) << "the end of the bar stays in view";
    stage.press(ui::Key::enter);
    stage.frames(2);
    EXPECT_FALSE(stage.has("typed"));
    EXPECT_EQ(stage.values()[0], 4.2);
  }
}

TEST(DelayEntry, WithoutItsBarTheTypedValueIsInsideTheWindow) {
  Stage stage(1280, 720);
  while (stage.player().settings().text_size < 2.4) stage.carry_out(act::TextSize{+1});
  ui::focus_delay(stage.state, 0);
  stage.click("pane/loop");
  stage.frames(2);
  stage.press(ui::Key::enter);
  enter_value(stage, "7");
  stage.frames(2);
  ASSERT_FALSE(stage.has("timeline"));
  ASSERT_TRUE(stage.has("typed"));
  const ui::Rect field = stage.at("typed");
  EXPECT_TRUE(field.x >= 0 && field.y >= 0 && field.x + field.w <= 1280 && field.y + field.h <= 720);
}

TEST(DelayEntry, BesideItsSliderThereIsNoSecondField) {
  Stage stage(1440, 900);
  stage.click("value/call_api_1");
  stage.press(ui::Key::enter);
  enter_value(stage, "7");
  stage.frames(2);
  EXPECT_FALSE(stage.has("typed"));
}

}  // namespace
