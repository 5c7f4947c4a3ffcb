// "Change one thing": an edit of the open lesson beside the run that it changes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/paths.hpp"
#include "player/commands.hpp"
#include "player/player.hpp"

namespace {

namespace action = player::action;
using player::Model;
using player::Player;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using timeline::Position;

const player::Library& lessons_of_edits() {
  static const player::Library all = player::Library::load(platform::assets_folder());
  return all;
}

Player open_for_edit(const std::string& lesson, const player::Settings& settings = {}) {
  Player document(lessons_of_edits(), settings, text::Language::en);
  EXPECT_TRUE(document.open_lesson(lesson));
  return document;
}

std::vector<std::string> shown_runs(const Model& model) {
  std::vector<std::string> ids;
  for (const std::size_t run : model.visible_runs()) ids.push_back(model.runs[run].id);
  return ids;
}

TEST(Edit, OfferedWithTheLinesThatTheyChange) {
  const Player document = open_for_edit("gather");
  const Model model = document.model();
  ASSERT_EQ(model.edits.size(), 3U);
  EXPECT_EQ(model.edit, "");
  EXPECT_THAT(shown_runs(model), ElementsAre("gather")) << "an edit is not shown until it is chosen";
  const player::EditView& one = model.edits[0];
  EXPECT_EQ(one.id, "one-blocks");
  EXPECT_EQ(one.run, "") << "there is only one run that it could change";
  using lessons::ChangedLine;
  EXPECT_THAT(one.changed, ElementsAre(ChangedLine{false, 1, "import asyncio"}, ChangedLine{true, 1, "import asyncio, time"},
                                       ChangedLine{false, 11, "    await asyncio.sleep(3)"},
                                       ChangedLine{true, 11, "    time.sleep(3)"}));
  EXPECT_EQ(open_for_edit("nine-or-three").model().edits[0].run, "plain calls");
}

TEST(Edit, IsShownBesideTheRunThatItChangesAndSelected) {
  Player document = open_for_edit("nine-or-three");
  document.carry_out(action::SetParameter{1, 5, true});
  document.carry_out(action::ChooseEdit{"task-for-each"});
  const Model model = document.model();
  EXPECT_EQ(model.edit, "task-for-each");
  EXPECT_THAT(shown_runs(model), ElementsAre("sequential-await", "task-for-each"));
  EXPECT_EQ(model.selected_run, 1U);
  EXPECT_EQ(model.parameters[1].value_s, 5) << "the delays stay";
  EXPECT_THAT(model.runs[0].changed, IsEmpty());
  EXPECT_EQ(model.runs[1].changed.size(), 6U);
  EXPECT_EQ(model.question, lessons_of_edits().catalogue.find("nine-or-three")->runs[4].asks.en);
}

TEST(Edit, AsksBeforeItIsPlayedAndAnswersAtItsEnd) {
  Player document = open_for_edit("gather");
  document.carry_out(action::ChooseEdit{"one-blocks"});
  EXPECT_THAT(document.model().narration.lead + document.model().narration.rest, HasSubstr("when are all three done?"));
  document.carry_out(action::Step{+1});
  EXPECT_THAT(document.model().narration.lead, Not(HasSubstr("when are all three done?")));
  document.carry_out(action::End{});
  EXPECT_EQ(document.model().narration.lead, "It takes 6.0 s.");
  document.carry_out(action::SetParameter{2, 1, true});
  EXPECT_EQ(document.model().narration.lead, "It takes 4.0 s.") << "it is said of the delays now";
  document.carry_out(action::ToggleLanguage{});
  EXPECT_THAT(document.model().narration.lead, HasSubstr("4.0초 걸립니다."));
  EXPECT_TRUE(document.model().at_end);
}

TEST(Edit, IsHiddenUntilItIsPlayedEvenIfTheWholeRunIsShownElsewhere) {
  player::Settings settings;
  settings.whole_run = true;
  Player document = open_for_edit("gather", settings);
  EXPECT_TRUE(document.model().shows(Position{timeline::Nanos(1), 0}));
  document.carry_out(action::ChooseEdit{"one-blocks"});
  EXPECT_FALSE(document.model().shows(Position{timeline::Nanos(1), 0}));
  document.carry_out(action::SetSwitch{&player::Settings::whole_run, false});
  EXPECT_TRUE(document.model().shows(Position{timeline::Nanos(1), 0})) << "asked for, it is shown";
  EXPECT_TRUE(document.settings().whole_run);
  document.carry_out(action::SetSwitch{&player::Settings::whole_run, false});
  EXPECT_FALSE(document.model().shows(Position{timeline::Nanos(1), 0}));
}

TEST(Edit, TheLessonsOwnRunsComeBack) {
  Player document = open_for_edit("sleep-blocks-all");
  const auto before = shown_runs(document.model());
  const std::string question = document.model().question;
  document.carry_out(action::ChooseEdit{"last-blocks"});
  EXPECT_NE(shown_runs(document.model()), before);
  document.carry_out(action::ChooseEdit{"one-blocks"});
  EXPECT_THAT(shown_runs(document.model()), ElementsAre("gather", "one-blocks"));
  document.carry_out(action::ChooseEdit{""});
  EXPECT_EQ(document.model().edit, "");
  EXPECT_EQ(shown_runs(document.model()), before);
  EXPECT_EQ(document.model().question, question);
  EXPECT_EQ(document.model().runs[document.model().selected_run].id, "blocked-gather");
}

TEST(Edit, IsComparedAlsoInALessonThatShowsOneRunAtATime) {
  Player document = open_for_edit("two-chunks");
  EXPECT_FALSE(document.model().compare);
  document.carry_out(action::ChooseEdit{"tasks-first"});
  EXPECT_THAT(shown_runs(document.model()), ElementsAre("two-chunks", "tasks-first"));
  document.carry_out(action::ToggleCompare{});
  EXPECT_THAT(shown_runs(document.model()), ElementsAre("tasks-first"));
  document.carry_out(action::ChooseEdit{""});
  EXPECT_FALSE(document.model().compare);
}

TEST(Edit, UnknownOnesDoNothing) {
  Player document = open_for_edit("gather");
  for (const char* const id : {"gather", "nowhere"}) {
    document.carry_out(action::ChooseEdit{id});
    EXPECT_EQ(document.model().edit, "") << id;
  }
  document.carry_out(action::ChooseEdit{"one-blocks"});
  const auto opened = document.model().generations.opened;
  document.carry_out(action::ChooseEdit{"one-blocks"});
  EXPECT_EQ(document.model().generations.opened, opened) << "it is shown already";
  Player nothing(lessons_of_edits(), {}, text::Language::en);
  nothing.carry_out(action::ChooseEdit{"one-blocks"});
  EXPECT_THAT(nothing.model().edits, IsEmpty());
}

TEST(Edit, StartsWithOneThatTheCommandLineNames) {
  Player document = open_for_edit("gather");
  const lessons::Lesson& lesson = *lessons_of_edits().catalogue.find("gather");
  document.start_with(lesson.run("another-order"), {1, 2, 3});
  EXPECT_EQ(document.model().edit, "another-order");
  EXPECT_EQ(document.model().runs[1].timeline->total, std::chrono::seconds(3));
  document.open_lesson("gather");
  EXPECT_EQ(document.model().edit, "") << "opened again, a lesson is as it was written";
}

TEST(Edit, AMomentOfOneIsOpenedWithIt) {
  Player document = open_for_edit("nine-or-three");
  document.carry_out(action::OpenMoment{"gather", "one-blocks", Position{std::chrono::seconds(3), Position::kAll}});
  EXPECT_EQ(document.model().lesson_id, "gather");
  EXPECT_EQ(document.model().edit, "one-blocks");
  EXPECT_EQ(document.model().playhead.t, std::chrono::seconds(3));
}

TEST(Edit, OneThatPythonRefusesIsShownAtTheDefaults) {
  Player document = open_for_edit("rule-chain");
  document.carry_out(action::ChooseEdit{"async-dropped"});
  EXPECT_EQ(document.model().runs[1].timeline->why, trace::Why::syntax);
  EXPECT_FALSE(document.model().has_cpp);
}

TEST(Edit, TheCommandIsThereWhereSomethingCanBeChanged) {
  const player::Command& command = player::command("edit");
  EXPECT_TRUE(std::holds_alternative<player::ScreenAction>(command.deed(open_for_edit("gather").model())));
  EXPECT_TRUE(std::holds_alternative<std::monostate>(command.deed(open_for_edit("summary").model())));
}

TEST(Edit, EveryOneOfEveryLessonAsksAndAnswersInBothLanguages) {
  for (const auto language : {text::Language::ko, text::Language::en}) {
    Player document(lessons_of_edits(), {}, language);
    for (const lessons::Lesson& lesson : lessons_of_edits().catalogue.lessons()) {
      document.open_lesson(lesson.id);
      for (const player::EditView& edit : document.model().edits) {
        document.carry_out(action::ChooseEdit{edit.id});
        ASSERT_EQ(document.model().edit, edit.id);
        EXPECT_THAT(document.model().narration.lead + document.model().narration.rest, HasSubstr("?"));
        document.carry_out(action::End{});
        const timeline::Sentence said = document.model().narration;
        EXPECT_THAT(said.lead + said.rest, AllOf(Not(IsEmpty()), Not(HasSubstr("{")), Not(HasSubstr("[이/가]"))))
            << lesson.id << "/" << edit.id;
      }
    }
  }
}

}  // namespace
