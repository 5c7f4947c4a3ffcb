#include "player/record_runs.hpp"

#include <algorithm>

#include "lessons/error.hpp"
#include "lessons/files.hpp"
#include "lessons/listing.hpp"
#include "lessons/record.hpp"
#include "lessons/source.hpp"
#include "text/user_error.hpp"

namespace player {
namespace {

[[noreturn]] void fail(const text::Notice& notice) { throw text::UserError(notice.key, notice); }

std::unique_ptr<trace::Trace> trace_or_fail(python::Recorded recorded) {
  if (const auto* const why = std::get_if<text::Notice>(&recorded)) fail(*why);
  return std::move(std::get<std::unique_ptr<trace::Trace>>(recorded));
}

/// A user's own listing may have changed since the recording, which is stored with its listing.
bool is_of_this_listing(const lessons::Lesson& lesson, std::size_t run, text::Language language) {
  const std::string now = lessons::listing(lesson, run, lessons::Code::python, lesson.defaults(), language).text();
  try {
    return lessons::read_text(lessons::kept_listing(*lesson.runs[run].source, language)) == now;
  } catch (const lessons::LessonError&) {
    return false;
  }
}

}  // namespace

bool needs_python(const lessons::Lesson& lesson, std::size_t run, const lessons::Values& values) {
  const lessons::Source& source = *lesson.runs[run].source;
  if (lessons::is_compiled(source)) return false;
  // The recording of a user's own listing may be older than the listing.
  return source.origin == lessons::Origin::own || values != lesson.defaults();
}

bool has_python_runs(const lessons::Lesson& lesson) {
  return std::ranges::any_of(lesson.runs, [](const lessons::Run& run) { return !lessons::is_compiled(*run.source); });
}

python::Program python_program(const lessons::Lesson& lesson, std::size_t run, const lessons::Values& values,
                               text::Language language, coro::ClockKind clock) {
  return {lesson.runs[run].id + ".py", lessons::listing(lesson, run, lessons::Code::python, values, language).text(),
          clock == coro::ClockKind::real_time};
}

python::Recorded kept_run(const lessons::Lesson& lesson, std::size_t run, text::Language language,
                          const text::Notice& no_python) {
  const lessons::Source& source = *lesson.runs[run].source;
  const auto without = [&](const char* key) {
    text::Notice why = no_python;
    why.and_also.push_back({key, {}});
    return why;
  };
  try {
    auto kept = lessons::read_kept(source, language);
    if (source.origin == lessons::Origin::own && !is_of_this_listing(lesson, run, language)) {
      return without("python.other_kept");
    }
    return kept;
  } catch (const lessons::LessonError&) {
    return without("python.nothing_kept");
  }
}

OpenRun record_and_wait(const lessons::Lesson& lesson, std::size_t run, const lessons::Values& values,
                        text::Language language, coro::ClockKind clock, python::Recorder& python,
                        const lessons::Waiting& waiting) {
  if (!needs_python(lesson, run, values)) {
    return recorded_run(lesson, run, lessons::record(lesson, run, values, language, clock, waiting));
  }
  python.ask({python_program(lesson, run, values, language, clock)});
  python::Recorder::Answer answer = python.take().value();
  if (!answer.no_python) return recorded_run(lesson, run, trace_or_fail(std::move(answer.runs.at(0))));
  if (values == lesson.defaults()) {
    return recorded_run(lesson, run, trace_or_fail(kept_run(lesson, run, language, *answer.no_python)));
  }
  text::Notice why = *answer.no_python;
  why.and_also.push_back({"python.only_defaults", {}});
  fail(why);
}

}  // namespace player
