// The pace of playing, and stepping.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "platform/paths.hpp"
#include "player/player.hpp"
#include "player/steps.hpp"
#include "text/reading.hpp"

namespace {

namespace action = player::action;
using namespace std::chrono_literals;
using player::Player;
using timeline::Pace;
using timeline::Position;

const player::Library& all_lessons() {
  static const player::Library all = player::Library::load(platform::assets_folder());
  return all;
}

Player opened(const std::string& lesson, const player::Settings& settings = {}) {
  Player document(all_lessons(), settings, text::Language::en);
  EXPECT_TRUE(document.open_lesson(lesson));
  return document;
}

/// Plays in frames of 10 ms until it stops. @returns how many seconds that took
double play(Player& document) {
  document.carry_out(action::TogglePlay{});
  int frames = 0;
  for (; document.playing() && frames < 100'000; ++frames) document.advance(10ms);
  return frames / 100.0;
}

std::string said(const Player& document) {
  const timeline::Sentence sentence = document.model().narration;
  return sentence.lead + sentence.rest;
}

TEST(Pace, NineOrThreeIsPlayedInRealTimeOtherLessonsAreGuided) {
  EXPECT_EQ(opened("nine-or-three").model().pace, Pace::real_time);
  for (const char* lesson : {"gather", "two-chunks", "movie"}) EXPECT_EQ(opened(lesson).model().pace, Pace::guided);
}

TEST(Pace, ATraceIsPlayedInRealTime) {
  Player document = opened("gather");
  ASSERT_FALSE(document.open_trace(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "tests/golden/nested.jsonl"));
  EXPECT_EQ(document.model().pace, Pace::real_time);
}

TEST(Pace, TheUsersChoiceHoldsForAllLessonsAndIsRemembered) {
  Player document = opened("nine-or-three");
  EXPECT_EQ(document.settings().pace, std::nullopt);
  document.carry_out(action::SetPace{Pace::step_by_step});
  EXPECT_EQ(document.model().pace, Pace::step_by_step);
  document.carry_out(action::SelectLesson{"gather"});
  EXPECT_EQ(document.model().pace, Pace::step_by_step);
  EXPECT_EQ(opened("movie", document.settings()).model().pace, Pace::step_by_step);
}

TEST(Pace, WhoIsBackAtALessonsOwnPaceHasChosenNone) {
  Player document = opened("nine-or-three");
  for (const Pace pace : {Pace::guided, Pace::step_by_step, Pace::real_time}) document.carry_out(action::SetPace{pace});
  EXPECT_EQ(document.settings().pace, std::nullopt);
  document.carry_out(action::SelectLesson{"gather"});
  EXPECT_EQ(document.model().pace, Pace::guided);
}

TEST(Pace, InRealTimeNineSecondsTakeNine) {
  Player document = opened("nine-or-three");
  EXPECT_NEAR(play(document), 9.0, 0.09);
  EXPECT_EQ(document.model().playhead.t, 9s);
}

TEST(Pace, GuidedHaltsAtEachStopPointAndItsSentenceStays) {
  Player document = opened("gather");
  const auto& run = document.runs().back();
  ASSERT_GE(run.stops.size(), 2U);
  const std::vector<const player::OpenRun*> runs{&run};
  for (const Position stop : player::stop_positions(runs)) {
    play(document);
    EXPECT_EQ(document.model().playhead, stop);
    const std::string sentence = said(document);
    document.advance(5s);
    EXPECT_EQ(document.model().playhead, stop);
    EXPECT_EQ(said(document), sentence);
  }
}

TEST(Pace, StepByStepTakesAsLongAsTheSentencesNeed) {
  Player document = opened("gather");
  document.carry_out(action::SetPace{Pace::step_by_step});
  double expected = timeline::in_seconds(document.model().total);
  Player steps = opened("gather");
  std::string before = said(steps);
  for (Position last{-1s, 0}; last != steps.model().playhead;) {
    last = steps.model().playhead;
    steps.carry_out(action::Step{+1});
    if (last == steps.model().playhead) break;
    Player there = opened("gather");
    there.carry_out(action::Seek{steps.model().playhead});
    // The lesson's closing words come at the end only, when nothing is read any more.
    const std::string now = there.model().at_end ? "" : said(there);
    if (!now.empty() && now != before) expected += std::max(0.16, text::reading_seconds(now));
    before = now;
  }
  const double took = play(document);
  EXPECT_NEAR(took, expected, 0.15 * expected);
  EXPECT_GT(took, 5 * 3.0) << "much longer than the run";
}

TEST(Pace, AnIdleHourIsSkippedAndSaidToBe) {
  Player document = opened("movie");
  document.carry_out(action::SetPace{Pace::real_time});
  document.carry_out(action::TogglePlay{});
  bool skipped = false;
  for (int frame = 0; document.playing() && frame < 6000; ++frame) {
    document.advance(10ms);
    skipped |= document.model().skipped == 600s;
  }
  EXPECT_TRUE(skipped);
  EXPECT_FALSE(document.playing()) << "two hours in less than a minute";
  EXPECT_EQ(document.model().skipped, 0s);
}

TEST(Step, RightAndThenLeftIsWhereOneWasWithTheSameSentence) {
  for (const char* lesson : {"nine-or-three", "gather", "two-downloads", "movie", "semaphore"}) {
    Player document = opened(lesson);
    const auto total = document.model().total;
    for (int tenth = 0; tenth < 10; ++tenth) {
      for (const std::uint32_t within : {0U, 1U, 3U, Position::kAll}) {
        for (const int first : {+1, -1}) {
          document.carry_out(action::Seek{{total * tenth / 10, within}});
          const Position here = document.model().playhead;
          const std::string sentence = said(document);
          document.carry_out(action::Step{first});
          const bool moved = player::settled(document.model().playhead, *document.model().axis) !=
                             player::settled(here, *document.model().axis);
          document.carry_out(action::Step{-first});
          if (!moved) continue;
          EXPECT_EQ(player::settled(document.model().playhead, *document.model().axis),
                    player::settled(here, *document.model().axis))
              << lesson << " " << tenth << " " << within << " " << first;
          EXPECT_EQ(said(document), sentence);
        }
      }
    }
  }
}

TEST(Step, ManyStepsForwardAndBackReturnToTheTimeBetween) {
  Player document = opened("gather");
  const Position between{1350ms, Position::kAll};
  document.carry_out(action::Seek{between});
  for (int i = 0; i < 4; ++i) document.carry_out(action::Step{+1});
  for (int i = 0; i < 4; ++i) document.carry_out(action::Step{-1});
  EXPECT_EQ(document.model().playhead, between);
}

TEST(Step, TheEndsAreNoTrap) {
  Player document = opened("gather");
  document.carry_out(action::End{});
  document.carry_out(action::Step{+1});
  const Position end = document.model().playhead;
  document.carry_out(action::Step{-1});
  EXPECT_LT(document.model().playhead, end);
  document.carry_out(action::Home{});
  document.carry_out(action::Step{-1});
  document.carry_out(action::Step{+1});
  EXPECT_GT(document.model().playhead, Position{});
}

TEST(Place, CompareAxisThemeAndLanguageKeepIt) {
  Player document = opened("nine-or-three");
  const Position here{8s, Position::kAll};
  document.carry_out(action::SelectRun{2});
  document.carry_out(action::Seek{here});
  document.carry_out(action::ToggleCompare{});
  EXPECT_EQ(document.model().playhead.t, 3s) << "gather alone ends at 3 s";
  document.carry_out(action::ToggleCompare{});
  EXPECT_EQ(document.model().playhead, here);
  document.carry_out(action::SetAxis{timeline::AxisKind::steps});
  document.carry_out(action::SetAxis{timeline::AxisKind::time});
  document.carry_out(action::ToggleTheme{});
  document.carry_out(action::ToggleLanguage{});
  EXPECT_EQ(document.model().playhead, here);
}

}  // namespace
