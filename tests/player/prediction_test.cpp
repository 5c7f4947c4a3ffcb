// A prediction: what is hidden, what leads on, what is restored.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "platform/paths.hpp"
#include "player/commands.hpp"
#include "player/cut_run.hpp"
#include "player/player.hpp"

namespace {

namespace action = player::action;
using namespace std::chrono_literals;
using player::Outcome;
using player::Player;
using player::Prediction;
using player::Settings;
using player::Study;
using testing::Not;
using Stage = Prediction::Stage;

const player::Library& questions_library() {
  static const player::Library all = player::Library::load(platform::assets_folder());
  return all;
}

class Predicts : public testing::Test {
 protected:
  explicit Predicts(const Settings& settings = {}) : player(questions_library(), settings, text::Language::en) {
    player.open_lesson("nine-or-three");
  }

  void begin(const std::string& lesson, const std::string& question = {}) {
    player.carry_out(action::OpenQuestion{lesson, question});
    ASSERT_NE(now(), nullptr) << lesson;
  }
  [[nodiscard]] const Prediction* now() const { return player.model().prediction; }
  [[nodiscard]] const predict::Question& question() const { return now()->question; }
  /// The index of a wrong choice.
  [[nodiscard]] std::size_t wrong() const { return question().right() == 0 ? 1 : 0; }
  void play_to_the_answer() {
    for (int frame = 0; frame < 5000 && now()->is(Stage::playing); ++frame) player.advance(16'666'667ns);
    ASSERT_TRUE(now()->is(Stage::answered));
  }
  void answer(std::size_t choice, bool sure = true) {
    player.carry_out(action::Choose{choice});
    player.carry_out(action::Check{sure});
    play_to_the_answer();
  }
  [[nodiscard]] double playhead_s() const { return timeline::in_seconds(player.model().playhead.t); }

