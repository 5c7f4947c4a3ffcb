#include "claims/check_clause.hpp"

#include <algorithm>

namespace claims {
namespace {

using timeline::Clause;
using Runs = std::vector<std::size_t>;

std::string_view name_of(const World& now, Who who) {
  const Event* const made = who.id == 0 ? nullptr : now.birth_of(who);
  return made == nullptr ? std::string_view{} : now.events().text(made->name);
}

bool is_over(const World& now) { return now.last() != nullptr && now.last()->kind == trace::Kind::end; }

bool is_in(const World& now, std::string_view place) {
  if (const auto holder = now.holder()) return name_of(now, *holder) == place;
  const auto direct = now.direct();
  return direct.size() == 1 && now.queue().empty() && name_of(now, now.innermost(direct.front())) == place;
}

/// What has become of the coroutines and calls of one name.
struct Function {
  bool exists = false, started = false, queued = false, to_start = false;
};
Function function(const World& now, const std::string& name) {
  Function found;
  for (const Event& event : now.events().list) {
    const bool call = event.kind == trace::Kind::fn_start;
    if ((!call && event.kind != trace::Kind::co_new) || now.events().text(event.name) != name) continue;
    const Who who{call, call ? event.fn : event.co};
    const Body& body = now.body(who);
    found.exists = found.exists || body.made != nullptr;
    found.started = found.started || body.started;
    const bool queued = std::ranges::any_of(now.queue(), [&](Id task) { return now.innermost(task) == who; });
    found.queued = found.queued || (queued && !body.started);
    found.to_start = found.to_start || (!body.started && (call || now.start_of(event.co) != nullptr));
  }
  return found;
}

bool is_among(const Runs& runs, std::size_t run) { return std::ranges::find(runs, run) != runs.end(); }

bool started(std::span<const World> runs, const Clause& clause, const std::string& name) {
  for (std::size_t run = 0; run < runs.size(); ++run) {
    const Function one = function(runs[run], name);
    if (one.started != is_among(clause.runs, run) || (!one.started && !one.to_start)) return false;
  }
  return true;
}

bool queued(std::span<const World> runs, const Clause& clause, const std::string& name) {
  for (std::size_t run = 0; run < runs.size(); ++run) {
    const Function one = function(runs[run], name);
    const bool here = is_among(clause.runs, run);
    if (one.started || one.queued != here || one.exists != here) return false;
  }
  return true;
}

// Of the runs that have not ended.
bool not_started(std::span<const World> runs, const Clause& clause, const std::string& name) {
  for (std::size_t run = 0; run < runs.size(); ++run) {
    if (is_over(runs[run]) == is_among(clause.runs, run)) return false;
    const Function one = function(runs[run], name);
    if (is_among(clause.runs, run) && (one.started || !one.to_start)) return false;
  }
  return true;
}

}  // namespace

bool check_clause(std::span<const World> runs, const Clause& clause) {
  const auto each = [&](const Runs& some, auto is) {
    return !some.empty() && std::ranges::all_of(some, [&](std::size_t run) { return is(runs[run]); });
  };
  const auto names = [&](auto is) {
    return !clause.names.empty() && std::ranges::all_of(clause.names, [&](const auto& name) { return is(runs, clause, name); });
  };
  switch (clause.says) {
    case Clause::Says::all_done: return clause.runs.size() == runs.size() && each(clause.runs, is_over);
    case Clause::Says::in_one_place:
      return each(clause.runs, [&](const World& now) { return is_in(now, clause.place); });
    case Clause::Says::together:
      return each(clause.runs, [&](const World& now) { return now.direct().size() == clause.number; });
    case Clause::Says::held_and_free:
      return each(clause.runs, [](const World& now) { return now.holder().has_value(); }) &&
             each(clause.others, [](const World& now) { return now.free(); });
    case Clause::Says::none_started: return names(not_started);
    case Clause::Says::only_started: return names(started);
    case Clause::Says::only_queued: return names(queued);
  }
  return false;
}

}  // namespace claims
