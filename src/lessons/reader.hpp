// Reads one folder of a lesson: lesson.toml and the listings of the programs that the lesson has of its own.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "lessons/error.hpp"
#include "lessons/lesson.hpp"
#include "lessons/source.hpp"

namespace lessons {

/// A run as its file has it: a program of its own (Run::source is set), or one borrowed from another lesson.
struct RunFile {
  Run run;           ///< borrowed: what this lesson says otherwise than the lender; empty where it says nothing
  std::string from;  ///< "<lesson>/<run>" of the lender; "" for a program of its own
  std::uint32_t line = 0;
  std::map<std::string, std::uint32_t, std::less<>> text_lines;  ///< where its texts stand
};

struct LessonFile {
  std::filesystem::path path;
  std::int64_t order = 0;
  Lesson lesson;         ///< without its runs
  std::string opens_on;  ///< id of the run that is looked at first; "": the last, which the others lead up to
  std::vector<RunFile> runs;
};

/// The groups of the list in their order, from `file` (assets/lessons/chapters.toml). @throws LessonError for the first
/// thing that is wrong
std::vector<Chapter> read_chapters(const std::filesystem::path& file);

/// Whatever cannot be read, is missing, has the wrong type, or has no such key, is one of `problems`; the rest is read
/// all the same. A person's own lesson may leave out its place in the list, its C++ programs, what was kept, one of the
/// two languages, and gaps.
LessonFile read_lesson(const std::filesystem::path& folder, Origin origin, Problems& problems);

}  // namespace lessons
