// What the bracket of a task says, to the mouse and to the keyboard.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/stage.hpp"
#include "ui/timeline/hover.hpp"
#include "ui/timeline/timeline_panel.hpp"

namespace {

using testing::HasSubstr;
using testing::Not;
using ui_test::Stage;

std::string task_text(const Stage& stage, std::size_t run, trace::Id task) {
  return ui::task_hover_text(stage.model(), stage.model().runs[run], task);
}

/// The mouse rests on the bracket until its text is there.
void rest_on_bracket(Stage& stage, const std::string& name) {
  const ui::Rect bracket = stage.at(name);
  for (int i = 0; i < 40; ++i) stage.move(bracket.x + 1, bracket.center_y());
}

TEST(TaskTip, SaysWhatMadeTheTaskAndWhatItDoes) {
  Stage stage{ui::draw_timeline};
  stage.open("nine-or-three");
  stage.seek(1.35);
  stage.frames(3);
  EXPECT_THAT(task_text(stage, 2, 2), HasSubstr("Task 2, made by gather in process_three_requests(), line "));
  EXPECT_THAT(task_text(stage, 2, 2), HasSubstr("call_api_1(): waiting, sleep 3 s"));
  EXPECT_THAT(task_text(stage, 1, 1), HasSubstr("Task 1, made by asyncio.run, line "));
  EXPECT_THAT(task_text(stage, 1, 1), HasSubstr("now: process_three_requests() → call_api_1()"));
  stage.speak(text::Language::ko);
  EXPECT_THAT(task_text(stage, 1, 1), HasSubstr("지금: process_three_requests() → call_api_1()"));
}

TEST(TaskTip, SaysHowATaskEndedAndOnlyOnceThatWasSeen) {
  Stage stage{ui::draw_timeline};
  stage.open("nine-or-three");
  stage.carry_out(ui::action::SetSwitch{&player::Settings::whole_run, false});
  stage.seek(1.35);
  EXPECT_THAT(task_text(stage, 2, 2), Not(HasSubstr("returned")));
  stage.seek(4);
  EXPECT_THAT(task_text(stage, 2, 2), HasSubstr("call_api_1(): 3.0 s: returned"));
  EXPECT_THAT(task_text(stage, 2, 2), Not(HasSubstr("now:")));
  stage.seek(timeline::Position{});
  EXPECT_THAT(task_text(stage, 2, 2), Not(HasSubstr("call_api_1():"))) << "it does nothing before it is made";
}

TEST(TaskTip, NamesTheTaskThatTheProgramHasNamed) {
  Stage stage{ui::draw_timeline};
  stage.open_trace(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "tests" / "claims" / "kept" / "u05_names.jsonl");
  stage.seek(0.5);
  EXPECT_THAT(task_text(stage, 0, 2), HasSubstr("its name: front page"));
  stage.open("gather");
  stage.seek(1);
  EXPECT_THAT(task_text(stage, 0, 2), Not(HasSubstr("its name")));
}

TEST(TaskTip, TheMouseOnABracketShowsItBesideItsLanes) {
  Stage stage(1440, 900);
  stage.seek(1.35);
  stage.frames(3);
  for (const char* const name : {"task/1/1", "task/2/1", "task/2/3"}) {
    rest_on_bracket(stage, name);
    EXPECT_EQ(stage.state.tip.name, name);
    EXPECT_THAT(stage.state.tip.text, HasSubstr("made by"));
    ASSERT_TRUE(stage.has("tip"));
    const ui::Rect tip = stage.at("tip"), bracket = stage.at(name);
    EXPECT_TRUE(tip.y >= bracket.y + bracket.h || tip.y + tip.h <= bracket.y) << name << ": it covers its lanes";
  }
}

TEST(TaskTip, EnterOnALaneSaysItToo) {
  Stage stage(1440, 900);
  stage.seek(1.35);
  stage.frames(3);
  for (int i = 0; i < 200 && !stage.state.focus.at.starts_with("lane/2/"); ++i) {
    stage.press(ui::Key::tab);
    stage.frame();
  }
  ASSERT_TRUE(stage.state.focus.at.starts_with("lane/2/"));
  stage.press(ui::Key::enter);
  stage.frames(2);
  EXPECT_THAT(stage.state.tip.text, HasSubstr("Task 1, made by asyncio.run"));
}

}  // namespace
