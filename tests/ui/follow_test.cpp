#include "ui/follow.hpp"

#include <gtest/gtest.h>

#include "platform/paths.hpp"

namespace {

namespace action = ui::action;

class Follow : public testing::Test {
 protected:
  Follow() {
    document.open_lesson("nine-or-three");
    ui::follow(document, state, followed);
  }
  player::Library library = player::Library::load(platform::assets_folder());
  player::Player document{library, player::Settings{}, text::Language::en};
  ui::State state;
  ui::Followed followed;
};

TEST_F(Follow, AnotherLessonStartsAnewButKeepsTheKeySheetOpen) {
  state.code_scroll = 40;
  state.selected_lane = {2, 4};
  state.help_open = true;
  EXPECT_FALSE(ui::follow(document, state, followed));
  EXPECT_EQ(state.code_scroll, 40);
  document.carry_out(action::SelectLesson{"gather"});
  EXPECT_TRUE(ui::follow(document, state, followed));
  EXPECT_EQ(state.code_scroll, 0);
  EXPECT_EQ(state.selected_lane, ui::LaneRef{});
  EXPECT_TRUE(state.help_open);
  EXPECT_FALSE(ui::follow(document, state, followed));
}

TEST_F(Follow, AnotherAxisIsSeenWholeAndKeepsTheRest) {
  state.view_begin = 1;
  state.view_end = 2;
  state.code_scroll = 40;
  document.carry_out(action::SetParameter{0, 5, true});
  ui::follow(document, state, followed);
  EXPECT_EQ(state.view_end, 2) << "a delay changes the runs, not the kind of axis";
  document.carry_out(action::SetAxis{timeline::AxisKind::steps});
  EXPECT_FALSE(ui::follow(document, state, followed));
  EXPECT_EQ(state.view_end, 0);
  EXPECT_EQ(state.code_scroll, 40);
}

}  // namespace
