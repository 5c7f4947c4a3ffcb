// A table of a lesson's TOML file: missing keys and wrong types are reported with file and line.
#pragma once

#include <toml++/toml.h>

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lessons/error.hpp"
#include "lessons/lesson.hpp"
#include "lessons/source.hpp"

namespace lessons {

/// The file that is being read, and the problems found in it.
struct Reading {
  const std::filesystem::path& file;
  Origin origin;
  Problems& problems;
};

inline std::uint32_t line_of(const toml::node& node) { return static_cast<std::uint32_t>(node.source().begin.line); }

/// A table, with its file for error messages.
struct Table {
  const Reading& in;
  const toml::table& toml;

  [[noreturn]] void fail(const toml::node& at, std::string key, decltype(Problem::arguments) arguments = {}) const {
    throw LessonError(in.file, line_of(at), std::move(key), std::move(arguments));
  }

  /// Calls `what`; an error in it does not stop the reading of the rest.
  template <class What>
  void attempt(What what) const {
    lessons::attempt(in.problems, what);
  }

  [[nodiscard]] std::uint32_t line() const { return line_of(toml); }
  [[nodiscard]] bool has(std::string_view key) const { return toml.contains(key); }

  void allow(std::initializer_list<std::string_view> keys) const {
    for (const auto& [key, node] : toml) {
      if (std::find(keys.begin(), keys.end(), key.str()) != keys.end()) continue;
      in.problems.push_back({in.file, line_of(node), "unknown_key", {{"key", std::string(key.str())}}});
    }
  }

  const toml::node& need(std::string_view key) const {
    const toml::node* node = toml.get(key);
    if (node == nullptr) fail(toml, "missing", {{"key", std::string(key)}});
    return *node;
  }

  template <class T>
  T value(std::string_view key, const char* problem) const {
    const toml::node& node = need(key);
    const auto value = node.value<T>();
    if (!value) fail(node, problem, {{"key", std::string(key)}});
    return *value;
  }
  /// toml++ converts also 1e50 to an integer, which no integer can hold: only a number without a point is one.
  template <std::integral T>
  T whole(std::string_view key) const {
    const toml::node& node = need(key);
    const auto value = node.value_exact<std::int64_t>();
    if (!value || !std::in_range<T>(*value)) fail(node, "not_whole", {{"key", std::string(key)}});
    return static_cast<T>(*value);
  }
  std::string string(std::string_view key) const { return value<std::string>(key, "not_a_string"); }
  double seconds(std::string_view key) const { return value<double>(key, "not_seconds"); }
  bool flag(std::string_view key, bool otherwise) const {
    return has(key) ? value<bool>(key, "not_a_flag") : otherwise;
  }

  Table table(std::string_view key) const {
    const toml::node& node = need(key);
    if (!node.is_table()) fail(node, "not_a_table", {{"key", std::string(key)}});
    return {in, *node.as_table()};
  }

  Words words(std::string_view key) const {
    const toml::node& node = need(key);
    Words words = in.origin == Origin::own && !node.is_table() ? Words{string(key), string(key)} : both_words(key);
    const decltype(Problem::arguments) about{{"key", std::string(key)}};
    if (words.ko.empty() || words.en.empty()) fail(node, "empty_words", about);
    const auto control = [](unsigned char c) { return (c < 0x20 && c != '\n') || c == 0x7f; };
    if (std::ranges::any_of(words.ko + words.en, control)) fail(node, "control_words", about);
    return words;
  }

  /// The tables of an array of tables; none if there is no such key.
  std::vector<Table> tables(std::string_view key) const {
    std::vector<Table> result;
    attempt([&] {
      const toml::node* node = toml.get(key);
      if (node == nullptr) return;
      if (!node->is_array_of_tables()) fail(*node, "not_tables", {{"key", std::string(key)}});
      for (const toml::node& element : *node->as_array()) result.push_back({in, *element.as_table()});
    });
    return result;
  }

 private:
  Words both_words(std::string_view key) const {
    const Table both = table(key);
    both.allow({"ko", "en"});
    if (in.origin == Origin::own && both.has("ko") != both.has("en")) {
      const bool korean = both.has("ko");
      in.problems.push_back(
          {in.file, both.line(), korean ? "no_english" : "no_korean", {{"key", std::string(key)}}, true});
      const std::string only = both.string(korean ? "ko" : "en");
      return {only, only};
    }
    return {both.string("ko"), both.string("en")};
  }
};

}  // namespace lessons
