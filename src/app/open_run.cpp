#include "app/open_run.hpp"

#include <fstream>
#include <numeric>

#include "coro/scheduler.hpp"
#include "lessons/listing.hpp"
#include "lessons/record.hpp"
#include "lessons/source.hpp"
#include "lessons/stops.hpp"
#include "timeline/build.hpp"
#include "trace/open.hpp"
#include "trace/recorder.hpp"

namespace app {
namespace {

/// No listing that a person reads is larger; what claims to be one and is might be anything.
constexpr std::uintmax_t kMaxSource = std::uintmax_t{1} << 20U;

void look_at(OpenRun& open, std::unique_ptr<trace::Trace> trace) {
  open.trace = std::move(trace);
  open.events = trace::decode(*open.trace);
  open.timeline = timeline::build(open.events);
}

std::optional<lessons::Listing> source_beside(const std::filesystem::path& trace_file, std::string_view source) {
  const auto name = std::filesystem::path(source).filename();
  if (name.empty()) return std::nullopt;
  const auto file = trace_file.parent_path() / name;
  std::error_code problem;
  if (!std::filesystem::is_regular_file(file, problem) || std::filesystem::file_size(file, problem) > kMaxSource ||
      problem) {
    return std::nullopt;
  }
  lessons::Listing listing;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (line.ends_with('\r')) line.pop_back();
    listing.lines.push_back(line);
  }
  listing.python_to_here.resize(listing.lines.size() + 1);
  std::iota(listing.python_to_here.begin(), listing.python_to_here.end(), 0U);
  return listing;
}

}  // namespace

OpenRun record_run(const lessons::Lesson& lesson, std::size_t run, const lessons::Values& values,
                   text::Language language) {
  return recorded_run(lesson, run, lessons::record(lesson, run, values, language, coro::ClockKind::virtual_time));
}

OpenRun recorded_run(const lessons::Lesson& lesson, std::size_t run, std::unique_ptr<trace::Trace> trace) {
  OpenRun open;
  open.id = lesson.runs[run].id;
  look_at(open, std::move(trace));
  open.stops = lessons::stop_events(lesson.runs[run], open.events);
  for (const lessons::Mark& mark : lesson.runs[run].marks) {
    if (const auto event = lessons::find_event(mark, open.events)) open.marks.push_back({*event, &mark.label});
  }
  return open;
}

OpenRun missing_run(const lessons::Lesson& lesson, std::size_t run, Notice why) {
  auto trace = std::make_unique<trace::Trace>();
  {
    trace::Recorder recorder(*trace, "coroscope", lesson.runs[run].id + ".py", "virtual");
    coro::Scheduler scheduler({.clock = coro::ClockKind::virtual_time, .recorder = &recorder});
    scheduler.execute([] {});
  }
  OpenRun open = recorded_run(lesson, run, std::move(trace));
  open.missing = std::move(why);
  return open;
}

void list_run(OpenRun& open, const lessons::Lesson& lesson, std::size_t run, lessons::Code code,
              const lessons::Values& values, text::Language language) {
  const bool has_cpp = !lesson.runs[run].source->cpp.empty();
  open.listing = lessons::listing(lesson, run, has_cpp ? code : lessons::Code::python, values, language);
}

std::variant<OpenRun, trace::Error> read_run(const std::filesystem::path& file) {
  auto read = trace::open(file);
  if (auto* const error = std::get_if<trace::Error>(&read)) return std::move(*error);
  OpenRun open;
  open.id = file.stem().string();
  look_at(open, std::make_unique<trace::Trace>(std::move(std::get<trace::Trace>(read))));
  if (!open.events.list.empty()) open.listing = source_beside(file, open.events.text(open.events.list.front().text));
  return open;
}

}  // namespace app
