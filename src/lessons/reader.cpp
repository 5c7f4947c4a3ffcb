#include "lessons/reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lessons/files.hpp"
#include "lessons/place_table.hpp"
#include "lessons/run_reader.hpp"
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

bool read_real_time(const Table& table) {
  if (!table.has("pace")) return false;
  const std::string pace = table.string("pace");
  if (pace != "real time" && pace != "guided") table.fail(table.need("pace"), "bad_pace");
  return pace == "real time";
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
