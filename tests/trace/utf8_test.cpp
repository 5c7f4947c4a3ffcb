#include "trace/utf8.hpp"

#include <gtest/gtest.h>

namespace trace {
namespace {

TEST(Utf8, FindsTheFirstBadByte) {
  EXPECT_EQ(valid_utf8_prefix(""), 0U);
  EXPECT_EQ(valid_utf8_prefix("한 글"), 7U);
  EXPECT_EQ(valid_utf8_prefix("a\xff"), 1U);
  EXPECT_EQ(valid_utf8_prefix("한\xed\x95"), 3U);
  EXPECT_EQ(valid_utf8_prefix("\xed\xa0\x80"), 0U) << "half of a surrogate pair";
  EXPECT_EQ(valid_utf8_prefix("\xc0\xaf"), 0U) << "longer than need be";
}

TEST(Utf8, MendsEachBadByte) {
  EXPECT_EQ(mended_utf8("한글 😀"), "한글 😀");
  EXPECT_EQ(mended_utf8("\xed\xa0\x80x"), "\uFFFD\uFFFD\uFFFDx");
  EXPECT_EQ(mended_utf8("x\xf0\x9f"), "x\uFFFD\uFFFD");
}

}  // namespace
}  // namespace trace
