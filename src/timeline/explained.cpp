#include "timeline/explained.hpp"

#include <algorithm>
#include <utility>

#include "timeline/locate.hpp"

namespace timeline {
namespace {

LaneRange joined(LaneRange a, LaneRange b) { return {std::min(a.first, b.first), std::max(a.last, b.last)}; }

}  // namespace

Explained::Explained(const Timeline& timeline, const trace::Events& events)
    : timeline_(timeline), path_(critical_path(events)), why_(timeline, events, path_), total_(why_.total()), brief_(why_.brief()), equal_(why_.equal()), unfinished_(why_.unfinished()), rows_(why_.rows()) {
  lanes_.reserve(parts());
  for (const Segment& segment : path_.segments) lanes_.push_back(std::max(LaneIndex{0}, why_.place(segment).lane));
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    if (i % kBlock == 0) blocks_.push_back({lanes_[i], lanes_[i]});
    blocks_.back() = joined(blocks_.back(), {lanes_[i], lanes_[i]});
  }
  find_spare();
  find_tied();
  find_lines();
}

LaneRange Explained::lanes(std::size_t first, std::size_t end) const {
  LaneRange range{lanes_[first], lanes_[first]};
  for (std::size_t i = first; i < end;) {
    if (i % kBlock == 0 && i + kBlock <= end) {
      range = joined(range, blocks_[i / kBlock]);
      i += kBlock;
    } else {
      range = joined(range, {lanes_[i], lanes_[i]});
      ++i;
    }
  }
  return range;
}

Position Explained::before(std::uint32_t event) const {
  Position position = after_event(timeline_, event);
  if (position.within > 0 && position < timeline_.end) --position.within;
  return position;
}

Position Explained::start(std::size_t part) const { return after_event(timeline_, path_.segments[part].from); }

std::vector<Turn> Explained::turns(std::size_t part) const {
  std::vector<Turn> turns;
  const auto hops = path_.hops_before(part);
  for (const Hop& hop : hops.last(std::min(hops.size(), kMostTurns))) {
    const LaneIndex lane = why_.acting(hop.event);
    // What is made or woken is in the ready queue up to its step.
    const bool queued = hop.kind == Reason::Kind::made || hop.kind == Reason::Kind::woken;
    if (lane != kNoLane) turns.push_back({before(queued ? hop.from : hop.event), lane});
  }
  return turns;
}

std::optional<std::size_t> Explained::part_at(Position position) const {
  if (position >= timeline_.end) return parts();
  // Several may begin at one time only if all but the last take none, and no part takes none.
  const auto after = std::ranges::upper_bound(path_.segments, position.t, {}, &Segment::begin);
  auto index = static_cast<std::size_t>(after - path_.segments.begin());
  if (index > 0 && position < start(index - 1)) --index;
  return index == 0 ? std::nullopt : std::optional(index - 1);
}

std::size_t Explained::part_after(Nanos t) const {
  const auto found = std::ranges::upper_bound(path_.segments, t, {}, &Segment::end);
  return static_cast<std::size_t>(found - path_.segments.begin());
}

void Explained::find_spare() {
  constexpr auto kNone = static_cast<std::uint32_t>(-1);
  std::vector<std::uint32_t> last(timeline_.lanes.size(), kNone);
  for (std::uint32_t k = 0; k < path_.waits.size(); ++k) {
    const LaneIndex lane = why_.place(path_.waits[k]).lane;
    if (lane != kNoLane) last[static_cast<std::size_t>(lane)] = k;
  }
  for (std::size_t lane = 0; lane < last.size(); ++lane) {
    if (last[lane] == kNone) continue;
    const Wait& wait = path_.waits[last[lane]];
    if (wait.is_critical()) continue;
    const Nanos until = wait.spare ? std::min(wait.due + *wait.spare, path_.total) : path_.total;
    const Position from = before(wait.event);
    if (until > from.t) spare_.push_back({static_cast<LaneIndex>(lane), last[lane], from, until});
  }
}

void Explained::find_tied() {
  for (const Wait& wait : path_.waits) {
    if (!wait.is_critical() || wait.on_path) continue;
    tied_.push_back({std::max(LaneIndex{0}, why_.place(wait).lane), before(wait.from), before(wait.event)});
  }
  std::ranges::sort(tied_, {}, [](const TiedWait& one) { return std::pair(one.lane, one.begin); });
}

std::vector<std::uint32_t> Explained::lines(std::size_t part) const {
  std::vector<std::uint32_t> lines;
  const auto led = part == 0 ? std::nullopt : why_.before(part);
  for (const std::uint32_t line : {why_.place(path_.segments[part]).line, led ? led->about.line : 0})
    if (line != 0) lines.push_back(line);
  return lines;
}

void Explained::find_lines() {
  for (std::size_t part = 0; part < std::min(parts(), kMostLined); ++part)
    for (const std::uint32_t line : lines(part)) lines_.push_back(line);
  std::ranges::sort(lines_);
  lines_.erase(std::unique(lines_.begin(), lines_.end()), lines_.end());
}

}  // namespace timeline
