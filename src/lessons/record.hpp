// Runs a lesson's program and brings back its trace.
#pragma once

#include <memory>

#include "coro/scheduler.hpp"
#include "lessons/lesson.hpp"
#include "trace/trace.hpp"

namespace lessons {

/// Runs the run of that index to its end, with `values` (one a parameter, seconds, 0 to kMaxDelay) and the texts of
/// `language`. On virtual time that takes no time; on real time as long as the program waits. The trace has the lines
/// of the Python listing, and "<lesson>/<run>.py" for its source.
/// A run that is not compiled gives what CPython left of it at the defaults, whatever the values and the clock.
/// @throws std::logic_error when no program has been compiled for it, LessonError when what was kept cannot be read
std::unique_ptr<trace::Trace> record(const Lesson& lesson, std::size_t run, const Values& values,
                                     text::Language language, coro::ClockKind clock);

/// What was kept of a program that is not compiled. @throws LessonError when it is not there or cannot be read
std::unique_ptr<trace::Trace> read_kept(const Source& source, text::Language language);

}  // namespace lessons
