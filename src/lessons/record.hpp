// Runs a lesson's program and returns its trace.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

#include "coro/scheduler.hpp"
#include "lessons/lesson.hpp"
#include "trace/trace.hpp"

namespace lessons {

/// Called when a run on the real clock begins to wait, at `now` of its clock: until when it waits, and its trace so
/// far, which has no end event and the lines of the program as it is compiled. It returns at that time, not earlier.
using Waiting = std::function<void(const trace::Trace& so_far, std::chrono::nanoseconds now,
                                   std::chrono::steady_clock::time_point until)>;

/// Runs the run of that index to its end, with `values` (one for each parameter, seconds, 0 to kMaxDelay) and the texts
/// of `language`. On virtual time that takes no time; on real time as long as the program waits. The trace has the
/// lines of the Python listing, and "<lesson>/<run>.py" for its source.
/// For a run that is not compiled it returns the stored recording at the defaults, for any values and clock.
/// @throws std::logic_error if no program was compiled for it, LessonError if the recording cannot be read
std::unique_ptr<trace::Trace> record(const Lesson& lesson, std::size_t run, const Values& values,
                                     text::Language language, coro::ClockKind clock, const Waiting& waiting = {});

/// The stored recording of a program that is not compiled. @throws LessonError if it does not exist or cannot be read
std::unique_ptr<trace::Trace> read_kept(const Source& source, text::Language language);

}  // namespace lessons
