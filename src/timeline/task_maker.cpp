#include "timeline/task_maker.hpp"

#include <algorithm>

#include "timeline/facts.hpp"

namespace timeline {
namespace {

constexpr std::size_t kMostInStep = 10'000;  // events of the step that created the task

// gather creates its tasks and then, in the same step and at the same line, its caller waits for them.
std::string_view maker_in_step(const trace::Events& events, const trace::Event& made) {
  const std::size_t end = std::min(events.list.size(), made.i + kMostInStep);
  for (std::size_t i = made.i + 1; i < end; ++i) {
    const trace::Event& event = events.list[i];
    if (event.task != made.by) continue;
    if (event.kind == trace::Kind::task_end) return "maker.create_task";
    if (event.kind != trace::Kind::task_suspend) continue;
    const auto tasks = events.tasks(event);
    const bool gathered = event.wait == trace::Wait::gather && event.call == 0 && event.line == made.line;
    return gathered && std::ranges::find(tasks, made.task) != tasks.end() ? "maker.gather" : "maker.create_task";
  }
  return "maker.unknown";
}

}  // namespace

Statement task_maker(const Timeline& timeline, const trace::Events& events, trace::Id task) {
  About about{.number = task};
  about.co = timeline.root_of(task);
  if (about.co == kNoLane) return {"maker.unknown", About{.number = task}};
  const trace::Event& made = events.list[timeline.tasks[task - 1].event];
  about.line = made.line;
  about.by = lane_of(timeline, Lane::Kind::coroutine, made.byco);
  if (made.by != 0) return {std::string(maker_in_step(events, made)), about};
  return {timeline.lane(about.co).agen ? "maker.closing" : "maker.run", about};
}

}  // namespace timeline
