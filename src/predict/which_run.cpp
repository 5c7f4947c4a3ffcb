// RUN: which run ends first, or in which the thread is held. A wrong choice is a run that is no faster, or "no
// difference".
#include <algorithm>

#include "predict/asked.hpp"
#include "timeline/critical_path.hpp"
#include "timeline/why.hpp"

namespace predict::detail {
namespace {

using lessons::Measure;

class WhichRun {
 public:
  explicit WhichRun(const Asked& asked) : asked_(asked) {}

  std::optional<Draft> draft() {
    if (asked_.sides.size() < 2) return std::nullopt;
    return asked_.ask.measures.front() == Measure::held ? held() : total();
  }

 private:
  [[nodiscard]] std::string text(const std::vector<const Side*>& sides) const {
    if (sides.empty()) return asked_.words["predict.choice.no_run"];
    if (sides.size() == asked_.sides.size()) return asked_.words["predict.choice.every_run"];
    std::string all;
    for (const Side* const side : sides) all += (all.empty() ? "" : ", ") + side->title;
    return all;
  }

  void add(Draft& draft, std::string_view idea, const std::string& text, double rank, Meaning means = {}) const {
    draft.wrong.push_back(wrong(asked_, idea, text, std::move(means), rank, {{"fact", fact_}}));
  }

  std::optional<Draft> total() {
    Nanos least = Nanos::max(), most{0};
    Meaning all;
    for (const Side& side : asked_.sides) {
      const Nanos total = side.timeline->total;
      least = std::min(least, total);
      most = std::max(most, total);
      all.times.push_back({side.index, total});
    }
    std::vector<const Side*> first;
    for (const Side& side : asked_.sides) {
      if (side.timeline->total == least) first.push_back(&side);
    }
    const bool equal = least == most;
    // Of three runs two may be equally fast: then no run ends first, and not all are equal.
    if (!equal && first.size() != 1) return std::nullopt;
    const std::string same = asked_.words["predict.choice.equal"];
    const double last = static_cast<double>(asked_.sides.size());
    Draft draft{equal ? right(same, all, last) : right(first.front()->title, all, rank(*first.front())),
                {},
                {most, Position::kAll},
                totals(),
                asked_.words["predict.ask.run.total"]};
    for (const std::string& each : draft.why) fact_ += (fact_.empty() ? "" : " ") + each;
    // The run that is asked about last is usually the one that is said to be faster.
    for (std::size_t k = asked_.sides.size(); k-- > 0;) {
      const Side& side = asked_.sides[k];
      if (equal || &side != first.front()) add(draft, "this_is_faster", side.title, rank(side));
    }
    if (!equal)
      draft.wrong.insert(draft.wrong.begin(), wrong(asked_, "no_difference", same, {}, last, {{"fact", fact_}}));
    return draft;
  }

  [[nodiscard]] double rank(const Side& side) const { return static_cast<double>(&side - asked_.sides.data()); }

  [[nodiscard]] std::vector<std::string> totals() const {
    std::vector<std::string> all;
    for (const Side& side : asked_.sides) {
      const timeline::CriticalPath path = timeline::critical_path(*side.events);
      const timeline::Why why(*side.timeline, *side.events, path);
      const timeline::Voice voice(*side.timeline, *side.events, asked_.words, side.lines());
      all.push_back(asked_.words("predict.of_run", {{"run", side.title}, {"said", voice.words(why.total()) + "."}}));
    }
    return all;
  }

  std::optional<Draft> held() {
    std::vector<const Side*> held, free, all;
    for (const Side& side : asked_.sides) {
      const timeline::Moment then = timeline::moment_at(*side.timeline, *side.events, {asked_.at.t, 0});
      const timeline::Span* const thread = then.span(*side.timeline, 0);
      const bool is_held = thread != nullptr && timeline::holds_thread(thread->state);
      (is_held ? held : free).push_back(&side);
      all.push_back(&side);
      const std::string said = asked_.words(is_held ? "predict.fact.held" : "predict.fact.not_held",
                                            {{"t", asked_.time(asked_.at.t)}, {"run", side.title}});
      fact_ += (fact_.empty() ? "" : " ") + said;
    }
    Draft draft{right(text(held), {}, static_cast<double>(held.size())),
                {},
                {asked_.at.t, 0},
                {fact_},
                asked_.words("predict.ask.run.held", {{"t", asked_.time(asked_.at.t)}})};
    add(draft, "waiting_holds", text(all), static_cast<double>(all.size()));
    add(draft, "never_held", text({}), 0);
    add(draft, "other_holds", text(free), static_cast<double>(free.size()) + 0.5);
    return draft;
  }

  const Asked& asked_;
  std::string fact_;
};

}  // namespace

std::optional<Draft> which_run(const Asked& asked) { return WhichRun(asked).draft(); }

}  // namespace predict::detail
