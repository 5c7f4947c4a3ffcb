// The questions of what is open: of a lesson with its edits, or of a trace.
#pragma once

#include <optional>
#include <vector>

#include "player/open_run.hpp"
#include "player/source.hpp"
#include "predict/question.hpp"
#include "text/words.hpp"

namespace player {

/// How a source is shown.
struct ShownSource {
  const Source& source;
  const std::vector<OpenRun>& runs;   ///< its runs at `values`
  std::optional<std::size_t> edit;    ///< of the lesson's runs; nothing: its own runs are shown
  const lessons::Values& values;
  lessons::Code code;
};

/// The questions that can be asked at these delays. Question::run and the like are indices into all runs of the lesson,
/// edits among them. Programs that are compiled in are run again for it, so that `runs` may be at other delays; others are
/// asked about as they are shown.
std::vector<predict::Question> make_questions(const ShownSource& shown, const text::Words& words);

/// The edit that has to be shown for the question; nothing: the lesson's own runs.
std::optional<std::size_t> edit_of(const Source& source, const predict::Question& question);

/// Changes the runs of `question` to indices into those that are shown with `edit`.
void place_runs(const Source& source, std::optional<std::size_t> edit, predict::Question& question);

}  // namespace player
