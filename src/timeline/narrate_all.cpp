#include "timeline/narrate_all.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "timeline/locate.hpp"
#include "timeline/voice.hpp"

namespace timeline {
namespace {

/// The words of clauses.
class Comparer {
 public:
  Comparer(std::span<const ComparedRun> runs, const text::Words& words) : runs_(runs), words_(words) {}

  [[nodiscard]] std::string said(const Clause& clause) const {
    switch (clause.says) {
      case Clause::Says::all_done: return words_("narration.all_runs.done", {{"runs", scope(clause)}});
      case Clause::Says::in_one_place:
        return words_(clause.runs.size() == 1 ? "narration.all_runs.place_one" : "narration.all_runs.place",
                      {{"runs", scope(clause)}, {"co", clause.place + "()"}});
      case Clause::Says::together:
        return words_("narration.all_runs.together", {{"runs", scope(clause)}, {"number", number(clause.number)}});
      case Clause::Says::held_and_free:
        return words_("narration.all_runs.thread", {{"runs", titles(clause.runs)}, {"others", titles(clause.others)}});
      case Clause::Says::none_started:
        return words_(none_key(clause), {{"names", functions(clause)}});
      case Clause::Says::only_started:
        return words_(clause.runs.size() == 1 ? "narration.all_runs.only_one" : "narration.all_runs.only",
                      {{"runs", titles(clause.runs)}, {"names", functions(clause)}});
      case Clause::Says::only_queued:
        return words_(clause.runs.size() == 1 ? "narration.all_runs.queued_one" : "narration.all_runs.queued",
                      {{"runs", titles(clause.runs)}, {"names", functions(clause)}});
    }
    return "";
  }

  /// "“plain calls”: 9.0 s, “gather”: 3.0 s".
  [[nodiscard]] std::string totals() const {
    std::string text;
    for (std::size_t run = 0; run < runs_.size(); ++run)
      text += (text.empty() ? "" : ", ") + words_("narration.all_runs.total", {{"run", title(run)}, {"t", total(run)}});
    return text + ".";
  }

  /// The sentence of one run.
  [[nodiscard]] Sentence alone(const ComparedStatement& one) const {
    const ComparedRun& run = runs_[one.run];
    Sentence said = Voice(*run.timeline, *run.events, words_, run.lines).sentence(one.said);
    if (one.with_title) said.lead = words_("narration.all_runs.of", {{"run", std::string(run.title)}, {"text", said.lead}});
    return said;
  }

 private:
  [[nodiscard]] std::string none_key(const Clause& clause) const {
    const std::string key = clause.runs.size() == 2 ? "narration.all_runs.neither" : "narration.all_runs.none";
    return clause.runs.size() == runs_.size() ? key : key + "_unfinished";
  }
  [[nodiscard]] std::string title(std::size_t run) const {
    return words_("narration.all_runs.title", {{"run", std::string(runs_[run].title)}});
  }
  [[nodiscard]] std::string total(std::size_t run) const {
    return text::seconds(in_seconds(runs_[run].timeline->total), words_.language());
  }
  [[nodiscard]] std::string number(std::size_t n) const {
    const ComparedRun& one = runs_.front();
    return Voice(*one.timeline, *one.events, words_).number("number", n);
  }

  // "a and b", "a, b and c".
  [[nodiscard]] std::string joined(const std::vector<std::string>& parts) const {
    std::string text;
    for (std::size_t k = 0; k + 1 < parts.size(); ++k) text += (k == 0 ? "" : ", ") + parts[k];
    if (text.empty()) return parts.front();
    return words_("narration.all_runs.and", {{"first", text}, {"last", parts.back()}});
  }
  [[nodiscard]] std::string titles(const std::vector<std::size_t>& runs) const {
    std::vector<std::string> parts;
    for (const std::size_t run : runs) parts.push_back(title(run));
    return joined(parts);
  }
  [[nodiscard]] std::string functions(const Clause& clause) const {
    std::vector<std::string> parts;
    for (const std::string& name : clause.names) parts.push_back(name + "()");
    return joined(parts);
  }

  // "Both runs", "Both unfinished runs", or the titles.
  [[nodiscard]] std::string scope(const Clause& clause) const {
    const bool every = clause.runs.size() == runs_.size();
    if ((!every && !clause.all) || clause.runs.size() < 2) return titles(clause.runs);
    const std::string table = every ? "narration.all_runs.every." : "narration.all_runs.unfinished.";
    const std::size_t n = clause.runs.size();
    return words_(table + (n <= 3 ? std::to_string(n) : "many"), {{"n", std::to_string(n)}});
  }

  std::span<const ComparedRun> runs_;
  const text::Words& words_;
};

bool at_a_step(const ComparedRun& run) {
  const Moment& moment = *run.moment;
  if (moment.finished || moment.event < 0) return false;
  return run.events->list[static_cast<std::size_t>(moment.event)].t == clamped(*run.timeline, moment.at).t;
}

// The run to speak of alone: the chosen one, or the only one that has not ended.
std::size_t speaker(std::span<const ComparedRun> runs, std::size_t chosen) {
  if (!runs[chosen].moment->finished) return chosen;
  const auto open = std::ranges::find_if(runs, [](const ComparedRun& run) { return !run.moment->finished; });
  return open == runs.end() ? chosen : static_cast<std::size_t>(open - runs.begin());
}

ComparedStatement alone(std::span<const ComparedRun> runs, std::size_t run, bool with_title) {
  const ComparedRun& one = runs[run];
  return {{}, run, narration_statement(*one.timeline, *one.events, *one.moment), with_title};
}

}  // namespace

ComparedStatement compared_statement(std::span<const ComparedRun> runs, std::size_t chosen) {
  const bool begun = runs[chosen].moment->event >= 0;
  if (runs.size() < 2 || !begun) return alone(runs, chosen, false);
  if (at_a_step(runs[chosen])) return alone(runs, chosen, true);
  std::vector<Clause> clauses = compare_runs(runs, chosen);
  if (clauses.empty()) return alone(runs, speaker(runs, chosen), true);
  return {std::move(clauses)};
}

Sentence narrate_all(std::span<const ComparedRun> runs, std::size_t chosen, const text::Words& words) {
  const Comparer comparer(runs, words);
  const ComparedStatement all = compared_statement(runs, chosen);
  if (all.clauses.empty()) return comparer.alone(all);
  Sentence said{comparer.said(all.clauses.front()), ""};
  if (all.clauses.front().says == Clause::Says::all_done) said.rest = comparer.totals();
  for (std::size_t k = 1; k < all.clauses.size(); ++k) said.rest += (k == 1 ? "" : " ") + comparer.said(all.clauses[k]);
  return said;
}

}  // namespace timeline
