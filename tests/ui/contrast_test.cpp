// Whatever a frame draws can be seen: every text has a contrast of 4.5 with what is behind it, every mark that means
// something one of 3, also ahead of the playhead; measured on the pixels of whole screens, in both themes.
#include "ui/kit/contrast.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <sstream>

#include "support/drawn.hpp"
#include "support/stage.hpp"
#include "ui/timeline/axis_view.hpp"

namespace {

using ui::Key;
using ui_test::Drawn;
using ui_test::Light;
using ui_test::Stage;
namespace act = ui::action;

Drawn pixels_of(const Stage& stage) {
  return {*ImGui::GetDrawData(), *ImGui::GetIO().Fonts, static_cast<int>(stage.width), static_cast<int>(stage.height),
          stage.theme().color().window};
}

std::string place(const ui::Rect& r) {
  std::ostringstream out;
  out << "[" << r.x << "," << r.y << " " << r.w << "x" << r.h << "]";
  return out.str();
}

/// The smallest rectangle that is published around a point.
std::string holder(const Stage& stage, const ui::Rect& text) {
  std::string name = "?";
  float least = 1e9F;
  for (const auto& [each, rect] : stage.state.rects) {
    if (!rect.contains(text.center_x(), text.center_y()) || rect.w * rect.h >= least) continue;
    name = each;
    least = rect.w * rect.h;
  }
  return name;
}

void expect_texts_read(const Stage& stage, const Drawn& drawn, const std::string& where) {
  for (const ui_test::DrawnText& text : drawn.texts()) {
    if (text.dead || text.seen.w < 2 || text.seen.h < 2) continue;
    EXPECT_GE(text.contrast, ui::kTextContrast) << holder(stage, text.box) << " " << place(text.box) << where;
  }
}

/// At least so many pixels in `rect` stand out from the pixel at (x, y).
void expect_mark(const Drawn& drawn, const ui::Rect& rect, const Light& ground, int least, const std::string& what) {
  EXPECT_GE(drawn.marked(rect, ground, ui::kMarkContrast), least) << what << " " << place(rect);
}

Light panel_light(const Drawn& drawn, const ui::Rect& panel) {
  return drawn.at(static_cast<int>(panel.x) + 6, static_cast<int>(panel.y + panel.h) - 5);
}

bool touches(const ui::Rect& a, const ui::Rect& b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

bool starts(const std::string& name, std::string_view prefix) { return name.starts_with(prefix); }

/// "bar/0/0/2", of a thread that has nothing to run.
bool is_idle(const Stage& stage, const std::string& bar) {
  std::size_t run = 0;
  unsigned lane = 0, span = 0;
  if (std::sscanf(bar.c_str(), "bar/%zu/%u/%u", &run, &lane, &span) != 3 || lane != 0) return false;
  return stage.model().runs[run].timeline->lane(0).spans[span].state == timeline::State::idle;
}

void expect_marks_seen(const Stage& stage, const Drawn& drawn, const std::string& where) {
  for (const auto& published : stage.state.rects) {
    const std::string& name = published.first;
    const ui::Rect& rect = published.second;
    if (ui::is_covered(stage.state) && !starts(name, "legend/")) continue;
    if (stage.has("tip") && touches(stage.at("tip"), rect)) continue;
    const auto inside = [&](float share) {
      return ui::Rect{rect.x + rect.w * share, rect.y + rect.h * share, rect.w * (1 - 2 * share),
                      rect.h * (1 - 2 * share)};
    };
    if (starts(name, "bar/") && stage.has("timeline")) {
      const ui::Rect& lanes = stage.at("timeline");
      if (rect.x < lanes.x || rect.x + rect.w > lanes.x + lanes.w || rect.w < 2) continue;
      // Most of the dashes of an idle thread.
      const bool idle = rect.w > 20 && is_idle(stage, name);
      const int outline = static_cast<int>((rect.w + rect.h) * (idle ? 0.8F : 0.25F));
      expect_mark(drawn, rect, panel_light(drawn, lanes), std::max(4, outline), name + where);
    } else if (starts(name, "slider/") && stage.has("delays")) {
      expect_mark(drawn, rect, panel_light(drawn, stage.at("delays")), 60, name + where);
    } else if (name == "play" || name == "step" || name == "to_end" || name == "theme" || name == "undo") {
      const Light ground = drawn.at(static_cast<int>(rect.center_x()), static_cast<int>(rect.y + rect.h * 0.14F));
      expect_mark(drawn, inside(0.25F), ground, 12, name + where);
    } else if (starts(name, "badge/")) {
      const Light ground = drawn.at(static_cast<int>(rect.x + rect.w - 6), static_cast<int>(rect.y + 3));
      const ui::Rect dot{rect.x + 3, rect.y + 3, 14, rect.h - 6};
      if (rect.w > 24) expect_mark(drawn, dot, ground, 8, name + where);
    } else if (starts(name, "legend/")) {
      const Light ground = drawn.at(static_cast<int>(rect.x) - 4, static_cast<int>(rect.y) - 2);
      expect_mark(drawn, rect, ground, 20, name + where);
    }
  }
  if (!ui::is_covered(stage.state) && stage.has("playhead") && stage.has("timeline")) {
    expect_mark(drawn, stage.at("playhead"), panel_light(drawn, stage.at("timeline")), 20, "playhead" + where);
  }
}

/// The signs behind the last bars of lanes, on both axes. @returns how many there were
int expect_caps_seen(const Stage& stage, const Drawn& drawn, const std::string& where) {
  if (!stage.has("timeline") || ui::is_covered(stage.state) || stage.has("ruler/1")) return 0;
  int signs = 0;
  const ui::AxisView view = ui::axis_view(stage.model(), stage.state, stage.at("ruler"));
  const Light ground = panel_light(drawn, stage.at("timeline"));
  for (const std::size_t run : stage.model().visible_runs()) {
    const auto& lanes = stage.model().runs[run].timeline->lanes;
    for (std::size_t lane = 1; lane < lanes.size(); ++lane) {
      if (lanes[lane].spans.empty() || lanes[lane].cap == timeline::Cap::none) continue;
      if (!stage.model().shows(lanes[lane].cap_at)) continue;
      const std::string bar = "bar/" + std::to_string(run) + "/" + std::to_string(lane) + "/" +
                              std::to_string(lanes[lane].spans.size() - 1);
      if (!stage.has(bar) || stage.at(bar).w < 2) continue;
      const float x = static_cast<float>(view.px(lanes[lane].cap_at)) + 20;
      const ui::Rect sign{x - 6, stage.at(bar).y - 1, 12, stage.at(bar).h + 2};
      if (x + 6 > stage.at("timeline").x + stage.at("timeline").w - 16) continue;
      expect_mark(drawn, sign, ground, 5, "sign behind " + bar + where);
      ++signs;
    }
  }
  return signs;
}

class Contrast : public testing::TestWithParam<bool> {
 protected:
  Contrast() : stage(1440, 900) {
    if (stage.player().settings().dark != GetParam()) stage.carry_out(act::ToggleTheme{});
  }
  void look(const std::string& where) {
    stage.frames(3);
    const Drawn drawn = pixels_of(stage);
    EXPECT_GT(drawn.texts().size(), 4U);
    expect_texts_read(stage, drawn, " " + where);
    expect_marks_seen(stage, drawn, " " + where);
    expect_caps_seen(stage, drawn, " " + where);
  }

  Stage stage;
};

TEST_P(Contrast, OfEveryLessonAtItsBeginningWithinItAndAtItsEnd) {
  for (const auto& lesson : stage.catalogue().lessons()) {
    stage.open(lesson.id);
    look(lesson.id + " begins");
    const double middle = timeline::in_seconds(stage.model().total) * 0.45;
    stage.seek(middle);
    look(lesson.id + " in its middle");
    stage.carry_out(act::End{});
    look(lesson.id + " ends");
  }
}

TEST_P(Contrast, OfTheStepAxisAndOfASelectedLane) {
  for (const char* lesson : {"two-downloads", "nine-or-three", "gather-exception", "cancel"}) {
    stage.open(lesson);
    stage.set_axis(timeline::AxisKind::steps);
    for (int i = 0; i < 9; ++i) stage.carry_out(act::Step{+1});
    stage.press(Key::down);
    look(std::string(lesson) + " in steps");
    stage.set_axis(timeline::AxisKind::time);
  }
}

TEST_P(Contrast, OfTheSignsAtTheEndsOfLanesOnTheStepAxis) {
  stage.set_axis(timeline::AxisKind::steps);
  int signs = 0;
  for (const char* lesson : {"gather", "gather-exception", "cancel", "timeout", "task-group", "rule-await", "movie"}) {
    stage.open(lesson);
    for (const bool end : {true, false}) {
      if (end) stage.carry_out(act::End{});
      else stage.seek(timeline::in_seconds(stage.model().total) * 0.45);  // those ahead are dimmed
      stage.frames(3);
      const std::string where = std::string(" in steps of ") + lesson + (end ? " at its end" : " within it");
      signs += expect_caps_seen(stage, pixels_of(stage), where);
    }
  }
  EXPECT_GT(signs, 40);
  stage.set_axis(timeline::AxisKind::time);
}

TEST_P(Contrast, OfWhatTheMouseAndTheKeyboardAreOn) {
  stage.set_parameter(0, 4);
  for (const char* name : {"play", "theme", "code_tab/0", "slider/call_api_1", "run/0", "axis/1", "speed"}) {
    stage.go_to(name);
    stage.frames(40);
    look(std::string("the mouse on ") + name);
  }
  stage.mouse(-1, -1);
  for (const char* name : {"play", "theme", "timeline", "slider/call_api_1"}) {
    stage.frames(2);
    ui::set_focus(stage.state, name);
    stage.frames(3);
    const Drawn drawn = pixels_of(stage);
    const auto stop = std::ranges::find(stage.state.focus.ring, name, &ui::Stop::name);
    ASSERT_NE(stop, stage.state.focus.ring.end());
    const ui::Rect around{stop->rect.x - 6, stop->rect.y - 6, stop->rect.w + 12, stop->rect.h + 12};
    const Light ground = drawn.at(static_cast<int>(around.x) - 1, static_cast<int>(around.y) - 1);
    expect_mark(drawn, around, ground, static_cast<int>(stop->rect.w + stop->rect.h), std::string("ring of ") + name);
  }
}

TEST_P(Contrast, OfSheetsAndOfAPresentation) {
  stage.press(Key::question);
  look("key sheet");
  stage.press(Key::k, {.shift = false, .ctrl = true});
  look("palette");
  stage.press(Key::escape);
  stage.press(Key::o);
  look("list");
  stage.press(Key::escape);
  stage.press(Key::f);
  look("presentation");
  stage.carry_out(act::End{});
  look("presentation at the end");
}

INSTANTIATE_TEST_SUITE_P(BothThemes, Contrast, testing::Bool(),
                         [](const auto& each) { return each.param ? "dark" : "light"; });

}  // namespace
