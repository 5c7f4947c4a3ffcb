#include "player/open_run.hpp"

#include "coro/scheduler.hpp"
#include "lessons/record.hpp"
#include "lessons/stops.hpp"
#include "timeline/build.hpp"
#include "trace/recorder.hpp"

namespace player {

OpenRun open_run(std::string id, std::unique_ptr<trace::Trace> trace) {
  OpenRun open;
  open.id = std::move(id);
  open.trace = std::move(trace);
  open.events = trace::decode(*open.trace);
  open.timeline = timeline::build(open.events);
  return open;
}

OpenRun record_run(const lessons::Lesson& lesson, std::size_t run, const lessons::Values& values,
                   text::Language language) {
  return recorded_run(lesson, run, lessons::record(lesson, run, values, language, coro::ClockKind::virtual_time));
}

OpenRun recorded_run(const lessons::Lesson& lesson, std::size_t run, std::unique_ptr<trace::Trace> trace) {
  OpenRun open = open_run(lesson.runs[run].id, std::move(trace));
  open.stops = lessons::stop_events(lesson.runs[run], open.events);
  for (const lessons::Mark& mark : lesson.runs[run].marks) {
    if (const auto event = lessons::find_event(mark, open.events)) open.marks.push_back({*event, &mark.label});
  }
  return open;
}

OpenRun missing_run(const lessons::Lesson& lesson, std::size_t run, text::Notice why) {
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

}  // namespace player
