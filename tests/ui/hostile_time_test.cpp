// The whole screen with times at the border of what a trace can hold.
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <memory>

#include "support/stage.hpp"
#include "trace/recorder.hpp"
#include "ui/loop/loop_content.hpp"

namespace ui {
namespace {

using namespace std::chrono_literals;

/// A run that is opened like a trace file: three sleep for all too long; the first is woken by the last nanosecond.
class LongSleeps final : public player::Source {
 public:
  LongSleeps() {
    about_.title = {"long", "long"};
    about_.runs.emplace_back().id = "long";
    about_.runs.back().title = about_.title;
  }
  [[nodiscard]] const lessons::Lesson& about() const override { return about_; }
  [[nodiscard]] const char* no_parameters() const override { return "delays.none_trace"; }
  std::vector<player::Wanted> record(std::vector<player::OpenRun>& runs, const lessons::Values&,
                                     text::Language) override {
    if (runs.empty()) runs.push_back(player::open_run("long", recorded()));
    return {};
  }

 private:
  static std::unique_ptr<trace::Trace> recorded() {
    auto trace = std::make_unique<trace::Trace>();
    trace::Recorder r(*trace, "test", "long.py", "virtual");
    const trace::Id code = r.code("work", 1);
    for (const double delay : {1e308, 1e10, std::numeric_limits<double>::infinity()}) {
      const trace::Id co = r.co_new({}, code);
      const trace::Id task = r.task_new({}, co);
      r.task_start({task, co, 1}, {});
      r.co_start(task, co, 0, 1);
      r.suspend_sleep({task, co, 2}, r.text("sleep"), delay);
    }
    r.stamp(trace::Nanos::max(), 1);
    r.task_ready(1, {trace::Cause::Kind::timer, 1});
    r.task_resume({1, 1, 2}, {trace::Cause::Kind::timer, 1});
    r.print({1, 1, 3}, r.text("at last"));
    r.end(trace::Why::ok);
    return trace;
  }

  lessons::Lesson about_;
};

void open_long_sleeps(player::Player& player) { player.open(std::make_unique<LongSleeps>()); }

TEST(HostileScreen, ShowsTwoHundredNinetyTwoYearsInBothLanguagesAndAxes) {
  ui_test::Stage stage(1280, 720);
  stage.change(open_long_sleeps);
  for (const auto language : {text::Language::ko, text::Language::en}) {
    stage.speak(language);
    for (const auto axis : {timeline::AxisKind::time, timeline::AxisKind::steps}) {
      stage.set_axis(axis);
      for (const auto t : {timeline::Nanos{0}, timeline::Nanos{1s}, timeline::Nanos::max()}) {
        for (const std::uint32_t within : {0U, 3U, timeline::Position::kAll}) {
          stage.seek(timeline::Position{t, within});
          stage.frames(2);
        }
      }
    }
  }
}

TEST(HostileScreen, TimersBeyondTheClockAreInOrderAndShort) {
  ui_test::Stage stage(1280, 720);
  stage.change(open_long_sleeps);
  stage.speak(text::Language::en);
  stage.seek(timeline::Position{1s, 0});
  const auto sections = loop_sections(stage.model(), stage.model().runs.at(0), 400);
  const auto timers = std::ranges::find(sections, "timers", &LoopSection::id);
  ASSERT_NE(timers, sections.end());
  std::vector<std::string> pills;
  for (const LoopPill& pill : timers->pills) pills.push_back(pill.text);
  EXPECT_EQ(pills, (std::vector<std::string>{"work #2 in 9,999,999,999 s", "work #1 in 1e308 s", "work #3 in ∞ s"}));
  EXPECT_NE(sections.at(0).sentence.find("10,000,000,000 s"), std::string::npos) << sections.at(0).sentence;
}

TEST(HostileScreen, TheWheelEndsWhereDoublesDo) {
  ui_test::Stage stage(1280, 720);
  stage.change(open_long_sleeps);
  stage.frames(3);
  const Rect ruler = stage.at("ruler");
  const auto turn = [&](float notches) {
    for (int times = 0; times < 40; ++times) {
      ImGui::GetIO().MouseWheel = notches;
      stage.frame();
    }
  };
  for (const float share : {-0.49F, 0.0F, 0.49F}) {
    stage.move(ruler.center_x() + share * ruler.w, ruler.center_y());
    turn(4);
    EXPECT_GT(stage.state.view_end, stage.state.view_begin);
    turn(-5);
    EXPECT_EQ(stage.state.view_end, 0);
  }
}

}  // namespace
}  // namespace ui
