// The order puzzle on the screen: by keys alone, by the mouse alone, in both languages and in every form of the window.
#include <gtest/gtest.h>

#include <algorithm>

#include "lessons/puzzle.hpp"
#include "support/stage.hpp"

namespace {

using ui::Key;
using ui_test::Stage;
namespace act = ui::action;

constexpr ui::Mods kShift{.shift = true};
constexpr ui::Mods kCtrl{.ctrl = true};
const std::vector<std::string> kPuzzles{"rule-concurrent", "create-task", "tasks-in-a-row",
                                        "left-behind",     "timeout",     "cancel"};

const player::puzzle::View& view(const Stage& stage) { return *stage.model().puzzle; }

std::vector<std::size_t> lines_of(const Stage& stage) {
  std::vector<std::size_t> lines;
  for (const lessons::Placed& placed : view(stage).order) lines.push_back(placed.line);
  return lines;
}

const lessons::Puzzle& puzzle_of(const Stage& stage) {
  return *stage.catalogue().find(stage.model().lesson_id)->puzzle;
}

std::string stop_of(std::size_t line) { return "puzzle/" + std::to_string(line); }

/// The puzzle of that lesson, opened by its key.
void open_puzzle(Stage& stage, const std::string& lesson) {
  stage.open(lesson);
  stage.frames(2);
  stage.press(Key::u);
  stage.frames(3);
}

void choose_by_keys(Stage& stage, std::size_t line) {
  for (int i = 0; i < 20; ++i) stage.press(Key::up);
  for (int i = 0; i < 20 && stage.state.focus.at != stop_of(line); ++i) {
    stage.press(Key::down);
    stage.frame();
  }
  ASSERT_EQ(stage.state.focus.at, stop_of(line));
}

TEST(PuzzlePanel, OpensByItsKeyInALessonThatHasOne) {
  Stage stage;
  stage.open("blocking");
  stage.press(Key::u);
  stage.frames(2);
  EXPECT_FALSE(stage.model().puzzle);
  EXPECT_FALSE(stage.has("puzzle"));
  stage.open("tasks-in-a-row");
  stage.frames(2);
  EXPECT_TRUE(stage.has("puzzle"));
  stage.press(Key::u);
  stage.frames(2);
  ASSERT_TRUE(stage.model().puzzle);
  EXPECT_TRUE(view(stage).reached.empty());
  stage.press(Key::u);
  stage.frames(2);
  EXPECT_FALSE(stage.model().puzzle);
  EXPECT_EQ(stage.model().lesson_id, "tasks-in-a-row");
}

TEST(PuzzlePanel, EscapePutsDownThenLetsGoThenLeaves) {
  Stage stage;
  open_puzzle(stage, "tasks-in-a-row");
  stage.press(Key::enter);
  EXPECT_TRUE(stage.state.puzzle_held);
  stage.press(Key::escape);
  EXPECT_FALSE(stage.state.puzzle_held);
  EXPECT_FALSE(stage.state.focus.at.empty());
  stage.press(Key::escape);
  EXPECT_TRUE(stage.state.focus.at.empty());
  stage.press(Key::escape);
  stage.frame();
  EXPECT_FALSE(stage.model().puzzle);
}

TEST(PuzzlePanel, ArrowsChooseALineAndMoveTheOneInTheHand) {
  Stage stage;
  open_puzzle(stage, "tasks-in-a-row");
  const auto before = lines_of(stage);
  EXPECT_EQ(stage.state.focus.at, stop_of(before[0]));
  stage.press(Key::down);
  EXPECT_EQ(stage.state.focus.at, stop_of(before[1]));
  EXPECT_EQ(lines_of(stage), before);
  stage.press(Key::enter);
  stage.press(Key::up);
  stage.press(Key::enter);
  auto swapped = before;
  std::swap(swapped[0], swapped[1]);
  EXPECT_EQ(lines_of(stage), swapped);
  stage.press(Key::down, kShift);
  EXPECT_EQ(lines_of(stage), before);
  EXPECT_EQ(stage.state.focus.at, stop_of(before[1]));
}

TEST(PuzzlePanel, ALineIsPutAsideBelowTheLastAndComesBack) {
  Stage stage;
  open_puzzle(stage, "left-behind");
  const auto before = lines_of(stage);
  for (std::size_t i = 0; i < before.size(); ++i) stage.press(Key::down, kShift);
  stage.frames(2);
  ASSERT_EQ(view(stage).unused.size(), 1U);
  EXPECT_EQ(view(stage).unused[0].line, before[0]);
  stage.press(Key::up, kShift);
  stage.frames(2);
  EXPECT_TRUE(view(stage).unused.empty());
  EXPECT_EQ(lines_of(stage).back(), before[0]);
}

/// Moves the line to that index, by keys.
void move_by_keys(Stage& stage, std::size_t line, std::size_t to) {
  choose_by_keys(stage, line);
  for (int i = 0; i < 20; ++i) {
    const auto lines = lines_of(stage);
    const auto at = static_cast<std::size_t>(std::ranges::find(lines, line) - lines.begin());
    if (at == to) return;
    stage.press(at > to ? Key::up : Key::down, kShift);
    stage.frame();
  }
}

TEST(PuzzlePanel, KeysAloneReachTheGoalsOfEveryPuzzle) {
  constexpr int kPasses = 6;  // each brings the fixed lines, which cannot be chosen, closer to their places
  for (const std::string& lesson : kPuzzles) {
    Stage stage;
    open_puzzle(stage, lesson);
    const lessons::Puzzle& puzzle = puzzle_of(stage);
    for (int pass = 0; pass < kPasses && view(stage).reached.empty(); ++pass) {
      for (std::size_t to = 0; to < puzzle.solution.size(); ++to) {
        const std::size_t line = puzzle.solution[to].line;
        if (!puzzle.lines[line].fixed) move_by_keys(stage, line, to);
      }
    }
    stage.frames(2);
    EXPECT_FALSE(view(stage).reached.empty()) << lesson;
    EXPECT_TRUE(stage.has("puzzle_reached")) << lesson;
  }
}

TEST(PuzzlePanel, LeftAndRightIndentWhereThereIsAChoice) {
  Stage stage;
  open_puzzle(stage, "timeout");
  stage.carry_out(act::ArrangePuzzle{*lessons::read_order("1,2,3,5,6,4")});
  stage.frames(2);
  choose_by_keys(stage, 3);
  EXPECT_EQ(view(stage).used.back().level, 1);
  stage.press(Key::left);
  stage.frames(2);
  EXPECT_EQ(view(stage).used.back().level, 0);
  const auto& lines = stage.model().runs[0].listing->lines;
  EXPECT_EQ(lines[view(stage).used.back().place.first - 1].find_first_not_of(' '), 4U);
  stage.press(Key::right);
  stage.frames(2);
  EXPECT_EQ(view(stage).used.back().level, 1);
  // Where there is none, they step as always.
  choose_by_keys(stage, 0);
  const auto playhead = stage.model().playhead;
  stage.press(Key::right);
  EXPECT_NE(stage.model().playhead, playhead);
}

TEST(PuzzlePanel, TheMouseDragsALineToAnotherPlace) {
  Stage stage(1920, 1080);
  open_puzzle(stage, "tasks-in-a-row");
  const auto before = lines_of(stage);
  stage.go_to(stop_of(before[0]));
  stage.down();
  const ui::Rect last = stage.at(stop_of(before.back()));
  stage.drag_to(last.center_x(), last.y + last.h - 1);
  EXPECT_TRUE(stage.has("puzzle_mark"));
  EXPECT_EQ(lines_of(stage), before) << "nothing moves before the release";
  stage.up();
  stage.frames(2);
  auto moved = before;
  std::rotate(moved.begin(), moved.begin() + 1, moved.end());
  EXPECT_EQ(lines_of(stage), moved);
  EXPECT_FALSE(stage.has("puzzle_mark"));
}

TEST(PuzzlePanel, TheMouseReachesTheGoals) {
  Stage stage(1920, 1080);
  open_puzzle(stage, "create-task");
  const lessons::Order solution = puzzle_of(stage).solution;
  for (const lessons::Placed& placed : solution) {
    stage.go_to(stop_of(placed.line));
    stage.down();
    const ui::Rect code = stage.at("puzzle_code");
    const ui::Rect last = stage.at(stop_of(lines_of(stage).back()));
    stage.drag_to(code.center_x(), last.y + last.h - 1);
    stage.up();
    stage.frames(2);
  }
  EXPECT_FALSE(view(stage).reached.empty());
}

TEST(PuzzlePanel, ALineThatIsDroppedBelowIsPutAside) {
  Stage stage(1920, 1080);
  open_puzzle(stage, "create-task");
  const auto before = lines_of(stage);
  const std::size_t unused = view(stage).unused.size();
  stage.go_to(stop_of(before[1]));
  stage.down();
  const ui::Rect aside = stage.at("puzzle_aside");
  stage.drag_to(aside.center_x(), aside.y + 8);
  stage.up();
  stage.frames(2);
  EXPECT_EQ(view(stage).unused.size(), unused + 1);
  stage.press(Key::z, kCtrl);
  stage.frames(2);
  EXPECT_EQ(lines_of(stage), before) << "undone";
}

TEST(PuzzlePanel, AnOrderIsShownAtTheMomentThatIsOnTheScreen) {
  Stage stage;
  open_puzzle(stage, "create-task");
  stage.carry_out(act::ArrangePuzzle{*lessons::read_order("1,2,3,4")});
  stage.seek(1.5);
  stage.frames(2);
  const float scroll = stage.state.code_scroll;
  const auto playhead = stage.model().playhead;
  stage.carry_out(act::ArrangePuzzle{*lessons::read_order("1,3,2,4")});
  stage.frames(2);
  EXPECT_EQ(stage.model().playhead, playhead);
  EXPECT_EQ(stage.state.code_scroll, scroll);
  EXPECT_EQ(stage.model().runs[0].timeline->total, std::chrono::seconds(2));
}

TEST(PuzzlePanel, ButtonsShuffleSolveAndLeave) {
  Stage stage;
  open_puzzle(stage, "cancel");
  const auto before = lines_of(stage);
  stage.click("puzzle_shuffle");
  stage.frames(2);
  EXPECT_NE(lines_of(stage), before);
  stage.click("puzzle_solution");
  stage.frames(2);
  EXPECT_FALSE(view(stage).reached.empty());
  stage.click("puzzle_leave");
  stage.frames(2);
  EXPECT_FALSE(stage.model().puzzle);
}

TEST(PuzzlePanel, ABlockWithoutALineSaysSo) {
  Stage stage;
  open_puzzle(stage, "timeout");
  stage.carry_out(act::ArrangePuzzle{*lessons::read_order("1,2,3,4,6,5")});
  stage.frames(2);
  EXPECT_NE(stage.model().missing.find("no line yet"), std::string::npos) << stage.model().missing;
  EXPECT_TRUE(stage.has(stop_of(5))) << "it can still be moved";
}

/// In one language, window and text size, each puzzle at first and solved.
class PuzzleNothingIsCut
    : public testing::TestWithParam<std::tuple<text::Language, std::pair<int, int>, float>> {};

TEST_P(PuzzleNothingIsCut, InAnyPuzzle) {
  const auto& [language, size, scale] = GetParam();
  for (const bool presenting : {false, true}) {
    Stage stage(static_cast<float>(size.first), static_cast<float>(size.second), scale);
    stage.speak(language);
    for (const std::string& lesson : kPuzzles) {
      open_puzzle(stage, lesson);
      if (presenting) stage.press(Key::f), stage.press(Key::two), stage.frames(3);
      EXPECT_TRUE(stage.has("code_panel")) << lesson;
      for (const bool solved : {false, true}) {
        if (solved) stage.press(Key::u, kCtrl);
        stage.frames(3);
        ASSERT_TRUE(stage.model().puzzle) << lesson;
        EXPECT_EQ(view(stage).reached.empty(), !solved) << lesson;
        EXPECT_TRUE(stage.state.cut.empty()) << lesson << ": " << stage.state.cut.front();
        const ui::Rect panel = stage.at("code_panel");
        const ui::Rect code = stage.at("puzzle_code");
        EXPECT_GE(code.h, 22 * scale) << lesson;
        EXPECT_LE(code.x + code.w, panel.x + panel.w + 1) << lesson;
      }
      if (presenting) stage.press(Key::f);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Both, PuzzleNothingIsCut,
                         testing::Combine(testing::Values(text::Language::ko, text::Language::en),
                                          testing::Values(std::pair{1280, 720}, std::pair{1920, 1080}),
                                          testing::Values(1.0F, 2.0F)),
                         [](const auto& each) {
                           return std::string(text::code(std::get<0>(each.param))) + "_" +
                                  std::to_string(std::get<1>(each.param).first) + "_" +
                                  std::to_string(static_cast<int>(std::get<2>(each.param)));
                         });

}  // namespace
