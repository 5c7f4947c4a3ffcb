#include "player/player.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>

#include "platform/paths.hpp"
#include "support/folder.hpp"

namespace {

namespace action = player::action;
using namespace std::chrono_literals;
using lessons::Values;
using player::Player;
using player::Settings;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using timeline::Nanos;
using timeline::Position;

const player::Library& library() {
  static const player::Library all = player::Library::load(platform::assets_folder());
  return all;
}

Player nine_or_three(const Settings& settings = {}) {
  Player document(library(), settings, text::Language::en);
  EXPECT_TRUE(document.open_lesson("nine-or-three"));
  return document;
}

std::vector<double> totals(const Player& document) {
  std::vector<double> seconds;
  for (const auto& run : document.runs()) {
    seconds.push_back(std::chrono::duration<double>(run.timeline.total).count());
  }
  return seconds;
}

std::size_t events_done(const Player& document) {
  std::size_t done = 0;
  for (const auto& run : document.model().runs) done += run.moment.events_done;
  return done;
}

/// Plays in frames of 1/60 s until it stops.
int frames_to_the_end(Player& document) {
  int frames = 0;
  while (document.playing() && frames < 100'000) {
    document.advance(16'666'667ns);
    ++frames;
  }
  return frames;
}

TEST(Player, TheLessonThatWasOpenOpensAgain) {
  Player before = nine_or_three();
  ASSERT_TRUE(before.open_lesson("gather"));
  Player document(library(), before.settings(), text::Language::en);
  document.open_last_lesson();
  EXPECT_EQ(document.about().id, "gather");
}

TEST(Player, ALessonThatDoesNotExistAnyMoreGivesWayToTheFirst) {
  Settings settings;
  settings.lesson = "my-own";
  Player document(library(), settings, text::Language::en);
  document.open_last_lesson();
  EXPECT_EQ(document.about().id, "nine-or-three");
  EXPECT_THAT(document.model().notice, IsEmpty());
}

class FirstStart : public testing::Test {
 protected:
  static Settings with_hints() {
    Settings settings;
    settings.hint_play = settings.hint_drag = true;
    return settings;
  }
  [[nodiscard]] std::string hint() const { return document.model().hint; }
  Player document = nine_or_three(with_hints());
};

TEST_F(FirstStart, OneHintSaysWhatCanBeDoneUntilItIsDone) {
  EXPECT_THAT(hint(), AllOf(HasSubstr("Space"), testing::Not(HasSubstr("bar")))) << "there is no bar yet";
  document.carry_out(action::TogglePlay{});
  document.advance(std::chrono::milliseconds(100));
  EXPECT_THAT(hint(), AllOf(testing::Not(HasSubstr("Space")), HasSubstr("end of a bar")));
  document.carry_out(action::SetParameter{1, 5, false});
  EXPECT_THAT(hint(), HasSubstr("end of a bar")) << "still dragging";
  document.carry_out(action::SetParameter{1, 5, true});
  EXPECT_THAT(hint(), IsEmpty());
  EXPECT_FALSE(document.settings().hint_play || document.settings().hint_drag);
}

TEST_F(FirstStart, TheHintCanBeClosed) {
  document.carry_out(action::DismissNotice{});
  EXPECT_THAT(hint(), IsEmpty());
}

TEST_F(FirstStart, AMessageComesBeforeTheHintAndClosingItKeepsTheHint) {
  document.notify({"cli.no_memory", {}});
  EXPECT_THAT(document.model().notice, HasSubstr("memory"));
  EXPECT_THAT(hint(), IsEmpty());
  document.carry_out(action::DismissNotice{});
  EXPECT_THAT(hint(), HasSubstr("Space"));
}

TEST(Player, IsAtAStopPointUntilTheNextEvent) {
  Player document(library(), {}, text::Language::en);
  ASSERT_TRUE(document.open_lesson("gather"));
  EXPECT_FALSE(document.model().at_stop);
  document.carry_out(action::StepStop{+1});
  EXPECT_TRUE(document.model().at_stop);
  document.carry_out(action::Step{+1});
  EXPECT_FALSE(document.model().at_stop);
}

TEST(Player, ShowsTheWholeRunIfTheSettingsSaySo) {
  Player document = nine_or_three();
  document.carry_out(action::SetSwitch{&player::Settings::whole_run, true});
  EXPECT_EQ(document.model().revealed, player::kAllRevealed);
  EXPECT_TRUE(document.model().shows({9s, 0}));
}

class RevealAsPlayed : public testing::Test {
 protected:
  [[nodiscard]] Position revealed() const { return document.model().revealed; }
  Player document = nine_or_three();
};

TEST_F(RevealAsPlayed, NothingIsShownAtTheBeginning) {
  EXPECT_EQ(revealed(), Position{});
  EXPECT_FALSE(document.model().shows({}));
}

TEST_F(RevealAsPlayed, WhatWasSteppedPlayedOrSoughtToIsShownAndStaysSo) {
  document.carry_out(action::Step{1});
  EXPECT_EQ(revealed(), document.model().playhead);
  EXPECT_GT(revealed(), Position{});
  document.carry_out(action::TogglePlay{});
  document.advance(4s);
  const Position played = document.model().playhead;
  ASSERT_GT(played.t, 0s);
  EXPECT_EQ(revealed(), played);
  document.carry_out(action::Seek{{7s, 0}});
  EXPECT_EQ(revealed(), (Position{7s, 0}));
  document.carry_out(action::Home{});
  document.carry_out(action::Step{1});
  EXPECT_EQ(revealed(), (Position{7s, 0})) << "going back hides nothing";
  document.carry_out(action::End{});
  EXPECT_TRUE(document.model().shows_all(document.model().runs[0]));
}

TEST_F(RevealAsPlayed, OtherDelaysAndAnotherAxisKeepTheTimeUpToTheEnd) {
  document.carry_out(action::Seek{{8s, 0}});
  document.carry_out(action::SetAxis{timeline::AxisKind::steps});
  EXPECT_EQ(revealed(), (Position{8s, 0}));
  document.carry_out(action::SetParameter{0, 0.5, false});
  ASSERT_EQ(document.model().total, 6500ms);
  EXPECT_EQ(revealed().t, 6500ms);
  document.carry_out(action::SetParameter{0, 5, false});
  EXPECT_EQ(revealed(), (Position{8s, 0})) << "a drag there and back hides nothing";
}

TEST_F(RevealAsPlayed, ARunThatWasSeenToItsEndIsSoWithOtherDelaysToo) {
  document.carry_out(action::End{});
  document.carry_out(action::SetParameter{0, 5, false});
  ASSERT_EQ(document.model().total, 11s);
  EXPECT_TRUE(document.model().shows_all(document.model().runs[0]));
  document.carry_out(action::SetParameter{0, 1, false});
  document.carry_out(action::SetParameter{0, 8, true});
  EXPECT_TRUE(document.model().shows_all(document.model().runs[0]));
  document.carry_out(action::Undo{});
  document.carry_out(action::Redo{});
  EXPECT_EQ(document.model().total, 14s);
  EXPECT_TRUE(document.model().shows_all(document.model().runs[0]));
}

TEST_F(RevealAsPlayed, AnotherLessonAndATraceStartAnew) {
  document.carry_out(action::End{});
  document.carry_out(action::SelectLesson{"gather"});
  EXPECT_EQ(revealed(), Position{});
  document.carry_out(action::End{});
  ASSERT_FALSE(document.open_trace(std::string(COROSCOPE_SOURCE_DIR) + "/tests/golden/pcqueue.jsonl"));
  EXPECT_EQ(revealed(), Position{});
}

TEST_F(RevealAsPlayed, AMomentThatIsOpenedIsShown) {
  ASSERT_TRUE(document.open_lesson("summary"));
  const auto card = document.model().cards.front();
  document.carry_out(action::OpenMoment{card.lesson, card.run.id, card.at});
  EXPECT_EQ(revealed(), card.at);
}

}  // namespace

