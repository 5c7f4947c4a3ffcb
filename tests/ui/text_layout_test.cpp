#include "ui/kit/text_layout.hpp"

#include <gtest/gtest.h>

namespace {

/// ImGui's own font: every character of ASCII is 7 px wide.
class TextLayout : public testing::Test {
 protected:
  TextLayout() : font(atlas.AddFontDefault()) { atlas.Build(); }
  [[nodiscard]] std::vector<std::string> wrap(std::string_view text, int characters) const {
    std::vector<std::string> lines;
    for (const auto line : ui::wrap(font, text, static_cast<float>(7 * characters))) lines.emplace_back(line);
    return lines;
  }
  ImFontAtlas atlas;
  ImFont* font;
};

using Lines = std::vector<std::string>;

TEST_F(TextLayout, MeasuresALine) {
  EXPECT_EQ(ui::measure(font, "12345"), 35);
  EXPECT_EQ(ui::measure(font, ""), 0);
}

TEST_F(TextLayout, WrapsAtSpaces) {
  EXPECT_EQ(wrap("one two three", 8), (Lines{"one two", "three"}));
  EXPECT_EQ(wrap("one two three", 7), (Lines{"one two", "three"}));
  EXPECT_EQ(wrap("one two three", 6), (Lines{"one", "two", "three"}));
  EXPECT_EQ(wrap("one two three", 99), (Lines{"one two three"}));
}

TEST_F(TextLayout, BreaksNoQuotationAndLeavesNoWordHanging) {
  EXPECT_EQ(wrap("끝나지 않은 방식은 ‘동기 호출’입니다.", 14), (Lines{"끝나지 않은 방식은", "‘동기 호출’입니다."}));
  EXPECT_EQ(wrap("In the runs “plain calls” and", 17), (Lines{"In the runs", "“plain calls” and"}));
  EXPECT_EQ(wrap("비워 줄 뿐입니다. 세 호출을", 14), (Lines{"비워 줄 뿐입니다.", "세 호출을"}));
  EXPECT_EQ(wrap("스레드는 비어 있습니다", 9), (Lines{"스레드는", "비어 있습니다"}));
  EXPECT_EQ(wrap("모두 async def 함수를", 15), (Lines{"모두 async def", "함수를"})) << "there is no room for better";
}

TEST_F(TextLayout, RatherBreaksBehindAClauseIfThatTakesNoFurtherLine) {
  EXPECT_EQ(wrap("each call starts late, so the sum", 26), (Lines{"each call starts late,", "so the sum"}));
  EXPECT_EQ(wrap("one two, three four five six", 14), (Lines{"one two, three", "four five six"})) << "far from the end";
}

TEST_F(TextLayout, BreaksAWordOnlyWhereItAloneIsTooWide) {
  EXPECT_EQ(wrap("a incomprehensible", 6), (Lines{"a", "incomp", "rehens", "ible"}));
  EXPECT_EQ(wrap("ab", 0), (Lines{"a", "b"})) << "never less than a character a line";
}

TEST_F(TextLayout, TheCostOfALongLineIsThatOfItsRows) {
  const std::string line(300'000, 'x');
  EXPECT_EQ(wrap(line, 50).size(), 6'000U);
  EXPECT_EQ(wrap(line + " " + line, 50).size(), 12'000U);
  // Wider than any screen: how much wider, nobody asks.
  EXPECT_GT(ui::measure(font, line), 30'000);
  EXPECT_EQ(ui::shorten(font, line, 35), "xxxx…");
}

TEST_F(TextLayout, KeepsANumberAndItsUnitTogether) {
  EXPECT_EQ(wrap("until 3.0 s.", 10), (Lines{"until", "3.0 s."}));
  EXPECT_EQ(wrap("in 3 steps", 5), (Lines{"in 3", "steps"}));
}

TEST_F(TextLayout, BeginsALineAtANewlineAndKeepsIndents) {
  EXPECT_EQ(wrap("one\n\ntwo", 9), (Lines{"one", "", "two"}));
  EXPECT_EQ(wrap("    x = y", 99), (Lines{"    x = y"}));
  EXPECT_EQ(wrap("", 5), (Lines{""}));
}

TEST_F(TextLayout, NeverTearsACharacterApart) {
  const std::string korean = "세코루틴이함께기다립니다";
  std::string joined;
  for (const std::string& line : wrap(korean, 3)) {
    EXPECT_EQ(line.size() % 3, 0U);
    joined += line;
  }
  EXPECT_EQ(joined, korean);
  EXPECT_EQ(ui::character_size("세"), 3U);
  EXPECT_EQ(ui::character_size("a"), 1U);
  EXPECT_EQ(ui::character_size(std::string_view("\xEC\x84", 2)), 2U) << "a torn one is what is there";
  EXPECT_EQ(ui::character_size(""), 0U);
}

TEST_F(TextLayout, ShortensWithAnEllipsis) {
  EXPECT_EQ(ui::shorten(font, "short", 70), "short");
  const std::string cut = ui::shorten(font, "a long sentence", 56);
  EXPECT_LE(ui::measure(font, cut), 56);
  EXPECT_EQ(cut.substr(cut.size() - 3), "…");
  EXPECT_EQ(cut.substr(0, 2), "a ");
  EXPECT_EQ(ui::shorten(font, "anything", 0), "…");
}

TEST_F(TextLayout, BalancesTheLinesOfAParagraph) {
  const std::string_view text = "aaaa bbbb cccc dddd eeee";
  const float wide = 7 * 19;  // "aaaa bbbb cccc dddd" and a lonely "eeee"
  const float balanced = ui::balanced_width(font, text, wide);
  const auto lines = ui::wrap(font, text, balanced);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0], "aaaa bbbb cccc");
}

}  // namespace
