#include "lessons/reader.hpp"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <fstream>
#include <initializer_list>
#include <sstream>

#include "lessons/error.hpp"
#include "lessons/source.hpp"

namespace lessons {
namespace {

using std::filesystem::path;

/// A table of a file, so that what is wrong with it can be said with the file's name.
struct Table {
  const path& file;
  const toml::table& toml;

  [[noreturn]] void fail(const toml::node& at, std::string_view reason) const {
    throw LessonError(file, static_cast<std::uint32_t>(at.source().begin.line), reason);
  }

  void allow(std::initializer_list<std::string_view> keys) const {
    for (const auto& [key, node] : toml) {
      if (std::find(keys.begin(), keys.end(), key.str()) == keys.end()) {
        fail(node, fmt::format("unknown key \"{}\"", key.str()));
      }
    }
  }

  const toml::node& need(std::string_view key) const {
    const toml::node* node = toml.get(key);
    if (node == nullptr) fail(toml, fmt::format("\"{}\" is missing", key));
    return *node;
  }

  template <class T>
  T value(std::string_view key, std::string_view type) const {
    const toml::node& node = need(key);
    const auto value = node.value<T>();
    if (!value) fail(node, fmt::format("\"{}\" must be {}", key, type));
    return *value;
  }
  std::string string(std::string_view key) const { return value<std::string>(key, "a string"); }
  double seconds(std::string_view key) const { return value<double>(key, "a number of seconds"); }

  Table table(std::string_view key) const {
    const toml::node& node = need(key);
    if (!node.is_table()) fail(node, fmt::format("\"{}\" must be a table", key));
    return {file, *node.as_table()};
  }

  Words words(std::string_view key) const {
    const Table both = table(key);
    both.allow({"ko", "en"});
    Words words{both.string("ko"), both.string("en")};
    if (words.ko.empty() || words.en.empty()) fail(both.toml, fmt::format("\"{}\" has empty words", key));
    return words;
  }

