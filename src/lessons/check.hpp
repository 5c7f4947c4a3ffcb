// Checks the consistency of a lesson, so that mistakes are reported when it is read and not when it is shown.
#pragma once

#include "lessons/error.hpp"
#include "lessons/reader.hpp"

namespace lessons {

/// `lesson` is complete: borrowed runs are filled in. `file` is its source. Inconsistencies are added to `problems`,
/// which has the problems of reading.
void check(const Lesson& lesson, const LessonFile& file, Origin origin, Problems& problems);

/// Checks that each card of `file` refers to a run of one of `lessons`, all of which are complete.
/// @throws LessonError for the first that does not.
void check_cards(const LessonFile& file, const std::vector<Lesson>& lessons);

/// Whether each gap of the listings of `source` has its parameter or text: then they can be filled in.
bool is_fillable(const Lesson& lesson, const Source& source);

}  // namespace lessons
