#include "player/steps.hpp"

#include <algorithm>

#include "timeline/build.hpp"
#include "timeline/playback.hpp"

namespace player {

using timeline::Position;

Position settled(Position position, const timeline::Axis& axis) {
  const auto& columns = axis.columns();
  const auto at = std::lower_bound(columns.begin(), columns.end(), position.t,
                                   [](const timeline::Column& column, timeline::Nanos t) { return column.t < t; });
  const std::uint32_t count = at != columns.end() && at->t == position.t ? at->count : 0;
  return {position.t, std::min(position.within, count)};
}

std::vector<Position> stop_positions(std::span<const OpenRun* const> runs) {
  std::vector<Position> positions;
  for (const OpenRun* run : runs) {
    for (const std::uint32_t event : run->stops) positions.push_back(timeline::after_event(run->timeline, event));
  }
  std::sort(positions.begin(), positions.end());
  positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
  return positions;
}

Position nearest_switch(std::span<const OpenRun* const> runs, Position from, int direction, Position end) {
  Position nearest = direction > 0 ? end : Position{};
  for (const OpenRun* run : runs) {
    const Position next = timeline::step_switch(run->timeline, run->events, from, direction);
    if (direction > 0 && next > from) nearest = std::min(nearest, next);
    if (direction < 0 && next < from) nearest = std::max(nearest, next);
  }
  return nearest;
}

Position step_part(const timeline::Explained& run, Position from, int direction, Position end) {
  const auto now = run.part_at(from);
  if (direction > 0) {
    const std::size_t next = now ? std::min(*now + 1, run.parts()) : 0;
    return next < run.parts() ? run.start(next) : std::max(from, end);
  }
  if (!now || run.parts() == 0) return from;
  if (*now < run.parts() && run.start(*now) < from) return run.start(*now);
  return *now > 0 ? run.start(*now - 1) : from;
}

}  // namespace player
