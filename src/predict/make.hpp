// Makes the questions of what is open.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "lessons/lesson.hpp"
#include "predict/question.hpp"
#include "text/words.hpp"
#include "timeline/model.hpp"
#include "trace/events.hpp"
#include "trace/trace.hpp"

namespace predict {

/// A run as it is shown. All three must outlive the call.
struct ShownRun {
  const trace::Events* events = nullptr;
  const timeline::Timeline* timeline = nullptr;
  const lessons::Listing* listing = nullptr;  ///< as on the screen; null: none, and no question about lines
};

/// What is open.
struct Subject {
  const lessons::Lesson* lesson = nullptr;  ///< null: a trace file
  std::span<const ShownRun> runs;           ///< one for each run of the lesson
  lessons::Values values;                   ///< with which they were recorded; empty: a trace file
};

/// Runs the run of that index with other values, in the language of the question; null if that is not possible here.
using RunAgain = std::function<std::unique_ptr<trace::Trace>(std::size_t run, const lessons::Values& values)>;

/// Runs the lesson's programs that are compiled in, on virtual time. `lesson` must outlive what is returned.
RunAgain compiled_runs(const lessons::Lesson& lesson, text::Language language);

/// The questions that can be asked of `subject`, in order; in the language of `words`. Those of the lesson, or, if it
/// has none, those found in the trace of each run. A question of which fewer than two choices are left is not asked.
/// Without `again`, nothing is asked about other delays, and Question::again is empty.
std::vector<Question> questions(const Subject& subject, const text::Words& words, const RunAgain& again = {});

}  // namespace predict