  /// The tables of an array of tables; none where there is no such key.
  std::vector<Table> tables(std::string_view key) const {
    std::vector<Table> result;
    const toml::node* node = toml.get(key);
    if (node == nullptr) return result;
    if (!node->is_array_of_tables()) fail(*node, fmt::format("\"{0}\" must be tables, each headed [[{0}]]", key));
    for (const toml::node& element : *node->as_array()) result.push_back({file, *element.as_table()});
    return result;
  }
};

std::string read_text(const path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw LessonError(file, 0, "cannot be read");
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

Parameter read_parameter(const Table& table) {
  table.allow({"name", "default", "min", "max"});
  Parameter parameter{table.string("name"), table.seconds("default"), table.seconds("min"), table.seconds("max")};
  const bool ordered = parameter.min_s >= 0 && parameter.min_s < parameter.max_s && parameter.max_s <= kMaxDelay;
  if (!ordered) table.fail(table.toml, fmt::format("0 <= min < max <= {} does not hold", kMaxDelay));
  if (!(parameter.default_s >= parameter.min_s && parameter.default_s <= parameter.max_s)) {
    table.fail(table.need("default"), "the default is outside of min and max");
  }
  return parameter;
}

EventPlace read_place(const Table& table) {
  EventPlace place;
  place.kind = table.string("kind");
  if (table.toml.contains("name")) place.name = table.string("name");
  if (table.toml.contains("nth")) place.nth = table.value<int>("nth", "a whole number");
  if (place.nth < 1) table.fail(table.need("nth"), "\"nth\" counts from 1");
  return place;
}

Stop read_stop(const Table& table) {
  table.allow({"kind", "name", "nth", "sentence"});
  return {read_place(table), table.words("sentence")};
}

Mark read_mark(const Table& table) {
  table.allow({"kind", "name", "nth", "label"});
  return {read_place(table), table.words("label")};
}

Sign read_sign(const Table& table) {
  if (!table.toml.contains("sign")) return Sign::none;
  const std::string sign = table.string("sign");
  if (sign == "wrong") return Sign::wrong;
  if (sign == "right") return Sign::right;
  table.fail(table.need("sign"), R"("sign" must be "wrong" or "right")");
}

Box read_box(const Table& table) {
  table.allow({"functions", "title", "lines"});
  Box box;
  const toml::node& functions = table.need("functions");
  if (!functions.is_array()) table.fail(functions, R"("functions" must be a list of names)");
  for (const toml::node& name : *functions.as_array()) {
    if (!name.is_string()) table.fail(name, R"("functions" must be a list of names)");
    box.functions.push_back(*name.value<std::string>());
  }
  box.title = table.words("title");
  for (const Table& line : table.tables("lines")) {
    line.allow({"sign", "text"});
    box.lines.push_back({read_sign(line), line.words("text")});
  }
  if (box.lines.empty()) table.fail(table.toml, "a box needs lines, each headed [[runs.box.lines]]");
  return box;
}

Card read_card(const Table& table) {
  table.allow({"kind", "name", "nth", "title", "sentence", "run"});
  Card card{read_place(table), table.words("title"), table.words("sentence"), "", ""};
  const std::string run = table.string("run");
  const std::size_t slash = run.find('/');
  if (slash == std::string::npos) table.fail(table.need("run"), R"("run" must be "<lesson>/<run>")");
  card.lesson = run.substr(0, slash);
  card.run = run.substr(slash + 1);
  return card;
}

std::map<std::string, Words, std::less<>> read_texts(const Table& run) {
  std::map<std::string, Words, std::less<>> texts;
  if (!run.toml.contains("texts")) return texts;
  const Table table = run.table("texts");
  for (const auto& [key, node] : table.toml) {
    Words words = table.words(key.str());
    // A text stands between quotes in Python and in C++ alike.
    if ((words.ko + words.en).find_first_of("\"\\\n") != std::string::npos) {
      table.fail(node, fmt::format("\"{}\" has a quote, a backslash or a newline in it", key.str()));
    }
    texts.emplace(key.str(), std::move(words));
  }
  return texts;
}

bool has_twin(const Table& run) { return !run.toml.contains("cpp") || run.value<bool>("cpp", "true or false"); }

std::shared_ptr<const Source> read_source(const Table& run, const path& folder, const std::string& id) {
  auto source = std::make_shared<Source>();
  source->id = folder.filename().string() + "/" + id;
  source->folder = folder;
  const path python = folder / (id + ".py.in");
  const path cpp = folder / (id + ".cpp");
  source->python = parse_python(read_text(python), python);
  if (has_twin(run)) source->cpp = parse_cpp(read_text(cpp), cpp);
  source->texts = read_texts(run);
  return source;
}

RunFile read_run(const Table& table, const path& folder) {
  RunFile file;
  file.line = static_cast<std::uint32_t>(table.toml.source().begin.line);
  if (table.toml.contains("from")) {
    table.allow({"from", "id", "title", "sign", "stops", "marks", "box"});
    file.from = table.string("from");
    if (table.toml.contains("id")) file.run.id = table.string("id");
    if (table.toml.contains("title")) file.run.title = table.words("title");
  } else {
    table.allow({"id", "title", "sign", "cpp", "stack", "texts", "stops", "marks", "box"});
    file.run.id = table.string("id");
    file.run.title = table.words("title");
    file.run.source = read_source(table, folder, file.run.id);
    file.run.stack = table.toml.contains("stack") && table.value<bool>("stack", "true or false");
  }
  file.run.sign = read_sign(table);
  for (const Table& stop : table.tables("stops")) file.run.stops.push_back(read_stop(stop));
  for (const Table& mark : table.tables("marks")) file.run.marks.push_back(read_mark(mark));
  if (table.toml.contains("box")) file.run.box = read_box(table.table("box"));
  return file;
}

toml::table parse(const path& file) {
  try {
    return toml::parse(read_text(file), file.string());
  } catch (const toml::parse_error& error) {
    throw LessonError(file, static_cast<std::uint32_t>(error.source().begin.line), error.description());
  }
}

}  // namespace

std::vector<Chapter> read_chapters(const path& file) {
  const toml::table root = parse(file);
  const Table table{file, root};
  table.allow({"chapters"});
  std::vector<Chapter> chapters;
  for (const Table& each : table.tables("chapters")) {
    each.allow({"id", "title"});
    chapters.push_back({each.string("id"), each.words("title")});
  }
  return chapters;
}

LessonFile read_lesson(const path& folder) {
  LessonFile result;
  result.path = folder / "lesson.toml";
  const toml::table root = parse(result.path);
  const Table table{result.path, root};
  table.allow({"chapter", "order", "article", "title", "question", "closing", "picture", "opens_on",
               "parameters", "runs", "cards"});
  Lesson& lesson = result.lesson;
  lesson.id = folder.filename().string();
  lesson.chapter = table.string("chapter");
  result.order = table.value<std::int64_t>("order", "a whole number");
  if (table.toml.contains("article")) lesson.article = table.value<int>("article", "a whole number");
  lesson.title = table.words("title");
  lesson.question = table.words("question");
  lesson.closing = table.words("closing");
  if (table.toml.contains("opens_on")) result.opens_on = table.string("opens_on");
  if (table.toml.contains("picture")) lesson.picture_s = table.seconds("picture");
  for (const Table& each : table.tables("parameters")) lesson.parameters.push_back(read_parameter(each));
  for (const Table& each : table.tables("runs")) result.runs.push_back(read_run(each, folder));
  for (const Table& each : table.tables("cards")) lesson.cards.push_back(read_card(each));
  return result;
}

}  // namespace lessons
