// Getting the traces of a lesson's runs: from the compiled program, from a stored recording, or from CPython.
#pragma once

#include <memory>
#include <vector>

#include "coro/scheduler.hpp"
#include "lessons/lesson.hpp"
#include "lessons/record.hpp"
#include "player/open_run.hpp"
#include "player/python/recorder.hpp"
#include "trace/trace.hpp"

namespace player {

/// Whether CPython has to run it: it is not compiled, and there is no stored recording for these values.
bool needs_python(const lessons::Lesson& lesson, std::size_t run, const lessons::Values& values);

/// Whether any run of the lesson is not compiled.
bool has_python_runs(const lessons::Lesson& lesson);

python::Program python_program(const lessons::Lesson& lesson, std::size_t run, const lessons::Values& values,
                               text::Language language, coro::ClockKind clock = coro::ClockKind::virtual_time);

/// The stored recording of a run, at the defaults; if there is none, a notice that includes `no_python`, why it cannot
/// be recorded.
python::Recorded kept_run(const lessons::Lesson& lesson, std::size_t run, text::Language language,
                          const text::Notice& no_python);

/// Records a run and waits for it; `waiting` as for lessons::record, but CPython's runs do not tell. Its listing is
/// left out. @throws UserError if that is not possible
OpenRun record_and_wait(const lessons::Lesson& lesson, std::size_t run, const lessons::Values& values,
                        text::Language language, coro::ClockKind clock, python::Recorder& python,
                        const lessons::Waiting& waiting = {});

}  // namespace player
