#include "lessons/questions.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "lessons/files.hpp"
#include "lessons/place_table.hpp"
#include "lessons/table.hpp"
#include "trace/kinds.hpp"

namespace lessons {
namespace {

std::vector<std::string> list_of(const Table& table, std::string_view key) {
  const toml::node& node = table.need(key);
  if (node.is_string()) return {*node.value<std::string>()};
  std::vector<std::string> all;
  if (!node.is_array()) table.fail(node, "not_a_string", {{"key", std::string(key)}});
  for (const toml::node& each : *node.as_array()) {
    if (!each.is_string()) table.fail(each, "not_a_string", {{"key", std::string(key)}});
    all.push_back(*each.value<std::string>());
  }
  if (all.empty()) table.fail(node, "missing", {{"key", std::string(key)}});
  return all;
}

std::string read_question_id(const Table& table) {
  std::string id = table.string("id");
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  if (id.empty() || !std::ranges::all_of(id, fits)) table.fail(table.need("id"), "bad_question_id", {{"id", id}});
  return id;
}

QuestionType read_type(const Table& table) {
  const std::string word = table.string("type");
  const auto found = std::ranges::find(kQuestionTypes, word);
  if (found == kQuestionTypes.end()) {
    table.fail(table.need("type"), "bad_question_type",
               {{"words", fmt::format("{}", fmt::join(kQuestionTypes, ", "))}});
  }
  return static_cast<QuestionType>(found - kQuestionTypes.begin());
}

std::vector<Measure> read_measures(const Table& table, QuestionType type) {
  if (!table.has("ask")) return {usual(type)};
  std::vector<Measure> measures;
  for (const std::string& word : list_of(table, "ask")) {
    const auto found = std::ranges::find(kMeasures, word);
    const auto measure = static_cast<Measure>(found - kMeasures.begin());
    const bool good =
        found != kMeasures.end() && suits(type, measure) && (measures.empty() || type == QuestionType::count);
    if (!good) {
      table.fail(table.need("ask"), "bad_measure", {{"type", std::string(name(type))}, {"ask", word}});
    }
    measures.push_back(measure);
  }
  return measures;
}

/// Reads the questions of one lesson.
class QuestionReader {
 public:
  explicit QuestionReader(const Lesson& lesson) : lesson_(lesson) {}

  Ask read(const Table& table) {
    table.allow({"id", "type", "ask", "run", "runs", "at", "from", "of", "nth", "names", "until", "set", "text"});
    Ask ask;
    ask.line = table.line();
    ask.id = read_question_id(table);
    if (!ids_.insert(ask.id).second) table.fail(table.need("id"), "question_twice", {{"id", ask.id}});
    ask.type = read_type(table);
    ask.measures = read_measures(table, ask.type);
    ask.runs = runs(table);
    if (table.has("of")) ask.of = function(table, "of", table.string("of"), ask.runs.front());
    if (table.has("nth")) ask.nth = table.whole<int>("nth");
    if (ask.nth < 1) table.fail(table.need("nth"), "nth_below_1");
    if (table.has("names")) {
      for (const std::string& each : list_of(table, "names"))
        ask.names.push_back(function(table, "names", each, ask.runs.front()));
    }
    if (table.has("at")) ask.at = asked_at(table.table("at"), ask.runs.front());
    if (table.has("from")) ask.from = event(table.table("from"), ask.runs.front());
    if (table.has("until")) ask.until = event(table.table("until"), ask.runs.front());
    if (table.has("set")) ask.set = set(table.table("set"));
    if (ask.type == QuestionType::whatif && ask.set.empty()) table.fail(table.toml, "missing", {{"key", "set"}});
    if (table.has("text")) ask.text = table.words("text");
    return ask;
  }

 private:
  std::vector<std::string> runs(const Table& table) const {
    std::vector<std::string> all{lesson_.runs.front().id};
    if (table.has("runs")) all = list_of(table, "runs");
    if (table.has("run")) all = {table.string("run")};
    for (const std::string& each : all) {
      if (!lesson_.run(each)) table.fail(table.need(table.has("run") ? "run" : "runs"), "no_fact_run", {{"run", each}});
    }
    return all;
  }

