#include "player/cut_run.hpp"

#include <algorithm>

#include "timeline/build.hpp"
#include "timeline/locate.hpp"

namespace player {

using timeline::Position;

namespace {

/// The clock of the cut run stops at `limit`, also between two events.
trace::Event end_at(Position limit, std::size_t index) {
  trace::Event end;
  end.kind = trace::Kind::end;
  end.why = trace::Why::ok;
  end.t = limit.t;
  end.i = static_cast<std::uint32_t>(index);
  return end;
}

}  // namespace

OpenRun cut_run(const OpenRun& run, Position limit) {
  OpenRun cut;
  cut.id = run.id;
  cut.events = run.events;
  cut.listing = run.listing;
  cut.missing = run.missing;
  if (is_cut(run, limit)) {
    auto& list = cut.events.list;
    list.resize(std::min<std::size_t>(list.size(), timeline::events_before(run.timeline, limit)));
    list.push_back(end_at(limit, list.size()));
  }
  cut.timeline = timeline::build(cut.events);
  cut.timeline.goes_on = is_cut(run, limit);
  const auto known = static_cast<std::uint32_t>(cut.events.list.size());
  std::ranges::copy_if(run.stops, std::back_inserter(cut.stops), [&](std::uint32_t event) { return event + 1 < known; });
  std::ranges::copy_if(run.marks, std::back_inserter(cut.marks),
                       [&](const OpenRun::Mark& mark) { return mark.event + 1 < known; });
  return cut;
}

bool is_cut(const OpenRun& run, Position limit) { return timeline::clamped(run.timeline, limit) < run.timeline.end; }

timeline::LaneIndex same_lane(const timeline::Timeline& in, const timeline::Lane& lane) {
  const auto found = std::ranges::find_if(
      in.lanes, [&](const timeline::Lane& each) { return each.kind == lane.kind && each.id == lane.id; });
  return found == in.lanes.end() ? timeline::kNoLane : static_cast<timeline::LaneIndex>(found - in.lanes.begin());
}

}  // namespace player
