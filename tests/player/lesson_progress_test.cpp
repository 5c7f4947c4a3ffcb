// What playing, stepping and jumping add to a person's progress, and what the list of lessons gets of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "platform/paths.hpp"
#include "player/lesson_pictures.hpp"
#include "player/player.hpp"

namespace {

using namespace std::chrono_literals;
using player::Player;
using player::Progress;
namespace act = player::action;

const player::Library& shared_library() {
  static const player::Library library = player::Library::load(platform::assets_folder());
  return library;
}

struct OpenedLesson {
  Player document{shared_library(), {}, text::Language::en};
  explicit OpenedLesson(const std::string& lesson = "gather") { document.open_lesson(lesson); }

  bool seen() { return document.progress().has_seen(document.about().id); }
  void play(std::chrono::milliseconds real) {
    if (!document.playing()) document.carry_out(act::TogglePlay{});
    for (auto left = real; left > 0ms && document.playing(); left -= 100ms) document.advance(100ms);
  }
};

const player::LessonEntry& entry_of(const player::Model& model, const std::string& lesson) {
  return *std::ranges::find(model.lessons, lesson, &player::LessonEntry::id);
}

TEST(LessonProgress, ALessonIsSeenWhenItWasPlayedToItsEnd) {
  OpenedLesson gather;
  gather.document.carry_out(act::SetPace{timeline::Pace::real_time});
  gather.play(2900ms);
  EXPECT_FALSE(gather.seen());
  gather.play(60s);
  EXPECT_TRUE(gather.seen());
}

TEST(LessonProgress, OrWhenItWasSteppedThrough) {
  for (const player::Action& step : {player::Action{act::Step{+1}}, player::Action{act::StepSwitch{+1}},
                                     player::Action{act::StepStop{+1}}}) {
    OpenedLesson gather;
    EXPECT_FALSE(gather.seen());
    for (int i = 0; i < 200; ++i) gather.document.carry_out(step);
    EXPECT_TRUE(gather.seen());
  }
}

TEST(LessonProgress, AJumpToTheEndShowsNothingOfWhatIsBefore) {
  OpenedLesson gather;
  gather.document.carry_out(act::SetPace{timeline::Pace::real_time});
  gather.document.carry_out(act::End{});
  gather.document.carry_out(act::Step{-1});
  gather.document.carry_out(act::Step{+1});
  EXPECT_FALSE(gather.seen());
  gather.document.carry_out(act::Seek{{2s, 0}});
  gather.play(60s);
  EXPECT_FALSE(gather.seen()) << "the first two seconds were not played";
  gather.document.carry_out(act::Home{});
  gather.play(60s);
  EXPECT_TRUE(gather.seen());
}

TEST(LessonProgress, WhatWasPlayedInPartsIsPlayed) {
  OpenedLesson gather;
  gather.document.carry_out(act::SetPace{timeline::Pace::real_time});
  gather.play(1000ms);
  gather.document.carry_out(act::Seek{{500ms, 0}});
  gather.document.carry_out(act::SetSpeed{4});
  gather.play(60s);
  EXPECT_TRUE(gather.seen());
}

TEST(LessonProgress, AnotherLessonBeginsAnew) {
  OpenedLesson lesson("two-chunks");
  lesson.play(60s);
  lesson.document.carry_out(act::SelectLesson{"gather"});
  lesson.document.carry_out(act::End{});
  lesson.document.carry_out(act::Step{-1});
  lesson.document.carry_out(act::Step{+1});
  EXPECT_FALSE(lesson.seen());
}

TEST(LessonProgress, EveryLessonCanBeSeen) {
  for (const lessons::Lesson& each : shared_library().catalogue.lessons()) {
    OpenedLesson lesson(each.id);
    EXPECT_EQ(lesson.seen(), each.runs.empty()) << each.id << ": cards are all on the screen at once";
    for (int i = 0; i < 60; ++i) lesson.document.carry_out(act::StepStop{+1});
    EXPECT_TRUE(lesson.seen()) << each.id;
  }
}

TEST(LessonProgress, TheListGetsWhatWasSeenAndAnswered) {
  OpenedLesson gather;
  gather.document.progress().seen("gather");
  gather.document.progress().answered("gather", "results", true, true);
  gather.document.progress().answered("gather", "who", false, true);
  const player::Model model = gather.document.model();
  const player::LessonEntry& entry = entry_of(model, "gather");
  EXPECT_TRUE(entry.seen);
  EXPECT_EQ(entry.answered, 2U);
  EXPECT_EQ(entry.right, 1U);
  EXPECT_EQ(entry.questions, shared_library().catalogue.find("gather")->questions.size());
  EXPECT_FALSE(entry_of(model, "cancel").seen);
}

TEST(LessonProgress, MissedQuestionsAreOfferedAtAStartUntilTheyAreClosed) {
  Progress before;
  before.answered("gather", "results", false, true);
  before.answered("gather", "a-question-that-is-gone", false, true);
  before.answered("a-lesson-that-is-gone", "total", false, true);
  OpenedLesson gather;
  EXPECT_TRUE(gather.document.model().offered.empty());
  gather.document.set_progress(before);
  ASSERT_EQ(gather.document.model().offered.size(), 1U) << "what does not exist is not asked";
  EXPECT_EQ(gather.document.model().offered[0].question, (player::QuestionRef{"gather", "results"}));
  gather.document.notify({"app.progress_unreadable", {}});
  EXPECT_TRUE(gather.document.model().offered.empty()) << "a message comes first";
  gather.document.carry_out(act::DismissNotice{});
  EXPECT_FALSE(gather.document.model().offered.empty());
  gather.document.carry_out(act::DismissNotice{});
  EXPECT_TRUE(gather.document.model().offered.empty());
  EXPECT_EQ(gather.document.model().again.size(), 1U) << "the summary still has it";
}

TEST(LessonProgress, AQuestionThatIsAnsweredRightAtALaterStartLeaves) {
  Progress before;
  before.answered("gather", "results", false, true);
  before.answered("cancel", "asked", false, true);
  OpenedLesson gather;
  gather.document.set_progress(Progress(before.lessons()));
  gather.document.progress().answered("gather", "results", true, false);
  ASSERT_EQ(gather.document.model().again.size(), 1U);
  EXPECT_EQ(gather.document.model().offered, gather.document.model().again);
  gather.document.progress().answered("cancel", "asked", false, false);
  EXPECT_TRUE(gather.document.model().offered.empty()) << "it was just missed: not before the next start";
  EXPECT_EQ(gather.document.model().again.size(), 1U);
}

TEST(LessonProgress, TheHintOfTheFirstStartWaitsForWhatIsOffered) {
  player::Settings first;
  first.hint_play = true;
  Player document(shared_library(), first, text::Language::en);
  document.open_lesson("gather");
  EXPECT_FALSE(document.model().hint.empty());
  Progress before;
  before.answered("gather", "results", false, true);
  document.set_progress(before);
  EXPECT_TRUE(document.model().hint.empty());
  document.carry_out(act::DismissNotice{});
  EXPECT_FALSE(document.model().hint.empty());
}

TEST(LessonProgress, APredictionDoesNotShowALessonToItsEnd) {
  OpenedLesson gather;
  gather.document.carry_out(act::SetPace{timeline::Pace::real_time});
  gather.document.carry_out(act::OpenQuestion{"gather", "who"});
  ASSERT_NE(gather.document.model().prediction, nullptr);
  gather.document.carry_out(act::ShowAnswer{});
  for (int i = 0; i < 600; ++i) gather.document.advance(100ms);
  EXPECT_FALSE(gather.seen());
}

TEST(LessonProgress, AnAnswerIsCountedAndAShownAnswerIsNot) {
  OpenedLesson gather;
  const auto answer = [&](bool right) {
    gather.document.carry_out(act::OpenQuestion{"gather", "who"});
    const auto& question = gather.document.model().prediction->question;
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
      if (question.choices[i].right == right) gather.document.carry_out(act::Choose{i});
    }
    gather.document.carry_out(act::Check{false});
    gather.document.carry_out(act::SkipToAnswer{});
  };
  gather.document.carry_out(act::OpenQuestion{"gather", "who"});
  gather.document.carry_out(act::ShowAnswer{});
  gather.document.carry_out(act::SkipToAnswer{});
  EXPECT_FALSE(gather.document.progress().of("gather", "who").any());
  answer(false);
  EXPECT_EQ(gather.document.progress().of("gather", "who"), (player::Answers{0, 1, false, false, true}));
  answer(true);
  EXPECT_EQ(gather.document.progress().of("gather", "who").right, 1);
}