  std::string function(const Table& table, std::string_view key, const std::string& name,
                       const std::string& run) const {
    if (definition_line(*lesson_.runs[*lesson_.run(run)].source, name) != 0) return name;
    table.fail(table.need(key), "no_function", {{"run", run}, {"name", name}});
  }

  EventPlace place(const Table& table, const std::string& run) const {
    EventPlace place = read_place(table);
    if (std::ranges::find(trace::kKindNames, place.kind) == trace::kKindNames.end()) {
      table.fail(table.need("kind"), "no_kind", {{"kind", place.kind}});
    }
    if (!place.name.empty() && place.kind != "co.never_awaited") function(table, "name", place.name, run);
    return place;
  }

  AskedAt asked_at(const Table& table, const std::string& run) const {
    table.allow({"kind", "name", "nth", "part"});
    AskedAt at{place(table, run), 0};
    if (table.has("part")) at.part = table.seconds("part");
    if (!(at.part >= 0 && at.part < 1)) table.fail(table.need("part"), "bad_part");
    return at;
  }

  EventPlace event(const Table& table, const std::string& run) const {
    table.allow({"kind", "name", "nth"});
    return place(table, run);
  }

  std::vector<std::pair<std::size_t, double>> set(const Table& table) const {
    std::vector<std::pair<std::size_t, double>> all;
    for (const auto& [key, node] : table.toml) {
      const auto parameter = lesson_.parameter(key.str());
      const auto value = node.value<double>();
      const bool good = parameter && value && *value >= 0 && *value <= kMaxDelay;
      if (!good) table.fail(node, "bad_settings", {{"key", std::string(key.str())}});
      all.emplace_back(*parameter, *value);
    }
    return all;
  }

  const Lesson& lesson_;
  std::set<std::string> ids_;
};

}  // namespace

bool suits(QuestionType type, Measure measure) {
  using enum Measure;
  switch (type) {
    case QuestionType::fin:
    case QuestionType::whatif: return measure == end || measure == saved;
    case QuestionType::next: return measure == print || measure == screen;
    case QuestionType::who: return measure == step || measure == holder || measure == wakes || measure == admitted;
    case QuestionType::state: return measure == state;
    case QuestionType::count: return measure >= tasks && measure <= suspends;
    case QuestionType::ord: return measure == output || measure == steps;
    case QuestionType::line: return measure >= resumes && measure <= definition;
    case QuestionType::run: return measure == total || measure == held;
    case QuestionType::err: return measure == thrown || measure >= ending;
  }
  return false;
}

Measure usual(QuestionType type) {
  constexpr std::array<Measure, 10> kUsual{Measure::end,   Measure::print,  Measure::step,    Measure::state,
                                           Measure::tasks, Measure::output, Measure::resumes, Measure::end,
                                           Measure::total, Measure::ending};
  return kUsual.at(static_cast<std::size_t>(type));
}

std::vector<Ask> read_questions(const std::filesystem::path& folder, const Lesson& lesson, Origin origin,
                                Problems& problems) {
  const std::filesystem::path file = folder / "questions.toml";
  std::error_code ignored;
  if (lesson.runs.empty() || !std::filesystem::exists(std::filesystem::symlink_status(file, ignored))) return {};
  std::vector<Ask> asks;
  attempt(problems, [&] {
    const Reading in{file, origin, problems};
    const toml::table root = read_toml(file);
    const Table table{in, root};
    table.allow({"questions"});
    const std::vector<Table> all = table.tables("questions");
    if (all.size() > kMostQuestions) {
      table.fail(table.need("questions"), "too_many_facts",
                 {{"key", "questions"}, {"most", std::to_string(kMostQuestions)}});
    }
    QuestionReader reader(lesson);
    for (const Table& each : all) table.attempt([&] { asks.push_back(reader.read(each)); });
  });
  return asks;
}

}  // namespace lessons
