// Why a run takes as long as it does: the chain of waits and holds that leads from its begin to its end without a gap
// (the critical path), and how much longer every other wait could be before the run takes longer.
//
// The path is walked back from the last event over the causes in the trace (causes.hpp). What it says of other settings
// holds while the order of events stays as it was.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "timeline/causes.hpp"
#include "timeline/model.hpp"
#include "trace/events.hpp"

namespace timeline {

/// A part of the total.
struct Segment {
  enum class Kind : std::uint8_t {
    timer,    ///< a task waits for a timer
    worker,   ///< a task waits for a worker of to_thread
    hold,     ///< time.sleep holds the thread
    run,      ///< code runs; only on the real clock it takes time
    outside,  ///< what the trace has no event for: on the real clock, the loop itself
  };
  Kind kind = Kind::timer;
  Nanos begin{0}, end{0};
  std::uint32_t from = 0;       ///< the event at its begin: of a wait its task.suspend, of a hold its block.begin
  std::uint32_t event = 0;      ///< the event at its end
  std::uint32_t first_hop = 0;  ///< the hops that lead to its begin: a range of CriticalPath::hops
  std::uint32_t hops = 0;
  std::uint32_t wait = std::numeric_limits<std::uint32_t>::max();  ///< index into CriticalPath::waits; of a run none

  [[nodiscard]] Nanos length() const { return trace::between(begin, end); }
};

/// One step of the path that takes no time: `from` led to `event`.
struct Hop {
  std::uint32_t from = 0;
  std::uint32_t event = 0;
  Reason::Kind kind = Reason::Kind::follows;  ///< none, where the thread was held up to `event`, which had been ready
};

/// A wait or hold that takes time, and what depends on it.
struct Wait {
  Segment::Kind kind = Segment::Kind::timer;
  std::uint32_t from = 0, event = 0;  ///< as in Segment
  Nanos begin{0};
  Nanos due{0};                       ///< its end; of a timer when it is due, which may be before it fires
  std::optional<Nanos> spare = {};         ///< how much longer it could be; nullopt: as much as one likes
  Nanos gain{0};                      ///< the total shrinks as it gets shorter, up to this. 0: another path is as long
  bool on_path = false;
  std::uint32_t setting = 0;          ///< of a timer: as in Reason

  [[nodiscard]] Nanos length() const { return trace::between(begin, due); }
  /// Whether it is part of a path that is as long as the run.
  [[nodiscard]] bool is_critical() const { return spare == Nanos{0}; }
};

struct CriticalPath {
  std::vector<Segment> segments;  ///< in order, without gap or overlap, from 0 to `total`; none takes no time
  std::vector<Hop> hops;          ///< in order; the last `hops_after` lead from the last segment to the end
  std::uint32_t hops_after = 0;
  std::vector<Wait> waits;        ///< of the whole run, in order of `event`
  Nanos total{0};
  trace::Why why = trace::Why::ok;

  /// The hops before a segment; before none, those after the last.
  [[nodiscard]] std::span<const Hop> hops_before(std::size_t segment) const;
};

/// Takes time n log n at most for n events.
CriticalPath critical_path(const trace::Events& events);

}  // namespace timeline