TEST(LessonProgress, AResetForgetsWhatTheListShows) {
  OpenedLesson gather;
  gather.document.progress().seen("gather");
  gather.document.progress().answered("gather", "results", false, true);
  gather.document.carry_out(act::ResetProgress{});
  const player::Model model = gather.document.model();
  EXPECT_FALSE(entry_of(model, "gather").seen);
  EXPECT_EQ(entry_of(model, "gather").answered, 0U);
  EXPECT_TRUE(model.again.empty());
}

TEST(LessonPictures, OfEveryLessonAreItsRunsAtTheirDefaults) {
  player::LessonPictures pictures(shared_library().catalogue);
  for (const lessons::Lesson& each : shared_library().catalogue.lessons()) {
    EXPECT_EQ(pictures.find(each.id), nullptr) << "none is made before it is asked for";
    const player::LessonPicture& picture = pictures.of(each.id);
    EXPECT_EQ(pictures.find(each.id), &picture) << "it is kept";
    ASSERT_FALSE(picture.runs.empty()) << each.id;
    if (each.runs.empty()) {
      EXPECT_EQ(picture.runs.size(), each.cards.size());
      EXPECT_EQ(picture.axes.size(), each.cards.size());
      continue;
    }
    OpenedLesson lesson(each.id);
    const auto shown = lesson.document.model().visible_runs();
    ASSERT_EQ(picture.runs.size(), shown.size()) << each.id;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const timeline::Timeline& run = lesson.document.runs()[shown[i]].timeline;
      EXPECT_EQ(picture.runs[i].timeline.total, run.total) << each.id;
      EXPECT_EQ(picture.runs[i].timeline.lanes.size(), run.lanes.size()) << each.id;
    }
    ASSERT_EQ(picture.axes.size(), 1U);
    EXPECT_EQ(picture.axes[0].end(), lesson.document.model().axis->end(picture.axes[0].kind())) << each.id;
  }
}

TEST(LessonPictures, ThereIsNoneOfALessonThatDoesNotExist) {
  player::LessonPictures pictures(shared_library().catalogue);
  EXPECT_TRUE(pictures.of("nothing").runs.empty());
}

}  // namespace
