// FIN and WHATIF: when something is over. The wrong times are what simple rules give: the sum of all waits, the longest,
// the shortest, none.
#include <algorithm>
#include <numeric>

#include "lessons/stops.hpp"
#include "predict/asked.hpp"
#include "timeline/critical_path.hpp"
#include "timeline/locate.hpp"
#include "timeline/why.hpp"

namespace predict::detail {
namespace {

using lessons::Measure;
using Times = std::vector<Nanos>;  // one for each run

/// All waits and holds of a run as they are written; of a run without any, the delays of its listing.
Times lengths(const Asked& asked, const Side& side) {
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
  if (!all.empty() || &side != &asked.side()) return all;
  for (const double delay : asked.delays) all.push_back(timeline::from_seconds(delay));
  return all;
}

/// When a run would end if no wait were cut short; nullopt: none is.
std::optional<Nanos> uncut(const Side& side) {
  std::optional<Nanos> longer;
  for (const trace::Event& event : side.list()) {
    if (event.kind != trace::Kind::task_resume || event.thrown == 0) continue;
    for (std::size_t k = event.i; k-- > 0;) {
      const trace::Event& before = side.list()[k];
      if (before.kind != trace::Kind::task_suspend || before.task != event.task) continue;
      const Nanos due = trace::Due::after(before.t, before.delay).time();
      if (before.wait == trace::Wait::sleep && due > event.t) longer = std::max(longer.value_or(Nanos{0}), due - event.t);
      break;
    }
  }
  return longer;
}

/// As if every coroutine waited by itself: the time that all of them wait or await.
Nanos each_lane(const Side& side) {
  Nanos sum{0};
  for (const timeline::Lane& lane : side.timeline->lanes) {
    for (const timeline::Span& span : lane.spans) {
      const bool waits = span.state == timeline::State::waiting || span.state == timeline::State::awaiting;
      if (waits && lane.kind == timeline::Lane::Kind::coroutine) sum = trace::add(sum, trace::between(span.begin.t, span.end.t));
    }
  }
  return sum;
}

/// What a run needs under a simple rule; nullopt where the rule says nothing of it.
using Rule = std::optional<Nanos> (*)(const Asked&, const Side&);

std::optional<Nanos> sum(const Asked& asked, const Side& side) {
  Nanos all{0};
  for (const Nanos each : lengths(asked, side)) all = trace::add(all, each);
  return all;
}

std::optional<Nanos> longest(const Asked& asked, const Side& side) {
  const Times all = lengths(asked, side);
  if (all.empty()) return std::nullopt;
  return *std::ranges::max_element(all);
}

std::optional<Nanos> shortest(const Asked& asked, const Side& side) {
  const Times all = lengths(asked, side);
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
  for (const Nanos each : lengths(asked, side)) first = std::min(first, each);
  if (first == Nanos::max()) return std::nullopt;
  return trace::add(first, *side_by_side(asked, side));
}

std::optional<Nanos> average(const Asked& asked, const Side& side) {
  const Times all = lengths(asked, side);
  if (all.size() < 2 || asked.sides.size() < 2) return std::nullopt;
  return *sum(asked, side) / static_cast<std::int64_t>(all.size());
}

std::optional<Nanos> zero(const Asked&, const Side&) { return Nanos{0}; }
std::optional<Nanos> whole(const Asked&, const Side& side) { return side.timeline->total; }
std::optional<Nanos> now(const Asked& asked, const Side&) { return asked.at.t; }

struct Named {
  std::string_view idea;
  Rule rule;
};
// The most common first.
constexpr std::array kOfTheEnd{Named{"sum", sum},           Named{"ahead", ahead},     Named{"longest", longest},
                               Named{"side_by_side", side_by_side},
                               Named{"shortest", shortest}, Named{"average", average}, Named{"zero", zero}};
constexpr std::array kOfAnEvent{Named{"whole", whole}, Named{"now", now}, Named{"sum", sum}, Named{"longest", longest}};

class Fin {
 public:
  explicit Fin(const Asked& asked) : asked_(asked) {}

