// Reads the runs and the edits of a lesson.toml, with the listings of the lesson's own programs.
#pragma once

#include <filesystem>
#include <vector>

#include "lessons/reader.hpp"
#include "lessons/table.hpp"

namespace lessons {

/// A table of `runs`. @throws LessonError, or adds to the problems of the table
RunFile read_run(const Table& table, const std::filesystem::path& folder);

/// A table of `edits`. @param runs those of the lesson
RunFile read_edit(const Table& table, const std::filesystem::path& folder, const std::vector<RunFile>& runs);

}  // namespace lessons
