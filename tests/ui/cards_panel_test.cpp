// A lesson of cards: what opens a moment, and that nothing else is there to break.
#include "ui/overlay/cards_panel.hpp"

#include <gtest/gtest.h>

#include "support/stage.hpp"

namespace {

using ui::Key;
using ui_test::Stage;
namespace act = ui::action;

void press(Stage& stage, Key key) {
  stage.press(key);
  stage.frame();
}

TEST(Cards, StandTwoByTwoOverTheWholeContentWithoutAnyOtherPanel) {
  Stage stage;
  stage.open("summary");
  stage.frames(3);
  ASSERT_EQ(stage.model().cards.size(), 4U);
  EXPECT_EQ(stage.at("card/0").y, stage.at("card/1").y);
  EXPECT_EQ(stage.at("card/0").x, stage.at("card/2").x);
  EXPECT_GT(stage.at("card/2").y, stage.at("card/0").y + stage.at("card/0").h);
  EXPECT_LE(stage.at("card/3").y + stage.at("card/3").h, stage.at("transport").y);
  for (const char* gone : {"code_panel", "delays", "timeline", "play", "clock"}) EXPECT_FALSE(stage.has(gone)) << gone;
}

TEST(Cards, AClickOpensTheMoment) {
  Stage stage;
  stage.open("summary");
  const timeline::Position moment = stage.model().cards.at(3).at;
  stage.click("card/3");
  ASSERT_TRUE(stage.only<act::OpenMoment>());
  EXPECT_EQ(stage.only<act::OpenMoment>()->lesson, "gather");
  EXPECT_EQ(stage.only<act::OpenMoment>()->run, "gather");
  EXPECT_EQ(stage.only<act::OpenMoment>()->at, moment);
}

TEST(Cards, KeysMoveBetweenThemAndEnterOpens) {
  Stage stage;
  stage.open("summary");
  stage.frames(3);
  press(stage, Key::left);
  press(stage, Key::up);
  EXPECT_EQ(stage.state.card_focus, 0U) << "there is nothing before the first";
  press(stage, Key::right);
  press(stage, Key::down);
  EXPECT_EQ(stage.state.card_focus, 3U);
  press(stage, Key::page_down);
  press(stage, Key::down);
  EXPECT_EQ(stage.state.card_focus, 3U);
  press(stage, Key::page_up);
  EXPECT_EQ(stage.state.card_focus, 2U) << "a presenter's remote, too";
  EXPECT_TRUE(stage.actions.empty());
  const std::string lesson = stage.model().cards.at(2).lesson;
  press(stage, Key::enter);
  ASSERT_TRUE(stage.only<act::OpenMoment>());
  EXPECT_EQ(stage.only<act::OpenMoment>()->lesson, lesson);
}

TEST(Cards, KeysOfARunDoNothingAndThoseOfTheScreenGoOn) {
  Stage stage;
  stage.open("summary");
  stage.frames(3);
  for (const Key key : {Key::space, Key::plus, Key::a, Key::c}) press(stage, key);
  EXPECT_TRUE(stage.actions.empty());
  press(stage, Key::l);
  EXPECT_TRUE(stage.only<act::ToggleLanguage>());
  press(stage, Key::o);
  EXPECT_TRUE(stage.state.lessons_open);
  stage.actions.clear();
  press(stage, Key::escape);
  press(stage, Key::b);
  EXPECT_TRUE(stage.state.blank);
}

TEST(Cards, ScrollWhereTheyHaveNoRoomAndTheFocusedOneIsInView) {
  Stage stage(1280, 720, 2);
  stage.open("summary");
  stage.frames(3);
  for (const Key key : {Key::end, Key::home, Key::right, Key::down}) {
    press(stage, key);
    stage.frames(2);
    const ui::Rect card = stage.at("card/" + std::to_string(stage.state.card_focus));
    const ui::Rect room = stage.at("cards");
    EXPECT_TRUE(card.y >= room.y - 1 && card.y + card.h <= room.y + room.h + 1) << stage.state.card_focus;
  }
}

}  // namespace