  std::optional<Draft> draft() {
    if (asked_.ask.measures.front() == Measure::saved) return saved();
    Times times;
    for (const Side& side : asked_.sides) {
      const auto t = time_of(side);
      if (!t) return std::nullopt;
      times.push_back(*t);
    }
    right_ = times;
    Draft draft{right(text(times), means(times), rank(times)), {}, answered_at(), why(), general()};
    if (asked_.ask.type == Type::whatif) changes(draft);
    if (asked_.ask.until) {
      cut(draft);
      rules(draft, kOfAnEvent);
    } else {
      cut(draft);
      as_last(draft);
      rules(draft, kOfTheEnd);
      lanes(draft);
    }
    return draft;
  }

 private:
  std::optional<Nanos> time_of(const Side& side) const {
    if (!asked_.ask.until) return side.timeline->total;
    const auto event = lessons::find_event(*asked_.ask.until, *side.events);
    if (!event) return std::nullopt;
    return side.list()[*event].t;
  }

  std::string text(const Times& times) const {
    std::string all;
    for (const Nanos t : times) all += (all.empty() ? "" : " / ") + asked_.time(t);
    return all;
  }

  Meaning means(const Times& times) const {
    Meaning means;
    for (std::size_t k = 0; k < times.size(); ++k) means.times.push_back({asked_.sides[k].index, times[k]});
    return means;
  }

  static double rank(const Times& times) {
    return std::accumulate(times.begin(), times.end(), 0.0, [](double sum, Nanos t) { return sum + trace::in_seconds(t); });
  }

  Position answered_at() const {
    if (asked_.sides.size() == 1 && asked_.ask.until) {
      return timeline::after_event(asked_.timeline(), *lessons::find_event(*asked_.ask.until, asked_.events()));
    }
    if (asked_.sides.size() == 1) return asked_.timeline().end;
    return {*std::ranges::max_element(right_), Position::kAll};
  }

  /// What makes up the time, of one run.
  std::string fact(const Side& side) const {
    if (asked_.ask.until) {
      const auto event = lessons::find_event(*asked_.ask.until, *side.events);
      return asked_.told(side, timeline::after_event(*side.timeline, *event));
    }
    const timeline::CriticalPath path = timeline::critical_path(*side.events);
    const timeline::Why why(*side.timeline, *side.events, path);
    const timeline::Voice voice(*side.timeline, *side.events, asked_.words, side.lines());
    return asked_.sides.size() == 1 ? asked_.words("predict.fact.total", {{"said", voice.words(why.total())}}) : voice.words(why.total());
  }

  std::vector<std::string> facts() const {
    std::vector<std::string> all;
    for (const Side& side : asked_.sides) {
      all.push_back(asked_.sides.size() == 1 ? fact(side) : asked_.words("predict.of_run", {{"run", side.title}, {"said", fact(side)}}));
    }
    return all;
  }

  std::vector<std::string> why() const {
    std::vector<std::string> all = facts();
    if (asked_.sides.size() != 1 || asked_.ask.until) return all;
    constexpr std::size_t kMostParts = 3;
    const timeline::CriticalPath path = timeline::critical_path(asked_.events());
    const timeline::Why why(asked_.timeline(), asked_.events(), path);
    for (std::size_t k = 0; k < std::min(path.segments.size(), kMostParts); ++k) all.push_back(asked_.voice().words(why.part(k)));
    return all;
  }

  std::string general() const {
    if (asked_.ask.until) {
      const bool prints = asked_.ask.until->kind == "print";
      const std::string co = asked_.ask.until->name + "()";
      return asked_.words(prints ? "predict.ask.fin.print" : "predict.ask.fin.co_end",
                          {{"co", co}, {"n", std::to_string(asked_.ask.until->nth)}});
    }
    return asked_.words[asked_.sides.size() == 1 ? "predict.ask.fin.end" : "predict.ask.fin.ends"];
  }

