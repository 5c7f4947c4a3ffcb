#include "ui/seen.hpp"

#include <gtest/gtest.h>

#include <utility>

#include "platform/paths.hpp"
#include "player/player.hpp"
#include "ui/state.hpp"

namespace {

namespace action = ui::action;

class Look : public testing::Test {
 protected:
  Look() {
    document.open_lesson("nine-or-three");
    look();
    state.news = {false, false, false};
  }
  void look() { ui::look(document.model(), state); }
  player::Library library = player::Library::load(platform::assets_folder());
  player::Player document{library, player::Settings{}, text::Language::en};
  ui::State state;
};

TEST_F(Look, AnotherLessonStartsAnewButKeepsTheKeySheetOpen) {
  state.code_scroll = 40;
  state.selected_lane = {2, 4};
  state.help_open = true;
  state.drag = ui::HandleDrag{"code/bar"};
  look();
  EXPECT_EQ(state.code_scroll, 40);
  document.carry_out(action::SelectLesson{"gather"});
  look();
  EXPECT_EQ(state.code_scroll, 0);
  EXPECT_EQ(state.selected_lane, ui::LaneRef{});
  EXPECT_FALSE(ui::is_dragging(state));
  EXPECT_TRUE(state.help_open);
  EXPECT_TRUE(state.news.code);
  state.code_scroll = 40;
  look();
  EXPECT_EQ(state.code_scroll, 40);
}

TEST_F(Look, TheSameLessonOpenedAgainIsAnotherOne) {
  state.code_scroll = 40;
  document.carry_out(action::SelectLesson{"nine-or-three"});
  look();
  EXPECT_EQ(state.code_scroll, 0);
}

TEST_F(Look, AnotherAxisKeepsWhatIsEnlargedAndTheRest) {
  state.view_begin = 1;
  state.view_end = 2;
  state.code_scroll = 40;
  document.carry_out(action::SetParameter{0, 5, true});
  look();
  EXPECT_EQ(state.view_end, 2) << "a delay changes the runs, not the kind of axis";
  document.carry_out(action::SetAxis{timeline::AxisKind::steps});
  look();
  EXPECT_LT(state.view_begin, state.view_end);
  EXPECT_NE(state.view_end, 2) << "the unit is another one";
  document.carry_out(action::ToggleCompare{});
  look();
  EXPECT_EQ(state.view_end, 0) << "its steps are others";
  EXPECT_EQ(state.code_scroll, 40);
}

TEST_F(Look, NewsStayUntilTheyAreTaken) {
  look();
  EXPECT_FALSE(state.news.playhead || state.news.selected_lane || state.news.code);
  document.carry_out(action::Step{1});
  look();
  EXPECT_TRUE(state.news.playhead && state.news.code);
  EXPECT_FALSE(state.news.selected_lane);
  look();
  EXPECT_TRUE(state.news.playhead && state.news.code) << "nobody has taken them";
  state.news = {false, false, false};
  state.selected_lane = {2, 1};
  look();
  EXPECT_TRUE(state.news.selected_lane);
  EXPECT_FALSE(state.news.playhead || state.news.code);
}

TEST_F(Look, TheLineThatAClickBroughtUpIsOverWithTheNextStep) {
  for (const int line : {7, 10}) {
    state.flash_line = line;
    look();
    EXPECT_EQ(state.flash_line, line);
    EXPECT_TRUE(std::exchange(state.news.code, false));
    look();
    EXPECT_FALSE(state.news.code);
    document.carry_out(action::Step{1});
    look();
    EXPECT_EQ(state.flash_line, 0);
    EXPECT_TRUE(std::exchange(state.news.code, false));
  }
}

}  // namespace
