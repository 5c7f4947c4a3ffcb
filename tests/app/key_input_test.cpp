#include "app/key_input.hpp"

#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

using app::character_event;
using app::key_event;
using app::KeyEvent;
using ui::Key;

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
  EXPECT_EQ(key_event(GLFW_KEY_EQUAL, 0, "="), std::nullopt);
  EXPECT_EQ(character_event('+'), (KeyEvent{Key::plus, {}}));
  EXPECT_EQ(character_event('-'), (KeyEvent{Key::minus, {}}));
  EXPECT_EQ(character_event('?'), (KeyEvent{Key::question, {}}));
  EXPECT_EQ(character_event('x'), std::nullopt);
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

TEST(KeyEvent, KeysWithoutAMeaningAreNone) {
  EXPECT_EQ(key_event(GLFW_KEY_F5, 0, ""), std::nullopt);
  EXPECT_EQ(key_event(GLFW_KEY_UNKNOWN, 0, ""), std::nullopt);
}
