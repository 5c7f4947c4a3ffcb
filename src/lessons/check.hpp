// Holds a lesson against itself, so that a slip of its author is told when it is read and not when it is shown.
#pragma once

#include "lessons/error.hpp"
#include "lessons/reader.hpp"

namespace lessons {

/// `lesson` is complete: borrowed runs have been filled in. `file` is where it came from. All that does not fit is
/// added to `problems`, which have what was wrong when it was read.
void check(const Lesson& lesson, const LessonFile& file, Origin origin, Problems& problems);

/// Each card of `file` leads to a run of one of `lessons`, all of which are complete.
/// @throws LessonError for the first that does not.
void check_cards(const LessonFile& file, const std::vector<Lesson>& lessons);

/// Whether each gap of the listings of `source` has its parameter or text: then they can be filled in.
bool is_fillable(const Lesson& lesson, const Source& source);

}  // namespace lessons
