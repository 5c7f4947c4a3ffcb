#include "player/question_source.hpp"

#include <algorithm>

#include "lessons/edit.hpp"
#include "lessons/listing.hpp"
#include "lessons/source.hpp"
#include "predict/make.hpp"

namespace player {
namespace {

/// The whole lesson; null: a trace.
const lessons::Lesson* lesson_of(const Source& source) { return source.whole(); }

bool is_edit(const lessons::Lesson& lesson, std::size_t run) { return run >= lesson.own_runs(); }

/// Where a run of the lesson is among those that are shown; nothing: it is not.
std::optional<std::size_t> shown_place(const lessons::Lesson& lesson, std::optional<std::size_t> edit, std::size_t run) {
  if (!edit) return is_edit(lesson, run) ? std::nullopt : std::optional(run);
  if (run == *edit) return 1;
  return lesson.runs[*edit].edit_of == run ? std::optional<std::size_t>(0) : std::nullopt;
}

bool can_be_shown(const Source& source, const predict::Question& question) {
  const lessons::Lesson* const lesson = lesson_of(source);
  if (lesson == nullptr) return true;
  const auto edit = edit_of(source, question);
  return std::ranges::all_of(question.runs,
                             [&](std::size_t run) { return shown_place(*lesson, edit, run).has_value(); });
}

predict::ShownRun shown(const OpenRun& run) {
  return {&run.events, &run.timeline, run.listing ? &*run.listing : nullptr};
}

/// All runs of a lesson of compiled programs, and edits, at these delays.
std::vector<OpenRun> record_whole(const lessons::Lesson& lesson, const ShownSource& shown, text::Language language) {
  std::vector<OpenRun> runs;
  for (std::size_t run = 0; run < lesson.runs.size(); ++run) {
    const lessons::Code code = lessons::has_cpp(lesson, run) ? shown.code : lessons::Code::python;
    runs.push_back(record_run(lesson, run, shown.values, language));
    runs.back().listing = lessons::listing(lesson, run, code, shown.values, language);
  }
  return runs;
}

/// Runs that CPython has recorded: of the lesson those that are shown.
std::vector<predict::Question> questions_as_shown(const ShownSource& shown_source, const text::Words& words) {
  std::vector<predict::ShownRun> runs;
  for (const OpenRun& run : shown_source.runs) runs.push_back(shown(run));
  const lessons::Lesson* const lesson = lesson_of(shown_source.source);
  const bool whole = lesson != nullptr && !shown_source.edit;
  if (lesson != nullptr && !whole) return {};  // its questions are about its own runs
  const auto own = lesson != nullptr ? std::optional(lessons::shown(*lesson, std::nullopt)) : std::nullopt;
  return predict::questions({own ? &*own : nullptr, runs, shown_source.values}, words);
}

}  // namespace

std::vector<predict::Question> make_questions(const ShownSource& shown_source, const text::Words& words) {
  const lessons::Lesson* const lesson = lesson_of(shown_source.source);
  std::vector<predict::Question> made;
  if (lesson == nullptr || shown_source.source.uses_python()) {
    made = questions_as_shown(shown_source, words);
  } else {
    const std::vector<OpenRun> recorded = record_whole(*lesson, shown_source, words.language());
    std::vector<predict::ShownRun> runs;
    for (const OpenRun& run : recorded) runs.push_back(shown(run));
    made = predict::questions({lesson, runs, shown_source.values}, words, predict::compiled_runs(*lesson, words.language()));
  }
  std::erase_if(made, [&](const predict::Question& each) { return !can_be_shown(shown_source.source, each); });
  return made;
}

std::optional<std::size_t> edit_of(const Source& source, const predict::Question& question) {
  const lessons::Lesson* const lesson = lesson_of(source);
  if (lesson == nullptr) return std::nullopt;
  const auto edit = std::ranges::find_if(question.runs, [&](std::size_t run) { return is_edit(*lesson, run); });
  return edit == question.runs.end() ? std::nullopt : std::optional(*edit);
}

void place_runs(const Source& source, std::optional<std::size_t> edit, predict::Question& question) {
  const lessons::Lesson* const lesson = lesson_of(source);
  if (lesson == nullptr) return;
  const auto place = [&](std::size_t& run) { run = shown_place(*lesson, edit, run).value_or(0); };
  place(question.run);
  for (std::size_t& run : question.runs) place(run);
  for (predict::Choice& choice : question.choices) {
    for (predict::RunTime& time : choice.means.times) place(time.run);
  }
}

}  // namespace player
