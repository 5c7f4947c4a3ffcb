#include "lessons/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "lessons/error.hpp"
#include "lessons/source.hpp"
#include "trace/event.hpp"

namespace lessons {
namespace {

using std::filesystem::path;

constexpr std::size_t kMostRuns = 4;

void check_names(const Lesson& lesson, const path& file) {
  std::set<std::string> names;
  for (const Parameter& parameter : lesson.parameters) {
    if (!names.insert(parameter.name).second) {
      throw LessonError(file, 0, fmt::format("parameter \"{}\" is there twice", parameter.name));
    }
  }
  if (lesson.runs.size() > kMostRuns) throw LessonError(file, 0, fmt::format("a lesson has at most {} runs", kMostRuns));
  if (lesson.runs.empty() == lesson.cards.empty()) throw LessonError(file, 0, "a lesson has runs, or it has cards");
  std::set<std::string> ids;
  for (const Run& run : lesson.runs) {
    if (!ids.insert(run.id).second) throw LessonError(file, 0, fmt::format("run \"{}\" is there twice", run.id));
  }
  if (lesson.runs.size() == 1 && lesson.runs[0].id != lesson.id) {
    throw LessonError(file, 0, fmt::format("the only run is \"{}\", not \"{}\"", lesson.runs[0].id, lesson.id));
  }
}

/// What a listing's gaps name.
struct Uses {
  std::set<std::string> delays;
  std::set<std::string> texts;
};

void check_gaps(const Template& lines, const path& file, const Lesson& lesson, const Source& source, Uses& uses) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const Piece& piece : lines[i].pieces) {
      const bool is_delay = piece.kind == Piece::Kind::delay;
      const bool is_text = piece.kind == Piece::Kind::text;
      const bool unknown = (is_delay && !lesson.parameter(piece.value)) ||
                           (is_text && source.texts.find(piece.value) == source.texts.end());
      if (unknown) {
        const std::string_view what = is_delay ? "parameter" : "text";
        throw LessonError(file, static_cast<std::uint32_t>(i + 1),
                          fmt::format("lesson \"{}\" has no {} \"{}\"", lesson.id, what, piece.value));
      }
      if (is_delay) uses.delays.insert(piece.value);
      if (is_text) uses.texts.insert(piece.value);
    }
  }
}

void check_marks(const Source& source, const path& file) {
  for (std::size_t i = 0; i < source.cpp.size(); ++i) {
    if (source.cpp[i].python_line > source.python.size()) {
      throw LessonError(file, static_cast<std::uint32_t>(i + 1),
                        fmt::format("the Python listing has no line {}", source.cpp[i].python_line));
    }
  }
}

void check_function(const Run& run, const std::string& name, const path& file) {
  if (definition_line(*run.source, name) == 0) {
    throw LessonError(file, 0, fmt::format("the listing of \"{}\" defines no \"{}\"", run.id, name));
  }
}

void check_place(const Run& run, const EventPlace& place, const path& file) {
  if (std::find(trace::kKindNames.begin(), trace::kKindNames.end(), place.kind) == trace::kKindNames.end()) {
    throw LessonError(file, 0, fmt::format("\"{}\" is no kind of event", place.kind));
  }
  // A coroutine of asyncio's own that is dropped has a name that no listing defines.
  if (!place.name.empty() && place.kind != "co.never_awaited") check_function(run, place.name, file);
}

void check_places(const Run& run, const path& file) {
  for (const Stop& stop : run.stops) check_place(run, stop, file);
  for (const Mark& mark : run.marks) check_place(run, mark, file);
  if (!run.box) return;
  for (const std::string& name : run.box->functions) check_function(run, name, file);
}

void check_kept(const Source& source, const path& file) {
  for (const auto language : {text::Language::ko, text::Language::en}) {
    const path kept = kept_recording(source, language);
    if (!std::filesystem::is_regular_file(kept)) {
      throw LessonError(file, 0, fmt::format("there is neither a C++ program nor {}", kept.filename().string()));
    }
  }
}

void check_run(const Lesson& lesson, const Run& run, const LessonFile& file, std::set<std::string>& delays) {
  // A borrowed program's listings stand in the folder of the lesson that lends it.
  const path stem = file.path.parent_path().parent_path() / run.source->id;
  Uses python;
  Uses cpp;
  check_gaps(run.source->python, stem.string() + ".py.in", lesson, *run.source, python);
  if (run.source->cpp.empty()) {
    check_kept(*run.source, file.path);
    cpp = python;
  }
  check_gaps(run.source->cpp, stem.string() + ".cpp", lesson, *run.source, cpp);
  if (python.delays != cpp.delays || python.texts != cpp.texts) {
    throw LessonError(stem.string() + ".cpp", 0, "does not use the parameters and texts that the Python listing uses");
  }
  check_marks(*run.source, stem.string() + ".cpp");
  check_places(run, file.path);
  for (const auto& [name, words] : run.source->texts) {
    if (!python.texts.contains(name)) throw LessonError(file.path, 0, fmt::format("text \"{}\" is not used", name));
  }
  delays.merge(python.delays);
}

}  // namespace

void check(const Lesson& lesson, const LessonFile& file) {
  check_names(lesson, file.path);
  std::set<std::string> delays;
  for (const Run& run : lesson.runs) check_run(lesson, run, file, delays);
  for (const Parameter& parameter : lesson.parameters) {
    if (!delays.contains(parameter.name)) {
      throw LessonError(file.path, 0, fmt::format("parameter \"{}\" is not used", parameter.name));
    }
  }
}

void check_cards(const LessonFile& file, const std::vector<Lesson>& lessons) {
  for (const Card& card : file.lesson.cards) {
    const auto lesson = std::ranges::find_if(lessons, [&](const Lesson& each) { return each.id == card.lesson; });
    const auto run = lesson == lessons.end() ? std::nullopt : lesson->run(card.run);
    if (!run) throw LessonError(file.path, 0, fmt::format("there is no run \"{}/{}\"", card.lesson, card.run));
    check_place(lesson->runs[*run], card, file.path);
  }
}

}  // namespace lessons
