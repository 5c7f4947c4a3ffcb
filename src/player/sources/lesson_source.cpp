#include "player/sources/lesson_source.hpp"

#include "lessons/listing.hpp"
#include "lessons/source.hpp"
#include "player/record_runs.hpp"

namespace player {

std::vector<Wanted> LessonSource::record(std::vector<OpenRun>& runs, const lessons::Values& values,
                                         text::Language language) {
  std::vector<Wanted> wanted;
  runs.resize(lesson_.runs.size());
  for (std::size_t run = 0; run < runs.size(); ++run) {
    if (!needs_python(lesson_, run, values)) {
      runs[run] = record_run(lesson_, run, values, language);
      continue;
    }
    // The old run is shown until the new one is available.
    if (runs[run].trace == nullptr) runs[run] = missing_run(lesson_, run, {"python.recording", {}});
    wanted.push_back({run, python_program(lesson_, run, values, language)});
  }
  return wanted;
}

bool LessonSource::uses_python() const { return has_python_runs(lesson_); }

void LessonSource::take(OpenRun& open, std::size_t run, python::Recorded recorded) const {
  if (const auto* const why = std::get_if<text::Notice>(&recorded)) open = missing_run(lesson_, run, *why);
  else open = recorded_run(lesson_, run, std::move(std::get<std::unique_ptr<trace::Trace>>(recorded)));
}

void LessonSource::take_kept(std::vector<OpenRun>& runs, text::Language language, const text::Notice& no_python) const {
  for (std::size_t run = 0; run < runs.size(); ++run) {
    if (lessons::is_compiled(*lesson_.runs[run].source)) {
      runs[run] = record_run(lesson_, run, lesson_.defaults(), language);
    } else {
      take(runs[run], run, kept_run(lesson_, run, language, no_python));
    }
  }
}

bool LessonSource::has_cpp(std::size_t run) const { return lessons::has_cpp(lesson_, run); }

void LessonSource::list(OpenRun& open, std::size_t run, lessons::Code code, const lessons::Values& values,
                        text::Language language) const {
  open.listing = lessons::listing(lesson_, run, has_cpp(run) ? code : lessons::Code::python, values, language);
}

std::vector<OpenCard> LessonSource::cards(text::Language language) const {
  std::vector<OpenCard> cards;
  for (const lessons::Card& card : lesson_.cards) cards.push_back(open_card(catalogue_, card, language));
  return cards;
}

}  // namespace player
