// Reads TOML that may be anything. The parser is recursive, so size and depth are bounded before it sees the text. All
// TOML that the program reads is read here.
#pragma once

#include <toml++/toml.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "text/notice.hpp"
#include "text/read_file.hpp"

namespace text {

/// Why a file cannot be used: the key of a sentence under [problem] in assets/text.
struct FileProblem {
  std::uint32_t line = 0;  ///< from 1; 0: the whole file
  std::string key;
  std::vector<std::pair<std::string, std::string>> arguments = {};

  /// The sentence, with the place before it.
  [[nodiscard]] Notice notice(const std::filesystem::path& file) const;
};

/// The same for a file that could not be read at all.
FileProblem problem_of(const FileError& error);

using TomlRead = std::variant<toml::table, FileProblem>;

/// `file` as TOML, of at most kMostTextBytes.
TomlRead read_toml(const std::filesystem::path& file);

/// `toml` as TOML.
TomlRead parse_toml(std::string_view toml);

}  // namespace text
