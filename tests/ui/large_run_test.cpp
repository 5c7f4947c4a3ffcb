// What a frame draws of a large run depends on the pixels, not on the events.
#include <gtest/gtest.h>

#include "support/stage.hpp"
#include "ui/loop/loop_content.hpp"
#include "ui/loop/loop_panel.hpp"
#include "ui/timeline/timeline_panel.hpp"

namespace {

using namespace std::chrono_literals;

using timeline::Lane;
using timeline::Span;
using timeline::State;
using ui_test::Stage;

/// One lane that runs for a moment and waits again, each millisecond.
timeline::Timeline long_run(std::uint32_t instants) {
  timeline::Timeline run;
  run.lanes.resize(2);
  run.lanes[0].kind = Lane::Kind::thread;
  run.lanes[1].name = "worker";
  for (std::uint32_t i = 0; i < instants; ++i) {
    run.instants.push_back({i * 1ms, i + 1, 1});
    Span span;
    span.state = i % 2 == 0 ? State::waiting : State::ready;
    span.begin = {i * 1ms, 1};
    span.end = {(i + 1) * 1ms, 1};
    run.lanes[1].spans.push_back(span);
  }
  run.total = instants * 1ms;
  run.end = {run.total, 0};
  return run;
}

int vertices_of(std::uint32_t instants, timeline::AxisKind axis) {
  Stage stage(ui::draw_timeline);
  stage.open(long_run(instants));
  stage.set_axis(axis);
  stage.seek(timeline::Position{instants * 1ms, 0});
  stage.frames(2);
  EXPECT_EQ(stage.vertices_outside(), 0);
  return stage.vertices();
}

TEST(LargeRun, AFrameDrawsAsMuchAsItHasPixels) {
  for (const auto axis : {timeline::AxisKind::time, timeline::AxisKind::steps}) {
    const int some = vertices_of(3'000, axis);
    const int many = vertices_of(300'000, axis);
    EXPECT_LT(many, 30'000) << "a lane of dots is the most";
    EXPECT_LT(many, 2 * some + 2'000);
  }
}

TEST(LargeRun, TheLoopMakesAsManyPillsAsItCanShow) {
  Stage stage(ui::draw_loop, {404, 624, 558, 164});
  stage.open("gather");
  stage.seek(1.35);
  ui::RunView run = stage.model().runs.at(stage.model().selected_run);
  run.moment.ready.assign(10'000, 1);
  const auto sections = ui::loop_sections(stage.model(), run, 400);
  for (const ui::LoopSection& section : sections) {
    if (section.id != "ready") continue;
    EXPECT_EQ(section.pills.size(), 400U);
    EXPECT_EQ(section.pills.size() + section.others, 10'000U);
  }
}

}  // namespace
