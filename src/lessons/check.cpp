#include "lessons/check.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "trace/event.hpp"

namespace lessons {
namespace {

using std::filesystem::path;

/// The names in a listing's gaps.
struct Uses {
  std::set<std::string> delays;
  std::set<std::string> texts;
};

/// The lesson being checked.
struct Check {
  const Lesson& lesson;
  const LessonFile& file;
  Origin origin;
  Problems& problems;

  void add(const path& at, std::uint32_t line, std::string key, decltype(Problem::arguments) arguments = {}) const {
    problems.push_back({at, line, std::move(key), std::move(arguments)});
  }
  /// A warning: allowed in a user's own lesson.
  void add_unused(std::uint32_t line, std::string key, const std::string& name) const {
    problems.push_back({file.path, line, std::move(key), {{"name", name}}, origin == Origin::own});
  }
};

void check_names(const Check& check) {
  const Lesson& lesson = check.lesson;
  std::set<std::string> names;
  for (const Parameter& parameter : lesson.parameters) {
    if (names.insert(parameter.name).second) continue;
    check.add(check.file.path, parameter.line, "parameter_twice", {{"name", parameter.name}});
  }
  std::set<std::string> ids;
  for (const Run& run : lesson.runs) {
    if (!ids.insert(run.id).second) check.add(check.file.path, 0, "run_twice", {{"run", run.id}});
  }
}

/// Only if all of its runs could be read.
void check_runs(const Check& check) {
  const Lesson& lesson = check.lesson;
  if (lesson.runs.empty() == lesson.cards.empty()) check.add(check.file.path, 0, "runs_or_cards");
  // Cards may only refer to built-in lessons.
  if (check.origin == Origin::own && !lesson.cards.empty())
    check.add(check.file.path, lesson.cards[0].line, "own_cards");
  if (lesson.own_runs() == 1 && lesson.runs[0].id != lesson.id) {
    check.add(check.file.path, check.file.runs[0].line, "only_run",
              {{"run", lesson.runs[0].id}, {"lesson", lesson.id}});
  }
}

bool is_known(const Piece& piece, const Lesson& lesson, const Source& source) {
  if (piece.kind == Piece::Kind::delay) return lesson.parameter(piece.value).has_value();
  if (piece.kind == Piece::Kind::text) return source.texts.contains(piece.value);
  return true;
}

Uses check_gaps(const Check& check, const Template& lines, const path& file, const Source& source) {
  Uses uses;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const Piece& piece : lines[i].pieces) {
      const bool is_delay = piece.kind == Piece::Kind::delay;
      if (!is_known(piece, check.lesson, source)) {
        check.add(file, static_cast<std::uint32_t>(i + 1), is_delay ? "no_parameter" : "no_text",
                  {{"lesson", check.lesson.id}, {"name", piece.value}});
      }
      if (is_delay) uses.delays.insert(piece.value);
      if (piece.kind == Piece::Kind::text) uses.texts.insert(piece.value);
    }
  }
  return uses;
}

void check_marks(const Check& check, const Source& source) {
  for (std::size_t i = 0; i < source.cpp.size(); ++i) {
    const std::uint32_t line = source.cpp[i].python_line;
    if (line <= source.python.size()) continue;
    check.add(source.cpp_file, static_cast<std::uint32_t>(i + 1), "no_python_line", {{"line", std::to_string(line)}});
  }
}

void check_function(const Check& check, const Run& run, const std::string& name, std::uint32_t line) {
  if (definition_line(*run.source, name) != 0) return;
  check.add(check.file.path, line, "no_function", {{"run", run.id}, {"name", name}});
}

void check_place(const Check& check, const Run& run, const EventPlace& place, std::uint32_t line) {
  if (std::find(trace::kKindNames.begin(), trace::kKindNames.end(), place.kind) == trace::kKindNames.end()) {
    check.add(check.file.path, line, "no_kind", {{"kind", place.kind}});
  }
  // A dropped coroutine of asyncio has a name that no listing defines.
  if (!place.name.empty() && place.kind != "co.never_awaited") check_function(check, run, place.name, line);
}

void check_places(const Check& check, const Run& run) {
  for (const Stop& stop : run.stops) check_place(check, run, stop, stop.line);
  for (const Mark& mark : run.marks) check_place(check, run, mark, mark.line);
  if (!run.box) return;
  for (const std::string& name : run.box->functions) check_function(check, run, name, run.box->line);
}

