#include "ui/timeline/hover.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/stage.hpp"
#include "ui/timeline/bar_parameter.hpp"
#include "ui/timeline/compare_bracket.hpp"
#include "ui/timeline/endless_waits.hpp"
#include "ui/timeline/lane_words.hpp"
#include "ui/timeline/ruler_instants.hpp"
#include "ui/timeline/timeline_panel.hpp"

namespace {

using testing::HasSubstr;
using timeline::State;
using ui_test::Stage;

class Hover : public testing::Test {
 protected:
  std::uint32_t first(std::size_t lane, State state) {
    const auto& spans = stage.model().runs[run].timeline->lanes[lane].spans;
    for (std::uint32_t i = 0; i < spans.size(); ++i) {
      if (spans[i].state == state) return i;
    }
    ADD_FAILURE() << "no such span";
    return 0;
  }
  const ui::RunView& view() { return stage.model().runs[run]; }
  std::size_t run = 0;
  Stage stage{ui::draw_timeline};
};

TEST_F(Hover, says_what_a_sleeping_coroutine_waits_for_and_how_long) {
  stage.open("gather");
  const std::string text = ui::hover_text(stage.model(), view(), 2, first(2, State::waiting), false, true);
  EXPECT_THAT(text, HasSubstr("call_api_1()"));
  EXPECT_THAT(text, HasSubstr("waiting, sleep 3 s"));
  EXPECT_THAT(text, HasSubstr("0.0 s to 3.0 s, for 3.0 s"));
  EXPECT_THAT(text, HasSubstr("timer"));
  EXPECT_THAT(text, HasSubstr("line "));
  EXPECT_THAT(text, HasSubstr("Drag the end"));
}

TEST_F(Hover, says_why_a_sleep_took_longer_and_what_a_worker_thread_does) {
  stage.open("cpu-and-threads");
  ASSERT_EQ(view().timeline->lanes[2].name, "ticker");
  EXPECT_THAT(ui::hover_text(stage.model(), view(), 2, first(2, State::waiting), false, false),
              HasSubstr("3.0 s late: compute() held the thread."));
  run = 1;
  ASSERT_EQ(view().timeline->lanes[3].name, "work");
  EXPECT_THAT(ui::hover_text(stage.model(), view(), 3, first(3, State::waiting), false, false), HasSubstr("worker thread"));
}

TEST_F(Hover, a_run_that_was_cancelled_saves_nothing) {
  stage.open("swallowed-cancel");
  for (std::size_t k = 0; k < 2; ++k) EXPECT_EQ(ui::saved_time(stage.model(), k).count(), 0);
}

TEST_F(Hover, says_how_a_lane_ended_with_its_last_span) {
  stage.open("gather");
  const auto& spans = view().timeline->lanes[2].spans;
  const auto last = static_cast<std::uint32_t>(spans.size() - 1);
  EXPECT_THAT(ui::hover_text(stage.model(), view(), 2, last, false, false), HasSubstr("then: returned"));
  EXPECT_THAT(ui::lane_hover_text(stage.model(), view(), 2), HasSubstr("returned"));
}

TEST_F(Hover, of_a_folded_bar_says_only_what_takes_most_of_its_time) {
  stage.open("gather");
  const std::string text = ui::hover_text(stage.model(), view(), 2, first(2, State::waiting), true, false);
  EXPECT_THAT(text, HasSubstr("call_api_1(): mostly waiting"));
  EXPECT_THAT(text, HasSubstr("Many steps"));
  EXPECT_THAT(text, testing::Not(HasSubstr("3.0 s"))) << "what is true of one of them";
}

TEST_F(Hover, tells_lanes_of_one_name_apart) {
  stage.open_trace("two.jsonl");
  EXPECT_THAT(ui::lane_hover_text(stage.model(), view(), 2), HasSubstr("download('A', 2)"));
  EXPECT_THAT(ui::lane_hover_text(stage.model(), view(), 3), HasSubstr("download('B', 3)"));
}

TEST_F(Hover, says_what_made_a_task_and_where) {
  stage.open("gather");
  stage.seek(1.35);
  EXPECT_THAT(ui::lane_hover_text(stage.model(), view(), 1), HasSubstr("Task 1, made by asyncio.run, line "));
  EXPECT_THAT(ui::lane_hover_text(stage.model(), view(), 2), HasSubstr("made by gather in process_three_requests(), line "));
  stage.speak(text::Language::ko);
  EXPECT_THAT(ui::lane_hover_text(stage.model(), view(), 2), HasSubstr("process_three_requests()의 gather가 만듦"));
}

TEST_F(Hover, a_cancelled_sleep_says_so_on_its_bar_and_who_asked) {
  stage.open_trace("timeout.jsonl");
  const auto span = first(2, State::waiting);
  const timeline::Span& wait = view().timeline->lanes[2].spans[span];
  EXPECT_THAT(ui::hover_text(stage.model(), view(), 2, span, false, false),
              HasSubstr("It was cancelled after 2.0 s: a timer asked for it."));
  const ImFont* const font = stage.theme().fonts.small;
  EXPECT_EQ(ui::span_words(stage.model(), view(), wait, font, 2000), "sleep 10 s, cancelled after 2 s");
  EXPECT_EQ(ui::span_words(stage.model(), view(), wait, font, 0), "");
}

TEST_F(Hover, a_deadlock_draws_its_wait_where_the_run_ends) {
  stage.open_trace("deadlock.jsonl");
  stage.seek(1000);
  EXPECT_EQ(ui::endless_wait_words(stage.model(), {0, 1}), "await Event.wait(): waits forever");
  EXPECT_EQ(ui::endless_wait_words(stage.model(), {0, 0}), "");
  stage.open_trace("gather.jsonl");
  stage.seek(1000);
  EXPECT_EQ(ui::endless_wait_words(stage.model(), {0, 1}), "");
}

TEST_F(Hover, every_span_of_every_golden_trace_can_be_explained_in_both_languages) {
  for (const auto language : {text::Language::en, text::Language::ko}) {
    stage.speak(language);
    for (const char* name : {"agen", "block", "deadlock", "excgather", "object", "pcqueue", "timeout", "unawaited"}) {
      stage.open_trace(std::string(name) + ".jsonl");
      const auto& lanes = view().timeline->lanes;
      for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
        const auto index = static_cast<timeline::LaneIndex>(lane);
        EXPECT_EQ(ui::lane_hover_text(stage.model(), view(), index).find('['), std::string::npos);
        for (std::uint32_t span = 0; span < lanes[lane].spans.size(); ++span) {
          const std::string text = ui::hover_text(stage.model(), view(), index, span, true, true);
          EXPECT_EQ(text.find('['), std::string::npos) << text;
        }
      }
    }
  }
}

