#include "ui/code/code_marks.hpp"

#include <gtest/gtest.h>

#include <set>

#include "support/stage.hpp"
#include "timeline/arrange.hpp"
#include "timeline/locate.hpp"
#include "timeline/name_lanes.hpp"
#include "ui/timeline/timeline_panel.hpp"

namespace {

using timeline::State;

/// Lanes named `names` in one listing of ten lines, each at its line, in its state.
struct Scene {
  struct Standing {
    std::string name;
    std::uint32_t line;
    State state;
  };

  timeline::Timeline timeline;
  trace::Events events;
  lessons::Listing listing;
  ui::RunView run;

  explicit Scene(const std::vector<Standing>& lanes) {
    listing.lines.resize(10);
    for (std::uint32_t i = 0; i <= 10; ++i) listing.python_to_here.push_back(i);
    timeline.lanes.resize(1);
    run.moment.lanes.resize(1);
    for (const Standing& each : lanes) {
      timeline::Lane lane;
      lane.name = each.name;
      lane.id = static_cast<trace::Id>(timeline.lanes.size());
      lane.spans.resize(1);
      lane.spans[0].state = each.state;
      timeline.lanes.push_back(lane);
      run.moment.lanes.push_back({true, false, 0, each.line});
    }
    timeline::name_lanes(timeline.lanes);
    run.timeline = &timeline;
    run.events = &events;
    run.listing = &listing;
  }
};

TEST(CodeMarks, LanesAtOneLineShareItsMark) {
  Scene scene({{"main", 8, State::awaiting},
               {"call_api_1", 5, State::waiting},
               {"call_api_2", 5, State::waiting},
               {"call_api_3", 5, State::ready}});
  const auto marks = ui::code_marks(scene.run);
  ASSERT_EQ(marks.size(), 2U);
  EXPECT_EQ(marks[0].line, 5U);
  EXPECT_EQ(marks[0].tag, "1·2·3");
  EXPECT_EQ(marks[0].names, "call_api_1, call_api_2, call_api_3");
  EXPECT_EQ(marks[0].state, State::waiting);
  EXPECT_EQ(marks[1].tag, "main");
  EXPECT_EQ(marks[1].state, State::awaiting);
}

TEST(CodeMarks, OfManyLanesTheFirstAreNamed) {
  std::vector<Scene::Standing> lanes(10'000, {"worker", 5, State::waiting});
  lanes.back().state = State::running;
  const Scene scene(lanes);
  const auto marks = ui::code_marks(scene.run);
  ASSERT_EQ(marks.size(), 1U);
  EXPECT_EQ(marks[0].lanes.size(), 10'000U);
  EXPECT_EQ(marks[0].state, State::running);
  EXPECT_TRUE(marks[0].tag.starts_with("1·2·3·"));
  EXPECT_TRUE(marks[0].tag.ends_with("·40·…"));
}

TEST(CodeMarks, WhoHoldsTheThreadGivesTheColour) {
  Scene scene({{"a", 5, State::ready}, {"b", 5, State::running}});
  EXPECT_EQ(ui::code_marks(scene.run).at(0).state, State::running);
}

TEST(CodeMarks, LanesOfOneNameAreNumbered) {
  Scene scene({{"fetch", 3, State::waiting}, {"fetch", 3, State::waiting}, {"main", 3, State::waiting}});
  EXPECT_EQ(ui::code_marks(scene.run).at(0).tag, "1·2·main");
}

TEST(CodeMarks, ALetterBehindABarTellsLanesApart) {
  Scene scene({{"download_file_A", 3, State::waiting}, {"download_file_B", 3, State::waiting}});
  EXPECT_EQ(ui::code_marks(scene.run).at(0).tag, "A·B");
}

TEST(CodeMarks, NobodyStandsWhereALaneHasEndedOrNotBegun) {
  Scene scene({{"a", 5, State::waiting}, {"b", 0, State::plan}});
  scene.run.moment.lanes[1].ended = true;
  EXPECT_TRUE(ui::code_marks(scene.run).empty());
}

TEST(CodeMarks, LinesAreThoseOfTheListingThatIsShown) {
  Scene scene({{"a", 5, State::waiting}, {"b", 99, State::waiting}});
  scene.listing.python_to_here[5] = 9;
  const auto marks = ui::code_marks(scene.run);
  ASSERT_EQ(marks.size(), 1U) << "a line that the listing does not have is no line";
  EXPECT_EQ(marks[0].line, 9U);
  EXPECT_EQ(scene.run.shown_line(99), 0U);
}

TEST(FocusLine, IsWhereTheThreadIsElseWhereTheLastEventWas) {
  Scene scene({{"a", 2, State::waiting}, {"b", 7, State::waiting}});
  const auto marks = ui::code_marks(scene.run);
  EXPECT_EQ(ui::focus_line(scene.run, marks), 2U) << "the first mark";
  trace::Event event;
  event.co = 2;
  scene.events.list.push_back(event);
  scene.run.moment.event = 0;
  EXPECT_EQ(ui::focus_line(scene.run, marks), 7U);
  scene.run.moment.running = 1;
  EXPECT_EQ(ui::focus_line(scene.run, marks), 2U);
}

TEST(CodeMarks, TheLineOfModuleCodeIsMarkedWhileItRuns) {
  ui_test::Stage stage{ui::draw_timeline};
  stage.open("coroutine-object");
  const ui::RunView run = stage.model().runs[0];  // a copy: each change makes the views anew
  std::set<std::uint32_t> lines;
  for (const trace::Event& event : run.events->list) {
    stage.seek(timeline::after_event(*run.timeline, event.i));
    const ui::RunView& now = stage.model().runs[0];
    const timeline::Span* const held = now.moment.span(*now.timeline, 0);
    const bool module = held != nullptr && held->state == State::running && held->other == timeline::kNoLane;
    for (const ui::CodeMark& mark : ui::code_marks(now)) {
      EXPECT_TRUE(!mark.module || module);
      if (!mark.module) continue;
      lines.insert(mark.line);
      EXPECT_EQ(mark.state, State::running);
      EXPECT_EQ(ui::focus_line(now, ui::code_marks(now)), mark.line);
    }
  }
  EXPECT_GE(lines.size(), 2U);
  for (const std::uint32_t line : lines) EXPECT_NE(stage.model().runs[0].listing->lines[line - 1].front(), ' ');
}

}  // namespace