TEST(Player, OpensALessonOnTheRunThatItNamesAndOneByOneWhereItSaysSo) {
  Player document(library(), {}, text::Language::en);
  ASSERT_TRUE(document.open_lesson("two-chunks"));
  EXPECT_EQ(document.model().selected_run, 0U);
  EXPECT_FALSE(document.model().compare);
  document.carry_out(action::ToggleCompare{});
  EXPECT_TRUE(document.model().compare) << "until a person asks for all";
  EXPECT_TRUE(document.settings().compare);
  ASSERT_TRUE(document.open_lesson("nine-or-three"));
  EXPECT_TRUE(document.model().compare) << "which is of that lesson alone";
}

TEST(Player, OpensReadyToPlay) {
  const Player document = nine_or_three();
  const auto model = document.model();
  EXPECT_EQ(model.lesson_id, "nine-or-three");
  EXPECT_EQ(model.playhead, Position{});
  EXPECT_FALSE(model.playing);
  EXPECT_EQ(model.runs.size(), 3U);
  EXPECT_EQ(model.selected_run, 1U) << "it is the question, gather the answer";
  EXPECT_TRUE(model.compare);
  EXPECT_EQ(model.total, 9s);
  EXPECT_THAT(totals(document), ElementsAre(9, 9, 3));
  EXPECT_FALSE(model.narration.lead.empty());
  EXPECT_THAT(model.notice, IsEmpty());
  for (const auto& run : model.runs) EXPECT_NE(run.listing, nullptr);
}

