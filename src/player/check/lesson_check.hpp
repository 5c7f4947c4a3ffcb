// Checks a user's own lessons: reads them, records their programs with CPython, compares the recordings with what the
// lessons say.
#pragma once

#include <filesystem>
#include <vector>

#include "player/library.hpp"
#include "player/python/python.hpp"

namespace player {

struct LessonReport {
  std::size_t lessons = 0;
  lessons::Problems problems;               ///< of all files, in order
  std::vector<std::filesystem::path> kept;  ///< the files that were written
};

/// @param keep stores CPython's recordings next to the listings; facts are not checked then
/// @param words language of CPython's errors inside problems
/// @throws UserError if there is no CPython or the folder cannot be read
LessonReport check_lessons(const std::filesystem::path& folder, const Library& library, const python::Python& python,
                           bool keep, const text::Words& words);

}  // namespace player
