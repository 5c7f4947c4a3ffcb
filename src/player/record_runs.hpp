// How the runs of a lesson come by their traces: from the program that is compiled in, from what was kept, or from
// CPython.
#pragma once

#include <memory>
#include <vector>

#include "coro/scheduler.hpp"
#include "lessons/lesson.hpp"
#include "player/open_run.hpp"
#include "player/python/recorder.hpp"
#include "trace/trace.hpp"

namespace player {

/// Whether CPython has to run it: it is not compiled, and what was kept of it is not of these values.
bool needs_python(const lessons::Lesson& lesson, std::size_t run, const lessons::Values& values);

/// Whether any run of the lesson is not compiled.
bool has_python_runs(const lessons::Lesson& lesson);

python::Program python_program(const lessons::Lesson& lesson, std::size_t run, const lessons::Values& values,
                               text::Language language, coro::ClockKind clock = coro::ClockKind::virtual_time);

/// What was kept of a run, at the defaults, where `no_python` is why it cannot be recorded; else a notice says both.
python::Recorded kept_run(const lessons::Lesson& lesson, std::size_t run, text::Language language,
                          const text::Notice& no_python);

/// Records a run and waits for it. Its listing is left out. @throws UserError when there is no way to
OpenRun record_and_wait(const lessons::Lesson& lesson, std::size_t run, const lessons::Values& values,
                        text::Language language, coro::ClockKind clock, python::Recorder& python);

}  // namespace player