TEST(Player, AtTheEndOfTheLessonItsClosingStandsInTheNarration) {
  for (const auto& lesson : library().catalogue.lessons()) {
    for (const auto language : {text::Language::ko, text::Language::en}) {
      Player document(library(), {}, language);
      ASSERT_TRUE(document.open_lesson(lesson.id));
      document.carry_out(action::End{});
      const auto said = document.model().narration;
      EXPECT_TRUE(document.model().at_end);
      EXPECT_EQ(said.lead + (said.rest.empty() ? "" : " ") + said.rest, lesson.closing.in(language));
      if (lesson.runs.empty()) continue;
      document.carry_out(action::Step{-1});
      EXPECT_FALSE(document.model().at_end) << lesson.id;
    }
  }
}

TEST(Player, ACardKnowsTheTasksOfItsRunAndSaysWhyTimePasses) {
  Player document = nine_or_three();
  ASSERT_TRUE(document.open_lesson("summary"));
  for (const player::CardView& card : document.model().cards) {
    EXPECT_EQ(card.run.tasks, card.run.timeline->tasks.size()) << card.title;
    EXPECT_FALSE(card.run.sentence.empty()) << card.title;
  }
}

TEST(Player, ARunThatIsOverBeforeTheOthersIsNotTheEndOfTheLesson) {
  Player document = nine_or_three();
  document.carry_out(action::SelectRun{2});
  document.carry_out(action::Seek{{3s, Position::kAll}});
  EXPECT_FALSE(document.model().at_end);
  EXPECT_THAT(document.model().narration.lead, HasSubstr("unfinished"));
  document.carry_out(action::Seek{{9s, Position::kAll}});
  EXPECT_TRUE(document.model().at_end);
}

TEST(Player, TheListHasTheChaptersInTheLanguageAndRemembersItsPath) {
  Player document = nine_or_three();
  auto model = document.model();
  EXPECT_EQ(model.lessons.front().chapter, "The plan");
  EXPECT_FALSE(model.lessons.front().question.empty());
  EXPECT_EQ(model.lessons.front().article, 1);
  EXPECT_FALSE(model.by_article);
  document.carry_out(action::SetPath{true});
  EXPECT_TRUE(document.model().by_article);
  EXPECT_TRUE(document.settings().by_article);
}

TEST(Player, ALessonOfCardsHasNoRunAndEveryActionIsHarmless) {
  Player document(library(), {}, text::Language::en);
  ASSERT_TRUE(document.open_lesson("summary"));
  ASSERT_EQ(document.model().cards.size(), 4U);
  document.start_with(std::nullopt, document.values());
  for (const player::Action& any : std::vector<player::Action>{
           action::TogglePlay{}, action::Seek{{1s, 0}}, action::Step{1}, action::StepSwitch{-1}, action::StepStop{1},
           action::Home{}, action::End{}, action::SetParameter{0, 1, true}, action::ResetParameters{}, action::Undo{},
           action::Redo{}, action::SelectRun{0}, action::SelectRun{1}, action::ToggleCompare{},
           action::SetAxis{timeline::AxisKind::steps}, action::SetCode{lessons::Code::cpp}, action::ToggleLanguage{}}) {
    document.carry_out(any);
    document.advance(1s);
    const auto model = document.model();
    EXPECT_TRUE(model.runs.empty());
    EXPECT_EQ(model.selected_run, 0U);
    EXPECT_FALSE(model.playing);
    EXPECT_EQ(model.cards.size(), 4U);
  }
}

