// Reading puzzle.toml: what is wrong is named with its line.
#include "lessons/puzzle.hpp"

#include <gtest/gtest.h>

#include "lessons/assets.hpp"

namespace lessons {
namespace {

using lessons::testing::small_lesson;
using lessons::testing::TempFolder;
using lessons::testing::write_small;

constexpr const char* kSmallPuzzle =
    "first = 4\n"
    "last = 5\n"
    "reached = {ko = \"왜\", en = \"why\"}\n"
    "[[lines]]\n"
    "text = 'print(\"{{t:hello}}\", {{work}})'\n"
    "[[lines]]\n"
    "text = 'await asyncio.sleep({{work}})'\n"
    "[[goals]]\n"
    "takes = 2\n";

/// What is wrong with the small lesson with this puzzle: "line key"; "" if nothing is.
std::string wrong_with(std::string puzzle) {
  const TempFolder folder;
  auto files = small_lesson();
  files["puzzle.toml"] = std::move(puzzle);
  write_small(folder, files);
  try {
    const Catalogue catalogue = Catalogue::load(folder.path());
    EXPECT_NE(catalogue.lessons()[0].puzzle, nullptr);
    return "";
  } catch (const LessonError& error) {
    EXPECT_EQ(error.problem().file.filename(), "puzzle.toml");
    return std::to_string(error.problem().line) + " " + error.problem().key;
  }
}

std::string changed(const std::string& from, const std::string& to) {
  std::string text = kSmallPuzzle;
  text.replace(text.find(from), from.size(), to);
  return text;
}

TEST(ReadPuzzle, TheSmallOneIsRead) {
  EXPECT_EQ(wrong_with(kSmallPuzzle), "");
  EXPECT_EQ(wrong_with(std::string("solution = \"2,1\"\n") + kSmallPuzzle), "");
}

TEST(ReadPuzzle, WhatIsWrongIsNamedWithItsLine) {
  EXPECT_EQ(wrong_with(changed("last = 5", "last = 9")), "1 puzzle_lines_outside");
  EXPECT_EQ(wrong_with(changed("first = 4", "first = 6")), "1 puzzle_lines_outside");
  EXPECT_EQ(wrong_with(changed("{{t:hello}}", "{{t:other}}")), "4 no_text");
  EXPECT_EQ(wrong_with(changed("sleep({{work}})", "sleep({{rest}})")), "6 no_parameter");
  EXPECT_EQ(wrong_with(changed("takes = 2", "takes = 2\nat = 1")), "8 bad_goal");
  EXPECT_EQ(wrong_with(changed("takes = 2", "prints = \"a\"\nat = 1\nthen = \"b\"")), "8 bad_goal");
  EXPECT_EQ(wrong_with(changed("takes = 2", "at = 2")), "8 bad_goal");
  EXPECT_EQ(wrong_with(changed("[[goals]]\ntakes = 2\n", "")).substr(2), "puzzle_too_small");
  EXPECT_EQ(wrong_with(changed("first = 4", "run = \"other\"\nfirst = 4")), "1 no_fact_run");
  EXPECT_EQ(wrong_with(changed("first = 4", "solution = \"2,2\"\nfirst = 4")), "1 bad_order");
  EXPECT_EQ(wrong_with(changed("first = 4", "colour = 1\nfirst = 4")), "1 unknown_key");
}

TEST(ReadPuzzle, AnOrderIsNumbersWithCommas) {
  EXPECT_EQ(read_order("2,1:0,3"), (Order{{1}, {0, 0}, {2}}));
  for (const char* const text : {"", ",", "1,", "0", "1:", "a", "1 2", "1,-2", "99999999999"}) {
    EXPECT_FALSE(read_order(text)) << text;
  }
}

TEST(ReadPuzzle, FixedLinesKeepTheirOrderAndAreAllThere) {
  std::vector<PuzzleLine> lines(4);
  lines[1].fixed = lines[2].fixed = true;
  EXPECT_TRUE(is_order({{1}, {0}, {2}}, lines));
  EXPECT_FALSE(is_order({{2}, {0}, {1}}, lines));
  EXPECT_FALSE(is_order({{1}, {0}}, lines));
  EXPECT_FALSE(is_order({{1}, {2}, {0}, {0}}, lines));
  EXPECT_FALSE(is_order({{1}, {2}, {4}}, lines));
}

}  // namespace
}  // namespace lessons
