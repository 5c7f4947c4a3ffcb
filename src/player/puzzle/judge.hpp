// What a run does, beside what the goals of a puzzle want.
#pragma once

#include <string>
#include <vector>

#include "lessons/puzzle.hpp"
#include "trace/events.hpp"

namespace player::puzzle {

/// A goal and what the run does about it.
struct Verdict {
  bool met = false;
  std::string wanted;  ///< "The run takes 3.0 s."
  std::string found;   ///< "It takes 9.0 s."
};

/// One for each goal, in the words of `words`; `events` null: nothing has run.
std::vector<Verdict> judge(const lessons::Lesson& lesson, const lessons::Puzzle& puzzle, const lessons::Values& values,
                           const trace::Events* events, const text::Words& words);

/// Whether there are verdicts, and all goals are met.
bool reached(const std::vector<Verdict>& verdicts);

}  // namespace player::puzzle
