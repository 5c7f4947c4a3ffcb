#include "text/columns.hpp"

#include <gtest/gtest.h>

TEST(Columns, AHangulSyllableFillsTwo) {
  EXPECT_EQ(text::columns("await"), 5U);
  EXPECT_EQ(text::columns("실행"), 4U);
  EXPECT_EQ(text::columns("3.0초"), 5U);
  EXPECT_EQ(text::columns("█░▓─✓…"), 6U);
  EXPECT_EQ(text::columns("이모지 😀"), 9U);
}

TEST(Columns, AMarkFillsNone) { EXPECT_EQ(text::columns("e\u0301"), 1U); }

TEST(Columns, ABrokenByteFillsOne) {
  EXPECT_EQ(text::columns("a\xFF"), 2U);
  EXPECT_EQ(text::columns("\xEC\x8B"), 2U);
  EXPECT_EQ(text::columns("\xEC((x"), 4U);
}

TEST(Columns, CuttingNeverSplitsACharacter) {
  EXPECT_EQ(text::cut_to_columns("process", 7), "process");
  EXPECT_EQ(text::cut_to_columns("process", 6), "proce…");
  EXPECT_EQ(text::cut_to_columns("기다림", 6), "기다림");
  EXPECT_EQ(text::cut_to_columns("기다림", 5), "기다…");
  EXPECT_EQ(text::cut_to_columns("기다림", 4), "기…");
  EXPECT_EQ(text::cut_to_columns("기다림", 1), "…");
  EXPECT_EQ(text::cut_to_columns("기다림", 0), "");
}

TEST(Columns, PaddingCountsColumns) {
  EXPECT_EQ(text::padded_to_columns("쉼", 4), "쉼  ");
  EXPECT_EQ(text::padded_to_columns("longer", 4), "longer");
}

TEST(Columns, LinesBreakAtSpaces) {
  EXPECT_EQ(text::wrapped_to_columns("one two three", 7), "one two\nthree");
  EXPECT_EQ(text::wrapped_to_columns("one two three", 8), "one two\nthree");
  EXPECT_EQ(text::wrapped_to_columns("기다리는 동안", 9), "기다리는\n동안");
  EXPECT_EQ(text::wrapped_to_columns("unbreakable", 4), "unbr\neaka\nble");
  EXPECT_EQ(text::wrapped_to_columns("short", 80), "short");
}

TEST(Columns, ControlCharactersDoNotReachATerminal) {
  EXPECT_EQ(text::without_controls("a\tb"), "a b");
  EXPECT_EQ(text::without_controls("\x1b[2J 한글"), "\uFFFD[2J 한글");
  EXPECT_EQ(text::without_controls("\u009b2J\x7f"), "\uFFFD2J\uFFFD");
  EXPECT_EQ(text::without_controls("\xFF"), "\uFFFD");
}
