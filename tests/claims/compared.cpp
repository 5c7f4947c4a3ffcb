#include "claims/compared.hpp"

#include <fmt/ranges.h>

#include <algorithm>

namespace claims {
namespace {

using Says = timeline::Clause::Says;
using Runs = std::span<const World* const>;

bool is_over(const World& run) { return run.last() != nullptr && run.last()->kind == trace::Kind::end; }

std::string name_of(const World& run, Who who) {
  const Event* const birth = who.id == 0 ? nullptr : run.birth_of(who);
  return birth == nullptr ? "" : std::string(run.events().text(birth->name));
}

/// The function that holds the thread, or is all that waits while nothing is ready.
std::string place_of(const World& run) {
  if (const auto holder = run.holder(); holder) return name_of(run, *holder);
  const auto waits = run.direct();
  return run.free() && run.queue().empty() && waits.size() == 1 ? name_of(run, run.innermost(waits.front())) : "";
}

/// Whether there is a coroutine or a plain call of that name, and what `is` says of one.
template <class Is>
bool any_named(const World& run, const std::string& name, Is is) {
  for (const Event& event : run.events().list) {
    const bool co = event.kind == trace::Kind::co_new, fn = event.kind == trace::Kind::fn_start;
    if (!co && !fn) continue;
    const Who who{fn, fn ? event.fn : event.co};
    if (name_of(run, who) == name && is(who)) return true;
  }
  return false;
}

bool has_started(const World& run, const std::string& name) {
  return any_named(run, name, [&](Who who) { return run.body(who).started; });
}

/// Whether it has none that has started, though there is one, or will be.
bool is_to_start(const World& run, const std::string& name) {
  return any_named(run, name, [](Who) { return true; }) && !has_started(run, name);
}

bool none_started(Runs runs, const timeline::Clause& clause) {
  return std::ranges::all_of(clause.names, [&](const std::string& name) {
    return std::ranges::all_of(clause.runs, [&](std::size_t run) { return is_to_start(*runs[run], name); });
  });
}

bool is_among(const std::vector<std::size_t>& runs, std::size_t run) { return std::ranges::count(runs, run) > 0; }

bool only_started(Runs runs, const timeline::Clause& clause) {
  for (const std::string& name : clause.names) {
    for (std::size_t run = 0; run < runs.size(); ++run) {
      const bool started = has_started(*runs[run], name);
      if (started != is_among(clause.runs, run) || (!started && !is_to_start(*runs[run], name))) return false;
    }
  }
  return true;
}

/// Whether one that has not started is the innermost of a task in the ready queue.
bool is_queued(const World& run, const std::string& name) {
  return any_named(run, name, [&](Who who) {
    const auto is_it = [&](Id task) { return run.innermost(task) == who; };
    return !run.body(who).started && std::ranges::any_of(run.queue(), is_it);
  });
}

bool only_queued(Runs runs, const timeline::Clause& clause) {
  for (const std::string& name : clause.names) {
    for (std::size_t run = 0; run < runs.size(); ++run) {
      const bool made = any_named(*runs[run], name, [&](Who who) { return runs[run]->body(who).made != nullptr; });
      const bool here = is_among(clause.runs, run);
      if (has_started(*runs[run], name) || made != here || is_queued(*runs[run], name) != here) return false;
    }
  }
  return true;
}

bool is_true(Runs runs, const timeline::Clause& clause) {
  const auto all = [&](const std::vector<std::size_t>& these, auto is) {
    return !these.empty() && std::ranges::all_of(these, [&](std::size_t run) { return is(*runs[run]); });
  };
  switch (clause.says) {
    case Says::all_done: return clause.runs.size() == runs.size() && all(clause.runs, is_over);
    case Says::in_one_place:
      return all(clause.runs, [&](const World& run) { return !is_over(run) && place_of(run) == clause.place; });
    case Says::together:
      return all(clause.runs, [&](const World& run) {
        return run.free() && run.queue().empty() && run.direct().size() == clause.number;
      });
    case Says::held_and_free:
      return all(clause.runs, [](const World& run) { return run.holder().has_value(); }) &&
             all(clause.others, [](const World& run) { return run.free() && !is_over(run); });
    case Says::none_started: return none_started(runs, clause);
    case Says::only_started: return only_started(runs, clause);
    case Says::only_queued: return only_queued(runs, clause);
  }
  return false;
}

/// "Both unfinished runs": of all that have not ended.
bool names_all(Runs runs, const timeline::Clause& clause) {
  if (!clause.all || clause.says == Says::all_done) return true;
  std::vector<std::size_t> open;
  for (std::size_t run = 0; run < runs.size(); ++run)
    if (!is_over(*runs[run])) open.push_back(run);
  return open == clause.runs;
}

}  // namespace

std::string check(Runs runs, const timeline::Clause& clause) {
  if (is_true(runs, clause) && names_all(runs, clause)) return "";
  return fmt::format("clause {} of runs {} is false ({} {})", static_cast<int>(clause.says),
                     fmt::join(clause.runs, " and "), clause.place, fmt::join(clause.names, ", "));
}

}  // namespace claims
