#include "lessons/reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "lessons/files.hpp"
#include "lessons/place_table.hpp"
#include "lessons/table.hpp"
#include "text/columns.hpp"
#include "trace/utf8.hpp"

namespace lessons {
namespace {

using std::filesystem::path;

Parameter read_parameter(const Table& table) {
  table.allow({"name", "default", "min", "max"});
  Parameter parameter{table.string("name"), table.seconds("default"), table.seconds("min"), table.seconds("max"),
                      table.line()};
  const bool ordered = parameter.min_s >= 0 && parameter.min_s < parameter.max_s && parameter.max_s <= kMaxDelay;
  if (!ordered) table.fail(table.toml, "bad_range", {{"most", fmt::format("{}", kMaxDelay)}});
  if (!(parameter.default_s >= parameter.min_s && parameter.default_s <= parameter.max_s)) {
    table.fail(table.need("default"), "default_outside");
  }
  return parameter;
}

Stop read_stop(const Table& table) {
  table.allow({"kind", "name", "nth", "sentence"});
  return {read_place(table), table.words("sentence"), table.line()};
}

Mark read_mark(const Table& table) {
  table.allow({"kind", "name", "nth", "label"});
  return {read_place(table), table.words("label"), table.line()};
}

Sign read_sign(const Table& table) {
  if (!table.has("sign")) return Sign::none;
  const std::string sign = table.string("sign");
  if (sign == "wrong") return Sign::wrong;
  if (sign == "right") return Sign::right;
  table.fail(table.need("sign"), "bad_sign");
}

bool read_real_time(const Table& table) {
  if (!table.has("pace")) return false;
  const std::string pace = table.string("pace");
  if (pace != "real time" && pace != "guided") table.fail(table.need("pace"), "bad_pace");
  return pace == "real time";
}

Box read_box(const Table& table) {
  table.allow({"functions", "title", "lines"});
  Box box;
  box.line = table.line();
  const toml::node& functions = table.need("functions");
  if (!functions.is_array()) table.fail(functions, "bad_functions");
  for (const toml::node& name : *functions.as_array()) {
    if (!name.is_string()) table.fail(name, "bad_functions");
    box.functions.push_back(*name.value<std::string>());
  }
  box.title = table.words("title");
  if (table.tables("lines").empty()) table.fail(table.toml, "box_without_lines");
  for (const Table& line : table.tables("lines")) {
    line.allow({"sign", "text"});
    table.attempt([&] { box.lines.push_back({read_sign(line), line.words("text")}); });
  }
  return box;
}

Card read_card(const Table& table) {
  table.allow({"kind", "name", "nth", "title", "sentence", "run"});
  Card card{read_place(table), table.words("title"), table.words("sentence"), "", "", table.line()};
  const std::string run = table.string("run");
  const std::size_t slash = run.find('/');
  if (slash == std::string::npos) table.fail(table.need("run"), "bad_card_run");
  card.lesson = run.substr(0, slash);
  card.run = run.substr(slash + 1);
  return card;
}

void read_texts(const Table& run, RunFile& file, Source& source) {
  if (!run.has("texts")) return;
  const Table table = run.table("texts");
  for (const auto& [key, node] : table.toml) {
    const std::string name(key.str());
    const toml::node& at = node;
    table.attempt([&] {
      file.text_lines.emplace(name, line_of(at));
      Words& words = source.texts[name] = {name, name};  // so that a text without words is not also reported as unknown
      words = table.words(name);
      // A text is in quotes in both Python and C++.
      const bool breaks_quotes = (words.ko + words.en).find_first_of("\"\\\n") != std::string::npos;
      if (breaks_quotes) table.fail(at, "unquotable_text", {{"key", name}});
    });
  }
}

bool there(const path& file) {
  std::error_code ignored;
  return std::filesystem::exists(std::filesystem::symlink_status(file, ignored));
}

/// Its two listings. A user's own lesson may have a plain Python file without gaps, and no C++.
void read_listings(const Table& run, const path& stem, Source& source) {
  const auto with = [&](const char* ending) { return path(stem.string() + ending); };
  source.python_file = with(".py.in");
  source.cpp_file = with(".cpp");
  const bool own = source.origin == Origin::own;
  const bool plain = own && !there(source.python_file);
  if (plain) source.python_file = with(".py");
  if (plain && !there(source.python_file)) {
    throw LessonError(run.in.file, run.line(), "no_listing", {{"run", stem.filename().string()}});
  }
  const std::string python = read_text(source.python_file);
  source.python = plain ? parse_plain(python) : parse_python(python, source.python_file);
  const bool wanted = run.flag("cpp", true) && (!own || there(source.cpp_file));
  if (wanted) source.cpp = parse_cpp(read_text(source.cpp_file), source.cpp_file);
}

/// The texts of a program. An edit has those of the run that it changes, and its own.
using Texts = decltype(Source::texts);

std::shared_ptr<const Source> read_source(const Table& run, const path& folder, RunFile& file, const Texts& texts) {
  const std::string& id = file.run.id;
  auto source = std::make_shared<Source>();
  source->id = folder.filename().string() + "/" + id;
  source->origin = run.in.origin;
  source->folder = folder;
  source->texts = texts;
  run.attempt([&] { read_texts(run, file, *source); });
  read_listings(run, folder / id, *source);
  return source;
}

/// It is used in file names and on the command line.
std::string read_id(const Table& run) {
  std::string id = run.string("id");
  if (!is_plain_name(id) || id.find(' ') != std::string::npos) run.fail(run.need("id"), "bad_id", {{"id", id}});
  return id;
}

void read_own_program(const Table& table, const path& folder, RunFile& file, const Texts& texts) {
  file.run.id = read_id(table);
  table.attempt([&] { file.run.title = table.words("title"); });
  table.attempt([&] { file.run.stack = table.flag("stack", false); });
  table.attempt([&] {
    if (table.has("ends")) file.run.ends = table.string("ends");
    const bool known = std::ranges::find(kEndings, file.run.ends) != kEndings.end();
    if (!known) table.fail(table.need("ends"), "bad_ends", {{"words", fmt::format("{}", fmt::join(kEndings, ", "))}});
  });
  file.run.source = read_source(table, folder, file, texts);
}

void read_borrowed(const Table& table, RunFile& file) {
  file.from = table.string("from");
  if (table.has("id")) file.run.id = read_id(table);
  if (table.has("title")) file.run.title = table.words("title");
}

void read_places(const Table& table, RunFile& file) {
  for (const Table& stop : table.tables("stops")) {
    table.attempt([&] { file.run.stops.push_back(read_stop(stop)); });
  }
  for (const Table& mark : table.tables("marks")) {
    table.attempt([&] { file.run.marks.push_back(read_mark(mark)); });
  }
}

RunFile read_run(const Table& table, const path& folder) {
  RunFile file;
  file.line = table.line();
  if (table.has("from")) {
    table.allow({"from", "id", "title", "sign", "stops", "marks", "box"});
    read_borrowed(table, file);
  } else {
    table.allow({"id", "title", "sign", "cpp", "stack", "ends", "texts", "stops", "marks", "box"});
    read_own_program(table, folder, file, {});
  }
  table.attempt([&] { file.run.sign = read_sign(table); });
  read_places(table, file);
  if (table.has("box")) table.attempt([&] { file.run.box = read_box(table.table("box")); });
  return file;
}

/// The texts of the run that an edit changes; none if that is borrowed, or does not exist.
Texts texts_of(const std::vector<RunFile>& runs, const std::string& id) {
  const auto found = id.empty() ? runs.begin() : std::ranges::find(runs, id, [](const RunFile& each) { return each.run.id; });
  return found == runs.end() || found->run.source == nullptr ? Texts{} : found->run.source->texts;
}

/// @param runs those of the lesson
RunFile read_edit(const Table& table, const path& folder, const std::vector<RunFile>& runs) {
  RunFile file;
  file.line = table.line();
  file.edit_of = table.has("edit_of") ? table.string("edit_of") : "";
  if (table.has("from")) {
    table.allow({"from", "id", "edit_of", "title", "asks", "answers", "stops", "marks"});
    read_borrowed(table, file);
  } else {
    table.allow({"id", "edit_of", "title", "asks", "answers", "cpp", "ends", "texts", "stops", "marks"});
    read_own_program(table, folder, file, texts_of(runs, *file.edit_of));
  }
  // A borrowed edit has the words of its lender.
  const bool borrowed = !file.from.empty();
  table.attempt([&] {
    if (!borrowed || table.has("asks")) file.run.asks = table.words("asks");
  });
  table.attempt([&] {
    if (!borrowed || table.has("answers")) file.run.answers = table.words("answers");
  });
  read_places(table, file);
  return file;
}

void read_place_in_list(const Table& table, LessonFile& file) {
  const bool free = table.in.origin == Origin::own;
  table.attempt([&] {
    if (!free || table.has("chapter")) file.lesson.chapter = table.string("chapter");
  });
  table.attempt([&] {
    if (!free || table.has("order")) file.order = table.whole<std::int64_t>("order");
  });
  table.attempt([&] {
    if (table.has("article")) file.lesson.article = table.whole<int>("article");
  });
}

void read_runs(const Table& table, const path& folder, LessonFile& file) {
  const std::vector<Table> runs = table.tables("runs");
  if (runs.size() > kMostRuns) table.fail(table.need("runs"), "too_many_runs", {{"most", std::to_string(kMostRuns)}});
  for (const Table& each : runs) table.attempt([&] { file.runs.push_back(read_run(each, folder)); });
}

void read_edits(const Table& table, const path& folder, LessonFile& file) {
  const std::vector<Table> edits = table.tables("edits");
  if (edits.size() > kMostEdits) table.fail(table.need("edits"), "too_many_edits", {{"most", std::to_string(kMostEdits)}});
  const std::vector<RunFile> runs = file.runs;
  for (const Table& each : edits) table.attempt([&] { file.runs.push_back(read_edit(each, folder, runs)); });
}

void read_lesson(const Table& table, const path& folder, LessonFile& file) {
  table.allow({"chapter", "order", "article", "title", "question", "closing", "picture", "opens_on", "compare", "pace",
               "parameters", "runs", "edits", "cards"});
  Lesson& lesson = file.lesson;
  read_place_in_list(table, file);
  table.attempt([&] { lesson.title = table.words("title"); });
  table.attempt([&] { lesson.question = table.words("question"); });
  table.attempt([&] { lesson.closing = table.words("closing"); });
  table.attempt([&] {
    if (table.has("picture")) lesson.picture_s = table.seconds("picture");
    const bool possible = lesson.picture_s >= 0 && lesson.picture_s <= kMaxDelay;
    if (!possible) table.fail(table.need("picture"), "bad_picture", {{"most", fmt::format("{}", kMaxDelay)}});
  });
  table.attempt([&] {
    if (table.has("opens_on")) file.opens_on = table.string("opens_on");
  });
  table.attempt([&] { lesson.compare = table.flag("compare", true); });
  table.attempt([&] { lesson.real_time = read_real_time(table); });
  for (const Table& each : table.tables("parameters")) {
    table.attempt([&] {
      // So that a wrong parameter is not also reported as unknown.
      lesson.parameters.push_back({each.string("name"), 0, 0, 0, each.line()});
      lesson.parameters.back() = read_parameter(each);
    });
  }
  table.attempt([&] { read_runs(table, folder, file); });
  table.attempt([&] { read_edits(table, folder, file); });
  for (const Table& each : table.tables("cards")) {
    table.attempt([&] { lesson.cards.push_back(read_card(each)); });
  }
}

}  // namespace

bool is_plain_name(std::string_view id) {
  return !id.empty() && id.front() != '.' && id.front() != '-' && trace::valid_utf8_prefix(id) == id.size() &&
         text::without_controls(id) == id && id.find('/') == std::string_view::npos;
}

std::vector<Chapter> read_chapters(const path& file) {
  Problems problems;
  const Reading reading{file, Origin::built_in, problems};
  const toml::table root = read_toml(file);
  const Table table{reading, root};
  table.allow({"chapters"});
  std::vector<Chapter> chapters;
  for (const Table& each : table.tables("chapters")) {
    each.allow({"id", "title"});
    chapters.push_back({each.string("id"), each.words("title")});
  }
  if (!problems.empty()) throw LessonError(problems.front());
  return chapters;
}

LessonFile read_lesson(const path& folder, Origin origin, Problems& problems) {
  LessonFile result;
  result.path = folder / "lesson.toml";
  result.lesson.id = folder.filename().string();
  attempt(problems, [&] {
    // A folder of somebody's own may have any name.
    if (!is_plain_name(result.lesson.id)) throw LessonError(result.path, 0, "bad_folder", {{"id", result.lesson.id}});
    const Reading reading{result.path, origin, problems};
    const toml::table root = read_toml(result.path);
    read_lesson({reading, root}, folder, result);
  });
  return result;
}

}  // namespace lessons
