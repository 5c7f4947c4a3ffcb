// Which choices of a question are true, found from the events alone.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lessons/lesson.hpp"
#include "predict/question.hpp"
#include "text/words.hpp"
#include "timeline/model.hpp"
#include "trace/events.hpp"

namespace predict_test {

/// One of the runs that a question asks about, with the delays that it asks about.
struct JudgedRun {
  std::string title;
  const trace::Events* events = nullptr;
  const timeline::Timeline* timeline = nullptr;  // only for what its lanes are
  const lessons::Listing* listing = nullptr;
};

/// For each choice whether it is true; nullopt: this cannot be judged from events.
std::optional<std::vector<bool>> judge(const lessons::Ask& ask, const predict::Question& question,
                                       std::span<const JudgedRun> runs, const text::Words& words);

/// All that is wrong with a question: too few or too many choices, two alike, empty words, not exactly one true; "".
std::string problem(const lessons::Ask& ask, const predict::Question& question, std::span<const JudgedRun> runs,
                    const text::Words& words);

}  // namespace predict_test
