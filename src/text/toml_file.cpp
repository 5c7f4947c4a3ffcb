#include "text/toml_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace text {
namespace {

constexpr int kMostLevels = 24;

/// Counts nesting levels in TOML, skipping strings and comments.
class Levels {
 public:
  explicit Levels(std::string_view text) : rest_(text) {}

  /// The line at which names or brackets nest too deeply; 0: nowhere.
  std::uint32_t too_deep() {
    while (!rest_.empty()) {
      const char c = rest_.front();
      if (c == '#') skip(std::min(rest_.find('\n'), rest_.size()));
      else if (c == '"' || c == '\'') pass_string(c);
      else step(c);
      if (dots_ > kMostLevels || brackets_ > kMostLevels) return line_;
    }
    return 0;
  }

 private:
  void skip(std::size_t count) {
    line_ +=
        static_cast<std::uint32_t>(std::count(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(count), '\n'));
    rest_.remove_prefix(count);
  }

  void pass_string(char quote) {
    const std::string three(3, quote);
    const std::string close = rest_.starts_with(three) ? three : std::string(1, quote);
    std::size_t at = close.size();
    while (at < rest_.size() && !rest_.substr(at).starts_with(close)) {
      if (close.size() == 1 && rest_[at] == '\n') break;  // not closed: the parser reports it
      at += quote == '"' && rest_[at] == '\\' ? 2 : 1;
    }
    at = std::min(at + close.size(), rest_.size());
    // A string over several lines may end with one or two quotes of its own.
    for (int own = 0; close.size() == 3 && own < 2 && at < rest_.size() && rest_[at] == quote; ++own) ++at;
    skip(at);
  }

  void step(char c) {
    if (c == '.') ++dots_;
    else if (c == '[' || c == '{') ++brackets_;
    else if (c == ']' || c == '}') --brackets_;
    if (c != '.' && std::string_view("=,[]{}\n").find(c) != std::string_view::npos) dots_ = 0;
    skip(1);
  }

  std::string_view rest_;
  std::uint32_t line_ = 1;
  int dots_ = 0;
  int brackets_ = 0;
};

/// The parser explains itself in English only, so its reasons are sorted into a few sentences of both languages.
const char* key_of(std::string_view reason) {
  constexpr std::array<std::pair<std::string_view, const char*>, 4> kReasons{{{"redefine", "toml_twice"},
                                                                             {"end-of-file", "toml_unclosed"},
                                                                             {"utf-8", "not_utf8"},
                                                                             {"parsing key", "toml_name"}}};
  const auto* const found = std::ranges::find_if(
      kReasons, [reason](const auto& each) { return reason.find(each.first) != std::string_view::npos; });
  return found == kReasons.end() ? "bad_toml" : found->second;
}

}  // namespace

Notice FileProblem::notice(const std::filesystem::path& file) const {
  return {"problem." + key, arguments, line == 0 ? file.string() : fmt::format("{}:{}", file.string(), line)};
}

FileProblem problem_of(const FileError& error) {
  switch (error.why) {
    case FileError::Why::absent: return {0, "absent"};
    case FileError::Why::folder:
    case FileError::Why::special: return {0, "not_a_file"};
    case FileError::Why::too_large: return {0, "too_large"};
    case FileError::Why::no_memory: return {0, "no_memory"};
    case FileError::Why::unreadable: break;
  }
  if (error.reason == std::errc::not_a_directory) return {0, "absent"};
  return {0, "unreadable", {{"reason", error.reason.message()}}};
}

TomlRead parse_toml(std::string_view toml) {
  if (const std::uint32_t line = Levels(toml).too_deep(); line != 0) return FileProblem{line, "too_deep"};
  try {
    return toml::parse(toml);
  } catch (const toml::parse_error& error) {
    return FileProblem{static_cast<std::uint32_t>(error.source().begin.line), key_of(error.description())};
  }
}

TomlRead read_toml(const std::filesystem::path& file) {
  const FileRead read = read_file(file);
  if (const auto* const error = std::get_if<FileError>(&read)) return problem_of(*error);
  return parse_toml(std::get<std::string>(read));
}

}  // namespace text
