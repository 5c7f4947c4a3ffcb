// An order puzzle in the player: it is opened and left, its changes run at once and can be undone.
#include <gtest/gtest.h>

#include <chrono>

#include "player/player.hpp"
#include "player/puzzle/numbers.hpp"
#include "player/puzzle_orders.hpp"

namespace player {
namespace {

using puzzle::testing::puzzle_library;

Player with_puzzle(const std::string& lesson) {
  Player document(puzzle_library(), {}, text::Language::en);
  EXPECT_TRUE(document.open_lesson(lesson));
  document.carry_out(action::OpenPuzzle{});
  return document;
}

lessons::Order order(const char* text) { return *lessons::read_order(text); }

double total_s(const Player& document) {
  return std::chrono::duration<double>(document.runs().front().timeline.total).count();
}

TEST(PuzzleSession, IsOpenedFromItsLessonAndLeadsBackToIt) {
  Player document(puzzle_library(), {}, text::Language::en);
  document.open_lesson("blocking");
  EXPECT_FALSE(document.model().has_puzzle);
  document.carry_out(action::OpenPuzzle{});
  EXPECT_FALSE(document.model().puzzle);
  document.open_lesson("create-task");
  EXPECT_TRUE(document.model().has_puzzle);
  document.carry_out(action::OpenPuzzle{});
  const Model model = document.model();
  ASSERT_TRUE(model.puzzle);
  EXPECT_EQ(model.lesson_id, "create-task");
  EXPECT_EQ(model.runs.front().title, "your order");
  EXPECT_TRUE(model.parameters.empty());
  EXPECT_EQ(model.puzzle->unused.size(), 1U) << "the line that is not of the listing";
  EXPECT_EQ(model.revealed, kAllRevealed);
  document.carry_out(action::LeavePuzzle{});
  EXPECT_FALSE(document.model().puzzle);
  EXPECT_EQ(document.model().parameters.size(), 3U);
}

TEST(PuzzleSession, EachChangeRunsAtOnceAndCanBeUndone) {
  Player document = with_puzzle("create-task");
  document.carry_out(action::ArrangePuzzle{order("1,2,3,4")});
  EXPECT_DOUBLE_EQ(total_s(document), 3);
  EXPECT_TRUE(document.model().puzzle->reached.empty());
  document.carry_out(action::ArrangePuzzle{order("1,3,2,4")});
  EXPECT_DOUBLE_EQ(total_s(document), 2);
  EXPECT_FALSE(document.model().puzzle->reached.empty());
  document.carry_out(action::Undo{});
  EXPECT_DOUBLE_EQ(total_s(document), 3);
  EXPECT_TRUE(document.model().can_redo);
  document.carry_out(action::Redo{});
  EXPECT_DOUBLE_EQ(total_s(document), 2);
  document.carry_out(action::ArrangePuzzle{order("1,1")});
  EXPECT_DOUBLE_EQ(total_s(document), 2) << "no order";
}

TEST(PuzzleSession, ShufflesAndSolves) {
  Player document = with_puzzle("cancel");
  const lessons::Order first = document.model().puzzle->order;
  document.carry_out(action::ShufflePuzzle{});
  EXPECT_NE(document.model().puzzle->order, first);
  EXPECT_TRUE(document.model().puzzle->reached.empty());
  document.carry_out(action::SolvePuzzle{});
  EXPECT_FALSE(document.model().puzzle->reached.empty());
  Player again = with_puzzle("cancel");
  EXPECT_EQ(again.model().puzzle->order, first) << "always the same";
}

TEST(PuzzleSession, IsInTheLanguageThatIsSpoken) {
  Player document = with_puzzle("timeout");
  document.carry_out(action::SolvePuzzle{});
  document.carry_out(action::ToggleLanguage{});
  const Model model = document.model();
  EXPECT_FALSE(model.puzzle->reached.empty());
  EXPECT_NE(model.puzzle->goals[1].wanted.find("정리"), std::string::npos) << model.puzzle->goals[1].wanted;
  EXPECT_NE(model.runs.front().listing->text().find("정리"), std::string::npos);
}

TEST(PuzzleSession, SaysWhyItCannotRun) {
  Player document = with_puzzle("timeout");
  document.carry_out(action::ArrangePuzzle{order("1,2,5,6")});
  EXPECT_FALSE(document.model().missing.empty());
  ASSERT_EQ(document.model().puzzle->goals.size(), 3U);
  EXPECT_FALSE(document.model().puzzle->goals[2].met) << "what does not run prints nothing, and reaches nothing";
}

TEST(PuzzleSession, AsksNoQuestionsAndIsNotTheLesson) {
  Player document = with_puzzle("create-task");
  document.carry_out(action::SetStudy{Study::predict});
  EXPECT_EQ(document.model().study, Study::none);
  document.carry_out(action::TogglePlay{});
  for (int i = 0; i < 1000 && document.playing(); ++i) document.advance(std::chrono::milliseconds(20));
  EXPECT_FALSE(document.model().playing);
  EXPECT_FALSE(document.progress().has_seen("create-task"));
}

TEST(PuzzleSession, NumbersDoNotGiveTheOrderAway) {
  for (const lessons::Lesson* lesson : puzzle::testing::puzzles()) {
    const auto& words = puzzle_library().words(text::Language::en);
    const auto lines = puzzle::numbered(*lesson, words);
    EXPECT_EQ(lines.size(), lesson->puzzle->lines.size());
    std::string in_order;
    for (std::size_t i = 1; i <= lessons::listing_order(lesson->puzzle->lines).size(); ++i) {
      in_order += (i == 1 ? "" : ",") + std::to_string(i);
    }
    const auto named = puzzle::order_of(in_order, *lesson, words);
    ASSERT_TRUE(named) << lesson->id;
    EXPECT_NE(*named, lesson->puzzle->solution) << lesson->id;
    EXPECT_FALSE(puzzle::order_of(in_order + ",99", *lesson, words));
  }
}

}  // namespace
}  // namespace player
