// Breaks the rules of docs/TRACE.md in a trace, as a file from elsewhere may.
#pragma once

#include <cstdint>
#include <random>
#include <utility>

#include "trace/events.hpp"
#include "trace/time.hpp"

namespace ui_test {

class Breaker {
 public:
  explicit Breaker(std::uint32_t seed) : random_(seed) {}

  /// Changes up to eight events; their numbers stay in order.
  void breaks(trace::Events& events) {
    for (std::size_t k = below(8) + 1; k > 0 && events.list.size() > 3; --k) one(events);
    for (trace::TimerSetting& timer : events.timers)
      if (below(3) == 0)
        timer = {trace::Nanos(static_cast<std::int64_t>(below(1U << 30U))), trace::Nanos(-5), below(1000)};
    for (std::size_t i = 0; i < events.list.size(); ++i) events.list[i].i = static_cast<std::uint32_t>(i);
  }

 private:
  std::uint32_t below(std::size_t n) { return static_cast<std::uint32_t>(random_() % n); }
  void one(trace::Events& events) {
    const std::size_t at = 1 + below(events.list.size() - 1);
    trace::Event& event = events.list[at];
    switch (below(8)) {
      case 0: events.list.erase(events.list.begin() + static_cast<std::ptrdiff_t>(at)); break;
      case 1: std::swap(event, events.list[1 + below(events.list.size() - 1)]); break;
      case 2: event.co = below(9); break;
      case 3: event.task = below(9); break;
      case 4: event.kind = static_cast<trace::Kind>(below(trace::kKindNames.size())); break;
      case 5: event.cause = {static_cast<trace::Cause::Kind>(below(3)), below(9)}; break;
      case 6: event.t = trace::Nanos(below(1U << 31U)); break;
      default: event.fn = event.parent = event.by = event.byco = below(9); break;
    }
  }

  std::mt19937 random_;
};

}  // namespace ui_test
