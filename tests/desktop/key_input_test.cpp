#include "shell/desktop/key_input.hpp"

#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

using desktop::character_event;
using desktop::key_event;
using desktop::KeyEvent;
using player::Key;

TEST(KeyEvent, LettersGoByWhatTheLayoutPrintsOnThem) {
  EXPECT_EQ(key_event(GLFW_KEY_Y, GLFW_MOD_CONTROL, "z"), (KeyEvent{Key::z, {false, true}}));
  EXPECT_EQ(key_event(GLFW_KEY_L, 0, "l"), (KeyEvent{Key::l, {}}));
  EXPECT_EQ(key_event(GLFW_KEY_L, GLFW_MOD_SHIFT, "L"), (KeyEvent{Key::l, {true, false}}));
}

TEST(KeyEvent, WhereTheLayoutHasOtherScriptTheUsLetterCounts) {
  EXPECT_EQ(key_event(GLFW_KEY_L, 0, "ㅣ"), (KeyEvent{Key::l, {}}));
  EXPECT_EQ(key_event(GLFW_KEY_C, 0, ""), (KeyEvent{Key::c, {}}));
}

TEST(KeyEvent, SignsAreKeysOnlyWithCtrl) {
  EXPECT_EQ(key_event(GLFW_KEY_EQUAL, GLFW_MOD_CONTROL, "="), (KeyEvent{Key::plus, {false, true}}));
  EXPECT_EQ(key_event(GLFW_KEY_KP_SUBTRACT, GLFW_MOD_CONTROL, "-"), (KeyEvent{Key::minus, {false, true}}));
  EXPECT_EQ(key_event(GLFW_KEY_0, GLFW_MOD_CONTROL, "0"), (KeyEvent{Key::zero, {false, true}}));
  EXPECT_EQ(key_event(GLFW_KEY_EQUAL, 0, "="), (KeyEvent{Key::other, {}}));
  EXPECT_EQ(character_event('+'), (KeyEvent{Key::plus, {}, '+'}));
  EXPECT_EQ(character_event('-'), (KeyEvent{Key::minus, {}, '-'}));
  EXPECT_EQ(character_event('?'), (KeyEvent{Key::question, {}, '?'}));
  EXPECT_EQ(character_event('.'), (KeyEvent{Key::period, {}, '.'}));
  EXPECT_EQ(character_event('x'), (KeyEvent{Key::other, {}, 'x'}));
}

TEST(KeyEvent, NamedKeysAndTheirModifiers) {
  EXPECT_EQ(key_event(GLFW_KEY_SPACE, 0, ""), (KeyEvent{Key::space, {}}));
  EXPECT_EQ(key_event(GLFW_KEY_LEFT, GLFW_MOD_SHIFT, ""), (KeyEvent{Key::left, {true, false}}));
  EXPECT_EQ(key_event(GLFW_KEY_F11, 0, ""), (KeyEvent{Key::f11, {}}));
}

TEST(KeyEvent, CapsAndNumLockAreNoModifiers) {
  EXPECT_EQ(key_event(GLFW_KEY_SPACE, GLFW_MOD_CAPS_LOCK | GLFW_MOD_NUM_LOCK, ""), (KeyEvent{Key::space, {}}));
}

TEST(KeyEvent, WithAltOrSuperAKeyBelongsToTheDesktop) {
  EXPECT_EQ(key_event(GLFW_KEY_SPACE, GLFW_MOD_ALT, ""), std::nullopt);
  EXPECT_EQ(key_event(GLFW_KEY_LEFT, GLFW_MOD_SUPER, ""), std::nullopt);
}

TEST(KeyEvent, KeysWithoutAMeaningAreSomeKeyAllTheSameForABlackScreen) {
  EXPECT_EQ(key_event(GLFW_KEY_F6, 0, ""), (KeyEvent{Key::other, {}}));
  EXPECT_EQ(key_event(GLFW_KEY_UNKNOWN, 0, ""), (KeyEvent{Key::other, {}}));
  EXPECT_EQ(key_event(GLFW_KEY_LEFT_SHIFT, GLFW_MOD_SHIFT, ""), std::nullopt);
  EXPECT_EQ(key_event(GLFW_KEY_CAPS_LOCK, 0, ""), std::nullopt);
}

TEST(KeyQueue, AKeyAndWhatItTypesAreOnePress) {
  desktop::KeyQueue keys;
  keys.press(GLFW_KEY_B, 0, "b", false);
  keys.type('b');
  keys.press(GLFW_KEY_PERIOD, 0, ".", false);
  keys.type('.');
  keys.press(GLFW_KEY_LEFT, 0, "", false);
  keys.press(GLFW_KEY_SLASH, GLFW_MOD_SHIFT, "/", false);
  keys.type('?');
  keys.type(U'각');  // an input method sends what no key has typed
  const std::vector<KeyEvent> expected{
      {Key::b, {}, 'b'}, {Key::period, {}, '.'}, {Key::left, {}}, {Key::question, {}, '?'}, {Key::other, {}, U'각'}};
  EXPECT_EQ(keys.take(), expected);
  EXPECT_TRUE(keys.empty());
}

TEST(KeyQueue, OnlyWhatMovesGoesOnWhileItsKeyIsHeld) {
  desktop::KeyQueue keys;
  for (const int key : {GLFW_KEY_B, GLFW_KEY_N, GLFW_KEY_SPACE, GLFW_KEY_PAGE_DOWN, GLFW_KEY_ENTER}) {
    keys.press(key, 0, key == GLFW_KEY_B ? "b" : key == GLFW_KEY_N ? "n" : "", true);
    if (key < GLFW_KEY_ESCAPE) keys.type(static_cast<unsigned>(key));
  }
  EXPECT_TRUE(keys.take().empty()) << "no flicker, no race through the lessons";
  keys.press(GLFW_KEY_RIGHT, 0, "", true);
  keys.press(GLFW_KEY_MINUS, 0, "-", true);
  keys.type('-');
  EXPECT_EQ(keys.take(), (std::vector<KeyEvent>{{Key::right, {}}, {Key::minus, {}, '-'}}));
}