TEST(Player, ACardShowsAMomentOfAnotherLessonWithItsFigures) {
  Player document(library(), {}, text::Language::en);
  ASSERT_TRUE(document.open_lesson("summary"));
  for (const auto& card : document.model().cards) {
    EXPECT_THAT(card.sentence, testing::Not(HasSubstr("{"))) << card.title;
    EXPECT_EQ(card.run.moment.at, card.at);
    EXPECT_GT(card.run.moment.events_done, 0U);
    EXPECT_FALSE(card.run.moment.finished) << card.title << ": its moment lies inside of the run";
  }
}

TEST(Player, ACardOpensItsLessonAtItsMomentAndWaits) {
  Player document(library(), {}, text::Language::en);
  for (std::size_t i = 0; i < 4; ++i) {
    ASSERT_TRUE(document.open_lesson("summary"));
    const auto cards = document.model().cards;
    const auto opened = document.generations().opened;
    const action::OpenMoment open{cards[i].lesson, cards[i].run.id, cards[i].at};
    document.carry_out(open);
    const auto model = document.model();
    EXPECT_NE(document.generations().opened, opened);
    EXPECT_EQ(model.lesson_id, open.lesson);
    EXPECT_EQ(model.runs[model.selected_run].id, open.run);
    EXPECT_EQ(model.playhead, open.at);
    EXPECT_FALSE(model.playing);
    EXPECT_TRUE(model.cards.empty());
  }
  document.carry_out(action::OpenMoment{"nothing-of-the-kind", "", {}});
  EXPECT_NE(document.model().lesson_id, "nothing-of-the-kind");
}

TEST(Player, AnUnknownLessonChangesNothing) {
  Player document = nine_or_three();
  EXPECT_FALSE(document.open_lesson("nothing-of-the-kind"));
  EXPECT_EQ(document.model().lesson_id, "nine-or-three");
}

TEST(Player, ADelayChangesAllRunsOfTheLesson) {
  Player document = nine_or_three();
  document.carry_out(action::SetParameter{1, 5, true});
  EXPECT_THAT(totals(document), ElementsAre(11, 11, 5));
  EXPECT_EQ(document.model().parameters[1].value_s, 5);
  EXPECT_EQ(document.model().total, 11s);
}

TEST(Player, ADelayChangesTheListing) {
  Player document = nine_or_three();
  document.carry_out(action::SetParameter{0, 0.5, true});
  const auto& listing = *document.model().runs[2].listing;
  ASSERT_FALSE(listing.numbers.empty());
  const auto& number = listing.numbers.front();
  EXPECT_EQ(listing.lines[number.line - 1].substr(number.begin, number.end - number.begin), "0.5");
}

TEST(Player, DelaysAreCutToTheirRange) {
  Player document = nine_or_three();
  document.carry_out(action::SetParameter{0, -4, true});
  EXPECT_EQ(document.values()[0], 0);
  document.carry_out(action::SetParameter{0, 1e9, true});
  EXPECT_EQ(document.values()[0], lessons::kMaxDelay);
  document.carry_out(action::SetParameter{0, std::nan(""), true});
  EXPECT_EQ(document.values()[0], lessons::kMaxDelay);
  document.carry_out(action::SetParameter{99, 1, true});
  EXPECT_EQ(document.values().size(), 3U);
}

TEST(Player, AChangedDelayLeavesThePlayheadAtItsTime) {
  Player document = nine_or_three();
  document.carry_out(action::Seek{{2s, Position::kAll}});
  document.carry_out(action::SetParameter{0, 1, true});
  EXPECT_EQ(document.model().playhead.t, 2s);
}

TEST(Player, AShorterRunPullsThePlayheadToItsEnd) {
  Player document = nine_or_three();
  document.carry_out(action::End{});
  for (std::size_t i = 0; i < 3; ++i) document.carry_out(action::SetParameter{i, 1, true});
  EXPECT_EQ(document.model().playhead.t, 3s);
  for (const auto& run : document.model().runs) EXPECT_TRUE(run.moment.finished);
}

TEST(Player, ADragIsOneUndoStepAndRunsEveryTime) {
  Player document = nine_or_three();
  for (const double value : {3.5, 4.0, 6.0}) {
    document.carry_out(action::SetParameter{2, value, false});
    EXPECT_EQ(totals(document)[2], value);
  }
  document.carry_out(action::SetParameter{2, 6, true});
  EXPECT_TRUE(document.model().can_undo);
  document.carry_out(action::Undo{});
  EXPECT_THAT(totals(document), ElementsAre(9, 9, 3));
  EXPECT_FALSE(document.model().can_undo);
  document.carry_out(action::Redo{});
  EXPECT_THAT(totals(document), ElementsAre(12, 12, 6));
}

