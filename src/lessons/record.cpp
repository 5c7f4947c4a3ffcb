#include "lessons/record.hpp"

#include <cassert>
#include <stdexcept>
#include <string>

#include "lessons/error.hpp"
#include "lessons/programs.hpp"
#include "lessons/source.hpp"
#include "trace/open.hpp"
#include "trace/recorder.hpp"

namespace lessons {
namespace {

/// The limit for a program that does not end, the same as in the recorder for Python (docs/RECORDER.md).
constexpr std::uint64_t kMaxTurns = 100'000;
constexpr std::uint64_t kMaxEvents = 1'000'000;

/// From the lines of the C++ file to those of the Python listing. A function has the line of its Python definition:
/// compilers differ on a coroutine's own line.
void to_python_lines(trace::Trace& trace, const Source& source) {
  std::vector<std::uint32_t> lines{0};
  for (const TemplateLine& line : source.cpp) lines.push_back(line.python_line);
  trace.map_lines(lines);
  for (trace::Code& code : trace.codes) {
    const std::uint32_t defined = definition_line(source, trace.strings.view(code.name));
    // A coroutine of asyncio only has the line of its call.
    if (defined != 0) code.line = defined;
  }
}

class Wait final : public coro::RealWait {
 public:
  Wait(trace::Recorder& recorder, const trace::Trace& trace, const Waiting& waiting)
      : recorder_(recorder), trace_(trace), waiting_(waiting) {}

 private:
  void wait_until(std::chrono::steady_clock::time_point until) override {
    recorder_.flush();
    waiting_(trace_, coro::Scheduler::current()->now(), until);
  }
  trace::Recorder& recorder_;
  const trace::Trace& trace_;
  const Waiting& waiting_;
};

}  // namespace

std::unique_ptr<trace::Trace> read_kept(const Source& source, text::Language language) {
  const auto file = kept_recording(source, language);
  std::error_code problem;
  if (!std::filesystem::is_regular_file(file, problem)) throw LessonError(file, 0, "nothing_kept");
  auto read = trace::open(file, text::Pipes::refused);
  if (std::holds_alternative<trace::Error>(read)) throw LessonError(file, 0, "kept_is_bad", {{"file", file.string()}});
  return std::make_unique<trace::Trace>(std::move(std::get<trace::Trace>(read)));
}

std::unique_ptr<trace::Trace> record(const Lesson& lesson, std::size_t run, const Values& values,
                                     text::Language language, coro::ClockKind clock, const Waiting& waiting) {
  assert(run < lesson.runs.size() && values.size() == lesson.parameters.size());
  const Source& source = *lesson.runs[run].source;
  if (!is_compiled(source)) return read_kept(source, language);
  const Program program = find_program(source.id);
  if (program == nullptr) throw std::logic_error("the program \"" + source.id + "\" has not been compiled");
  auto trace = std::make_unique<trace::Trace>();
  {
    const std::string shown = lesson.id + "/" + lesson.runs[run].id + ".py";
    trace::Recorder recorder(*trace, "coroscope", shown, clock == coro::ClockKind::virtual_time ? "virtual" : "real");
    const Settings settings(lesson, source, values, language);
    Wait wait(recorder, *trace, waiting);
    coro::Scheduler scheduler({.clock = clock,
                               .recorder = &recorder,
                               .max_turns = kMaxTurns,
                               .max_events = kMaxEvents,
                               .wait = waiting ? &wait : nullptr});
    scheduler.execute(program);
  }
  to_python_lines(*trace, source);
  return trace;
}

}  // namespace lessons
