// What the checker knows of each task, coroutine and plain call while it goes through a trace. Internal to check.cpp.
#pragma once

#include <vector>

#include "trace/event.hpp"

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

}  // namespace trace::detail
