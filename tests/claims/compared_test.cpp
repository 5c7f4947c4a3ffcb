// What is said of compared runs, at every event of each of them and between, against a replay of all.
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <set>

#include "claims/check.hpp"
#include "claims/check_clause.hpp"
#include "lessons/catalogue.hpp"
#include "lessons/record.hpp"
#include "timeline/build.hpp"
#include "timeline/locate.hpp"
#include "timeline/narrate_all.hpp"

namespace claims {
namespace {

using timeline::Position;

/// A run with a replay that follows the playhead.
struct ReplayedRun {
  explicit ReplayedRun(std::unique_ptr<trace::Trace> recorded)
      : trace(std::move(recorded)), events(trace::decode(*trace)), timeline(timeline::build(events)) {}

  /// A replay of what has happened at `at`.
  [[nodiscard]] World world(Position at) const {
    World now(events);
    for (const Event& event : events.list) {
      if (event.kind == trace::Kind::meta) continue;
      const bool end = event.kind == trace::Kind::end;
      if (end ? at < timeline.end : at < timeline::after_event(timeline, event.i)) break;
      now.take(event);
    }
    return now;
  }

  std::unique_ptr<trace::Trace> trace;
  trace::Events events;
  timeline::Timeline timeline;
};

std::vector<ReplayedRun> runs_of(const lessons::Lesson& lesson) {
  lessons::Values values;
  for (const lessons::Parameter& parameter : lesson.parameters) values.push_back(parameter.default_s);
  std::vector<ReplayedRun> runs;
  for (std::size_t run = 0; run < lesson.runs.size(); ++run)
    runs.emplace_back(lessons::record(lesson, run, values, text::Language::en, coro::ClockKind::virtual_time));
  return runs;
}

std::set<Position> positions(const std::vector<ReplayedRun>& runs) {
  std::set<Position> all;
  std::set<timeline::Nanos> times;
  for (const ReplayedRun& run : runs) {
    for (const Event& event : run.events.list) {
      all.insert(timeline::after_event(run.timeline, event.i));
      times.insert(event.t);
    }
  }
  for (auto t = times.begin(); std::next(t) != times.end(); ++t) all.insert({*t + (*std::next(t) - *t) / 2, Position::kAll});
  all.insert({*times.rbegin(), Position::kAll});
  return all;
}

struct ClauseTally {
  std::size_t clauses = 0, claims = 0;
};

void check_at(const std::string& lesson, const std::vector<ReplayedRun>& runs, Position at, ClauseTally& tally) {
  std::vector<World> worlds;
  std::vector<timeline::Moment> moments;
  std::vector<timeline::ComparedRun> compared;
  for (const ReplayedRun& run : runs) {
    worlds.push_back(run.world(at));
    moments.push_back(timeline::moment_at(run.timeline, run.events, at));
  }
  for (std::size_t run = 0; run < runs.size(); ++run)
    compared.push_back({"", &runs[run].timeline, &runs[run].events, &moments[run]});
  for (std::size_t chosen = 0; chosen < runs.size(); ++chosen) {
    const auto said = timeline::compared_statement(compared, chosen);
    const auto where = lesson + " at " + std::to_string(trace::in_seconds(at.t)) + ", step " + std::to_string(at.within);
    for (const timeline::Clause& clause : said.clauses) {
      ++tally.clauses;
      EXPECT_TRUE(check_clause(worlds, clause)) << where << ": clause " << static_cast<int>(clause.says);
    }
    if (said.clauses.empty()) {
      EXPECT_EQ(check(worlds[said.run], runs[said.run].timeline, said.said, tally.claims), "") << where;
    }
  }
}

TEST(Compared, WhatIsSaidOfAllRunsOfALessonIsTrue) {
  ClauseTally tally;
  const auto catalogue = lessons::Catalogue::load(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "assets");
  for (const lessons::Lesson& lesson : catalogue.lessons()) {
    if (lesson.runs.size() < 2) continue;
    const std::vector<ReplayedRun> runs = runs_of(lesson);
    for (const Position at : positions(runs)) check_at(lesson.id, runs, at, tally);
  }
  EXPECT_GT(tally.clauses, 0U);
  std::cout << tally.clauses << " clauses, " << tally.claims << " claims\n";
}

// A task that is only ready has not started.
TEST(Compared, AFalseClauseIsFound) {
  const auto catalogue = lessons::Catalogue::load(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "assets");
  const std::vector<ReplayedRun> runs = runs_of(*catalogue.find("sleep-blocks-all"));
  std::vector<World> worlds;
  for (const ReplayedRun& run : runs) worlds.push_back(run.world({std::chrono::milliseconds{1500}, Position::kAll}));
  using timeline::Clause;
  const auto is_true = [&](Clause::Says says, std::vector<std::size_t> of, const char* name) {
    Clause clause{says, std::move(of)};
    clause.names = {name};
    return check_clause(worlds, clause);
  };
  EXPECT_TRUE(is_true(Clause::Says::only_started, {3}, "call_api_3"));
  EXPECT_FALSE(is_true(Clause::Says::only_started, {1, 3}, "call_api_3"));
  EXPECT_FALSE(is_true(Clause::Says::none_started, {0, 1, 2, 3}, "call_api_3"));
  EXPECT_FALSE(is_true(Clause::Says::only_queued, {1}, "call_api_3"));
}

}  // namespace
}  // namespace claims
