#include "ui/loop/loop_panel.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "support/stage.hpp"
#include "timeline/locate.hpp"
#include "ui/loop/loop_content.hpp"

namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::HasSubstr;
using ui_test::Stage;

class LoopPanel : public testing::Test {
 protected:
  ui::LoopSection section(const std::string& id) {
    for (const ui::LoopSection& each :
         ui::loop_sections(stage.model(), stage.model().runs[stage.model().selected_run], 400)) {
      if (each.id == id) return each;
    }
    ADD_FAILURE() << "no section " << id;
    return {};
  }
  std::vector<std::string> pills(const std::string& id) {
    std::vector<std::string> texts;
    for (const ui::LoopPill& pill : section(id).pills) texts.push_back(pill.text);
    return texts;
  }
  Stage stage{ui::draw_loop, {404, 624, 558, 164}};
};

TEST_F(LoopPanel, says_until_when_the_loop_sleeps_and_which_timers_it_has) {
  stage.open("gather");
  stage.seek(1.35);
  EXPECT_EQ(section("running").sentence, "nothing: all four tasks wait, free until 3.0 s");
  EXPECT_TRUE(section("ready").empty);
  EXPECT_THAT(pills("timers"),
              ElementsAreArray({"call_api_1() in 1.65 s", "call_api_2() in 1.65 s", "call_api_3() in 1.65 s"}));
  EXPECT_THAT(pills("waiting"), ElementsAre("process_three_requests(): gather(3)"));
}

TEST_F(LoopPanel, names_who_runs_and_who_is_ready) {
  stage.open("gather");
  // Inside the first instant: the tasks are made one after another. Before the first of them there is no loop.
  bool ready = false;
  for (std::uint32_t within = 3; within < 20; ++within) {
    stage.seek(0, within);
    if (pills("ready").size() == 3) ready = true;
  }
  EXPECT_TRUE(ready);
}

TEST_F(LoopPanel, says_that_a_plain_program_has_no_loop_and_who_holds_the_thread) {
  stage.open("blocking");
  stage.seek(1.0);
  EXPECT_THAT(pills("running"), ElementsAre("call_api_1() holds the thread: time.sleep"));
  EXPECT_THAT(section("no_loop").sentence, HasSubstr("no event loop"));
}

TEST_F(LoopPanel, says_that_module_code_runs_where_there_is_no_loop_yet) {
  stage.open("coroutine-object");
  const auto& events = stage.model().runs[0].events->list;
  const auto made = std::ranges::find(events, trace::Kind::co_new, &trace::Event::kind);
  stage.seek(timeline::after_event(*stage.model().runs[0].timeline, static_cast<std::uint32_t>(made - events.begin())));
  EXPECT_THAT(pills("running"), ElementsAre("module code"));
  EXPECT_EQ(section("running").sentence, "");
  EXPECT_THAT(section("no_loop").sentence, HasSubstr("asyncio.run starts one"));
}

TEST_F(LoopPanel, speaks_of_tasks_with_their_chains_and_what_made_them) {
  stage.open("sequential-await");
  stage.seek(4.1);
  EXPECT_EQ(section("tasks").label, "task 1");
  EXPECT_EQ(section("tasks").sentence, "process_three_requests() → call_api_2() · asyncio.run");
  EXPECT_EQ(section("ready").sentence, "empty: no other task exists");
  EXPECT_EQ(section("running").sentence, "nothing: the thread is free until 6.0 s");
  stage.open("gather");
  stage.seek(1.35);
  EXPECT_THAT(pills("tasks"), ElementsAre("1: process_three_requests() · asyncio.run", "2: call_api_1() · gather",
                                          "3: call_api_2() · gather", "4: call_api_3() · gather"));
  stage.open("create-task");
  stage.seek(timeline::Position{timeline::Nanos{0}, timeline::Position::kAll});
  EXPECT_THAT(pills("tasks").back(), HasSubstr("create_task"));
}

TEST_F(LoopPanel, says_that_nothing_will_wake_those_who_wait_for_ever) {
  stage.open_trace("deadlock.jsonl");
  stage.seek(1000);
  EXPECT_THAT(section("running").sentence, HasSubstr("nothing will wake"));
}

TEST_F(LoopPanel, says_that_nothing_has_begun_and_that_all_is_over) {
  stage.open("gather");
  stage.seek(timeline::Position{});
  EXPECT_EQ(section("running").sentence, "nothing yet");
  stage.seek(100);
  EXPECT_EQ(section("running").sentence, "nothing: the program has ended");
}

TEST_F(LoopPanel, draws_inside_its_rectangle_at_every_size) {
  stage.open("nine-or-three");
  for (const ui::Rect rect :
       {ui::Rect{10, 10, 558, 164}, ui::Rect{10, 10, 240, 120}, ui::Rect{10, 10, 60, 40}, ui::Rect{10, 10, 900, 300}}) {
    stage.rect = rect;
    for (const double t : {0.0, 1.35, 3.0, 10.0}) {
      stage.seek(t);
      stage.frames(2);
      EXPECT_GT(stage.vertices(), 0);
      EXPECT_EQ(stage.vertices_outside(), 0);
    }
  }
}

}  // namespace
