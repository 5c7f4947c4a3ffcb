// NEXT: what is printed next, or what can be read so far. The wrong lines are what the other coroutines print, each for
// a reason that depends on what it is doing at this moment.
#include <algorithm>

#include "predict/asked.hpp"
#include "text/columns.hpp"
#include "timeline/locate.hpp"

namespace predict::detail {
namespace {

using timeline::Output;

/// "[3, 1, 2]" as its items; empty for anything else.
std::vector<std::string> items_of(std::string_view text) {
  if (!text.starts_with('[') || !text.ends_with(']')) return {};
  text = text.substr(1, text.size() - 2);
  std::vector<std::string> items;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(", "), text.size());
    items.emplace_back(text.substr(0, comma));
    text.remove_prefix(std::min(comma + 2, text.size()));
  }
  return items;
}

std::string trimmed(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

class Next {
 public:
  explicit Next(const Asked& asked) : asked_(asked), output_(asked.timeline().output), first_(asked.moment.outputs) {}

  std::optional<Draft> draft() {
    if (asked_.ask.measures.front() == lessons::Measure::screen) return screen();
    if (output_.empty() && asked_.sides.size() == 1) return std::nullopt;
    const bool of_lane = asked_.lane > 0;
    while (of_lane && first_ < output_.size() && output_[first_].lane != asked_.lane) ++first_;
    const bool nothing = first_ >= output_.size();
    if (nothing && of_lane) return std::nullopt;
    const std::string text =
        nothing ? asked_.words["predict.choice.nothing_printed_ever"] : output_text(asked_, output_[first_]);
    Draft draft{right(text, nothing ? Meaning{} : means(output_[first_]), any_rank(asked_, "")),
                {},
                {},
                {},
                asked_.words["predict.ask.next.print"]};
    draft.answered_at =
        nothing ? asked_.timeline().end : timeline::after_event(asked_.timeline(), output_[first_].event);
    draft.why = {asked_.told(asked_.at), asked_.told(draft.answered_at)};
    fact_ = nothing ? asked_.words["predict.fact.nothing_printed"] : printed(asked_, output_[first_]);
    if (!nothing) finished_order(draft);
    if (of_lane) siblings(draft);
    lanes(draft);
    if (!nothing) add(draft, "nothing_printed", asked_.words["predict.choice.nothing_printed_ever"], {}, kNoLane);
    if (!nothing) later(draft);
    siblings(draft);
    return draft;
  }

 private:
  static Meaning means(const Output& output) {
    Meaning means;
    means.event = output.event;
    if (output.lane != kNoLane) means.lanes = {output.lane};
    return means;
  }

  void add(Draft& draft, std::string_view idea, const std::string& text, Meaning means, LaneIndex lane) const {
    const double rank = any_rank(asked_, std::string(idea) + std::to_string(draft.wrong.size()));
    draft.wrong.push_back(
        wrong(asked_, idea, text, std::move(means), rank, {{"who", asked_.name(lane)}, {"fact", fact_}}));
  }

  /// What somebody thinks who expects the lane to be next.
  [[nodiscard]] std::string_view idea(LaneIndex lane) const {
    if (lane == kNoLane) return "module_goes_on";
    if (!asked_.moment.lane(lane).born) return "not_made";
    const timeline::Span* const span = asked_.moment.span(asked_.timeline(), lane);
    if (span == nullptr)
      return asked_.timeline().lane(lane).agen && !asked_.moment.lane(lane).ended ? "works_ahead" : "later";
    // A cancel is thrown in at the next step, not at once.
    const trace::Id task = asked_.timeline().lane(lane).task;
    const bool suspended = span->state == timeline::State::waiting || span->state == timeline::State::ready;
    if (suspended && asked_.facts().was_cancelled(task)) return "cancel_at_once";
    switch (span->state) {
      case timeline::State::plan: return "runs_at_call";
      case timeline::State::ready: return "ready_runs";
      case timeline::State::waiting: return "no_wait";
      case timeline::State::awaiting: return "caller_goes_on";
      default: return "goes_on";
    }
  }

  /// The next line of each other lane; those of a plan first, since that a call runs is the commonest belief.
  void lanes(Draft& draft) const {
    std::vector<const Output*> next;
    for (std::size_t k = first_; k < output_.size(); ++k) {
      const bool other = first_ >= output_.size() || output_[k].lane != output_[first_].lane;
      const bool known = std::ranges::any_of(next, [&](const Output* each) { return each->lane == output_[k].lane; });
      if (other && !known) next.push_back(&output_[k]);
    }
    for (const std::string_view wanted : {"cancel_at_once", "runs_at_call", "ready_runs", "works_ahead", "goes_on",
                                          "no_wait", "caller_goes_on", "not_made", "module_goes_on", "later"}) {
      for (const Output* const each : next) {
        if (idea(each->lane) == wanted) add(draft, wanted, output_text(asked_, *each), means(*each), each->lane);
      }
    }
  }

  /// The line after the right one of the same lane.
  void later(Draft& draft) const {
    for (std::size_t k = first_ + 1; k < output_.size(); ++k) {
      if (output_[k].lane == output_[first_].lane)
        return add(draft, "later", output_text(asked_, output_[k]), means(output_[k]), output_[k].lane);
    }
  }

  /// What the same place prints in the other runs that are asked about.
  /// Whether this run prints it as well, at any time.
  [[nodiscard]] bool prints(const std::string& text) const {
    return std::ranges::any_of(asked_.timeline().output,
                               [&](const Output& each) { return output_text(asked_, each) == text; });
  }

  void siblings(Draft& draft) const {
    for (std::size_t k = 1; k < asked_.sides.size(); ++k) {
      const timeline::Timeline& other = *asked_.sides[k].timeline;
      for (const Output& each : other.output) {
        const bool same = asked_.lane <= 0 || (each.lane != kNoLane &&
                                               other.lane(each.lane).name == asked_.timeline().lane(asked_.lane).name);
        if (same && !prints(output_text(asked_, each))) add(draft, "other_run", output_text(asked_, each), {}, kNoLane);
      }
    }
  }

  /// The results of a gather in the order in which its tasks ended, where they are printed in the order written.
  void finished_order(Draft& draft) const {
    const std::vector<std::string> items = items_of(output_[first_].text);
    const trace::Event* gather = nullptr;
    for (const trace::Event& event : asked_.events().list) {
      if (event.i >= output_[first_].event) break;
      const bool waits = event.kind == trace::Kind::task_suspend && event.wait == trace::Wait::gather;
      if (waits && asked_.events().tasks(event).size() == items.size()) gather = &event;
    }
    if (gather == nullptr || items.size() < 2) return;
    std::string finished;
    for (const trace::Event& event : asked_.events().list) {
      const auto tasks = asked_.events().tasks(*gather);
      const auto found = std::ranges::find(tasks, event.task);
      if (event.kind != trace::Kind::task_end || found == tasks.end()) continue;
      finished += (finished.empty() ? "" : ", ") + items[static_cast<std::size_t>(found - tasks.begin())];
    }
    add(draft, "finished_order", "[" + finished + "]", {}, output_[first_].lane);
    add(draft, "only_first", "[" + items.front() + "]", {}, output_[first_].lane);
  }

  /// The screen: lines as they are, in one choice. What a write without a newline does is what is asked.
  [[nodiscard]] std::string page(std::size_t count, bool broken) const {
    std::string all;
    for (std::size_t k = 0; k < count; ++k) {
      all += text::without_controls(output_[k].text);
      if (k + 1 < count && (output_[k].newline || broken)) all = trimmed(std::move(all)) + " │ ";
    }
    return trimmed(std::move(all));
  }

  std::optional<Draft> screen() {
    if (first_ == 0 || first_ >= output_.size()) return std::nullopt;
    const std::string text = page(first_, false);
    Draft draft{right(text, {}, any_rank(asked_, "")), {}, asked_.at, {}, asked_.words["predict.ask.next.screen"]};
    draft.why = {asked_.told(asked_.at),
                 asked_.words("predict.fact.screen", {{"n", std::to_string(first_)}, {"text", text}})};
    fact_ = draft.why.back();
    add(draft, "each_on_a_line", page(first_, true), {}, kNoLane);
    const auto writes =
        static_cast<std::size_t>(std::ranges::count_if(output_, [](const Output& each) { return !each.text.empty(); }));
    add(draft, "all_at_end", asked_.words["predict.choice.nothing_printed"], {}, kNoLane);
    add(draft, "all_at_once", page(writes, false), {}, kNoLane);
    return draft;
  }

  const Asked& asked_;
  const std::vector<Output>& output_;
  std::size_t first_;
  std::string fact_;
};

}  // namespace

std::optional<Draft> next(const Asked& asked) { return Next(asked).draft(); }

}  // namespace predict::detail
