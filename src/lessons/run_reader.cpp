#include "lessons/run_reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "lessons/files.hpp"
#include "lessons/place_table.hpp"

namespace lessons {
namespace {

using std::filesystem::path;

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

/// The texts of the run that an edit changes; none if that is borrowed, or does not exist.
Texts texts_of(const std::vector<RunFile>& runs, const std::string& id) {
  const auto found = id.empty() ? runs.begin() : std::ranges::find(runs, id, [](const RunFile& each) { return each.run.id; });
  return found == runs.end() || found->run.source == nullptr ? Texts{} : found->run.source->texts;
}

}  // namespace

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

}  // namespace lessons
