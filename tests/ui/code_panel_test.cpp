#include "ui/code/code_panel.hpp"

#include <gtest/gtest.h>

#include "support/stage.hpp"
#include "ui/code/code_marks.hpp"

namespace {

using ui_test::Stage;
namespace act = ui::action;

TEST(CodePanel, ATabSelectsItsRun) {
  Stage stage;
  stage.click("run/1");
  EXPECT_TRUE(stage.actions.empty()) << "it is selected already";
  stage.click("run/0");
  ASSERT_TRUE(stage.only<act::SelectRun>());
  EXPECT_EQ(stage.only<act::SelectRun>()->run, 0U);
}

TEST(CodePanel, TheSwitchShowsTheProgramInTheOtherLanguage) {
  Stage stage;
  stage.click("code/1");
  ASSERT_TRUE(stage.only<act::SetCode>());
  EXPECT_EQ(stage.only<act::SetCode>()->code, lessons::Code::cpp);
  stage.adjust([](ui::Model& model) { model.has_cpp = false; });
  stage.frames(2);
  EXPECT_FALSE(stage.has("code/1"));
}

TEST(CodePanel, ANumberIsDraggedInStepsOfATenth) {
  Stage stage(1440, 900);
  stage.frames(3);
  stage.rest_on("number/call_api_2");
  const ui::Rect number = stage.at("number/call_api_2");
  stage.down();
  EXPECT_TRUE(stage.actions.empty()) << "taking hold changes nothing";
  for (int i = 1; i <= 5; ++i) {
    stage.mouse(number.center_x() + 4 * static_cast<float>(i), number.center_y());
    stage.frame();
  }
  auto sets = stage.all<act::SetParameter>();
  ASSERT_FALSE(sets.empty());
  EXPECT_DOUBLE_EQ(sets.back().value_s, 3.5);
  EXPECT_EQ(sets.back().parameter, 1U);
  for (const auto& each : sets) EXPECT_FALSE(each.done);
  stage.up();
  sets = stage.all<act::SetParameter>();
  EXPECT_TRUE(sets.back().done);
  EXPECT_DOUBLE_EQ(sets.back().value_s, 3.5);
  EXPECT_FALSE(ui::is_dragging(stage.state));
}

TEST(CodePanel, ShiftDragsInFineSteps) {
  Stage stage(1440, 900);
  stage.frames(3);
  stage.rest_on("number/call_api_1");
  const ui::Rect number = stage.at("number/call_api_1");
  ImGui::GetIO().KeyShift = true;
  stage.down();
  stage.mouse(number.center_x() - 12, number.center_y());
  stage.frame();
  stage.up();
  ASSERT_FALSE(stage.all<act::SetParameter>().empty());
  EXPECT_DOUBLE_EQ(stage.all<act::SetParameter>().back().value_s, 2.97);
}

TEST(CodePanel, ADoubleClickOnANumberPutsItBack) {
  Stage stage(1440, 900);
  stage.set_parameter(0, 7.5);
  stage.click("number/call_api_1");
  EXPECT_TRUE(stage.actions.empty()) << "a click alone changes nothing";
  stage.click();
  ASSERT_TRUE(stage.only<act::SetParameter>());
  EXPECT_EQ(stage.only<act::SetParameter>()->value_s, 3);
  EXPECT_TRUE(stage.only<act::SetParameter>()->done);
}

TEST(CodePanel, NumbersOfTheCppProgramAreDraggedToo) {
  Stage stage(1440, 900);
  stage.carry_out(act::SetCode{lessons::Code::cpp});
  stage.frames(3);
  ASSERT_TRUE(stage.has("number/call_api_1"));
  stage.rest_on("number/call_api_1");
  stage.down();
  stage.mouse(stage.at("number/call_api_1").center_x() + 8, stage.at("number/call_api_1").center_y());
  stage.frame();
  ASSERT_FALSE(stage.all<act::SetParameter>().empty());
  EXPECT_DOUBLE_EQ(stage.all<act::SetParameter>().back().value_s, 3.2);
}

TEST(CodePanel, TheCurrentLineIsInViewAtEveryStep) {
  Stage stage;
  stage.open("gather");
  stage.seek(0);
  stage.frames(3);
  const ui::Rect panel = stage.at("code_panel");
  int looked = 0;
  for (timeline::Position at{}; at.t <= stage.model().total; at = stage.model().axis->next(at)) {
    stage.seek(at);
    stage.frame();
    const ui::RunView& run = stage.model().runs[0];
    if (const std::uint32_t line = ui::focus_line(run, ui::code_marks(run)); line != 0) {
      const ui::Rect row = stage.at("line/" + std::to_string(line));
      EXPECT_GE(row.y, panel.y + 38) << "line " << line;
      EXPECT_LE(row.y + row.h, panel.y + panel.h) << "line " << line;
      ++looked;
    }
    if (at == stage.model().axis->next(at)) break;
  }
  EXPECT_GT(looked, 10);
}

TEST(CodePanel, APersonsOwnScrollingStaysUntilTheNextStep) {
  Stage stage;
  stage.open("gather");
  stage.seek(1.35);
  stage.frames(3);
  const float followed = stage.state.code_scroll;
  stage.rest_on("code_panel");
  ImGui::GetIO().MouseWheel = -30;  // to the bottom, where nobody stands
  stage.frame();
  const float own = stage.state.code_scroll;
  EXPECT_NE(own, followed);
  stage.frames(5);
  EXPECT_EQ(stage.state.code_scroll, own);
  stage.seek(3, 2);
  stage.frame();
  EXPECT_NE(stage.state.code_scroll, own) << "and then the screen follows again";
}

TEST(CodePanel, FollowsAClickedSpanToItsLine) {
  Stage stage;
  stage.open("gather");
  stage.seek(0);
  stage.frames(3);
  const auto last = static_cast<int>(stage.model().runs[0].listing->lines.size());
  stage.state.flash_line = last;
  stage.frames(2);
  ASSERT_TRUE(stage.has("line/" + std::to_string(last)));
  const ui::Rect panel = stage.at("code_panel");
  const ui::Rect line = stage.at("line/" + std::to_string(last));
  EXPECT_GE(line.y, panel.y);
  EXPECT_LE(line.y + line.h, panel.y + panel.h);
  stage.seek(3);
  stage.frames(2);
  EXPECT_EQ(stage.state.flash_line, 0) << "the next step takes the mark away";
}

TEST(CodePanel, SaysWhyThereIsNoCode) {
  Stage stage;
  stage.adjust([](ui::Model& model) {
    for (ui::RunView& run : model.runs) run.listing = nullptr;
    model.parameters.clear();
    model.lesson_id.clear();
  });
  stage.frames(3);
  EXPECT_FALSE(stage.has("line/1"));
  EXPECT_TRUE(stage.has("code_panel"));
}

}  // namespace
