// Holds a lesson against itself, so that a slip of its author is told when it is read and not when it is shown.
#pragma once

#include "lessons/reader.hpp"

namespace lessons {

/// `lesson` is complete: borrowed runs have been filled in. `file` is where it came from.
/// @throws LessonError for the first thing that does not fit.
void check(const Lesson& lesson, const LessonFile& file);

/// Each card of `file` leads to a run of one of `lessons`, all of which are complete.
/// @throws LessonError for the first that does not.
void check_cards(const LessonFile& file, const std::vector<Lesson>& lessons);

}  // namespace lessons