TEST(Player, ResettingTheDelaysCanBeUndone) {
  Player document = nine_or_three();
  document.carry_out(action::SetParameter{0, 7, true});
  document.carry_out(action::ResetParameters{});
  EXPECT_EQ(document.values(), (Values{3, 3, 3}));
  document.carry_out(action::Undo{});
  EXPECT_EQ(document.values(), (Values{7, 3, 3}));
}

TEST(Player, PlaysToTheEndAndThenBeginsAnew) {
  Player document = nine_or_three();
  document.carry_out(action::TogglePlay{});
  EXPECT_TRUE(document.model().playing);
  const int frames = frames_to_the_end(document);
  EXPECT_NEAR(frames, 9 * 60, 9 * 60 / 100) << "nine seconds";
  EXPECT_EQ(document.model().playhead.t, 9s);
  document.carry_out(action::TogglePlay{});
  EXPECT_TRUE(document.playing());
  EXPECT_LT(document.model().playhead.t, 1s);
}

TEST(Player, SpeedAndPaceShortenThePlaying) {
  Player slow = nine_or_three();
  slow.carry_out(action::SetPace{timeline::Pace::step_by_step});
  slow.carry_out(action::TogglePlay{});
  Player fast = nine_or_three();
  fast.carry_out(action::SetSpeed{16});
  fast.carry_out(action::SetPace{timeline::Pace::real_time});
  fast.carry_out(action::TogglePlay{});
  EXPECT_LT(frames_to_the_end(fast) * 10, frames_to_the_end(slow));
}

TEST(Player, SpeedIsCutToItsRange) {
  Player document = nine_or_three();
  document.carry_out(action::SetSpeed{1000});
  EXPECT_EQ(document.model().speed, 16);
  document.carry_out(action::SetSpeed{std::nan("")});
  EXPECT_EQ(document.model().speed, 16);
}

TEST(Player, TimeOnlyPassesWhilePlaying) {
  Player document = nine_or_three();
  document.advance(5s);
  EXPECT_EQ(document.model().playhead, Position{});
}

TEST(Player, SteppingForwardShowsOneMoreAndBackOneFewer) {
  Player document = nine_or_three();
  const std::size_t before = events_done(document);
  document.carry_out(action::Step{+1});
  const auto first = document.model().playhead;
  EXPECT_GT(events_done(document), before);
  document.carry_out(action::Step{+1});
  document.carry_out(action::Step{-1});
  EXPECT_EQ(document.model().playhead, first);
}

TEST(Player, SteppingGoesThroughEveryEventForwardAndBack) {
  Player document = nine_or_three();
  std::vector<std::size_t> way{events_done(document)};
  for (Position before{-1s, 0}; before != document.model().playhead;) {
    before = document.model().playhead;
    document.carry_out(action::Step{+1});
    way.push_back(events_done(document));
  }
  way.pop_back();  // the last step stayed where it was
  EXPECT_EQ(document.model().playhead.t, 9s);
  for (const auto& run : document.model().runs) EXPECT_TRUE(run.moment.finished);
  EXPECT_TRUE(std::adjacent_find(way.begin(), way.end(), std::greater_equal<>()) == way.end());
  for (auto at = way.rbegin() + 1; at != way.rend(); ++at) {
    document.carry_out(action::Step{-1});
    EXPECT_EQ(events_done(document), *at);
  }
  EXPECT_EQ(document.model().playhead, Position{});
}

TEST(Player, SteppingStopsThePlaying) {
  for (const player::Action& step : std::vector<player::Action>{action::Step{1}, action::StepSwitch{1},
                                                                action::StepStop{1}, action::Home{}, action::End{}}) {
    Player document = nine_or_three();
    document.carry_out(action::TogglePlay{});
    document.carry_out(step);
    EXPECT_FALSE(document.playing());
  }
}

TEST(Player, SwitchesAreSuspendsAndResumesOfTheRunsThatAreShown) {
  Player document = nine_or_three();
  document.carry_out(action::SelectRun{2});
  document.carry_out(action::ToggleCompare{});
  std::vector<Position> forward;
  for (int i = 0; i < 100 && document.model().playhead.t < 3s; ++i) {
    document.carry_out(action::StepSwitch{+1});
    forward.push_back(document.model().playhead);
  }
  ASSERT_EQ(forward.size(), 5U);  // four tasks suspend at 0.0 s, the first of them resumes at 3.0 s
  for (auto at = forward.rbegin() + 1; at != forward.rend(); ++at) {
    document.carry_out(action::StepSwitch{-1});
    EXPECT_EQ(document.model().playhead, *at);
  }
}

