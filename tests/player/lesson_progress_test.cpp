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
  gather.document.progress().answered("gather", "total", true, true);
  gather.document.progress().answered("gather", "who", false, true);
  const player::Model model = gather.document.model();
  const player::LessonEntry& entry = entry_of(model, "gather");
  EXPECT_TRUE(entry.seen);
  EXPECT_EQ(entry.answered, 2U);
  EXPECT_EQ(entry.right, 1U);
  EXPECT_GE(entry.questions, 2U);
  EXPECT_FALSE(entry_of(model, "cancel").seen);
}

TEST(LessonProgress, MissedQuestionsAreOfferedAtAStartUntilTheyAreClosed) {
  Progress before;
  before.answered("gather", "total", false, true);
  before.answered("a-lesson-that-is-gone", "total", false, true);
  OpenedLesson gather;
  EXPECT_FALSE(gather.document.model().offers_again);
  gather.document.set_progress(before);
  ASSERT_TRUE(gather.document.model().offers_again);
  ASSERT_EQ(gather.document.model().again.size(), 1U) << "a lesson that does not exist asks nothing";
  EXPECT_EQ(gather.document.model().again[0].question, (player::QuestionRef{"gather", "total"}));
  gather.document.notify({"app.progress_unreadable", {}});
  EXPECT_FALSE(gather.document.model().offers_again) << "a message comes first";
  gather.document.carry_out(act::DismissNotice{});
  EXPECT_TRUE(gather.document.model().offers_again);
  gather.document.carry_out(act::DismissNotice{});
  EXPECT_FALSE(gather.document.model().offers_again);
  EXPECT_EQ(gather.document.model().again.size(), 1U) << "the summary still has it";
}

TEST(LessonProgress, AQuestionThatIsAnsweredRightLaterIsOfferedNoMore) {
  OpenedLesson gather;
  gather.document.progress().answered("gather", "total", false, true);
  gather.document.set_progress(Progress(gather.document.progress().lessons()));
  gather.document.progress().answered("gather", "total", true, false);
  EXPECT_FALSE(gather.document.model().offers_again);
  EXPECT_TRUE(gather.document.model().again.empty());
}

TEST(LessonProgress, AResetForgetsWhatTheListShows) {
  OpenedLesson gather;
  gather.document.progress().seen("gather");
  gather.document.progress().answered("gather", "total", false, true);
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
