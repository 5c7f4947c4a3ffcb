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

Stop read_stop(const Table& table) {
  table.allow({"kind", "name", "nth", "sentence"});
  Stop stop;
  stop.kind = table.string("kind");
  if (table.toml.contains("name")) stop.name = table.string("name");
  if (table.toml.contains("nth")) stop.nth = table.value<int>("nth", "a whole number");
  if (stop.nth < 1) table.fail(table.need("nth"), "\"nth\" counts from 1");
  stop.sentence = table.words("sentence");
  return stop;
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

std::shared_ptr<const Source> read_source(const Table& run, const path& folder, const std::string& id) {
  auto source = std::make_shared<Source>();
  source->id = folder.filename().string() + "/" + id;
  const path python = folder / (id + ".py.in");
  const path cpp = folder / (id + ".cpp");
  source->python = parse_python(read_text(python), python);
  source->cpp = parse_cpp(read_text(cpp), cpp);
  source->texts = read_texts(run);
  return source;
}

RunFile read_run(const Table& table, const path& folder) {
  RunFile file;
  file.line = static_cast<std::uint32_t>(table.toml.source().begin.line);
  if (table.toml.contains("from")) {
    table.allow({"from", "id", "title", "stops"});
    file.from = table.string("from");
    if (table.toml.contains("id")) file.run.id = table.string("id");
    if (table.toml.contains("title")) file.run.title = table.words("title");
  } else {
    table.allow({"id", "title", "texts", "stops"});
    file.run.id = table.string("id");
    file.run.title = table.words("title");
    file.run.source = read_source(table, folder, file.run.id);
  }
  for (const Table& stop : table.tables("stops")) file.run.stops.push_back(read_stop(stop));
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

LessonFile read_lesson(const path& folder) {
  LessonFile result;
  result.path = folder / "lesson.toml";
  const toml::table root = parse(result.path);
  const Table table{result.path, root};
  table.allow({"order", "title", "question", "closing", "parameters", "runs"});
  result.order = table.value<std::int64_t>("order", "a whole number");
  result.lesson.id = folder.filename().string();
  result.lesson.title = table.words("title");
  result.lesson.question = table.words("question");
  result.lesson.closing = table.words("closing");
  for (const Table& each : table.tables("parameters")) result.lesson.parameters.push_back(read_parameter(each));
  for (const Table& each : table.tables("runs")) result.runs.push_back(read_run(each, folder));
  return result;
}

}  // namespace lessons