TEST(Player, AStopPointSaysTheLessonsOwnSentence) {
  Player document(library(), {}, text::Language::ko);
  ASSERT_TRUE(document.open_lesson("gather"));
  document.carry_out(action::StepStop{+1});
  const auto model = document.model();
  const auto& stop = document.about().runs[0].stops[0];
  EXPECT_EQ(model.narration.lead + " " + model.narration.rest, stop.sentence.ko);
  document.carry_out(action::Step{+1});
  EXPECT_NE(document.model().narration.lead, model.narration.lead);
}

// The next event is 3 s away.
TEST(Player, TheWordsOfAStopPointLeaveAfterAMomentWhileTimePasses) {
  Player document(library(), {}, text::Language::en);
  ASSERT_TRUE(document.open_lesson("sequential-await"));
  document.carry_out(action::SetPace{timeline::Pace::real_time});
  document.carry_out(action::StepStop{+1});
  while (document.model().playhead.t < 6s && document.model().narration.lead.find("Only now") == std::string::npos)
    document.carry_out(action::StepStop{+1});
  const auto at = document.model().playhead;
  const std::string words = document.model().narration.lead;
  ASSERT_TRUE(document.model().at_stop);
  document.carry_out(action::TogglePlay{});
  document.advance(1400ms);
  ASSERT_GT(document.model().playhead, at);
  EXPECT_EQ(document.model().narration.lead, words);
  document.advance(200ms);
  EXPECT_NE(document.model().narration.lead, words);
  EXPECT_FALSE(document.model().at_stop);
  document.carry_out(action::Seek{at});
  document.carry_out(action::TogglePlay{});
  EXPECT_EQ(document.model().narration.lead, words);
  document.carry_out(action::Seek{{at.t + 100ms, Position::kAll}});
  EXPECT_NE(document.model().narration.lead, words) << "time has passed, and nothing plays";
}

TEST(Player, AmongOtherRunsTheWordsOfAStopPointNameTheRun) {
  Player document = nine_or_three();
  document.carry_out(action::StepStop{+1});
  while (!document.model().at_stop) document.carry_out(action::StepStop{+1});
  const auto model = document.model();
  const std::string& title = model.runs[model.selected_run].title;
  EXPECT_EQ(model.narration.lead.substr(0, title.size() + 2), title + ": ");
}

TEST(Player, AHeaderCountsTheTasksOfItsMoment) {
  Player document(library(), {}, text::Language::en);
  ASSERT_TRUE(document.open_lesson("gather"));
  document.carry_out(action::End{});
  EXPECT_EQ(document.model().runs[0].tasks, 4U);
  document.carry_out(action::Home{});
  EXPECT_EQ(document.model().runs[0].tasks, 0U) << "nothing has run yet";
  document.carry_out(action::Seek{{1s, Position::kAll}});
  EXPECT_EQ(document.model().runs[0].tasks, 4U);
}

TEST(Player, BehindTheLastStopPointIsTheEndAndBeforeTheFirstTheBeginning) {
  Player document = nine_or_three();
  for (int i = 0; i < 50; ++i) document.carry_out(action::StepStop{+1});
  EXPECT_EQ(document.model().playhead.t, 9s);
  for (int i = 0; i < 50; ++i) document.carry_out(action::StepStop{-1});
  EXPECT_EQ(document.model().playhead, Position{});
}

TEST(Player, SeekingIsCutToTheRun) {
  Player document = nine_or_three();
  document.carry_out(action::Seek{{100s, 0}});
  EXPECT_EQ(document.model().playhead.t, 9s);
  document.carry_out(action::Seek{{-1s, 0}});
  EXPECT_EQ(document.model().playhead.t, 0s);
}