  Player player;
};

TEST_F(Predicts, EachLessonWithRunsHasQuestionsAndEachCanBeAskedAndAnswered) {
  for (const lessons::Lesson& lesson : questions_library().catalogue.lessons()) {
    if (lesson.runs.empty()) continue;
    begin(lesson.id);
    ASSERT_FALSE(now()->questions.empty()) << lesson.id;
    while (!now()->is(Stage::over)) {
      const std::string where = lesson.id + "/" + question().id;
      ASSERT_TRUE(now()->is(Stage::asked)) << where;
      ASSERT_EQ(now()->lanes.size(), question().choices.size()) << where;
      player.carry_out(action::Choose{question().right()});
      player.carry_out(action::Check{});
      player.carry_out(action::SkipToAnswer{});
      ASSERT_TRUE(now()->is(Stage::answered)) << where;
      EXPECT_TRUE(now()->has_said_right()) << where;
      EXPECT_TRUE(player.progress().of(lesson.id, question().id).last_right) << where;
      player.carry_out(action::GoToQuestion{+1});
    }
    EXPECT_TRUE(std::ranges::all_of(now()->outcomes, [](Outcome each) { return each == Outcome::right; })) << lesson.id;
  }
}

TEST_F(Predicts, WhatFollowsIsInNothingThatAFrameShows) {
  for (const lessons::Lesson& lesson : questions_library().catalogue.lessons()) {
    if (lesson.runs.empty()) continue;
    begin(lesson.id);
    while (!now()->is(Stage::over)) {
      const player::Model model = player.model();
      const std::string where = lesson.id + "/" + question().id;
      for (const player::RunView& run : model.runs) {
        EXPECT_LE(run.timeline->end, std::max(question().asked_at, timeline::Position{question().asked_at.t, run.timeline->end.within}))
            << where;
        EXPECT_TRUE(run.sentence.empty()) << where;
        for (const timeline::Lane& lane : run.timeline->lanes) {
          for (const timeline::Span& span : lane.spans) EXPECT_LE(span.begin.t, question().asked_at.t) << where;
        }
      }
      EXPECT_FALSE(model.at_end) << where;
      EXPECT_FALSE(model.at_stop) << where;
      player.carry_out(action::GoToQuestion{+1});
    }
  }
}

TEST_F(Predicts, TheWholeRunIsHiddenTooWhenItIsToBeShown) {
  player.carry_out(action::SetSwitch{&Settings::whole_run, true});
  begin("gather");
  const player::Model model = player.model();
  EXPECT_FALSE(model.shows_all(model.runs[0]));
  EXPECT_FALSE(model.knows_total());
  EXPECT_LT(model.runs[0].timeline->total, player.runs()[0].timeline.total);
}

TEST_F(Predicts, NothingLeadsBeyondTheQuestion) {
  begin("gather");
  const timeline::Position asked = question().asked_at;
  for (const player::Action& each :
       {player::Action{action::End{}}, player::Action{action::Step{+1}}, player::Action{action::StepStop{+1}},
        player::Action{action::StepSwitch{+1}}, player::Action{action::Seek{{20s, 0}}}}) {
    player.carry_out(each);
    EXPECT_LE(player.model().playhead.t, asked.t);
    EXPECT_TRUE(now()->is(Stage::asked));
  }
}

TEST_F(Predicts, AnAnswerPlaysTheRunToItsPlaceAndNotBeyond) {
  begin("gather");
  while (question().answered_at.t == question().asked_at.t) player.carry_out(action::GoToQuestion{+1});
  player.carry_out(action::Choose{question().right()});
  player.carry_out(action::Check{});
  ASSERT_TRUE(now()->is(Stage::playing));
  EXPECT_TRUE(player.playing());
  player.advance(400ms);
  const auto on_the_way = player.model().playhead;
  EXPECT_GT(on_the_way, question().asked_at);
  EXPECT_LT(on_the_way, question().answered_at);
  play_to_the_answer();
  EXPECT_FALSE(player.playing());
  EXPECT_EQ(player.model().playhead.t, question().answered_at.t);
}

TEST_F(Predicts, ALongRunIsPlayedInAFewSeconds) {
  begin("movie");
  player.carry_out(action::Choose{question().right()});
  player.carry_out(action::Check{});
  timeline::Nanos passed{0};
  while (now()->is(Stage::playing) && passed < 60s) {
    player.advance(16'666'667ns);
    passed += 16'666'667ns;
  }
  EXPECT_TRUE(now()->is(Stage::answered));
  EXPECT_LT(passed, 40s);
}

TEST_F(Predicts, ItIsSkippedByAKeyAndWithReducedMotionNotPlayedAtAll) {
  begin("gather");
  player.carry_out(action::Choose{0});
  player.carry_out(action::Check{});
  player.carry_out(action::SkipToAnswer{});
  EXPECT_TRUE(now()->is(Stage::answered));
  player.carry_out(action::SetSwitch{&Settings::reduced_motion, true});
  player.carry_out(action::GoToQuestion{+1});
  player.carry_out(action::Choose{0});
  player.carry_out(action::Check{});
  EXPECT_TRUE(now()->is(Stage::answered));
}

TEST_F(Predicts, AfterTheAnswerARunThatGoesOnIsNotSaidToBeOver) {
  begin("gather", "who");
  player.carry_out(action::ShowAnswer{});
  player.carry_out(action::SkipToAnswer{});
  const player::Model model = player.model();
  ASSERT_TRUE(model.runs[0].cut);
  EXPECT_FALSE(model.runs[0].moment.finished);
  EXPECT_EQ(model.runs[0].sentence.find("no time passed"), std::string::npos) << model.runs[0].sentence;
  EXPECT_FALSE(model.knows_total());
}

TEST_F(Predicts, WithoutAChoiceNothingIsChecked) {
  begin("gather");
  player.carry_out(action::Check{});
  EXPECT_TRUE(now()->is(Stage::asked));
}

TEST_F(Predicts, ShowMeIsAlwaysAllowedAndCountsAsNeither) {
  begin("gather");
  const std::string id = question().id;
  player.carry_out(action::Choose{wrong()});
  player.carry_out(action::ShowAnswer{});
  play_to_the_answer();
  EXPECT_TRUE(now()->shown);
  EXPECT_FALSE(now()->choice);
  EXPECT_EQ(now()->outcomes[0], Outcome::shown);
  EXPECT_FALSE(player.progress().of("gather", id).any());
}

TEST_F(Predicts, WhatWasSaidAndHowSureIsKept) {
  begin("gather");
  const std::string id = question().id;
  answer(wrong(), true);
  EXPECT_EQ(now()->outcomes[0], Outcome::missed);
  EXPECT_EQ(player.progress().of("gather", id).missed, 1);
  EXPECT_TRUE(player.progress().of("gather", id).last_sure);
}

TEST_F(Predicts, ItBeginsWithTheFirstThatWasNotRightYet) {
  begin("gather");
  const std::string first = question().id;
  answer(question().right());
  player.carry_out(action::SetStudy{Study::none});
  player.carry_out(action::SetStudy{Study::predict});
  EXPECT_NE(question().id, first);
  player.carry_out(action::OpenQuestion{"gather", first});
  EXPECT_EQ(question().id, first) << "unless it is asked for";
}

TEST_F(Predicts, TheSecondAskingChangesADelayAndAnotherAnswerIsRight) {
  for (const lessons::Lesson& lesson : questions_library().catalogue.lessons()) {
    if (lesson.runs.empty()) continue;
    begin(lesson.id);
    while (!now()->is(Stage::over)) {
      player.carry_out(action::ShowAnswer{});
      player.carry_out(action::SkipToAnswer{});
      const std::string where = lesson.id + "/" + question().id;
      if (now()->can_ask_again()) {
        const predict::Again other = *question().again;
        const std::string before = question().choices[question().right()].text;
        player.carry_out(action::AskAgain{});
        ASSERT_TRUE(now()->is(Stage::asked)) << where;
        EXPECT_TRUE(now()->again) << where;
        EXPECT_DOUBLE_EQ(player.values()[other.parameter], other.value_s) << where;
        EXPECT_EQ(question().choices[question().right()].text, other.right) << where;
        EXPECT_NE(other.right, before) << where;
        EXPECT_FALSE(now()->can_ask_again()) << where;
      }
      player.carry_out(action::GoToQuestion{+1});
    }
  }
}

TEST_F(Predicts, LeavingRestoresWhatWas) {
  player.open_lesson("nine-or-three");
  player.carry_out(action::SetParameter{1, 2.5, true});
  player.carry_out(action::SelectRun{0});
  player.carry_out(action::Seek{{1500ms, timeline::Position::kAll}});
  const player::Model before = player.model();
  player.carry_out(action::SetStudy{Study::predict});
  ASSERT_NE(now(), nullptr);
  player.carry_out(action::ShowAnswer{});
  player.carry_out(action::SkipToAnswer{});
  player.carry_out(action::AskAgain{});
  player.carry_out(action::GoToQuestion{+1});
  player.carry_out(action::SetStudy{Study::none});
  const player::Model after = player.model();
  EXPECT_EQ(after.prediction, nullptr);
  EXPECT_EQ(after.playhead, before.playhead);
  EXPECT_EQ(after.revealed, before.revealed);
  EXPECT_EQ(after.selected_run, before.selected_run);
  EXPECT_EQ(after.compare, before.compare);
  EXPECT_EQ(after.runs.size(), before.runs.size());
  EXPECT_EQ(player.values(), (lessons::Values{3, 2.5, 3}));
  EXPECT_TRUE(after.can_undo);
  EXPECT_EQ(after.total, before.total);
}

TEST_F(Predicts, ItIsAboutTheDelaysThatAreSetAndTheyStay) {
  player.open_lesson("gather");
  player.carry_out(action::SetParameter{0, 7, true});
  player.carry_out(action::SetStudy{Study::predict});
  EXPECT_EQ(question().values.front(), 7);
  player.carry_out(action::SetParameter{0, 1, true});
  player.carry_out(action::Undo{});
  player.carry_out(action::ResetParameters{});
  EXPECT_EQ(player.values().front(), 7);
  EXPECT_THAT(player.model().delays_fixed, Not(testing::IsEmpty()));
}

TEST_F(Predicts, AnotherLanguageAsksTheSameAsFarAsItIs) {
  begin("gather");
  const std::string english = question().text;
  player.carry_out(action::Choose{1});
  player.carry_out(action::ToggleLanguage{});
  EXPECT_NE(question().text, english);
  EXPECT_EQ(now()->choice, 1U);
  EXPECT_TRUE(now()->is(Stage::asked));
  EXPECT_LE(player.model().runs[0].timeline->end.t, question().asked_at.t) << "it is still hidden";
  player.carry_out(action::Check{});
  player.carry_out(action::SkipToAnswer{});
  player.carry_out(action::ToggleLanguage{});
  EXPECT_TRUE(now()->is(Stage::answered));
  EXPECT_EQ(question().text, english);
}

TEST_F(Predicts, AnotherLessonEndsIt) {
  begin("gather");
  player.carry_out(action::SelectLesson{"blocking"});
  EXPECT_EQ(now(), nullptr);
  EXPECT_EQ(player.model().study, Study::none);
}

TEST_F(Predicts, ATraceFileIsAskedAbout) {
  const auto error = player.open_trace(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "tests/golden/gather.jsonl");
  ASSERT_FALSE(error);
  player.carry_out(action::SetStudy{Study::predict});
  ASSERT_NE(now(), nullptr);
  ASSERT_FALSE(now()->questions.empty());
  answer(question().right());
  EXPECT_TRUE(player.progress().empty());
}

// The trace is cut after the answer: what wakes next is not in it.
TEST_F(Predicts, OfARunThatGoesOnAfterTheAnswerNothingIsSaidToWakeNobody) {
  player.carry_out(action::OpenQuestion{"gather-exception", "sibling"});
  ASSERT_EQ(question().id, "sibling");
  answer(question().right());
  const player::Model model = player.model();
  ASSERT_TRUE(model.runs[0].cut);
  for (const std::string& said : {model.runs[0].sentence, model.narration.lead, model.narration.rest}) {
    EXPECT_EQ(said.find("any more"), std::string::npos) << said;
  }
}

TEST_F(Predicts, AQuestionThatWasLeftForWhyItTakesSoLongComesBack) {
  begin("gather");
  player.carry_out(action::GoToQuestion{+1});
  player.carry_out(action::GoToQuestion{+1});
  const std::string open = question().id;
  player.carry_out(action::SetStudy{Study::why});
  EXPECT_EQ(now(), nullptr);
  player.carry_out(action::SetStudy{Study::predict});
  ASSERT_NE(now(), nullptr);
  EXPECT_EQ(question().id, open);
}

TEST_F(Predicts, ALessonWithoutRunsHasNothingToPredict) {
  player.carry_out(action::OpenQuestion{"summary", "total"});
  EXPECT_EQ(now(), nullptr);
  EXPECT_EQ(player.model().lesson_id, "summary");
}

TEST_F(Predicts, AClassIsCountedAndItsFirstVoteIsKept) {
  begin("gather");
  player.carry_out(action::CountHands{true});
  for (int i = 0; i < 18; ++i) player.carry_out(action::Choose{wrong()});
  player.carry_out(action::Choose{question().right()});
  player.carry_out(action::Choose{question().right()});
  player.carry_out(action::TakeHandBack{});
  EXPECT_EQ(now()->vote().rounds()[0][wrong()], 18U);
  EXPECT_EQ(now()->vote().rounds()[0][question().right()], 1U);
  EXPECT_FALSE(now()->choice) << "hands are no choice of one person";
  player.carry_out(action::VoteAgain{});
  for (int i = 0; i < 16; ++i) player.carry_out(action::Choose{question().right()});
  player.carry_out(action::VoteAgain{});  // there is no third one
  ASSERT_EQ(now()->vote().rounds().size(), 2U);
  EXPECT_EQ(now()->vote().rounds()[0][wrong()], 18U);
  EXPECT_EQ(now()->vote().rounds()[1][question().right()], 16U);
  player.carry_out(action::Check{});
  play_to_the_answer();
  EXPECT_FALSE(player.progress().of("gather", question().id).any()) << "it was no person's answer";
  player.carry_out(action::Choose{0});
  EXPECT_EQ(now()->vote().total(1), 16U) << "the vote is over";
}

TEST_F(Predicts, ARemoteLeadsFromQuestionToAnswerToTheNextQuestionAndLesson) {
  begin("gather");
  const auto page_down = [this] {
    const player::Command* const command = player::find_question_command({player::Key::page_down});
    ASSERT_NE(command, nullptr);
    const player::Deed deed = command->deed(player.model());
    ASSERT_TRUE(std::holds_alternative<player::Action>(deed));
    player.carry_out(std::get<player::Action>(deed));
  };
  const std::size_t count = now()->questions.size();
  for (std::size_t i = 0; i < count; ++i) {
    ASSERT_EQ(now()->index, i);
    page_down();
    ASSERT_TRUE(now()->is(Stage::playing) || now()->is(Stage::answered));
    if (now()->is(Stage::playing)) page_down();
    ASSERT_TRUE(now()->is(Stage::answered));
    page_down();
  }
  EXPECT_TRUE(now()->is(Stage::over));
  page_down();
  EXPECT_EQ(now(), nullptr);
  EXPECT_NE(player.model().lesson_id, "gather");
}

TEST(CutRun, EndsAtItsLimitAndHasNothingBeyond) {
  const lessons::Lesson& lesson = *questions_library().catalogue.find("gather");
  const player::OpenRun run = player::record_run(lesson, 0, lesson.defaults(), text::Language::en);
  const timeline::Position middle{1500ms, 0};
  const player::OpenRun cut = player::cut_run(run, middle);
  EXPECT_TRUE(player::is_cut(run, middle));
  EXPECT_EQ(cut.timeline.total, 1500ms);
  EXPECT_LT(cut.timeline.output.size(), run.timeline.output.size());
  const player::OpenRun whole = player::cut_run(run, player::kAllRevealed);
  EXPECT_FALSE(player::is_cut(run, player::kAllRevealed));
  EXPECT_EQ(whole.timeline.end, run.timeline.end);
  EXPECT_EQ(whole.stops, run.stops);
  EXPECT_EQ(whole.marks.size(), run.marks.size());
  const player::OpenRun nothing = player::cut_run(run, {});
  EXPECT_TRUE(nothing.timeline.tasks.empty());
  EXPECT_TRUE(nothing.stops.empty());
}

TEST(Flag, GoesFromTimeToTimeAndStaysAtTheEnds) {
  predict::Question question;
  question.choices.resize(3);
  for (std::size_t i = 0; i < 3; ++i) question.choices[i].means.times = {{0, timeline::Nanos((3 - i) * 1'000'000'000)}};
  question.choices[0].right = true;
  Prediction now({question});
  now.open(0);
  EXPECT_EQ(now.later_choice(+1), 2U) << "the earliest first";
  now.choose(2);
  EXPECT_EQ(now.later_choice(+1), 1U);
  EXPECT_EQ(now.later_choice(-1), 2U);
  now.choose(0);
  EXPECT_EQ(now.later_choice(+1), 0U);
}

}  // namespace
