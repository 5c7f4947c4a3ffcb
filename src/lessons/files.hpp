// Reading the files of a lesson. A folder that somebody names may hold anything: what is no text file is refused before
// it is read.
#pragma once

#include <toml++/toml.h>

#include <filesystem>
#include <string>

namespace lessons {

/// All of a file. @throws LessonError when it is not there, no regular file, larger than 1 MiB, or not UTF-8
std::string read_text(const std::filesystem::path& file);

/// Reads a TOML file. @throws LessonError as above, with the line where it is no TOML or too deeply nested
toml::table read_toml(const std::filesystem::path& file);

}  // namespace lessons