TEST(Player, WithoutCompareOnlyTheSelectedRunCounts) {
  Player document = nine_or_three();
  document.carry_out(action::End{});
  document.carry_out(action::SelectRun{2});
  const auto generation = document.generations().axis;
  document.carry_out(action::ToggleCompare{});
  EXPECT_EQ(document.model().total, 3s);
  EXPECT_EQ(document.model().playhead.t, 3s);
  EXPECT_EQ(document.generations().axis, generation) << "seconds stay seconds";
  document.carry_out(action::SelectRun{0});
  EXPECT_EQ(document.model().total, 9s);
  document.carry_out(action::SelectRun{17});
  EXPECT_EQ(document.model().selected_run, 0U);
  document.carry_out(action::SetAxis{timeline::AxisKind::steps});
  const auto of_steps = document.generations().axis;
  document.carry_out(action::ToggleCompare{});
  EXPECT_NE(document.generations().axis, of_steps) << "other runs have other steps";
}

TEST(Player, ALessonOfOneRunIsNotCompared) {
  Player document(library(), {}, text::Language::en);
  ASSERT_TRUE(document.open_lesson("gather"));
  EXPECT_FALSE(document.model().compare);
  document.carry_out(action::ToggleCompare{});
  EXPECT_TRUE(document.settings().compare);
}

TEST(Player, TheLanguageSwitchesWordsAndWhatTheProgramPrints) {
  Player document(library(), {}, text::Language::ko);
  ASSERT_TRUE(document.open_lesson("gather"));
  document.carry_out(action::Seek{{1s, Position::kAll}});
  const auto korean = document.model();
  const std::string korean_title = korean.title;
  const std::string korean_print = korean.runs[0].timeline->output.front().text;
  document.carry_out(action::ToggleLanguage{});
  const auto english = document.model();
  EXPECT_EQ(english.language, text::Language::en);
  EXPECT_NE(english.title, korean_title);
  EXPECT_NE(english.runs[0].timeline->output.front().text, korean_print);
  EXPECT_EQ(english.playhead.t, 1s);
  EXPECT_EQ(document.settings().language, text::Language::en);
}

TEST(Player, TheChosenLanguageGoesBeforeTheLocale) {
  Settings settings;
  settings.language = text::Language::en;
  EXPECT_EQ(Player(library(), settings, text::Language::ko).language(), text::Language::en);
}

TEST(Player, TheCodeCanBeCpp) {
  Player document = nine_or_three();
  const auto python = document.model().runs[2].listing->lines;
  document.carry_out(action::SetCode{lessons::Code::cpp});
  EXPECT_NE(document.model().runs[2].listing->lines, python);
  EXPECT_EQ(document.model().code, lessons::Code::cpp);
}

TEST(Player, TheStepAxisKeepsThePlayhead) {
  Player document = nine_or_three();
  document.carry_out(action::Step{+1});
  const auto before = document.model().playhead;
  document.carry_out(action::SetAxis{timeline::AxisKind::steps});
  EXPECT_EQ(document.model().playhead, before);
  EXPECT_EQ(document.model().axis->kind(), timeline::AxisKind::steps);
}

TEST(Player, TextSizeGoesByNotchesWithinItsRange) {
  Player document = nine_or_three();
  document.carry_out(action::TextSize{+1});
  EXPECT_DOUBLE_EQ(document.settings().text_size, 1.1);
  for (int i = 0; i < 20; ++i) document.carry_out(action::TextSize{+1});
  EXPECT_DOUBLE_EQ(document.settings().text_size, Settings::kMaxTextSize);
  for (int i = 0; i < 20; ++i) document.carry_out(action::TextSize{-1});
  EXPECT_DOUBLE_EQ(document.settings().text_size, Settings::kMinTextSize);
  document.carry_out(action::TextSize{0});
  EXPECT_DOUBLE_EQ(document.settings().text_size, 1);
}

TEST(Player, ThemeAndFullScreenToggle) {
  Player document = nine_or_three();
  document.carry_out(action::ToggleTheme{});
  EXPECT_FALSE(document.settings().dark);
  document.carry_out(action::ToggleFullScreen{});
  EXPECT_TRUE(document.full_screen());
  document.carry_out(action::ToggleFullScreen{});
  EXPECT_FALSE(document.full_screen());
}

TEST(Player, NoticesAreSaidOneAfterAnotherInTheLanguage) {
  Player document = nine_or_three();
  document.notify({"app.settings_broken", {{"file", "first"}}});
  document.notify({"app.settings_broken", {{"file", "second"}}});
  EXPECT_THAT(document.model().notice, HasSubstr("first"));
  document.carry_out(action::DismissNotice{});
  EXPECT_THAT(document.model().notice, HasSubstr("second"));
  document.carry_out(action::DismissNotice{});
  EXPECT_THAT(document.model().notice, IsEmpty());
  document.carry_out(action::DismissNotice{});
}

