#include "lessons/stops.hpp"

#include <algorithm>
#include <optional>

namespace lessons {
namespace {

using trace::Event;
using trace::Events;
using trace::Kind;

/// Names of coroutines, tasks and plain calls by their ids.
struct Names {
  std::vector<trace::TextId> cos{0};
  std::vector<trace::TextId> tasks{0};
  std::vector<trace::TextId> fns{0};

  explicit Names(const Events& events) {
    for (const Event& event : events.list) {
      if (event.kind == Kind::co_new) cos.push_back(event.name);
      if (event.kind == Kind::task_new) tasks.push_back(event.name);
      if (event.kind == Kind::fn_start) fns.push_back(event.name);
    }
  }

  /// The innermost function of the event: the plain call, else the coroutine, else the task.
  [[nodiscard]] trace::TextId of(const Event& event) const {
    if (event.fn != 0 && event.fn < fns.size()) return fns[event.fn];
    if (event.co != 0 && event.co < cos.size()) return cos[event.co];
    if (event.task != 0 && event.task < tasks.size()) return tasks[event.task];
    return 0;
  }
};

bool matches(const EventPlace& place, const Event& event, const Events& events, const Names& names) {
  if (trace::name(event.kind) != place.kind) return false;
  return place.name.empty() || events.text(names.of(event)) == place.name;
}

std::optional<std::uint32_t> find(const EventPlace& place, const Events& events, const Names& names) {
  int left = place.nth;
  for (std::size_t i = 0; i < events.list.size(); ++i) {
    if (matches(place, events.list[i], events, names) && --left == 0) return static_cast<std::uint32_t>(i);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::uint32_t> find_event(const EventPlace& place, const Events& events) {
  return find(place, events, Names(events));
}

std::size_t count_events(const EventPlace& place, const Events& events) {
  const Names names(events);
  return static_cast<std::size_t>(
      std::ranges::count_if(events.list, [&](const Event& event) { return matches(place, event, events, names); }));
}

std::vector<std::uint32_t> stop_events(const Run& run, const Events& events) {
  const Names names(events);
  std::vector<std::uint32_t> found;
  for (const Stop& stop : run.stops) {
    if (const auto event = find(stop, events, names)) found.push_back(*event);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

const Words* stop_sentence(const Run& run, const Events& events, std::uint32_t event) {
  const Names names(events);
  for (const Stop& stop : run.stops) {
    if (find(stop, events, names) == event) return &stop.sentence;
  }
  return nullptr;
}

}  // namespace lessons
