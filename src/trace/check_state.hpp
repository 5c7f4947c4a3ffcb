// The checker's state of each task, coroutine and plain call while it goes through a trace. Internal to check.cpp.
#pragma once

#include <algorithm>
#include <vector>

#include "trace/events.hpp"

namespace trace::detail {

struct TaskState {
  enum class Phase : std::uint8_t { unknown, made, running, suspended, ended };
  Phase phase = Phase::unknown;
  Wait wait = Wait::none;
  bool ready = false;
  bool cancel_asked = false;
  How ended = How::none;
  bool reported = false;
  Id co = 0;
  std::vector<Id> open;  // its coroutines that have started and not ended, outermost first
  std::vector<Id> awaited;

  /// `coroutine` is not open any more. Usually it is the innermost; searching a deep chain would be slow.
  void leave(Id coroutine) {
    if (!open.empty() && open.back() == coroutine) {
      open.pop_back();
    } else {
      std::erase(open, coroutine);
    }
  }
};

struct CoState {
  enum class Phase : std::uint8_t { made, started, ended, dropped };
  Phase phase = Phase::made;
  bool paused = false;  // an async generator between a yield and the next request
  bool reported = false;
};

struct FnState {
  bool open = false;
  bool reported = false;
};

/// The highest id of any kind that `events` name.
inline Id highest_id(const Events& events) {
  Id highest = 0;
  for (const Event& e : events.list) highest = std::max({highest, e.task, e.co, e.fn, e.parent, e.by, e.byco});
  for (const Link& link : events.links) highest = std::max(highest, link.co);
  for (const Id id : events.ids) highest = std::max(highest, id);
  return highest;
}

}  // namespace trace::detail
