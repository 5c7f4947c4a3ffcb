#include <algorithm>
#include <map>
#include <set>

#include "timeline/facts.hpp"
#include "timeline/narrate_all.hpp"

namespace timeline {
namespace {

constexpr std::size_t kMostFunctions = 2;  // that a clause names

/// What one run does now, as far as runs can be compared.
struct Doing {
  bool done = false;
  bool held = false;      // the thread is held, by `place`
  std::string place;      // what holds the thread, or is all that waits; "": neither
  std::size_t waits = 0;  // how many wait
  std::set<std::string> started, born, queued, to_start;  // functions; queued: never started, and in the ready queue
};

void take_functions(Doing& now, const ComparedRun& run) {
  const Moment& moment = *run.moment;
  const Facts facts(*run.timeline, *run.events, moment);
  for (LaneIndex lane = 1; lane < std::ssize(run.timeline->lanes); ++lane) {
    const Lane& one = run.timeline->lane(lane);
    if (moment.lane(lane).born) now.born.insert(one.name);
    if (facts.has_started(lane)) now.started.insert(one.name);
    else if (!one.stands.empty()) now.to_start.insert(one.name);
  }
  for (const LaneIndex lane : moment.ready)
    if (!facts.has_started(lane)) now.queued.insert(run.timeline->lane(lane).name);
}

Doing doing(const ComparedRun& run) {
  Doing now;
  const Moment& moment = *run.moment;
  now.done = moment.finished;
  take_functions(now, run);
  if (now.done || moment.event < 0) return now;
  const Facts facts(*run.timeline, *run.events, moment);
  const Span* const thread = moment.span(*run.timeline, 0);
  now.held = thread != nullptr && thread->state != State::idle;
  if (now.held && moment.running != kNoLane) now.place = run.timeline->lane(moment.running).name;
  if (now.held || !moment.ready.empty() || facts.active_task() != 0) return now;
  const std::vector<LaneIndex> waits = facts.direct_waits();
  now.waits = waits.size();
  if (waits.size() == 1) now.place = run.timeline->lane(waits.front()).name;
  return now;
}

class Comparison {
 public:
  Comparison(std::span<const ComparedRun> runs, std::size_t chosen) : chosen_(chosen) {
    for (const ComparedRun& run : runs) all_.push_back(doing(run));
    for (std::size_t run = 0; run < all_.size(); ++run)
      if (!all_[run].done) open_.push_back(run);
  }

  std::vector<Clause> clauses() {
    if (all_.size() < 2) return {};
    if (open_.empty()) return {{Clause::Says::all_done, every()}};
    if (open_.size() < 2) return {};
    places();
    if (out_.empty()) return {};
    thread();
    names();
    return out_;
  }

 private:
  std::vector<std::size_t> every() const {
    std::vector<std::size_t> runs(all_.size());
    for (std::size_t run = 0; run < runs.size(); ++run) runs[run] = run;
    return runs;
  }

  // Runs at the same place, and runs in which equally many wait; the chosen run's group first. If one of them does
  // something else, its own header says it.
  void places() {
    std::map<std::pair<std::string, std::size_t>, std::vector<std::size_t>> groups;
    for (const std::size_t run : open_)
      if (!all_[run].place.empty() || all_[run].waits > 1)
        groups[{all_[run].place, all_[run].place.empty() ? all_[run].waits : 0}].push_back(run);
    std::vector<Clause> found;
    for (const auto& [key, runs] : groups) {
      Clause& clause = found.emplace_back();
      clause.says = key.first.empty() ? Clause::Says::together : Clause::Says::in_one_place;
      clause.runs = runs;
      clause.place = key.first;
      clause.number = key.second;
      clause.all = runs == open_;
    }
    std::ranges::stable_sort(found, {}, [&](const Clause& clause) {
      return std::ranges::find(clause.runs, chosen_) != clause.runs.end() ? 0 : clause.runs.front() + 1;
    });
    const bool common = std::ranges::any_of(found, [](const Clause& clause) { return clause.runs.size() > 1; });
    if (common || found.size() > 1) out_ = std::move(found);
  }

  void thread() {
    Clause clause{Clause::Says::held_and_free, {}};
    for (const std::size_t run : open_) {
      if (all_[run].held) clause.runs.push_back(run);
      if (!all_[run].held && all_[run].waits > 0) clause.others.push_back(run);
    }
    if (!clause.runs.empty() && !clause.others.empty()) out_.push_back(std::move(clause));
  }

  std::vector<std::size_t> runs_with(std::set<std::string> Doing::* functions, const std::string& name) const {
    std::vector<std::size_t> runs;
    for (std::size_t run = 0; run < all_.size(); ++run)
      if ((all_[run].*functions).contains(name)) runs.push_back(run);
    return runs;
  }

  // Functions that have not started in a run and have in others, are ready there, or have started in none that is open.
  void names() {
    Clause started{Clause::Says::only_started, {}}, queued{Clause::Says::only_queued, {}};
    Clause none{Clause::Says::none_started, open_};
    none.all = true;
    std::set<std::string> all;
    for (const std::size_t run : open_) all.insert(all_[run].to_start.begin(), all_[run].to_start.end());
    for (const std::string& name : all) {
      const auto with = runs_with(&Doing::started, name), ready = runs_with(&Doing::queued, name);
      const auto starts = [&](std::size_t run) { return all_[run].started.contains(name); };
      const auto known = [&](std::size_t run) { return starts(run) || all_[run].to_start.contains(name); };
      if (!std::ranges::all_of(every(), known)) continue;
      const bool open_starts = std::ranges::any_of(open_, starts);
      if (!open_starts && with.empty() && !ready.empty() && ready == runs_with(&Doing::born, name) && ready.size() < all_.size())
        add(queued, ready, name);
      else if (!open_starts) none.names.push_back(name);
      else if (with.size() < all_.size()) add(started, with, name);
    }
    for (Clause* const clause : {&started, &queued, &none}) {
      if (clause->names.empty()) continue;
      if (clause->names.size() <= kMostFunctions) out_.push_back(std::move(*clause));
      return;
    }
  }

  // A clause is about the same runs in all of its names.
  static void add(Clause& clause, const std::vector<std::size_t>& runs, const std::string& name) {
    if (!clause.names.empty() && clause.runs != runs) return;
    clause.runs = runs;
    clause.names.push_back(name);
  }

  std::size_t chosen_;
  std::vector<Doing> all_;
  std::vector<std::size_t> open_;
  std::vector<Clause> out_;
};

}  // namespace

std::vector<Clause> compare_runs(std::span<const ComparedRun> runs, std::size_t chosen) {
  return Comparison(runs, chosen).clauses();
}

}  // namespace timeline
