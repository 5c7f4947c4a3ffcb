#include "timeline/locate.hpp"

#include <algorithm>

namespace timeline {

Position after_event(const Timeline& timeline, std::uint32_t event) {
  if (timeline.instants.empty() || event < timeline.instants.front().first) return {};
  const Instant& instant = *std::prev(std::ranges::upper_bound(timeline.instants, event, {}, &Instant::first));
  if (event >= instant.first + instant.count) return timeline.end;
  return {instant.t, event - instant.first + 1};
}

Position clamped(const Timeline& timeline, Position position) {
  position = std::min(position, timeline.end);
  const auto instant = std::ranges::lower_bound(timeline.instants, position.t, {}, &Instant::t);
  const bool inside = instant != timeline.instants.end() && instant->t == position.t;
  if (inside) position.within = std::min(position.within, instant->count);
  return position;
}

LaneIndex acting_lane(const Timeline& timeline, const trace::Event& event) {
  const bool call = event.fn != 0;
  const trace::Id id = call ? event.fn : event.kind == trace::Kind::co_new ? event.by : event.co;
  const auto kind = call ? Lane::Kind::function : Lane::Kind::coroutine;
  if (id == 0) return kNoLane;
  const auto found = std::ranges::find_if(
      timeline.lanes, [&](const Lane& lane) { return lane.kind == kind && lane.id == id; });
  return found == timeline.lanes.end() ? kNoLane : static_cast<LaneIndex>(found - timeline.lanes.begin());
}

std::uint32_t events_before(const Timeline& timeline, Position position) {
  if (timeline.instants.empty()) return 0;
  const auto after = std::ranges::upper_bound(timeline.instants, position.t, {}, &Instant::t);
  if (after == timeline.instants.begin()) return timeline.instants.front().first;
  const Instant& instant = *std::prev(after);
  return instant.first + (instant.t == position.t ? std::min(position.within, instant.count) : instant.count);
}

}  // namespace timeline
