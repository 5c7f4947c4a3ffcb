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

void check_names(const Lesson& lesson, const path& file) {
  std::set<std::string> names;
  for (const Parameter& parameter : lesson.parameters) {
    if (!names.insert(parameter.name).second) {
      throw LessonError(file, 0, fmt::format("parameter \"{}\" is there twice", parameter.name));
    }
  }
  if (lesson.runs.empty() || lesson.runs.size() > 3) throw LessonError(file, 0, "a lesson has one to three runs");
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

void check_stops(const Run& run, const path& file) {
  for (const Stop& stop : run.stops) {
    if (std::find(trace::kKindNames.begin(), trace::kKindNames.end(), stop.kind) == trace::kKindNames.end()) {
      throw LessonError(file, 0, fmt::format("\"{}\" is no kind of event", stop.kind));
    }
    if (!stop.name.empty() && definition_line(*run.source, stop.name) == 0) {
      throw LessonError(file, 0, fmt::format("the listing of \"{}\" defines no \"{}\"", run.id, stop.name));
    }
  }
}

void check_run(const Lesson& lesson, const Run& run, const LessonFile& file, std::set<std::string>& delays) {
  // A borrowed program's listings stand in the folder of the lesson that lends it.
  const path stem = file.path.parent_path().parent_path() / run.source->id;
  Uses python;
  Uses cpp;
  check_gaps(run.source->python, stem.string() + ".py.in", lesson, *run.source, python);
  check_gaps(run.source->cpp, stem.string() + ".cpp", lesson, *run.source, cpp);
  if (python.delays != cpp.delays || python.texts != cpp.texts) {
    throw LessonError(stem.string() + ".cpp", 0, "does not use the parameters and texts that the Python listing uses");
  }
  check_marks(*run.source, stem.string() + ".cpp");
  check_stops(run, file.path);
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

}  // namespace lessons
