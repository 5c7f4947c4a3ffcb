// A timeline as text, for readable expectations.
#pragma once

#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>

#include "timeline/model.hpp"

namespace timeline::testing {

inline std::string show(Position position) {
  return fmt::format("{}/{}", static_cast<double>(position.t.count()) / 1e9, position.within);
}

inline std::string name(const Timeline& timeline, LaneIndex lane) {
  if (lane == kNoLane) return "-";
  const Lane& one = timeline.lane(lane);
  return one.kind == Lane::Kind::thread ? "thread" : fmt::format("{}{}", one.name, one.id);
}

/// "  work2: plan 0/1-0/2, ready 0/2-0/5 returned 3/4": spans with begin and end as time.event-within-its-instant.
inline std::string show(const Timeline& timeline, const Lane& lane) {
  constexpr std::array kCaps{"", "returned", "raised", "cancelled", "closed", "never awaited"};
  std::string out(static_cast<std::size_t>(lane.depth) * 2, ' ');
  out += lane.kind == Lane::Kind::thread ? "thread:" : fmt::format("{}{}:", lane.name, lane.id);
  for (const Span& span : lane.spans) {
    out += fmt::format(" {}", row(span.state).word.substr(std::string_view("state.").size()));
    const bool tells = span.state == State::awaiting || lane.kind == Lane::Kind::thread;
    if (tells && span.state != State::idle) out += fmt::format("({})", name(timeline, span.other));
    out += fmt::format(" {}-{},", show(span.begin), show(span.end));
  }
  if (!lane.spans.empty()) out.pop_back();
  if (lane.cap != Cap::none)
    out += fmt::format(" {} {}", kCaps.at(static_cast<std::size_t>(lane.cap)), show(lane.cap_at));
  return out;
}

inline std::string show(const Timeline& timeline) {
  std::string out;
  for (const Lane& lane : timeline.lanes) out += show(timeline, lane) + "\n";
  for (const Wake& wake : timeline.wakes) {
    out += fmt::format("wake {} -> {} {}, {}\n", name(timeline, wake.from), name(timeline, wake.to), show(wake.ready),
                       show(wake.resumed));
  }
  return out;
}

}  // namespace timeline::testing
