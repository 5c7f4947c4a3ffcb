// Reading the files of a lesson. A user's folder may contain anything: files that are not text files are rejected
// before reading.
#pragma once

#include <toml++/toml.h>

#include <filesystem>
#include <string>

namespace lessons {

/// The content of a file. @throws LessonError if it does not exist, is not a regular file, is larger than 1 MiB, or is
/// not UTF-8
std::string read_text(const std::filesystem::path& file);

/// Reads a TOML file. @throws LessonError as above, with the line if it is not TOML or too deeply nested
toml::table read_toml(const std::filesystem::path& file);

}  // namespace lessons
