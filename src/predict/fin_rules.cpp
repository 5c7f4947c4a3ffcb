#include "predict/fin_rules.hpp"

#include <algorithm>
#include <map>

namespace predict::detail {
namespace {

using Times = std::vector<Nanos>;

/// All waits and holds of a run as they are written.
Times lengths(const Side& side) {
  Times all;
  for (const timeline::Lane& lane : side.timeline->lanes) {
    if (lane.kind == timeline::Lane::Kind::thread) continue;
    for (const timeline::Span& span : lane.spans) {
      const bool written = span.state == timeline::State::blocked || span.wait == trace::Wait::sleep;
      const bool worker = span.state == timeline::State::waiting && timeline::is_worker_call(*side.events, span.call);
      if (written) all.push_back(timeline::from_seconds(span.delay));
      if (worker) all.push_back(trace::between(span.begin.t, span.end.t));
    }
  }
  std::erase_if(all, [](Nanos each) { return each <= Nanos{0}; });
  return all;
}

/// As if the delays of the listing passed although nothing waits for them.
std::optional<Nanos> unwaited(const Asked& asked, const Side& side) {
  if (!lengths(side).empty() || asked.delays.empty() || &side != &asked.side()) return std::nullopt;
  Nanos all{0};
  for (const double delay : asked.delays) all = trace::add(all, timeline::from_seconds(delay));
  return all;
}

std::optional<Nanos> sum(const Asked&, const Side& side) {
  Nanos all{0};
  for (const Nanos each : lengths(side)) all = trace::add(all, each);
  return all;
}

std::optional<Nanos> longest(const Asked&, const Side& side) {
  const Times all = lengths(side);
  if (all.empty()) return std::nullopt;
  return *std::ranges::max_element(all);
}

std::optional<Nanos> shortest(const Asked&, const Side& side) {
  const Times all = lengths(side);
  if (all.empty()) return std::nullopt;
  return *std::ranges::min_element(all);
}

/// As if coroutines waited side by side: what the lane that waits longest needs alone.
std::optional<Nanos> side_by_side(const Asked&, const Side& side) {
  Nanos most{0};
  for (const timeline::Lane& lane : side.timeline->lanes) {
    Nanos all{0};
    for (const timeline::Span& span : lane.spans) {
      const bool waits = span.state == timeline::State::blocked || span.wait == trace::Wait::sleep;
      if (waits && lane.kind != timeline::Lane::Kind::thread) all = trace::add(all, timeline::from_seconds(span.delay));
    }
    most = std::max(most, all);
  }
  return most;
}

/// As if a generator worked ahead: what takes longest alone, after the first wait of another lane.
std::optional<Nanos> ahead(const Asked& asked, const Side& side) {
  const auto& all_lanes = side.timeline->lanes;
  if (std::ranges::find(all_lanes, true, &timeline::Lane::agen) == all_lanes.end()) return std::nullopt;
  Nanos first = Nanos::max();
  for (const Nanos each : lengths(side)) first = std::min(first, each);
  if (first == Nanos::max()) return std::nullopt;
  return trace::add(first, *side_by_side(asked, side));
}

std::optional<Nanos> average(const Asked& asked, const Side& side) {
  const Times all = lengths(side);
  if (all.size() < 2 || asked.sides.size() < 2) return std::nullopt;
  return *sum(asked, side) / static_cast<std::int64_t>(all.size());
}

std::optional<Nanos> zero(const Asked&, const Side&) { return Nanos{0}; }
std::optional<Nanos> whole(const Asked&, const Side& side) { return side.timeline->total; }
std::optional<Nanos> now(const Asked& asked, const Side&) { return asked.at.t; }

constexpr std::array kOfTheEnd{FinRule{"unwaited", unwaited},
                               FinRule{"sum", sum},
                               FinRule{"ahead", ahead},
                               FinRule{"longest", longest},
                               FinRule{"side_by_side", side_by_side},
                               FinRule{"shortest", shortest},
                               FinRule{"average", average},
                               FinRule{"zero", zero}};
constexpr std::array kOfAnEvent{FinRule{"whole", whole}, FinRule{"now", now}, FinRule{"sum", sum},
                                FinRule{"longest", longest}};

}  // namespace

std::span<const FinRule> rules_of_the_end() { return kOfTheEnd; }
std::span<const FinRule> rules_of_an_event() { return kOfAnEvent; }

std::optional<Nanos> uncut(const Side& side) {
  std::optional<Nanos> most;
  std::map<trace::Id, const trace::Event*> suspends;  // the latest of each task
  for (const trace::Event& event : side.list()) {
    if (event.kind == trace::Kind::task_suspend) suspends[event.task] = &event;
    const trace::Event* const before =
        event.kind == trace::Kind::task_resume && event.thrown != 0 ? suspends[event.task] : nullptr;
    if (before == nullptr || before->wait != trace::Wait::sleep) continue;
    const Nanos left = trace::between(event.t, trace::Due::after(before->t, before->delay).time());
    if (left > Nanos{0}) most = std::max(most.value_or(Nanos{0}), left);
  }
  return most;
}

Nanos each_lane(const Side& side) {
  Nanos sum{0};
  for (const timeline::Lane& lane : side.timeline->lanes) {
    for (const timeline::Span& span : lane.spans) {
      const bool waits = span.state == timeline::State::waiting || span.state == timeline::State::awaiting;
      if (waits && lane.kind == timeline::Lane::Kind::coroutine)
        sum = trace::add(sum, trace::between(span.begin.t, span.end.t));
    }
  }
  return sum;
}

}  // namespace predict::detail
