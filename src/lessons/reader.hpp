// Reads one folder of a lesson: lesson.toml and the listings of the lesson's own programs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lessons/error.hpp"
#include "lessons/lesson.hpp"
#include "lessons/source.hpp"

namespace lessons {

/// A run as in its file: an own program (Run::source is set), or one borrowed from another lesson.
struct RunFile {
  Run run;           ///< borrowed: where this lesson differs from the lender; else empty
  std::string from;  ///< "<lesson>/<run>" of the lender; "" for an own program
  std::optional<std::string> edit_of;  ///< of an edit: id of the changed run; "": the first
  std::uint32_t line = 0;
  std::map<std::string, std::uint32_t, std::less<>> text_lines;  ///< lines of its texts
};

struct LessonFile {
  std::filesystem::path path;
  std::int64_t order = 0;
  Lesson lesson;         ///< without its runs
  std::string opens_on;  ///< id of the run that is selected first; "": the last, which the others lead up to
  std::vector<RunFile> runs;  ///< and then the edits
};

/// Whether a lesson or a run can have this id, which is a file's name and a word of the command line: it is not empty,
/// has no slash and no control character, and does not begin with a dot or a hyphen.
bool is_plain_name(std::string_view id);

/// The chapters in order, from `file` (assets/lessons/chapters.toml). @throws LessonError for the first error
std::vector<Chapter> read_chapters(const std::filesystem::path& file);

/// Everything unreadable, missing, unknown or of the wrong type is added to `problems`; the rest is still read. A
/// user's own lesson may omit its place in the list, its C++ programs, recordings, one of the two languages, and gaps.
LessonFile read_lesson(const std::filesystem::path& folder, Origin origin, Problems& problems);

}  // namespace lessons
