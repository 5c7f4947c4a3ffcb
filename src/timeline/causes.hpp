// What made each event of a trace happen when it did: the event before it in its step, what woke its task, the timer that
// fired. The critical path (critical_path.hpp) follows these causes backward.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "timeline/position.hpp"
#include "trace/events.hpp"

namespace timeline {

inline constexpr std::uint32_t kNoEvent = std::numeric_limits<std::uint32_t>::max();

/// Why an event happened: `from`, an earlier event, led to it.
struct Reason {
  enum class Kind : std::uint8_t {
    none,     ///< nothing: the first event
    follows,  ///< the same step, callback or module code went on from there
    order,    ///< not known; `from` is the event before it
    made,     ///< the task was created there
    woken,    ///< the task became ready there
    yielded,  ///< the task gave the thread back there and was ready at once
    ended,    ///< the task that ended (or ran) there has caused it
    looped,   ///< module code continues after the event loop, whose last task ended there
    printed,  ///< a worker of to_thread, which was called there, has printed it
    fired,    ///< the timer that caused it fired there
    sleep,    ///< a timer that was set there, by a sleep
    worker,   ///< a worker of to_thread began there
    timer,    ///< another timer that was set there: a timeout, call_later
  };
  Kind kind = Kind::none;
  std::uint32_t from = kNoEvent;
  std::uint32_t setting = 0;  ///< of a timer: index into Events::timers, from 1; 0: it is that of a sleep, or not known

  /// Whether time passes between the two events without holding the thread.
  [[nodiscard]] bool is_wait() const { return kind >= Kind::sleep; }
};

/// A further condition of an event: `from` has to happen first, but something else did later.
struct Need {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  Nanos length{0};  ///< of a worker of to_thread: how long after it
};

struct Causes {
  std::vector<Reason> reasons;      ///< of each event
  std::vector<std::uint32_t> busy;  ///< for each event the latest one before it at which the thread had been held, or
                                    ///< had run, for some time; kNoEvent: none
  std::vector<Need> needs;          ///< in order of `to`
};

/// Linear in the number of events and of the tasks that waits name.
Causes find_causes(const trace::Events& events);

/// The earliest time at which the reason allows the event: when its timer is due, or when `from` happened.
Nanos allowed_at(const trace::Events& events, const Reason& reason, std::uint32_t event);

/// Whether event `i` ends an interval in which the thread was held, or ran, for some time.
bool ends_busy(const trace::Events& events, const Reason& reason, std::uint32_t i);

}  // namespace timeline
