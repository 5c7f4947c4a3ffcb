#include "player/puzzle/attempt.hpp"

#include <algorithm>
#include <random>
#include <utility>

#include "programs/script/read.hpp"
#include "programs/script/run.hpp"
#include "trace/events.hpp"

namespace player::puzzle {
namespace {

text::Notice unreadable(const programs::script::NotReadable& problem) {
  return {"puzzle.unreadable", {{"line", std::to_string(problem.line)}, {"word", problem.word}}};
}

/// The lines that can be moved, in another order; the fixed ones keep their places.
lessons::Order mixed(const lessons::Puzzle& puzzle, std::mt19937& random) {
  lessons::Order order = lessons::listing_order(puzzle.lines);
  std::vector<std::size_t> movable;
  for (const lessons::Placed& placed : order) {
    if (!puzzle.lines[placed.line].fixed) movable.push_back(placed.line);
  }
  // std::shuffle gives other orders with other libraries.
  for (std::size_t i = movable.size(); i > 1; --i) std::swap(movable[i - 1], movable[random() % i]);
  std::size_t next = 0;
  for (lessons::Placed& placed : order) {
    if (!puzzle.lines[placed.line].fixed) placed.line = movable[next++];
  }
  return order;
}

}  // namespace

Attempt attempt(const lessons::Lesson& lesson, const lessons::Order& order, const lessons::Values& values,
                text::Language language) {
  Attempt result;
  result.built = build(lesson, *lesson.puzzle, order, values, language);
  if (const auto line = result.built.empty_block) {
    result.cannot_run = {"puzzle.empty_block", {{"line", std::to_string(*line)}}};
    return result;
  }
  try {
    const auto script = programs::script::read(result.built.text());
    result.trace = programs::script::run(script, lesson.id + "/puzzle.py");
  } catch (const programs::script::NotReadable& problem) {
    result.cannot_run = unreadable(problem);
  }
  return result;
}

std::vector<Verdict> verdicts(const lessons::Lesson& lesson, const Attempt& attempt, const lessons::Values& values,
                              const text::Words& words) {
  if (attempt.trace == nullptr) return judge(lesson, *lesson.puzzle, values, nullptr, words);
  const trace::Events events = trace::decode(*attempt.trace);
  return judge(lesson, *lesson.puzzle, values, &events, words);
}

lessons::Order shuffled(const lessons::Lesson& lesson, std::uint32_t seed, const text::Words& words) {
  constexpr int kMostTries = 50;
  std::mt19937 random(seed + 1);
  lessons::Order order;
  for (int i = 0; i < kMostTries; ++i) {
    order = mixed(*lesson.puzzle, random);
    const Attempt tried = attempt(lesson, order, lesson.defaults(), words.language());
    if (!tried.cannot_run && !reached(verdicts(lesson, tried, lesson.defaults(), words))) break;
  }
  return order;
}

}  // namespace player::puzzle