  void add(Draft& draft, std::string_view idea, const Times& times) const {
    std::string fact;
    for (const std::string& each : facts()) fact += (fact.empty() ? "" : " ") + each;
    draft.wrong.push_back(wrong(asked_, idea, text(times), means(times), rank(times), {{"fact", fact}}));
  }

  template <std::size_t N>
  void rules(Draft& draft, const std::array<Named, N>& named) const {
    for (const Named& each : named) {
      Times times;
      for (const Side& side : asked_.sides) {
        if (const auto t = each.rule(asked_, side)) times.push_back(*t);
      }
      if (times.size() == asked_.sides.size()) add(draft, each.idea, times);
    }
  }

  /// As if a wait that was cut short lasted as long as it is written.
  void cut(Draft& draft) const {
    Times times = right_;
    bool any = false;
    for (std::size_t k = 0; k < times.size(); ++k) {
      const auto longer = uncut(asked_.sides[k]);
      if (!longer) continue;
      any = true;
      times[k] = trace::add(times[k], *longer);
    }
    if (any) add(draft, "uncut", times);
  }

  /// As if all runs but the first were as fast as the last.
  void as_last(Draft& draft) const {
    if (right_.size() < 3) return;
    Times times(right_.size(), right_.back());
    times.front() = right_.front();
    add(draft, "as_last", times);
  }

  void lanes(Draft& draft) const {
    Times times;
    for (const Side& side : asked_.sides) times.push_back(each_lane(side));
    add(draft, "each_lane", times);
  }

  /// What is said of another delay: that nothing changes, or that all takes longer by as much.
  void changes(Draft& draft) const {
    Times old;
    Times more;
    for (std::size_t k = 0; k < asked_.before.size(); ++k) {
      const auto t = time_of(asked_.before[k]);
      if (!t) return;
      old.push_back(*t);
      more.push_back(std::max(trace::add(*t, timeline::from_seconds(asked_.change_s)), Nanos{0}));
    }
    if (asked_.change_s > 0) add(draft, "added", more);
    add(draft, "unchanged", old);
  }

  /// How much earlier the second run ends.
  std::optional<Draft> saved() {
    if (asked_.sides.size() != 2 || asked_.before.size() != 2) return std::nullopt;
    const auto total = [](const Side& side) { return side.timeline->total; };
    const Nanos slow = total(asked_.sides[0]), fast = total(asked_.sides[1]);
    if (slow <= fast) return std::nullopt;
    right_ = {slow, fast};
    const auto option = [&](Nanos t) { return asked_.time(t); };
    Draft draft{right(option(slow - fast), {}, trace::in_seconds(slow - fast)), {}, answered_at(), facts(),
                asked_.words("predict.ask.fin.saved", {{"run", asked_.sides[1].title}, {"other", asked_.sides[0].title}})};
    const auto add_saved = [&](std::string_view idea, Nanos t) {
      std::string fact;
      for (const std::string& each : facts()) fact += (fact.empty() ? "" : " ") + each;
      draft.wrong.push_back(wrong(asked_, idea, option(t), {}, trace::in_seconds(t), {{"fact", fact}}));
    };
    const Nanos old_slow = total(asked_.before[0]), old_fast = total(asked_.before[1]);
    if (slow > old_fast) add_saved("fast_unchanged", slow - old_fast);
    if (old_slow > old_fast) {
      const double share = trace::in_seconds(old_slow - old_fast) / trace::in_seconds(old_slow);
      add_saved("share", timeline::from_seconds(trace::in_seconds(slow) * share));
      add_saved("saved_unchanged", old_slow - old_fast);
    }
    add_saved("nothing_saved", Nanos{0});
    return draft;
  }

  const Asked& asked_;
  Times right_;
};

}  // namespace

std::optional<Draft> fin(const Asked& asked) { return Fin(asked).draft(); }

}  // namespace predict::detail
