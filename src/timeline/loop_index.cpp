#include "timeline/loop_index.hpp"

#include "timeline/locate.hpp"

namespace timeline {
namespace {

using trace::Kind;

void find_turns(Timeline& timeline, const trace::Events& events) {
  for (const trace::Event& event : events.list) {
    switch (event.kind) {
      case Kind::task_ready: timeline.readies.push_back(event.i); break;
      case Kind::task_start:
      case Kind::task_resume:
      case Kind::task_suspend:
      case Kind::task_end: timeline.turns.push_back(event.i); break;
      default: break;
    }
  }
}

/// How many tasks there are while one reads the events in order.
struct Count {
  std::int64_t live = 0, ready = 0;

  void take(const trace::Event& event) {
    switch (event.kind) {
      case Kind::task_new:
        ++live;
        ++ready;
        break;
      case Kind::task_suspend: ready += event.wait == trace::Wait::yield ? 1 : 0; break;
      case Kind::task_ready: ++ready; break;
      case Kind::task_start:
      case Kind::task_resume: --ready; break;
      case Kind::task_end: --live; break;
      default: break;
    }
  }
};

// On the real clock time passes between an event that makes a task ready and its step.
bool becomes_ready(const trace::Events& events, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t i = begin; i < end; ++i)
    if (events.list[i].kind == Kind::task_ready || events.list[i].kind == Kind::task_new) return true;
  return false;
}

void count_tasks(Timeline& timeline, const trace::Events& events) {
  Count count;
  std::uint32_t next = 0;
  for (Span& span : timeline.lanes.front().spans) {
    if (span.state != State::idle) continue;
    while (next < events.list.size() && events.list[next].t <= span.begin.t) count.take(events.list[next++]);
    const bool all_wait = count.ready == 0 && count.live > 0 &&
                          !becomes_ready(events, span.event + 1, events_before(timeline, span.end));
    span.tasks = all_wait ? static_cast<std::uint32_t>(count.live) : 0;
  }
}

}  // namespace

void index_loop(Timeline& timeline, const trace::Events& events) {
  find_turns(timeline, events);
  count_tasks(timeline, events);
}

}  // namespace timeline
