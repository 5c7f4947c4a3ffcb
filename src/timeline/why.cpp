#include "timeline/why.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "timeline/facts.hpp"

namespace timeline {
namespace {

constexpr std::size_t kMostParts = 8;
constexpr std::ptrdiff_t kMostCompared = 1'000;
constexpr std::size_t kMostNamed = 100;
constexpr std::uint32_t kMostInCall = 1'000;  // events between a call of to_thread and its suspend
constexpr std::size_t kMostTied = 20;  // waits of a row of which is told what takes as long
constexpr Nanos kShortestPart = std::chrono::microseconds{1};  // longer parts are written with all their digits

void put(std::vector<LaneIndex>& lanes, trace::Id id, LaneIndex lane) {
  if (lanes.size() <= id) lanes.resize(id + std::size_t{1}, kNoLane);
  lanes[id] = lane;
}

bool overlap(const Wait& a, const Wait& b) { return a.begin < b.due && b.begin < a.due; }

}  // namespace

Why::Why(const Timeline& timeline, const trace::Events& events, const CriticalPath& path)
    : timeline_(timeline), events_(events), path_(path) {
  for (LaneIndex lane = 1; lane < std::ssize(timeline.lanes); ++lane) {
    const Lane& one = timeline.lane(lane);
    put(one.kind == Lane::Kind::function ? fns_ : cos_, one.id, lane);
  }
  for (const Wait& wait : path.waits)
    if (wait.is_critical()) critical_.push_back(&wait);
  std::ranges::stable_sort(critical_, {}, [](const Wait* one) { return one->begin; });
}

LaneIndex Why::coroutine(trace::Id co) const { return co < cos_.size() && co != 0 ? cos_[co] : kNoLane; }
LaneIndex Why::function(trace::Id fn) const { return fn < fns_.size() && fn != 0 ? fns_[fn] : kNoLane; }

// What runs at an event.
LaneIndex Why::acting(const trace::Event& event) const {
  switch (event.kind) {
    case trace::Kind::co_new: return coroutine(event.by);
    case trace::Kind::task_new:
    case trace::Kind::task_cancel: return coroutine(event.byco);
    case trace::Kind::fn_start: return function(event.fn);
    case trace::Kind::co_end: {
      const LaneIndex ended = coroutine(event.co);
      if (ended == kNoLane || ended == timeline_.root_of(timeline_.lane(ended).task)) return ended;
      return timeline_.lane(ended).parent;
    }
    default: break;
  }
  if (event.fn != 0) return function(event.fn);
  return event.co != 0 ? coroutine(event.co) : timeline_.root_of(event.task);
}

WhyPlace Why::place(Segment::Kind kind, std::uint32_t from, std::uint32_t event) const {
  const trace::Event& begin = events_.list[from];
  const bool waits = begin.kind == trace::Kind::task_suspend && events_.list[event].task == begin.task &&
                     events_.list[event].kind == trace::Kind::task_ready;
  if (kind == Segment::Kind::worker && !waits && begin.kind != trace::Kind::task_suspend) {
    // The call comes just before the suspend.
    for (std::uint32_t i = from; i < std::min(event, from + kMostInCall); ++i)
      if (events_.list[i].kind == trace::Kind::task_suspend) return {acting(events_.list[i]), events_.list[i].line};
  }
  const bool told = kind == Segment::Kind::hold || kind == Segment::Kind::worker || waits;
  if (kind == Segment::Kind::outside) return {};
  return {acting(begin), told ? begin.line : 0};
}

std::string Why::sum() const {
  std::string text;
  const auto& all = path_.segments;
  const auto same = [&](const Segment& one) { return one.length() == all.front().length(); };
  if (std::ranges::any_of(all, [](const Segment& one) { return one.length() % kShortestPart != Nanos{0}; })) return "";
  if (all.size() > kMostParts)
    return std::ranges::all_of(all, same) ? fmt::format("{} × {}", all.size(), in_seconds(all.front().length())) : "";
  for (const Segment& one : all) text += fmt::format("{}{}", text.empty() ? "" : " + ", in_seconds(one.length()));
  return text;
}

Statement Why::total() const {
  const auto& all = path_.segments;
  About about{.number = all.size(), .t = Due(path_.total)};
  if (all.empty()) return {"why.total_none", about};
  if (all.size() > 1) {
    about.sum = sum();
    return {about.sum.empty() ? "why.total_parts" : "why.total", about};
  }
  about.co = place(all.front()).lane;
  if (all.front().wait >= path_.waits.size()) return {"why.total_ran", about};
  const bool alone = path_.waits.size() == 1;
  if (all.front().kind == Segment::Kind::hold) return {"why.total_held", about};
  return {alone ? "why.total_one" : equal() ? "why.total_equal" : "why.total_longest", about};
}

Statement Why::brief() const {
  Statement said = total();
  said.key = unfinished() ? "why.short.unfinished" : "why.short." + said.key.substr(sizeof("why.") - 1);
  return said;
}

// Of many some: the last that begin before it is due.
std::vector<LaneIndex> Why::as_long_as(const Wait& wait) const {
  std::vector<LaneIndex> lanes;
  const auto end = std::ranges::lower_bound(critical_, wait.due, {}, [](const Wait* one) { return one->begin; });
  for (auto one = end; one != critical_.begin() && end - one < kMostCompared && lanes.size() < kMostNamed;) {
    --one;
    if (*one == &wait || !overlap(**one, wait)) continue;
    const LaneIndex lane = place(**one).lane;
    if (std::ranges::find(lanes, lane) == lanes.end()) lanes.push_back(lane);
  }
  std::ranges::sort(lanes);
  return lanes;
}

std::optional<Statement> Why::equal() const {
  if (path_.segments.size() != 1 || path_.segments.front().wait >= path_.waits.size()) return std::nullopt;
  const Wait& wait = path_.waits[path_.segments.front().wait];
  if (wait.gain != Nanos{0}) return std::nullopt;
  About about{.all = as_long_as(wait)};
  about.all.insert(about.all.begin(), place(wait).lane);
  std::ranges::sort(about.all);
  about.number = about.all.size();
  if (about.number < 2) return std::nullopt;
  return Statement{about.number == 2 ? "why.equal_both" : "why.equal", about};
}

std::optional<Statement> Why::unfinished() const {
  About about{.t = Due(path_.total)};
  switch (path_.why) {
    case trace::Why::deadlock:
      about.all = Facts(timeline_, events_, moment_at(timeline_, events_, timeline_.end)).blocked();
      return Statement{about.all.empty() ? "why.stuck_none" : "why.stuck", about};
    case trace::Why::limit_events:
    case trace::Why::limit_turns:
    case trace::Why::limit_cpu: return Statement{"why.limit", about};
    default: return std::nullopt;
  }
}

bool Why::is_limit(const Wait& wait) const {
  return wait.kind == Segment::Kind::timer && events_.list[wait.event].kind == trace::Kind::task_cancel;
}

std::string Why::part_key(const Segment& segment) const {
  const trace::Event& from = events_.list[segment.from];
  const trace::Event& event = events_.list[segment.event];
  switch (segment.kind) {
    case Segment::Kind::worker: return "why.part.worker";
    case Segment::Kind::hold: return "why.part.hold";
    case Segment::Kind::run: return "why.part.run";
    case Segment::Kind::outside: return "why.part.outside";
    case Segment::Kind::timer: break;
  }
  if (event.kind == trace::Kind::task_cancel) return "why.part.limit";
  return from.kind == trace::Kind::task_suspend && from.wait == trace::Wait::sleep ? "why.part.sleep" : "why.part.later";
}

Statement Why::part(std::size_t segment) const {
  const Segment& one = path_.segments[segment];
  return {part_key(one), {.co = place(one).lane, .t = Due(one.length()), .line = place(one).line}};
}

std::optional<Statement> Why::called(LaneIndex lane) const {
  if (lane == kNoLane || timeline_.lane(lane).spans.empty() || timeline_.lane(lane).parent == kNoLane) return std::nullopt;
  const trace::Event& made = events_.list[timeline_.lane(lane).spans.front().event];
  if (made.at == 0) return std::nullopt;
  return Statement{"why.hop.called", {.co = lane, .by = timeline_.lane(lane).parent, .line = made.at}};
}

std::optional<Statement> Why::woken(std::uint32_t ready, LaneIndex lane) const {
  const trace::Event& event = events_.list[ready];
  if (event.cause.kind != trace::Cause::Kind::task) return std::nullopt;
  const trace::Event& before = events_.list[ready - 1];
  const LaneIndex by = timeline_.root_of(event.cause.id);
  const LaneIndex woken = timeline_.root_of(event.task);
  if (before.kind == trace::Kind::task_cancel && before.task == event.task && before.by != 0)
    return Statement{"why.hop.cancelled", {.co = woken, .by = acting(before), .line = before.line}};
  const bool ended = by != kNoLane && timeline_.lane(by).cap != Cap::none && timeline_.lane(by).cap_at.t <= event.t &&
                     before.task != event.cause.id;
  if (ended) return Statement{"why.hop.ended", {.co = lane, .other = by}};
  return by == woken ? std::nullopt : std::optional(Statement{"why.hop.woken", {.co = woken, .by = by}});
}

// What a hop says of how `lane` came to run; nullopt: nothing.
std::optional<Statement> Why::hop(const Hop& hop, LaneIndex lane) const {
  const trace::Event& event = events_.list[hop.event];
  switch (hop.kind) {
    case Reason::Kind::none: return Statement{"why.hop.held", {.co = lane}};
    case Reason::Kind::made: {
      const trace::Event& made = events_.list[hop.from];
      if (made.by == 0) return std::nullopt;
      return Statement{"why.hop.made", {.co = timeline_.root_of(made.task), .by = coroutine(made.byco), .line = made.line}};
    }
    case Reason::Kind::woken: return woken(hop.from, lane);
    default: break;
  }
  const bool begins = event.kind == trace::Kind::co_start || event.kind == trace::Kind::fn_start;
  const bool by_call = event.kind == trace::Kind::fn_start || event.parent != 0;
  return begins && by_call && acting(event) == lane ? called(lane) : std::nullopt;
}

std::optional<Statement> Why::before(std::size_t segment) const {
  const LaneIndex lane = segment < path_.segments.size() ? place(path_.segments[segment]).lane : kNoLane;
  const auto hops = path_.hops_before(segment);
  for (auto one = hops.rbegin(); one != hops.rend(); ++one)
    if (const auto said = hop(*one, lane)) return said;
  return std::nullopt;
}

Statement Why::row(const WhyRow& row) const {
  const Wait& wait = path_.waits[row.waits.front()];
  About about{.co = row.place.lane, .number = row.waits.size(), .line = row.place.line};
  const std::string each = row.waits.size() > 1 ? "_each" : "";
  if (!wait.spare) return {"why.if.free" + each, about};
  about.t = Due(wait.is_critical() ? wait.gain : *wait.spare);
  for (const std::uint32_t k : row.waits) {
    const Wait& one = path_.waits[k];
    about.t = std::min(about.t, Due(one.is_critical() ? one.gain : *one.spare));
  }
  if (!wait.is_critical()) return {"why.if.spare" + each, about};
  if (wait.gain > Nanos{0}) return {"why.if.gain" + each, about};
  for (std::size_t k = 0; k < std::min(row.waits.size(), kMostTied); ++k) {
    const auto lanes = as_long_as(path_.waits[row.waits[k]]);
    about.all.insert(about.all.end(), lanes.begin(), lanes.end());
  }
  std::ranges::sort(about.all);
  about.all.erase(std::unique(about.all.begin(), about.all.end()), about.all.end());
  std::erase(about.all, row.place.lane);
  return {(about.all.empty() ? "why.if.same" : "why.if.tie") + each, about};
}

Statement Why::what_if(std::uint32_t wait) const {
  const Wait& one = path_.waits[wait];
  return row({place(one), one.kind, {wait}, {}});
}

std::vector<WhyRow> Why::rows() const {
  struct Key {
    LaneIndex lane;
    std::uint32_t line;
    Segment::Kind kind;
    int says;  // gains, ties, has to spare, is free
    auto operator<=>(const Key&) const = default;
  };
  std::vector<std::pair<Key, std::uint32_t>> all;
  for (std::uint32_t k = 0; k < path_.waits.size(); ++k) {
    const Wait& wait = path_.waits[k];
    const WhyPlace at = place(wait);
    const int says = !wait.spare ? 3 : !wait.is_critical() ? 2 : wait.gain > Nanos{0} ? 0 : 1;
    all.push_back({{at.lane, at.line, wait.kind, says}, k});
  }
  std::ranges::sort(all);
  std::vector<WhyRow> rows;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Key& key = all[i].first;
    if (i == 0 || key != all[i - 1].first) rows.push_back({{key.lane, key.line}, key.kind, {}, {}});
    rows.back().waits.push_back(all[i].second);
  }
  for (WhyRow& one : rows) one.said = row(one);
  return rows;
}

}  // namespace timeline
