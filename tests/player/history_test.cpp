#include "player/history.hpp"

#include <gtest/gtest.h>

using lessons::Values;
using player::History;

TEST(History, UndoesAndRedoesOneChangeAtATime) {
  History history({1});
  history.change({2}, true);
  history.change({3}, true);
  history.undo();
  EXPECT_EQ(history.now(), Values{2});
  history.undo();
  EXPECT_EQ(history.now(), Values{1});
  EXPECT_FALSE(history.can_undo());
  history.redo();
  history.redo();
  EXPECT_EQ(history.now(), Values{3});
  EXPECT_FALSE(history.can_redo());
}

TEST(History, ADragIsOneStep) {
  History history({1});
  for (const double value : {1.5, 2.0, 2.5}) history.change({value}, false);
  history.change({3}, true);
  history.undo();
  EXPECT_EQ(history.now(), Values{1});
  EXPECT_FALSE(history.can_undo());
}

TEST(History, ADragThatEndsWhereItIsKeepsItsStep) {
  History history({1});
  history.change({2}, false);
  history.change({2}, true);
  EXPECT_TRUE(history.can_undo());
  history.undo();
  EXPECT_EQ(history.now(), Values{1});
}

TEST(History, ADragThatComesBackIsNoStepAndForgetsNoRedo) {
  History history({1});
  history.change({5}, true);
  history.undo();
  history.change({2}, false);
  history.change({1}, true);
  EXPECT_FALSE(history.can_undo());
  EXPECT_TRUE(history.can_redo());
}

TEST(History, UndoInTheMiddleOfADragGoesBackToItsBeginning) {
  History history({1});
  history.change({2}, false);
  EXPECT_TRUE(history.can_undo());
  history.undo();
  EXPECT_EQ(history.now(), Values{1});
}

TEST(History, AChangeAfterAnUndoForgetsWhatWasUndone) {
  History history({1});
  history.change({2}, true);
  history.undo();
  history.change({3}, true);
  EXPECT_FALSE(history.can_redo());
  history.undo();
  EXPECT_EQ(history.now(), Values{1});
}

TEST(History, WithNothingToUndoOrRedoNothingHappens) {
  History history({1});
  history.undo();
  history.redo();
  EXPECT_EQ(history.now(), Values{1});
}
