#include "trace/strings.hpp"

#include <gtest/gtest.h>

namespace trace {
namespace {

TEST(Strings, GivesEqualTextsOneNumber) {
  Strings strings;
  const TextId a = strings.intern("a");
  EXPECT_EQ(strings.intern(std::string("a")), a);
  EXPECT_NE(strings.intern("b"), a);
  EXPECT_EQ(strings.view(a), "a");
}

TEST(Strings, TellsAbsentFromEmpty) {
  Strings strings;
  EXPECT_NE(strings.intern(""), 0U);
  EXPECT_EQ(strings.view(0), "");
}

TEST(Strings, KeepsViewsWhileItGrowsAndMoves) {
  Strings strings;
  const std::string_view first = strings.view(strings.intern("short"));
  for (int i = 0; i < 10'000; ++i) strings.intern("text " + std::to_string(i));
  const Strings moved = std::move(strings);
  EXPECT_EQ(first, "short");
  EXPECT_EQ(moved.view(1).data(), first.data());
  EXPECT_EQ(moved.view(10'001), "text 9999");
}

TEST(Strings, KeepsZeroBytes) {
  Strings strings;
  const std::string_view text("a\0b", 3);
  EXPECT_EQ(strings.view(strings.intern(text)), text);
  EXPECT_NE(strings.intern("a"), strings.intern(text));
}

}  // namespace
}  // namespace trace