void check_kept(const Check& check, const Run& run, std::uint32_t line) {
  for (const auto language : {text::Language::ko, text::Language::en}) {
    const path kept = kept_recording(*run.source, language);
    if (std::filesystem::is_regular_file(kept)) continue;
    check.add(check.file.path, line, "no_program", {{"file", kept.filename().string()}});
  }
}

const RunFile* file_of(const LessonFile& file, const Run& run) {
  const auto found =
      std::ranges::find_if(file.runs, [&](const RunFile& each) { return each.run.source == run.source; });
  return found == file.runs.end() ? nullptr : &*found;
}

bool is_same(const TemplateLine& a, const TemplateLine& b) {
  return std::ranges::equal(a.pieces, b.pieces,
                            [](const Piece& x, const Piece& y) { return x.kind == y.kind && x.value == y.value; });
}

/// An edit changes its run, and is asked and answered.
void check_edit(const Check& check, const Run& run, std::uint32_t line) {
  const Template& before = check.lesson.runs[*run.edit_of].source->python;
  if (std::ranges::equal(before, run.source->python, is_same)) {
    check.add(check.file.path, line, "edit_of_no_line", {{"edit", run.id}});
  }
  for (const auto& [key, words] : {std::pair("asks", &run.asks), std::pair("answers", &run.answers)}) {
    if (words->en.empty()) check.add(check.file.path, line, "missing", {{"key", key}});
  }
}

void check_run(const Check& check, const Run& run, std::set<std::string>& delays) {
  const Source& source = *run.source;
  const RunFile* const file = file_of(check.file, run);
  const Uses python = check_gaps(check, source.python, source.python_file, source);
  if (source.cpp.empty()) {
    if (source.origin == Origin::built_in) check_kept(check, run, file == nullptr ? 0 : file->line);
  } else {
    const Uses cpp = check_gaps(check, source.cpp, source.cpp_file, source);
    if (python.delays != cpp.delays || python.texts != cpp.texts) check.add(source.cpp_file, 0, "other_gaps");
  }
  check_marks(check, source);
  check_places(check, run);
  if (run.edit_of) check_edit(check, run, file == nullptr ? 0 : file->line);
  if (run.stack && run.box) check.add(check.file.path, run.box->line, "stack_and_box", {{"run", run.id}});
  for (const auto& [name, words] : source.texts) {
    // An edit also has the texts of the run that it changes.
    const bool own = file != nullptr && file->text_lines.contains(name);
    if (own && !python.texts.contains(name)) check.add_unused(file->text_lines.at(name), "unused_text", name);
  }
  delays.insert(python.delays.begin(), python.delays.end());
}

}  // namespace

void check(const Lesson& lesson, const LessonFile& file, Origin origin, Problems& problems) {
  const bool read = !any_error(problems);
  const Check check{lesson, file, origin, problems};
  check_names(check);
  if (read) check_runs(check);
  std::set<std::string> delays;
  for (const Run& run : lesson.runs) check_run(check, run, delays);
  if (!read) return;
  for (const Parameter& parameter : lesson.parameters) {
    if (!delays.contains(parameter.name)) check.add_unused(parameter.line, "unused_parameter", parameter.name);
  }
}

void check_cards(const LessonFile& file, const std::vector<Lesson>& lessons) {
  Problems problems;
  const Check check{file.lesson, file, Origin::built_in, problems};
  for (const Card& card : file.lesson.cards) {
    const auto lesson = std::ranges::find_if(lessons, [&](const Lesson& each) { return each.id == card.lesson; });
    const auto run = lesson == lessons.end() ? std::nullopt : lesson->run(card.run);
    if (!run) throw LessonError(file.path, card.line, "no_card_run", {{"run", card.lesson + "/" + card.run}});
    check_place(check, lesson->runs[*run], card, card.line);
  }
  if (!problems.empty()) throw LessonError(problems.front());
}

bool is_fillable(const Lesson& lesson, const Source& source) {
  const auto known = [&](const TemplateLine& line) {
    return std::ranges::all_of(line.pieces, [&](const Piece& piece) { return is_known(piece, lesson, source); });
  };
  return std::ranges::all_of(source.python, known) && std::ranges::all_of(source.cpp, known);
}

}  // namespace lessons
