// What is said of compared runs, at every event of each of them, in every lesson that has several.
#include "claims/compared.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <iostream>
#include <set>

#include "claims/check.hpp"
#include "lessons/catalogue.hpp"
#include "lessons/edit.hpp"
#include "lessons/record.hpp"
#include "timeline/build.hpp"
#include "timeline/locate.hpp"

namespace claims {
namespace {

using timeline::Clause;
using timeline::ComparedRun;
using timeline::Position;

struct Replayed {
  std::unique_ptr<trace::Trace> trace;
  trace::Events events;
  timeline::Timeline timeline;
  std::unique_ptr<World> world;
  std::size_t taken = 0;
  timeline::Moment moment;

  /// Takes all events before `at`.
  void go_to(Position at) {
    const Position here = timeline::clamped(timeline, at);
    const bool over = here == timeline.end;
    const std::size_t end = over ? events.list.size() : timeline::events_before(timeline, here);
    for (; taken < end; ++taken)
      if (events.list[taken].kind != trace::Kind::meta) world->take(events.list[taken]);
    moment = timeline::moment_at(timeline, events, at);
  }
};

std::vector<Replayed> replay_runs(const lessons::Lesson& lesson) {
  lessons::Values values;
  for (const lessons::Parameter& parameter : lesson.parameters) values.push_back(parameter.default_s);
  std::vector<Replayed> runs(lesson.runs.size());
  for (std::size_t i = 0; i < runs.size(); ++i) {
    runs[i].trace = lessons::record(lesson, i, values, text::Language::en, coro::ClockKind::virtual_time);
    runs[i].events = trace::decode(*runs[i].trace);
    runs[i].timeline = timeline::build(runs[i].events);
    runs[i].world = std::make_unique<World>(runs[i].events);
  }
  return runs;
}

/// After every event of each run, and between two instants.
std::set<Position> moments_of(const std::vector<Replayed>& runs) {
  std::set<Position> all;
  for (const Replayed& run : runs) {
    for (const trace::Event& event : run.events.list)
      if (event.kind != trace::Kind::meta) all.insert(timeline::after_event(run.timeline, event.i));
  }
  std::set<Position> between;
  for (auto at = all.begin(); at != all.end() && std::next(at) != all.end(); ++at) {
    const auto gap = std::next(at)->t - at->t;
    if (gap.count() > 1) between.insert({at->t + gap / 2, Position::kAll});
  }
  all.merge(between);
  return all;
}

struct ComparedTally {
  std::size_t moments = 0, clauses = 0, statements = 0, wrong = 0;
};

void check_said(std::vector<Replayed>& runs, std::size_t chosen, const std::string& where, ComparedTally& tally) {
  std::vector<ComparedRun> compared;
  std::vector<const World*> worlds;
  for (const Replayed& run : runs) {
    compared.push_back({"", &run.timeline, &run.events, &run.moment, {}});
    worlds.push_back(run.world.get());
  }
  const timeline::ComparedStatement said = timeline::compared_statement(compared, chosen);
  std::string wrong;
  for (const Clause& clause : said.clauses) {
    ++tally.clauses;
    wrong += check(worlds, clause);
    if (clause.says != Clause::Says::all_done) continue;
    for (const Replayed& run : runs) EXPECT_EQ(run.timeline.total, run.world->last()->t) << "its total is said";
  }
  if (said.clauses.empty()) {
    wrong += check(*worlds[said.run], runs[said.run].timeline, said.said, tally.statements);
    EXPECT_TRUE(said.run == chosen || runs[chosen].moment.finished) << where;
  }
  if (!wrong.empty()) ++tally.wrong;
  EXPECT_EQ(wrong, "") << where;
}

void walk_lesson(const lessons::Lesson& lesson, ComparedTally& tally) {
  std::vector<Replayed> runs = replay_runs(lesson);
  for (const Position at : moments_of(runs)) {
    for (Replayed& run : runs) run.go_to(at);
    ++tally.moments;
    for (std::size_t chosen = 0; chosen < runs.size(); ++chosen) {
      check_said(runs, chosen, fmt::format("{} at {} after {} of its events, run {}", lesson.id,
                                           trace::in_seconds(at.t), at.within, chosen), tally);
    }
  }
}

TEST(Claims, OfComparedRunsOfEveryLessonAreTrue) {
  ComparedTally tally;
  const auto catalogue = lessons::Catalogue::load(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "assets");
  for (const lessons::Lesson& lesson : catalogue.lessons()) {
    if (lesson.own_runs() > 1) walk_lesson(lessons::shown(lesson, std::nullopt), tally);
    for (std::size_t edit = lesson.own_runs(); edit < lesson.runs.size(); ++edit) {
      if (!testing::Test::HasFailure()) walk_lesson(lessons::shown(lesson, edit), tally);
    }
    if (testing::Test::HasFailure()) break;
  }
  std::cout << fmt::format("{} moments, {} clauses and {} claims, {} false\n", tally.moments, tally.clauses,
                           tally.statements, tally.wrong);
  EXPECT_GT(tally.clauses, 100U);
}

// The check must be able to say no.
TEST(Claims, AFalseClauseIsFound) {
  const auto catalogue = lessons::Catalogue::load(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "assets");
  const auto lesson = std::ranges::find(catalogue.lessons(), "nine-or-three", &lessons::Lesson::id);
  ASSERT_NE(lesson, catalogue.lessons().end());
  std::vector<Replayed> runs = replay_runs(lessons::shown(*lesson, std::nullopt));
  std::vector<const World*> worlds;
  for (Replayed& run : runs) {
    run.go_to({std::chrono::seconds(1), Position::kAll});
    worlds.push_back(run.world.get());
  }
  const auto wrong = [&](const Clause& clause) { return check(worlds, clause); };
  using Says = Clause::Says;
  EXPECT_EQ(wrong({.says = Says::in_one_place, .runs = {0, 1}, .place = "call_api_1"}), "");
  EXPECT_NE(wrong({.says = Says::in_one_place, .runs = {0, 1}, .place = "call_api_2"}), "");
  EXPECT_NE(wrong({.says = Says::in_one_place, .runs = {0, 1}, .place = "call_api_1", .all = true}), "") << "not of all";
  EXPECT_EQ(wrong({.says = Says::together, .runs = {2}, .number = 3}), "");
  EXPECT_NE(wrong({.says = Says::together, .runs = {1, 2}, .number = 3}), "");
  EXPECT_EQ(wrong({.says = Says::held_and_free, .runs = {0}, .others = {1, 2}}), "");
  EXPECT_NE(wrong({.says = Says::held_and_free, .runs = {1}, .others = {0, 2}}), "");
  EXPECT_EQ(wrong({.says = Says::none_started, .runs = {0, 1}, .names = {"call_api_2"}}), "");
  EXPECT_NE(wrong({.says = Says::none_started, .runs = {0, 1, 2}, .names = {"call_api_2"}}), "");
  EXPECT_EQ(wrong({.says = Says::only_started, .runs = {2}, .names = {"call_api_2"}}), "");
  EXPECT_NE(wrong({.says = Says::only_started, .runs = {1, 2}, .names = {"call_api_2"}}), "");
  EXPECT_NE(wrong({.says = Says::all_done, .runs = {0, 1, 2}}), "");
}

// A task that is only ready has not started.
TEST(Claims, AReadyTaskCountedAsStartedIsFound) {
  const auto catalogue = lessons::Catalogue::load(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "assets");
  std::vector<Replayed> runs = replay_runs(lessons::shown(*catalogue.find("sleep-blocks-all"), std::nullopt));
  std::vector<const World*> worlds;
  for (Replayed& run : runs) {
    run.go_to({std::chrono::milliseconds(1500), Position::kAll});
    worlds.push_back(run.world.get());
  }
  const auto wrong = [&](Clause::Says says, std::vector<std::size_t> of) {
    return check(worlds, Clause{.says = says, .runs = std::move(of), .names = {"call_api_3"}});
  };
  EXPECT_EQ(wrong(Clause::Says::only_started, {3}), "");
  EXPECT_NE(wrong(Clause::Says::only_started, {1, 3}), "");
  EXPECT_NE(wrong(Clause::Says::none_started, {0, 1, 2, 3}), "");
  EXPECT_NE(wrong(Clause::Says::only_queued, {1}), "");
}

}  // namespace
}  // namespace claims
