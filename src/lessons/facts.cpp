#include "lessons/facts.hpp"

#include <algorithm>

#include "lessons/files.hpp"
#include "lessons/table.hpp"

namespace lessons {
namespace {

using std::filesystem::path;

/// Reads one file.
struct Reader {
  const path& file;
  const Lesson& lesson;
  Problems& problems;

  [[noreturn]] void fail(const toml::node& at, std::string key, const std::string& about) const {
    throw LessonError(file, line_of(at), std::move(key), {{"key", about}});
  }

  std::string string(const toml::table& table, const std::string& key, bool needed) const {
    const toml::node* const node = table.get(key);
    if (node == nullptr && needed) fail(table, "missing", key);
    if (node == nullptr) return "";
    if (!node->is_string()) fail(*node, "not_a_string", key);
    return *node->value<std::string>();
  }

  [[nodiscard]] Values setting(const toml::table& table) const {
    Values values = lesson.defaults();
    for (const auto& [name, node] : table) {
      const auto parameter = lesson.parameter(name.str());
      const auto value = node.value<double>();
      const bool good = parameter && value && *value >= 0 && *value <= kMaxDelay;
      if (!good) fail(node, "bad_settings", std::string(name.str()));
      values[*parameter] = *value;
    }
    return values;
  }

  [[nodiscard]] Fact fact(const toml::table& table) const {
    for (const auto& [key, node] : table) {
      const bool known = key == "says" || key == "holds" || key == "run" || key == "at";
      if (!known) fail(node, "unknown_key", std::string(key.str()));
    }
    Fact fact{string(table, "says", true), string(table, "holds", true), string(table, "run", false), false,
              line_of(table)};
    if (!fact.run.empty() && !lesson.run(fact.run)) {
      throw LessonError(file, line_of(*table.get("run")), "no_fact_run", {{"run", fact.run}});
    }
    const std::string at = string(table, "at", false);
    if (!at.empty() && at != "defaults") fail(*table.get("at"), "bad_at", at);
    fact.defaults_only = !at.empty();
    return fact;
  }

  template <class Each>
  void tables(const toml::table& root, const std::string& key, Each each) const {
    const toml::node* const node = root.get(key);
    if (node == nullptr) return;
    if (!node->is_array_of_tables()) fail(*node, "not_tables", key);
    if (node->as_array()->size() > kMostFacts) {
      throw LessonError(file, line_of(*node), "too_many_facts", {{"key", key}, {"most", std::to_string(kMostFacts)}});
    }
    for (const toml::node& element : *node->as_array()) {
      attempt(problems, [&] { each(*element.as_table()); });
    }
  }
};

}  // namespace

Facts read_facts(const path& file, const Lesson& lesson, Problems& problems) {
  Facts facts;
  const Reader reader{file, lesson, problems};
  attempt(problems, [&] {
    const toml::table root = read_toml(file);
    for (const auto& [key, node] : root) {
      const std::string name(key.str());
      if (name == "settings" || name == "facts") continue;
      problems.push_back({file, line_of(node), "unknown_key", {{"key", name}}});
    }
    attempt(problems, [&] {
      reader.tables(root, "settings", [&](const auto& table) { facts.settings.push_back(reader.setting(table)); });
    });
    reader.tables(root, "facts", [&](const auto& table) { facts.facts.push_back(reader.fact(table)); });
  });
  return facts;
}

}  // namespace lessons
