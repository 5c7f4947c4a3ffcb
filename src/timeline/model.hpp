// The parts of one run that the screen draws: a lane for every coroutine and plain call, spans of states in them,
// wake-ups between them, and what was printed. A pure function of the trace; build() is in build.hpp.
#pragma once

#include <string>
#include <vector>

#include "timeline/position.hpp"
#include "timeline/state.hpp"
#include "trace/events.hpp"

namespace timeline {

/// How a lane ended.
enum class Cap : std::uint8_t { none, returned, raised, cancelled, closed, never_awaited };

/// Index into Timeline::lanes.
using LaneIndex = std::int32_t;
inline constexpr LaneIndex kNoLane = -1;

/// An interval of a lane in one state. It begins with an event, at the left edge of that event's step, and ends at the
/// left edge of the step of the event that ends it.
struct Span {
  State state = State::plan;
  Position begin;
  Position end;
  std::uint32_t event = 0;       ///< index of the event that began it
  std::uint32_t line = 0;        ///< current line of the lane in the listing; plan: where it was created; 0: not known
  trace::Wait wait = {};         ///< waiting: on what
  trace::TextId call = 0;        ///< waiting: asyncio's function
  double delay = 0;              ///< seconds, for a wait for a sleep and for blocked
  LaneIndex other = kNoLane;     ///< awaiting: the lane below; thread lane: the lane that holds it
  std::uint32_t tasks = 0;       ///< idle: how many tasks exist, all of which wait; 0: none, or one is ready
};

/// From the event of this index on, the lane is at `line` of the listing.
struct Stand {
  std::uint32_t event = 0;
  std::uint32_t line = 0;
};

struct Lane {
  enum class Kind : std::uint8_t { thread, coroutine, function };
  Kind kind = Kind::coroutine;
  trace::Id id = 0;              ///< co or fn; 0 for the thread
  trace::Id task = 0;            ///< the task it ran in; 0: none
  std::string name;              ///< of the function, without "()"
  std::string arguments;         ///< of its call, as the trace has them
  std::string task_name;         ///< the name that the program gave to the task that it is the outermost lane of
  std::string label;             ///< what it is called: "main()", "fetch('a')", "fetch #2" (name_lanes.hpp)
  int depth = 0;                 ///< number of lanes above it that await it or created its task
  LaneIndex parent = kNoLane;    ///< the lane that awaits it, called it, or created its task
  std::uint32_t line = 0;        ///< of its definition
  bool agen = false;
  std::vector<Span> spans;       ///< in order, without overlap; gaps: a generator between two values, the thread while
                                 ///< the loop chooses the next task
  std::vector<Stand> stands;     ///< in order; empty until it starts
  Cap cap = Cap::none;
  Position cap_at;               ///< position of the ending event
  trace::TextId exc = 0;         ///< type of the exception it ended with
  trace::TextId value = 0;       ///< what it returned, as the trace has it; 0: not recorded
};

/// An arrow: from the lane that ended (or the timer that fired) to the lane that runs because of it.
struct Wake {
  LaneIndex from = kNoLane;      ///< kNoLane: a timer of the lane itself
  LaneIndex to = kNoLane;
  Position ready;                ///< when it became ready
  Position resumed;              ///< when it ran
  std::uint32_t event = 0;       ///< the resume or start
};

/// A lane that gives the thread to another, or makes it: the cause of what is there next.
struct Link {
  enum class Kind : std::uint8_t {
    call,      ///< `from` calls or awaits `to`, or asks it for a value, and `to` runs at once
    made,      ///< `from` makes a task of `to`, which runs later
    returned,  ///< `from` ends, or yields a value, and `to` continues
  };
  Kind kind = Kind::call;
  LaneIndex from = kNoLane;
  LaneIndex to = kNoLane;
  Position at;
};

/// A task, and the lanes that its rows take: those of its chain, and between them those of tasks that it has made.
struct Task {
  LaneIndex root = kNoLane;  ///< its outermost lane
  std::uint32_t event = 0;   ///< index of the event that made it,
  Position made;             ///< and where that is
  LaneIndex first = kNoLane, last = kNoLane;
  int level = 0;             ///< among the rows of how many other tasks they are
};

/// One print, or one write. `text` has no newline at its end; `newline` says whether one follows.
struct Output {
  Position at;
  std::uint32_t event = 0;
  LaneIndex lane = kNoLane;      ///< kNoLane: module-level code
  std::string text;
  bool newline = true;
};

/// All events of one time, in order; the clock does not move between them.
struct Instant {
  Nanos t{0};
  std::uint32_t first = 0;       ///< index of its first event
  std::uint32_t count = 0;
};

/// The waits of a whole run: those that take time and are for a timer, or for an answer from outside (a worker thread, a
/// socket). A wait for what another task does is none: that task's waits are.
struct WaitSum {
  static constexpr std::size_t kMost = 64;
  std::size_t count = 0;
  Nanos sum{0};
  Nanos longest{0};
  std::size_t most = 0;          ///< so many at once
  bool overlapped = false;       ///< all have an instant in common, and from the first to the last is the longest
  bool in_a_row = false;         ///< no two have
  std::vector<Nanos> each;       ///< in order of their begin; only the first kMost
  LaneIndex first = kNoLane;     ///< the lane of the first
};

/// The times in which time.sleep held the thread.
struct HeldSum {
  std::size_t count = 0;
  Nanos sum{0};
  std::vector<Nanos> each;       ///< in order; only the first WaitSum::kMost
  LaneIndex by = kNoLane;        ///< the lane that held it; kNoLane: module code
  bool by_one = true;            ///< no other lane did,
  bool in_one_task = true;       ///< and no other task
  LaneIndex late = kNoLane;      ///< of the tasks whose first step had to wait for the thread all the time since they were
                                 ///< created, the one that waited longest; kNoLane: none
  Nanos late_at{0};              ///< when that step began
};

/// The waits that a cancel cut short: those for tasks only if there are no others.
struct CutSum {
  std::size_t count = 0;
  Nanos first{0}, last{0};       ///< when
  LaneIndex lane = kNoLane;      ///< of the first
};

struct Timeline {
  std::vector<Lane> lanes;       ///< lanes[0] is the thread; a lane is below its parent, siblings in order of creation
  std::vector<Wake> wakes;       ///< in order of `resumed`
  std::vector<Link> links;       ///< in order
  std::vector<Output> output;    ///< in order
  std::vector<Instant> instants; ///< in order; without meta and end
  std::vector<std::uint32_t> readies;   ///< indices of the events that make a task ready,
  std::vector<std::uint32_t> turns;     ///< and of those that begin or end a step
  std::vector<std::uint32_t> warnings;  ///< indices of the events of errors and of coroutines that were never awaited
  std::vector<Task> tasks;       ///< task k is tasks[k - 1]
  int task_levels = 0;           ///< one more than the greatest level of a task
  Position end;                  ///< after all events
  Nanos total{0};                ///< time of the last event
  WaitSum waits;                 ///< of the whole run
  HeldSum held;
  CutSum cut;
  std::size_t printed = 0;       ///< a hash of the set of texts in `output`
  trace::Why why = trace::Why::ok;
  bool goes_on = false;          ///< after its last event, in a way that is not known

  [[nodiscard]] bool has(LaneIndex index) const {
    return index >= 0 && static_cast<std::size_t>(index) < lanes.size();
  }
  /// The outermost lane of a task; kNoLane where there is no such task, or no lane.
  [[nodiscard]] LaneIndex root_of(trace::Id task) const {
    return task == 0 || task > tasks.size() ? kNoLane : tasks[task - 1].root;
  }
  /// The lane of an index that there is.
  [[nodiscard]] const Lane& lane(LaneIndex index) const { return lanes[static_cast<std::size_t>(index)]; }
};

}  // namespace timeline
