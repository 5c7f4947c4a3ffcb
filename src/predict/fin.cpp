// FIN and WHATIF: when something is over. The wrong times are what simple rules give: the sum of all waits, the
// longest, the shortest, none.
#include <algorithm>
#include <numeric>

#include "lessons/stops.hpp"
#include "predict/asked.hpp"
#include "predict/fin_rules.hpp"
#include "timeline/critical_path.hpp"
#include "timeline/locate.hpp"
#include "timeline/why.hpp"

namespace predict::detail {
namespace {

using lessons::Measure;
using Times = std::vector<Nanos>;  // one for each run

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
      rules(draft, rules_of_an_event());
    } else {
      cut(draft);
      as_last(draft);
      rules(draft, rules_of_the_end());
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
    return std::accumulate(times.begin(), times.end(), 0.0,
                           [](double sum, Nanos t) { return sum + trace::in_seconds(t); });
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
    return asked_.sides.size() == 1 ? asked_.words("predict.fact.total", {{"said", voice.words(why.total())}})
                                    : voice.words(why.total());
  }

  std::vector<std::string> facts() const {
    std::vector<std::string> all;
    for (const Side& side : asked_.sides) {
      all.push_back(asked_.sides.size() == 1
                        ? fact(side)
                        : asked_.words("predict.of_run",
                                       {{"run", side.title}, {"said", fact(side) + (asked_.ask.until ? "" : ".")}}));
    }
    return all;
  }

  std::vector<std::string> why() const {
    std::vector<std::string> all = facts();
    if (asked_.sides.size() != 1 || asked_.ask.until) return all;
    constexpr std::size_t kMostParts = 3;
    const timeline::CriticalPath path = timeline::critical_path(asked_.events());
    const timeline::Why why(asked_.timeline(), asked_.events(), path);
    for (std::size_t k = 0; k < std::min(path.segments.size(), kMostParts); ++k)
      all.push_back(asked_.voice().words(why.part(k)));
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
    draft.wrong.push_back(wrong(asked_, idea, text(times), means(times), rank(times),
                                {{"fact", fact}, {"last", asked_.sides.back().title}}));
  }

  void rules(Draft& draft, std::span<const FinRule> named) const {
    for (const FinRule& each : named) {
      Times times;
      for (const Side& side : asked_.sides) {
        if (const auto t = each.time(asked_, side)) times.push_back(*t);
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
    Draft draft{
        right(option(slow - fast), {}, trace::in_seconds(slow - fast)),
        {},
        answered_at(),
        facts(),
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
