// Why a run takes as long as it does, on the screen: the line along the lanes, the parts, the panel and its keys.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

#include "support/stage.hpp"
#include "timeline/explained.hpp"
#include "ui/study/why_list.hpp"
#include "ui/study/why_words.hpp"

namespace {

using timeline::Nanos;
using ui::Rect;
using ui_test::Stage;
namespace act = ui::action;
using namespace std::chrono_literals;

struct WhyStage : Stage {
  explicit WhyStage(const char* lesson = "nine-or-three", float wide = 1440, float high = 900) : Stage{wide, high} {
    open(lesson);
    press(ui::Key::w);
    frames(3);
  }
  [[nodiscard]] const timeline::Explained& why(std::size_t run) const { return *model().runs[run].explained; }
  [[nodiscard]] Rect path(std::size_t run, std::size_t part) const { return at(fmt::format("path/{}/{}", run, part)); }
};

/// The bar of the lane that covers the middle of `rect`.
bool is_on_a_bar(const WhyStage& stage, std::size_t run, timeline::LaneIndex lane, const Rect& rect) {
  const auto& spans = stage.model().runs[run].timeline->lane(lane).spans;
  for (std::size_t span = 0; span < spans.size(); ++span) {
    const std::string name = fmt::format("bar/{}/{}/{}", run, lane, span);
    if (!stage.has(name)) continue;
    const Rect bar = stage.at(name);
    const bool along = bar.x <= rect.center_x() && rect.center_x() <= bar.x + bar.w;
    if (along && std::abs(bar.y + bar.h - rect.center_y()) <= 1.5F) return true;
  }
  return false;
}

void expect_line_on_the_bars(const WhyStage& stage) {
  for (const std::size_t run : stage.model().visible_runs()) {
    const timeline::Explained& why = stage.why(run);
    for (std::size_t part = 0; part < why.parts(); ++part) {
      ASSERT_TRUE(stage.has(fmt::format("path/{}/{}", run, part))) << run << " " << part;
      const Rect line = stage.path(run, part);
      EXPECT_GT(line.w, 10);
      EXPECT_TRUE(is_on_a_bar(stage, run, why.lane(part), line)) << run << ", part " << part;
    }
    EXPECT_TRUE(stage.has(fmt::format("path_begin/{}", run)));
    EXPECT_TRUE(stage.has(fmt::format("path_end/{}", run)));
  }
}

TEST(WhyOnTheScreen, ItsKeyAndItsButtonBeginAndEndIt) {
  Stage stage;
  EXPECT_FALSE(stage.has("study"));
  stage.press(ui::Key::w);
  stage.frames(2);
  EXPECT_TRUE(stage.has("study"));
  EXPECT_FALSE(stage.has("loop"));
  stage.click("why");
  stage.frames(2);
  EXPECT_FALSE(stage.has("study"));
  EXPECT_TRUE(stage.has("loop"));
}

TEST(WhyOnTheScreen, TheLineIsAlongTheBarsOfThePathOfEachRun) {
  WhyStage stage;
  expect_line_on_the_bars(stage);
}

TEST(WhyOnTheScreen, TheLineIsThereOnTheAxisOfSteps) {
  WhyStage stage;
  stage.set_axis(timeline::AxisKind::steps);
  stage.frames(40);
  expect_line_on_the_bars(stage);
}

TEST(WhyOnTheScreen, EachPartHasABoxOverItsTime) {
  WhyStage stage;
  stage.seek(1.0);
  stage.frames(3);
  for (const std::size_t run : {0U, 1U, 2U}) {
    for (std::size_t part = 0; part < stage.why(run).parts(); ++part) {
      const Rect box = stage.at(fmt::format("part/{}/{}", run, part));
      EXPECT_NEAR(box.x, stage.px(timeline::in_seconds(stage.why(run).part(part).begin)), 1.5);
      EXPECT_NEAR(box.x + box.w, stage.px(timeline::in_seconds(stage.why(run).part(part).end)), 2.5);
      const Rect lane = stage.at(fmt::format("lane/{}/4", run));
      EXPECT_GE(box.y, lane.y + lane.h - 1) << "below the lanes";
    }
  }
}

TEST(WhyOnTheScreen, AClickOnAPartLeadsThePlayheadToItsBeginAndSelectsItsRun) {
  WhyStage stage;
  stage.carry_out(act::SelectRun{2});
  stage.click("part/1/1");
  stage.frames(2);
  EXPECT_EQ(stage.model().selected_run, 1U);
  EXPECT_EQ(stage.model().playhead, stage.why(1).start(1));
}

TEST(WhyOnTheScreen, AClickOnASentenceLeadsThePlayheadAndMarksItsLines) {
  WhyStage stage;
  stage.carry_out(act::SelectRun{1});
  stage.click("why/part/1");
  stage.frames(2);
  EXPECT_EQ(stage.model().playhead, stage.why(1).start(1));
  EXPECT_TRUE(stage.has("why/now"));
  EXPECT_EQ(stage.at("why/now").y, stage.at("why/part/1").y);
  EXPECT_TRUE(stage.has("part_line/11")) << "where call_api_2 waits";
  EXPECT_FALSE(stage.has("part_line/5"));
}

TEST(WhyOnTheScreen, TheKeysWalkAlongThePathAndEnterUsesASentence) {
  WhyStage stage;
  stage.carry_out(act::SelectRun{1});
  stage.press(ui::Key::down);
  stage.press(ui::Key::down);
  stage.frames(2);
  EXPECT_EQ(stage.model().playhead, stage.why(1).start(1));
  ui::set_focus(stage.state, "why/part/2");
  stage.frames(1);
  stage.press(ui::Key::enter);
  stage.frames(2);
  EXPECT_EQ(stage.model().playhead, stage.why(1).start(2));
  stage.press(ui::Key::up);
  stage.frames(2);
  EXPECT_EQ(stage.model().playhead, stage.why(1).start(1));
  EXPECT_EQ(stage.state.focus.at, "why/part/1") << "the focus goes along";
}

TEST(WhyOnTheScreen, WhatHasTimeToSpareHasADottedLineToItsEnd) {
  WhyStage stage("gather");
  stage.open("gather", {2, 3, 1});
  stage.seek(0.5);
  stage.press(ui::Key::w);
  stage.frames(3);
  for (const auto& [lane, begin] : {std::pair{2, 2.0}, {4, 1.0}}) {
    const Rect line = stage.at(fmt::format("spare/0/{}", lane));
    EXPECT_NEAR(line.x, stage.px(begin), 8);
    EXPECT_NEAR(line.x + line.w, stage.px(3), 1.5);
  }
  EXPECT_FALSE(stage.has("spare/0/3")) << "the longest";
  EXPECT_EQ(ui::spare_words(stage.model(), stage.model().runs[0], stage.why(0).spare().front().wait), "1.0 s to spare");
}

TEST(WhyOnTheScreen, WhatIsEquallyLongIsDashedAndSaid) {
  WhyStage stage("gather");
  EXPECT_TRUE(stage.has("tied/0/2"));
  EXPECT_TRUE(stage.has("tied/0/3"));
  EXPECT_FALSE(stage.has("tied/0/4")) << "that one is on the line";
  const auto items = ui::why_items(stage.model(), stage.model().runs[0]);
  EXPECT_NE(items.front().lead.find("all three, equally"), std::string::npos) << items.front().lead;
  EXPECT_NE(items[1].rest.find("gains 0 s"), std::string::npos) << items[1].rest;
}

TEST(WhyOnTheScreen, ADeadlockSaysThatItNeverEnds) {
  WhyStage stage("gather");
  stage.open_trace("deadlock.jsonl");
  stage.press(ui::Key::w);
  stage.frames(3);
  ASSERT_TRUE(stage.has("study"));
  const auto items = ui::why_items(stage.model(), stage.model().runs[0]);
  EXPECT_NE(items.front().lead.find("never ends"), std::string::npos) << items.front().lead;
}

TEST(WhyOnTheScreen, ARunWithoutWaitsHasWords) {
  WhyStage stage("rule-await");
  for (const auto& run : stage.model().runs) EXPECT_FALSE(ui::why_items(stage.model(), run).empty());
}

TEST(WhyOnTheScreen, APresentationHasItAboveTheSentence) {
  WhyStage stage("gather", 1280, 720);
  stage.press(ui::Key::f);
  stage.frames(3);
  const Rect study = stage.at("study"), sentence = stage.at("transport"), lanes = stage.at("timeline");
  EXPECT_LT(lanes.y, study.y);
  EXPECT_LT(study.y, sentence.y);
}

TEST(WhyOnTheScreen, WhereOnePanelIsShownItIsTheFirstAndGivesItsPlaceBack) {
  Stage stage(1280, 720, 2);
  stage.frames(2);
  ASSERT_TRUE(stage.has("timeline"));
  stage.press(ui::Key::w);
  stage.frames(2);
  EXPECT_TRUE(stage.has("study"));
  EXPECT_FALSE(stage.has("timeline"));
  stage.click("pane/timeline");
  stage.frames(2);
  EXPECT_TRUE(stage.has(fmt::format("path/{}/0", stage.model().selected_run)));
  stage.click("pane/why");
  stage.frames(2);
  EXPECT_TRUE(stage.has("study"));
  stage.press(ui::Key::w);
  stage.frames(2);
  EXPECT_TRUE(stage.has("timeline")) << "as before";
}

TEST(WhyOnTheScreen, NoSentenceIsCutAtAnyTextSizeInEitherLanguage) {
  for (const auto language : {text::Language::en, text::Language::ko}) {
    for (const float scale : {1.0F, 1.5F, 2.5F}) {
      for (const char* const lesson : {"nine-or-three", "semaphore", "timeout", "cpu-and-threads"}) {
        Stage stage(1280, 720, scale);
        stage.speak(language);
        stage.open(lesson);
        stage.press(ui::Key::w);
        stage.frames(3);
        ASSERT_TRUE(stage.has("study"));
        ASSERT_TRUE(stage.has("why/part/0")) << lesson << " at " << scale;
        const Rect study = stage.at("study"), first = stage.at("why/part/0");
        EXPECT_GE(first.y, study.y) << lesson;
        EXPECT_LE(first.y + first.h, study.y + study.h) << lesson << " at " << scale;
        const auto& run = stage.model().runs[stage.model().selected_run];
        for (const std::string& cut : stage.state.cut)
          EXPECT_FALSE(cut.starts_with(ui::why_title(stage.model(), run))) << lesson << " at " << scale;
      }
    }
  }
}

TEST(WhoWokeIt, AKeyLeadsFromAWaitToWhatEndsItAndBack) {
  Stage stage(1440, 900);
  stage.open("semaphore");
  stage.seek(1.0);
  stage.state.selected_lane = {0, 4};  // download_file(3) waits for the semaphore
  stage.frames(1);
  const timeline::Position left = stage.model().playhead;
  stage.press(ui::Key::j);
  stage.frames(2);
  EXPECT_EQ(stage.state.selected_lane.lane, 2) << "download_file(1) releases it";
  EXPECT_EQ(stage.model().playhead.t, Nanos(2s));
  EXPECT_NE(stage.state.flash_line, 0);
  stage.press(ui::Key::j, {.shift = true});
  stage.frames(2);
  EXPECT_EQ(stage.state.selected_lane.lane, 4);
  EXPECT_EQ(stage.model().playhead, left);
}

TEST(WhoWokeIt, ATimerWakesItsOwnLaneAndWithoutASelectedLaneTheNextOneIsFollowed) {
  Stage stage(1440, 900);
  stage.open("gather");
  stage.seek(1.0);
  stage.press(ui::Key::j);
  stage.frames(2);
  EXPECT_EQ(stage.model().playhead.t, Nanos(3s));
  EXPECT_GT(stage.state.selected_lane.lane, 1);
}

TEST(WhyOnTheScreen, EscapeClosesIt) {
  WhyStage stage;
  EXPECT_EQ(stage.model().study, player::Study::why);
  stage.press(ui::Key::escape);
  EXPECT_EQ(stage.model().study, player::Study::none);
}

}  // namespace