TEST_F(Hover, the_number_behind_a_bar_is_found_in_the_listing_of_each_run) {
  stage.open("nine-or-three");
  for (run = 0; run < 3; ++run) {
    const ui::BarParameters parameters(stage.model(), view());
    for (std::size_t lane = 2; lane <= 4; ++lane) {
      const State state = run == 0 ? State::blocked : State::waiting;
      const auto& span = view().timeline->lanes[lane].spans[first(lane, state)];
      const auto found = parameters.find(static_cast<timeline::LaneIndex>(lane), span);
      ASSERT_TRUE(found) << run << " " << lane;
      EXPECT_EQ(*found, lane - 2);
    }
  }
}

TEST_F(Hover, a_run_saves_what_the_slowest_takes_longer) {
  stage.open("nine-or-three");
  EXPECT_EQ(ui::saved_time(stage.model(), 2), std::chrono::seconds(6));
  EXPECT_EQ(ui::saved_time(stage.model(), 0), std::chrono::seconds(0));
  stage.carry_out(ui::action::SelectRun{2});
  stage.compare(false);
  EXPECT_EQ(ui::saved_time(stage.model(), 2), std::chrono::seconds(0));
}

TEST_F(Hover, the_header_of_an_instant_counts_in_words_where_there_is_room) {
  stage.open("two-downloads");
  timeline::Column column;
  column.count = 10;
  const ImFont* const font = stage.theme().fonts.small;
  EXPECT_EQ(ui::instant_header(stage.model(), column, true, font, 1000), "0.0 s: ten steps in one instant");
  EXPECT_EQ(ui::instant_header(stage.model(), column, true, font, 60), "0.0 s");
  EXPECT_EQ(ui::instant_header(stage.model(), column, true, font, 5), "");
  EXPECT_EQ(ui::instant_header(stage.model(), column, false, font, 1000), "0.0 s") << "it may have more";
  column.count = 33;
  EXPECT_EQ(ui::instant_header(stage.model(), column, true, font, 1000), "0.0 s: 33 steps in one instant");
}

}  // namespace
