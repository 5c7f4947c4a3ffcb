// Reads one folder of assets/lessons: lesson.toml and the listings of the programs that the lesson has of its own.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "lessons/lesson.hpp"

namespace lessons {

/// A run as its file has it: a program of its own (Run::source is set), or one borrowed from another lesson.
struct RunFile {
  Run run;           ///< borrowed: what this lesson says otherwise than the lender; empty where it says nothing
  std::string from;  ///< "<lesson>/<run>" of the lender; "" for a program of its own
  std::uint32_t line = 0;
};

struct LessonFile {
  std::filesystem::path path;
  std::int64_t order = 0;
  Lesson lesson;         ///< without its runs
  std::string opens_on;  ///< id of the run that is looked at first; "": the last, which the others lead up to
  std::vector<RunFile> runs;
};

/// The groups of the list in their order, from `file` (assets/lessons/chapters.toml). @throws LessonError as below.
std::vector<Chapter> read_chapters(const std::filesystem::path& file);

/// @throws LessonError for anything that cannot be read, is missing, has the wrong type, or has no such key.
LessonFile read_lesson(const std::filesystem::path& folder);

}  // namespace lessons
