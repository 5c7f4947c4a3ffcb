// Looks at lessons of a person's own as whoever shows them would: reads them, records their programs with CPython,
// holds the recordings against what the lessons say.
#pragma once

#include <filesystem>
#include <vector>

#include "player/library.hpp"
#include "player/python/python.hpp"

namespace player {

struct LessonReport {
  std::size_t lessons = 0;
  lessons::Problems problems;               ///< all, file by file
  std::vector<std::filesystem::path> kept;  ///< files that were written
};

/// @param keep writes what CPython recorded beside the listings; facts are not looked at then
/// @param words say what went wrong with CPython inside of a problem
/// @throws UserError when there is no CPython or the folder cannot be read
LessonReport check_lessons(const std::filesystem::path& folder, const Library& library, const python::Python& python,
                           bool keep, const text::Words& words);

}  // namespace player