TEST(Player, AnotherLessonStartsAnew) {
  Player document = nine_or_three();
  document.carry_out(action::SetParameter{0, 5, true});
  document.carry_out(action::TogglePlay{});
  document.advance(3s);
  const auto opened = document.generations().opened;
  document.carry_out(action::SelectLesson{"two-chunks"});
  EXPECT_EQ(document.model().lesson_id, "two-chunks");
  EXPECT_EQ(document.model().playhead, Position{});
  EXPECT_FALSE(document.model().can_undo);
  EXPECT_FALSE(document.playing());
  EXPECT_NE(document.generations().opened, opened);
}

TEST(Player, EveryLessonOpensAndPlaysToItsEndInBothLanguages) {
  for (const auto& lesson : library().catalogue.lessons()) {
    for (const auto language : {text::Language::ko, text::Language::en}) {
      Player document(library(), {}, language);
      ASSERT_TRUE(document.open_lesson(lesson.id));
      document.carry_out(action::SetPace{timeline::Pace::real_time});
      document.carry_out(action::SetSpeed{16});
      document.carry_out(action::TogglePlay{});
      frames_to_the_end(document);
      for (const auto& run : document.model().runs) EXPECT_TRUE(run.moment.finished) << lesson.id;
    }
  }
}

TEST(Player, StartsWithTheRunAndTheDelaysOfTheCommandLine) {
  Player document = nine_or_three();
  document.start_with(1, {1, 2, 3});
  EXPECT_EQ(document.model().selected_run, 1U);
  EXPECT_THAT(totals(document), ElementsAre(6, 6, 3));
  EXPECT_FALSE(document.model().can_undo);
}

TEST(Player, ATraceFileIsShownAsARunOfItsOwn) {
  const Folder folder;
  const auto file =
      folder.write("mine.jsonl",
                   R"({"i":0,"t":0,"n":0,"k":"meta","v":1,"impl":"test","src":"none.py","clock":"virtual","unit":"ns"})"
                   "\n"
                   R"({"i":1,"t":0,"n":0,"k":"block.begin","line":1,"delay":2})"
                   "\n"
                   R"({"i":2,"t":2000000000,"n":0,"k":"block.end","line":1})"
                   "\n"
                   R"({"i":3,"t":2000000000,"n":0,"k":"end","why":"ok"})"
                   "\n");
  Player document = nine_or_three();
  EXPECT_FALSE(document.open_trace(file));
  auto model = document.model();
  EXPECT_EQ(model.title, "mine.jsonl");
  EXPECT_THAT(model.lesson_id, IsEmpty());
  EXPECT_EQ(model.total, 2s);
  EXPECT_FALSE(model.has_cpp);
  EXPECT_THAT(model.parameters, IsEmpty());
  for (const player::Action& meaningless : std::vector<player::Action>{
           action::SetParameter{0, 1, true}, action::ResetParameters{}, action::Undo{}, action::Redo{},
           action::ToggleCompare{}, action::SetCode{lessons::Code::cpp}, action::ToggleLanguage{}}) {
    document.carry_out(meaningless);
  }
  EXPECT_EQ(document.model().total, 2s);
  EXPECT_EQ(document.model().code, lessons::Code::python);
  document.carry_out(action::TogglePlay{});
  frames_to_the_end(document);
  EXPECT_EQ(document.model().playhead.t, 2s);
}

TEST(Player, ATraceThatCannotBeReadLeavesWhatIsOpen) {
  const Folder folder;
  Player document = nine_or_three();
  EXPECT_TRUE(document.open_trace(folder.write("bad.jsonl", "{}")));
  EXPECT_TRUE(document.open_trace(folder.path() / "none.jsonl"));
  EXPECT_EQ(document.model().lesson_id, "nine-or-three");
}

TEST(Player, WithNothingOpenEveryActionIsHarmless) {
  Player document(library(), {}, text::Language::en);
  for (const player::Action& any : std::vector<player::Action>{
           action::TogglePlay{}, action::Seek{{1s, 0}}, action::Step{1}, action::StepSwitch{-1}, action::StepStop{1},
           action::Home{}, action::End{}, action::Undo{}, action::SelectRun{0}, action::ToggleCompare{},
           action::SetAxis{timeline::AxisKind::steps}, action::ToggleLanguage{}}) {
    document.carry_out(any);
  }
  document.advance(1s);
  EXPECT_TRUE(document.model().runs.empty());
}
