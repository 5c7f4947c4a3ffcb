// COUNT: how many there are at a moment. The wrong numbers are counts of something else.
#include <algorithm>

#include "predict/asked.hpp"

namespace predict::detail {
namespace {

using lessons::Measure;
using Numbers = std::vector<std::size_t>;  // for each run, each measure

/// The moment of one of the runs.
struct At {
  const Asked& asked;
  const Side& side;
  timeline::Moment moment;

  [[nodiscard]] bool lives(const timeline::Lane& lane) const {
    const timeline::LaneMoment& now = moment.lane(static_cast<LaneIndex>(&lane - side.timeline->lanes.data()));
    return now.born && !now.ended;
  }
  [[nodiscard]] timeline::Facts facts() const { return {*side.timeline, *side.events, moment}; }
};

std::size_t coroutines(const At& at, bool ever) {
  return static_cast<std::size_t>(std::ranges::count_if(at.side.timeline->lanes, [&](const timeline::Lane& lane) {
    return lane.kind == timeline::Lane::Kind::coroutine && (ever || at.lives(lane));
  }));
}

std::size_t queued(const At& at) {
  return static_cast<std::size_t>(
      std::ranges::count(at.moment.waiting, trace::Wait::future, &timeline::WaitMoment::wait));
}

/// Of the task of the lane that is asked about, up to the moment.
std::size_t count_events(const At& at, trace::Kind kind) {
  if (!at.side.timeline->has(at.asked.lane)) return 0;
  const trace::Id task = at.side.timeline->lane(at.asked.lane).task;
  std::size_t count = 0;
  for (std::size_t k = 0; k < at.moment.events_done; ++k) {
    const trace::Event& event = at.side.list()[k];
    const bool awaited = kind != trace::Kind::co_start || event.parent != 0;
    count += event.kind == kind && event.task == task && awaited ? 1 : 0;
  }
  return count;
}

/// The sleeps of the whole run.
std::size_t sleeps(const At& at) {
  return static_cast<std::size_t>(std::ranges::count_if(at.side.list(), [](const trace::Event& event) {
    return event.kind == trace::Kind::task_suspend && event.wait == trace::Wait::sleep;
  }));
}

std::size_t value(const At& at, Measure measure) {
  switch (measure) {
    case Measure::tasks: return at.facts().live_tasks();
    case Measure::coroutines: return coroutines(at, false);
    case Measure::timers: return at.moment.timers.size();
    case Measure::queued: return queued(at);
    default: return count_events(at, trace::Kind::task_suspend);
  }
}

/// The number under a misconception; nullopt: it says nothing of this measure.
using CountRule = std::optional<std::size_t> (*)(const At&, Measure);

std::optional<std::size_t> all_from_start(const At& at, Measure measure) {
  if (measure == Measure::coroutines) return coroutines(at, true);
  if (measure == Measure::timers) return sleeps(at);
  return std::nullopt;
}
std::optional<std::size_t> task_each(const At& at, Measure measure) {
  if (measure != Measure::tasks) return std::nullopt;
  // Beside a count of the coroutines: as many as these.
  const bool both = std::ranges::find(at.asked.ask.measures, Measure::coroutines) != at.asked.ask.measures.end();
  return coroutines(at, !both);
}
std::optional<std::size_t> caller_is_none(const At& at, Measure measure) {
  const std::size_t tasks = at.facts().live_tasks();
  if (measure != Measure::tasks || tasks == 0) return std::nullopt;
  return tasks - 1;
}
std::optional<std::size_t> everyone(const At& at, Measure measure) {
  if (measure == Measure::queued) return queued(at) + at.moment.timers.size();
  if (measure == Measure::timers) return at.facts().live_tasks();
  return std::nullopt;
}
std::optional<std::size_t> each_await(const At& at, Measure measure) {
  if (measure != Measure::suspends) return std::nullopt;
  return count_events(at, trace::Kind::co_start);
}
std::optional<std::size_t> only_one(const At&, Measure) { return 1; }
std::optional<std::size_t> none(const At&, Measure measure) {
  if (measure == Measure::tasks || measure == Measure::coroutines) return std::nullopt;
  return 0;
}
std::optional<std::size_t> one_more(const At& at, Measure measure) {
  if (measure != Measure::tasks) return std::nullopt;
  return at.facts().live_tasks() + 1;
}

struct NamedCount {
  std::string_view idea;
  CountRule rule;
};
constexpr std::array kCountRules{NamedCount{"all_from_start", all_from_start},
                                 NamedCount{"task_each", task_each},
                                 NamedCount{"everyone", everyone},
                                 NamedCount{"each_await", each_await},
                                 NamedCount{"caller_is_none", caller_is_none},
                                 NamedCount{"only_one", only_one},
                                 NamedCount{"none", none},
                                 NamedCount{"loop_is_one", one_more}};

std::string numbers_text(const Numbers& numbers) {
  std::string all;
  for (const std::size_t n : numbers) all += (all.empty() ? "" : " / ") + std::to_string(n);
  return all;
}

double numbers_rank(const Numbers& numbers) {
  double all = 0;
  for (const std::size_t n : numbers) all = all * 1000 + static_cast<double>(n);
  return all;
}

/// What there is, by names.
std::string fact(const At& at, Measure measure) {
  std::vector<LaneIndex> lanes;
  const timeline::Timeline& timeline = *at.side.timeline;
  for (std::size_t k = 1; k < timeline.lanes.size(); ++k) {
    const auto lane = static_cast<LaneIndex>(k);
    const timeline::Lane& each = timeline.lanes[k];
    const bool coroutine = each.kind == timeline::Lane::Kind::coroutine;
    const auto waits = [&](const auto& wait) { return wait.lane == lane; };
    const bool counted = measure == Measure::tasks ? at.facts().exists(each.task) && timeline.root_of(each.task) == lane
                         : measure == Measure::coroutines ? coroutine && at.lives(each)
                         : measure == Measure::timers     ? std::ranges::any_of(at.moment.timers, waits)
                                                      : std::ranges::any_of(at.moment.waiting, [&](const auto& wait) {
                                                          return waits(wait) && wait.wait == trace::Wait::future;
                                                        });
    if (counted) lanes.push_back(lane);
  }
  const timeline::Voice voice(timeline, *at.side.events, at.asked.words, at.side.lines());
  constexpr std::array<std::string_view, 5> kKeys{"tasks", "coroutines", "timers", "queued", "suspends"};
  const std::string key =
      "predict.fact." +
      std::string(kKeys.at(static_cast<std::size_t>(measure) - static_cast<std::size_t>(Measure::tasks)));
  const std::string none = at.asked.words["predict.choice.none"];
  return at.asked.words(key, {{"n", std::to_string(value(at, measure))},
                              {"names", lanes.empty() ? none : voice.names(lanes)},
                              {"co", voice.name(at.asked.lane)}});
}

}  // namespace

std::optional<Draft> count(const Asked& asked) {
  // A timer of asyncio itself, as that of a timeout, is no sleep, and when it was cancelled is not known.
  const bool other_timers =
      std::ranges::any_of(asked.sides, [](const Side& side) { return !side.events->timers.empty(); });
  const bool timers = std::ranges::find(asked.ask.measures, Measure::timers) != asked.ask.measures.end();
  if (other_timers && timers) return std::nullopt;
  std::vector<At> ats;
  for (const Side& side : asked.sides) {
    const Position at =
        &side == &asked.side() ? asked.at : Position{asked.at.t, asked.at.within == 0 ? 0 : Position::kAll};
    ats.push_back({asked, side, timeline::moment_at(*side.timeline, *side.events, at)});
  }
  Numbers numbers;
  std::vector<std::string> facts;
  for (const At& at : ats) {
    for (const Measure measure : asked.ask.measures) {
      numbers.push_back(value(at, measure));
      const std::string said = fact(at, measure);
      facts.push_back(ats.size() == 1 ? said : asked.words("predict.of_run", {{"run", at.side.title}, {"said", said}}));
    }
  }
  std::string fact_all;
  for (const std::string& each : facts) fact_all += (fact_all.empty() ? "" : " ") + each;
  Draft draft{right(numbers_text(numbers), {}, numbers_rank(numbers)),
              {},
              asked.at,
              facts,
              asked.words("predict.ask.count." +
                              std::string(lessons::kMeasures.at(static_cast<std::size_t>(asked.ask.measures.front()))),
                          {{"t", asked.time(asked.at.t)}})};
  draft.why.insert(draft.why.begin(), asked.told(asked.at));
  for (const NamedCount& each : kCountRules) {
    Numbers said;
    for (const At& at : ats) {
      for (const Measure measure : asked.ask.measures)
        said.push_back(each.rule(at, measure).value_or(numbers[said.size()]));
    }
    draft.wrong.push_back(wrong(asked, each.idea, numbers_text(said), {}, numbers_rank(said), {{"fact", fact_all}}));
  }
  return draft;
}

}  // namespace predict::detail
