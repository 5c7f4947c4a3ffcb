// The program's words in one language, by key, from assets/text/<language>.toml.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/language.hpp"

namespace text {

/// Named arguments of a sentence: {{"co", "main()"}, {"t", "3.0"}} fills "{co}" and "{t}".
using Arguments = std::vector<std::pair<std::string_view, std::string>>;

class Words {
 public:
  /// Reads `folder`/<code>.toml. Nested tables become keys with dots: "panel.loop.idle".
  /// @throws std::runtime_error with file, line and reason when it cannot be read.
  static Words load(const std::filesystem::path& folder, Language language);

  [[nodiscard]] Language language() const { return language_; }

  /// The words of `key`; "[key]" when there are none (a test checks that both languages have every key that is used).
  [[nodiscard]] const std::string& operator[](std::string_view key) const;

  /// The same with arguments filled in. In Korean "[은/는]" after a name becomes the particle for its final sound:
  /// "call_api_1()[이/가]" -> "call_api_1()이".
  [[nodiscard]] std::string operator()(std::string_view key, const Arguments& arguments) const;

  /// All keys, sorted.
  [[nodiscard]] std::vector<std::string> keys() const;

 private:
  struct Table;
  Language language_ = Language::en;
  std::shared_ptr<const Table> table_;
};

/// A sentence that is not in the words file, filled in the same way. If an argument is missing, the sentence is
/// returned unchanged.
std::string filled(const std::string& pattern, const Arguments& arguments, Language language);

/// A duration in seconds as a person reads it: "3.0 s", "3.0초"; with more digits only where needed ("0.25 s"). Whole
/// numbers from 100 s, in groups of three: "3,600 s". From 10^15 s on: "1.5e20 s"; "∞ s".
std::string seconds(double value_s, Language language);

/// The same without ".0", for labels: "3 s", "3초", "0.25 s".
std::string short_seconds(double value_s, Language language);

}  // namespace text
