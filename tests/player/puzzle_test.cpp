// Order puzzles: every order runs or says why it cannot; what the program says of it is what it does; and CPython does
// the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <sstream>

#include "lessons/command.hpp"
#include "lessons/listing.hpp"
#include "lessons/record.hpp"
#include "player/puzzle_orders.hpp"
#include "programs/script/read.hpp"
#include "programs/script/run.hpp"
#include "support/folder.hpp"
#include "trace/check.hpp"
#include "trace/equal.hpp"
#include "trace/open.hpp"

namespace player::puzzle {
namespace {

using testing::all_orders;
using testing::puzzle_library;
using testing::puzzles;
using testing::Said;
using testing::written;

const text::Words& english() { return puzzle_library().words(text::Language::en); }

Attempt tried(const lessons::Lesson& lesson, const lessons::Order& order) {
  return attempt(lesson, order, lesson.defaults(), text::Language::en);
}

bool reaches(const lessons::Lesson& lesson, const lessons::Order& order) {
  return reached(verdicts(lesson, tried(lesson, order), lesson.defaults(), english()));
}

std::string text_of(const lessons::Lesson& lesson, const lessons::TemplateLine& line) {
  return lessons::filled({line}, lesson, lesson.puzzle->run, lesson.defaults(), text::Language::en).front();
}

TEST(Puzzle, SixLessonsHaveOne) { EXPECT_EQ(puzzles().size(), 6U); }

/// What there is to say of one order.
struct Outcome {
  bool runs = false;
  bool has_empty_block = false;
  bool reached = false;
  std::string broken;  ///< a rule of traces
  std::string wrong;   ///< a goal about which the program says something else than the events
};

Outcome outcome(const lessons::Lesson& lesson, const lessons::Order& order) {
  const Attempt one = tried(lesson, order);
  Outcome result{one.trace != nullptr, one.built.empty_block.has_value(), false, "", ""};
  const auto said = verdicts(lesson, one, lesson.defaults(), english());
  result.reached = reached(said);
  for (std::size_t i = 0; i < said.size(); ++i) {
    const lessons::Goal& goal = lesson.puzzle->goals[i];
    const bool met =
        result.runs && Said(*one.trace).does(goal, text_of(lesson, goal.text), text_of(lesson, goal.then));
    if (said[i].met != met) result.wrong = said[i].wanted + " " + said[i].found;
  }
  if (!result.runs) return result;
  const auto problems = trace::check(trace::decode(*one.trace));
  if (!problems.empty()) result.broken = problems.front().message;
  return result;
}

/// Of all orders of each lesson's puzzle, by lesson and order.
const std::map<std::string, std::map<std::string, Outcome>>& outcomes() {
  static const auto all = [] {
    std::map<std::string, std::map<std::string, Outcome>> found;
    for (const lessons::Lesson* lesson : puzzles()) {
      for (const auto& [name, order] : all_orders(*lesson)) found[lesson->id][name] = outcome(*lesson, order);
    }
    return found;
  }();
  return all;
}

TEST(Puzzle, EveryOrderRunsOrHasABlockWithoutALine) {
  std::size_t runs = 0;
  for (const auto& [lesson, orders] : outcomes()) {
    EXPECT_GE(orders.size(), 16U) << lesson;
    for (const auto& [name, one] : orders) {
      EXPECT_EQ(one.runs, !one.has_empty_block) << lesson << " " << name;
      EXPECT_EQ(one.broken, "") << lesson << " " << name;
      runs += one.runs ? 1 : 0;
    }
  }
  std::cout << runs << " orders run\n";
}

TEST(Puzzle, AGoalIsMetIfTheEventsDoWhatItSays) {
  for (const auto& [lesson, orders] : outcomes()) {
    for (const auto& [name, one] : orders) EXPECT_EQ(one.wrong, "") << lesson << " " << name;
  }
}

/// The orders that reach the goals, a line each: tests/player/puzzles/LESSON.txt has them.
TEST(Puzzle, TheSolutionsAreThese) {
  for (const lessons::Lesson* lesson : puzzles()) {
    std::string found;
    for (const auto& [name, one] : outcomes().at(lesson->id)) found += one.reached ? name + "\n" : "";
    std::stringstream kept;
    kept << std::ifstream(std::string(COROSCOPE_SOURCE_DIR) + "/tests/player/puzzles/" + lesson->id + ".txt").rdbuf();
    EXPECT_EQ(kept.str(), found) << lesson->id;
    const auto own = build(*lesson, *lesson->puzzle, lesson->puzzle->solution, lesson->defaults(), text::Language::en);
    EXPECT_THAT("\n" + found, ::testing::HasSubstr("\n" + written(own.order) + "\n")) << lesson->id;
  }
}

TEST(Puzzle, AShuffleIsAlwaysTheSameAndReachesNothing) {
  for (const lessons::Lesson* lesson : puzzles()) {
    for (std::uint32_t seed = 0; seed < 10; ++seed) {
      const lessons::Order order = shuffled(*lesson, seed, english());
      EXPECT_EQ(order, shuffled(*lesson, seed, english()));
      EXPECT_TRUE(lessons::is_order(order, lesson->puzzle->lines));
      EXPECT_FALSE(reaches(*lesson, order)) << lesson->id << " " << written(order);
      EXPECT_FALSE(tried(*lesson, order).cannot_run) << lesson->id << " " << written(order);
    }
  }
}

/// The listing's order gives the listing of the lesson, where its lines are those of the lesson.
TEST(Puzzle, TheListingsOrderIsTheLessonsProgram) {
  for (const lessons::Lesson* lesson : puzzles()) {
    const lessons::Puzzle& puzzle = *lesson->puzzle;
    const Attempt one = tried(*lesson, lessons::listing_order(puzzle.lines));
    ASSERT_NE(one.trace, nullptr);
    if (lesson->id == "rule-concurrent") continue;  // each argument of gather has a line of its own
    const auto shown =
        lessons::listing(*lesson, puzzle.run, lessons::Code::python, lesson->defaults(), text::Language::en);
    EXPECT_EQ(one.built.text(), shown.text()) << lesson->id;
    const auto compiled = lessons::record(*lesson, puzzle.run, lesson->defaults(), text::Language::en,
                                          coro::ClockKind::virtual_time);
    EXPECT_TRUE(trace::equal(trace::decode(*compiled), trace::decode(*one.trace))) << lesson->id;
  }
}

/// The language of puzzles is that of many lessons: what it reads of them runs as they do.
TEST(Puzzle, AListingThatCanBeReadRunsAsTheLessonDoes) {
  int read = 0;
  for (const lessons::Lesson& lesson : puzzle_library().catalogue.lessons()) {
    for (std::size_t run = 0; run < lesson.runs.size(); ++run) {
      if (!lessons::is_compiled(*lesson.runs[run].source)) continue;
      const auto shown = lessons::listing(lesson, run, lessons::Code::python, lesson.defaults(), text::Language::en);
      std::unique_ptr<trace::Trace> ours;
      try {
        ours = programs::script::run(programs::script::read(shown.text()), "listing.py");
      } catch (const programs::script::NotReadable&) {
        continue;
      }
      ++read;
      const auto theirs =
          lessons::record(lesson, run, lesson.defaults(), text::Language::en, coro::ClockKind::virtual_time);
      const trace::Events left = trace::decode(*ours);
      const trace::Events right = trace::decode(*theirs);
      const auto difference = trace::difference(left, right);
      EXPECT_FALSE(difference) << lesson.id << "/" << lesson.runs[run].id << in_context(*difference, left, right);
    }
  }
  EXPECT_GE(read, 20);
}

TEST(Puzzle, WhatIsWrittenInALanguageIsBuiltInIt) {
  for (const lessons::Lesson* lesson : puzzles()) {
    const auto& words = puzzle_library().words(text::Language::ko);
    const Attempt one = attempt(*lesson, lesson->puzzle->solution, lesson->defaults(), text::Language::ko);
    EXPECT_TRUE(reached(verdicts(*lesson, one, lesson->defaults(), words))) << lesson->id;
  }
}

/// Some orders of each puzzle, always the same ones; the solution among them.
std::vector<std::pair<const lessons::Lesson*, lessons::Order>> sample(std::size_t of_each) {
  std::vector<std::pair<const lessons::Lesson*, lessons::Order>> chosen;
  std::mt19937 random(12);
  for (const lessons::Lesson* lesson : puzzles()) {
    std::vector<lessons::Order> all;
    for (const auto& [name, order] : all_orders(*lesson)) all.push_back(order);
    chosen.emplace_back(lesson, lesson->puzzle->solution);
    chosen.emplace_back(lesson, lessons::listing_order(lesson->puzzle->lines));
    for (std::size_t i = 0; i < of_each && !all.empty(); ++i) {
      const std::size_t at = random() % all.size();
      chosen.emplace_back(lesson, all[at]);
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(at));
    }
  }
  return chosen;
}

void expect_as_cpython(const std::filesystem::path& file, const trace::Trace* ours, const std::string& name) {
  auto read = trace::open(file.string());
  ASSERT_TRUE(std::holds_alternative<trace::Trace>(read)) << name;
  const trace::Events theirs = trace::decode(std::get<trace::Trace>(read));
  if (ours == nullptr) {
    EXPECT_EQ(theirs.list.back().why, trace::Why::syntax) << name;
    return;
  }
  const trace::Events events = trace::decode(*ours);
  const auto difference = trace::difference(events, theirs);
  EXPECT_FALSE(difference) << name << ", ours (-) and CPython's (+): " << in_context(*difference, events, theirs);
}

TEST(PuzzleCPython, DoesWithEachOrderWhatTheTraceSays) {
  constexpr std::size_t kOfEach = 60;
  const auto orders = sample(kOfEach);
  const Folder folder;
  std::vector<Attempt> ours;
  for (std::size_t i = 0; i < orders.size(); ++i) {
    ours.push_back(tried(*orders[i].first, orders[i].second));
    std::ofstream(folder.path() / (std::to_string(i) + ".py")) << ours.back().built.text();
  }
  const auto recorded = lessons::testing::run_command("python3 " + std::string(COROSCOPE_SOURCE_DIR) +
                                                      "/tests/lessons/record_folder.py " + folder.path().string());
  ASSERT_EQ(recorded.status, 0) << recorded.output;
  int compared = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    if (entry.path().extension() != ".jsonl") continue;
    const auto i = static_cast<std::size_t>(std::stoul(entry.path().filename().string()));
    ++compared;
    expect_as_cpython(entry.path(), ours[i].trace.get(),
                      orders[i].first->id + " " + written(ours[i].built.order) + "\n" + ours[i].built.text());
  }
  EXPECT_GE(compared, static_cast<int>(orders.size()));
  std::cout << compared << " comparisons with CPython\n";
}

}  // namespace
}  // namespace player::puzzle
