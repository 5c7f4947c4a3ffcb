// Twenty thousand random events into the three panels of the run: nothing may crash, draw outside of itself, or leave
// the view in a state that shows nothing.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "support/stage.hpp"
#include "ui/console/console_panel.hpp"
#include "ui/loop/loop_panel.hpp"
#include "ui/timeline/timeline_panel.hpp"

namespace {

using ui_test::Stage;

void all_panels(const ui::Model& model, ui::State& state, ui::Frame& frame, ui::Rect rect) {
  const float half = rect.h * 0.7F;
  ui::draw_timeline(model, state, frame, {rect.x, rect.y, rect.w, half});
  ui::draw_loop(model, state, frame, {rect.x, rect.y + half, rect.w / 2, rect.h - half});
  ui::draw_console(model, state, frame, {rect.x + rect.w / 2, rect.y + half, rect.w / 2, rect.h - half});
}

class Monkey {
 public:
  Monkey(Stage& stage, unsigned seed) : stage_(stage), random_(seed) {}

  void act() {
    ImGuiIO& io = ImGui::GetIO();
    switch (number(0, 14)) {
      case 0: io.MouseDown[0] = true; break;
      case 1:
      case 2: io.MouseDown[0] = false; break;
      case 3: io.MouseWheel = static_cast<float>(number(-6, 6)); break;
      case 4: io.MouseWheelH = static_cast<float>(number(-3, 3)); break;
      case 5: io.KeyShift = number(0, 1) == 1; break;
      case 6:
        if (number(0, 9) == 0) stage_.rect = {10, 10, real(1, 1900), real(1, 1000)};
        break;
      case 7:
        if (number(0, 4) == 0) open_another();
        break;
      case 8: stage_.set_axis(number(0, 1) == 1 ? timeline::AxisKind::steps : timeline::AxisKind::time); break;
      case 9: stage_.seek(real(0, 12), static_cast<std::uint32_t>(number(0, 30))); break;
      case 10: choose_lane(); break;
      case 11: stage_.compare(number(0, 1) == 1); break;
      case 12: stage_.state.help_open = number(0, 9) == 0; break;
      default: aim(); break;
    }
    stage_.frame();
  }

 private:
  int number(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  float real(float low, float high) { return std::uniform_real_distribution<float>(low, high)(random_); }
  // Half of the time at something that is there.
  void aim() {
    if (number(0, 1) == 0 || stage_.state.rects.empty()) return stage_.mouse(real(-20, 1500), real(-20, 950));
    auto rect = stage_.state.rects.begin();
    std::advance(rect, number(0, static_cast<int>(stage_.state.rects.size()) - 1));
    stage_.mouse(rect->second.center_x(), rect->second.center_y());
  }
  void open_another() {
    static constexpr const char* kLessons[] = {"nine-or-three", "two-downloads", "coroutine-object", "two-chunks"};
    static constexpr const char* kTraces[] = {"pcqueue", "timeout", "syntax", "deadlock", "agen", "unawaited"};
    if (number(0, 1) == 0) stage_.open(kLessons[number(0, 3)]);
    else stage_.open_trace(std::string(kTraces[number(0, 5)]) + ".jsonl");
  }
  void choose_lane() { stage_.state.selected_lane = {static_cast<std::size_t>(number(0, 3)), number(-1, 9)}; }

  Stage& stage_;
  std::mt19937 random_;
};

TEST(PanelsMonkey, survives_two_thousand_events) {
  Stage stage(all_panels, {10, 10, 1400, 860});
  stage.open("nine-or-three");
  stage.frames(3);
  Monkey monkey(stage, 20'260'801);
  for (int i = 0; i < 2'000; ++i) {
    monkey.act();
    const ui::State& state = stage.state;
    ASSERT_TRUE(std::isfinite(state.view_begin) && std::isfinite(state.view_end)) << "event " << i;
    ASSERT_LE(state.view_begin, state.view_end) << "event " << i;
    ASSERT_GE(state.lanes_scroll, 0) << "event " << i;
    // To count takes longer than to draw.
    if (i % 20 == 0) {
      ASSERT_EQ(stage.vertices_outside(), 0) << "event " << i;
    }
    for (const double value : stage.values()) ASSERT_TRUE(value >= 0 && value <= lessons::kMaxDelay) << "event " << i;
    if (!ImGui::GetIO().MouseDown[0]) {
      ASSERT_FALSE(ui::is_dragging(state)) << "event " << i << " panel " << stage.rect.w << " x " << stage.rect.h;
    }
    stage.actions.clear();
  }
}

}  // namespace
