// One order of a puzzle, built and run.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "player/puzzle/build.hpp"
#include "player/puzzle/judge.hpp"
#include "text/notice.hpp"
#include "trace/trace.hpp"

namespace player::puzzle {

struct Attempt {
  Built built;
  std::unique_ptr<trace::Trace> trace;   ///< null: it cannot run
  std::optional<text::Notice> cannot_run;  ///< why
};

/// Builds the order and runs it.
Attempt attempt(const lessons::Lesson& lesson, const lessons::Order& order, const lessons::Values& values,
                text::Language language);

/// The same order's verdicts.
std::vector<Verdict> verdicts(const lessons::Lesson& lesson, const Attempt& attempt, const lessons::Values& values,
                              const text::Words& words);

/// An order of all lines but the extra ones that runs and does not reach the goals, if there is one; always the same
/// for `seed`.
lessons::Order shuffled(const lessons::Lesson& lesson, std::uint32_t seed, const text::Words& words);

}  // namespace player::puzzle
