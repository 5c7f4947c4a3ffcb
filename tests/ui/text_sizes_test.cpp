// The screen at every text size, in both languages and in the windows of a projector and of a laptop: no text is cut,
// covered or on top of another one, every panel can be reached, and the chosen run stands whole.
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "support/drawn.hpp"
#include "support/stage.hpp"
#include "ui/layout.hpp"
#include "ui/timeline/lane_layout.hpp"

namespace {

using ui_test::Stage;
namespace act = ui::action;

constexpr double kNotches[] = {1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5};

std::string words_of(const ui::Rect& r) {
  std::ostringstream out;
  out << "[" << r.x << "," << r.y << " " << r.w << "x" << r.h << "]";
  return out.str();
}

bool meets(const ui::Rect& a, const ui::Rect& b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

ui_test::Drawn drawn_by(const Stage& stage) {
  return {*ImGui::GetDrawData(), *ImGui::GetIO().Fonts, static_cast<int>(stage.width), static_cast<int>(stage.height),
          stage.theme().color().window};
}

/// No panel leaves the window or covers another one.
void expect_panels_apart(const Stage& stage, const std::string& where) {
  std::vector<std::pair<std::string, ui::Rect>> panels;
  for (const char* name : {"code_panel", "delays", "timeline", "loop", "console", "transport", "cards", "notice"}) {
    if (stage.has(name)) panels.emplace_back(name, stage.at(name));
  }
  for (std::size_t i = 0; i < panels.size(); ++i) {
    const auto& [name, r] = panels[i];
    EXPECT_TRUE(r.x >= 0 && r.y >= 0 && r.x + r.w <= stage.width && r.y + r.h <= stage.height) << name << where;
    for (std::size_t j = i + 1; j < panels.size(); ++j) {
      EXPECT_FALSE(meets(r, panels[j].second)) << name << " and " << panels[j].first << where;
    }
  }
}

/// Whether a text is in a list that scrolls: its first and last row may be seen in part.
bool scrolls(const Stage& stage, const ui::Rect& text) {
  const auto inside = [&](const char* panel, const char* bar) {
    if (!stage.has(panel) || !stage.has(bar)) return false;
    return meets(stage.at(panel), text);
  };
  return inside("timeline", "lanes_scroll") || inside("delays", "delays/bar") || inside("cards", "cards/bar") ||
         inside("console", "console_scroll/bar") || inside("help_sheet", "help/bar") ||
         inside("palette", "palette_list/bar") || inside("lesson_list", "lesson_list/bar") ||
         inside("edit_sheet", "edit_list/bar");
}

/// A text across the playhead is drawn in two colours, each up to it.
bool crosses_playhead(const Stage& stage, const ui::Rect& text) {
  if (!stage.has("playhead")) return false;
  const float x = stage.at("playhead").center_x();
  return x >= text.x - 2 && x <= text.x + text.w + 2;
}

void expect_texts_whole(const Stage& stage, const std::string& where) {
  EXPECT_TRUE(stage.state.cut.empty()) << "cut: " << stage.state.cut.front() << where;
  const ui_test::Drawn drawn = drawn_by(stage);
  for (const ui_test::DrawnText& text : drawn.texts()) {
    if (text.dead || text.seen.w <= 0 || text.seen.h <= 0) continue;
    const bool whole = (text.seen.w >= text.box.w - 1.5F || crosses_playhead(stage, text.box)) && text.seen.h >= text.box.h - 1.5F;
    EXPECT_TRUE(whole || scrolls(stage, text.box)) << "clipped: " << words_of(text.box) << " to " << words_of(text.seen) << where;
  }
  for (const ui_test::Collision& each : drawn.collisions()) {
    EXPECT_LE(each.pixels, 2) << words_of(each.one) << " under " << words_of(each.other) << where;
  }
}

/// No text lies on the mark of a stop point.
void expect_stops_free(const Stage& stage, const std::string& where) {
  if (ui::is_covered(stage.state)) return;
  const ui_test::Drawn drawn = drawn_by(stage);
  for (const auto& [name, rect] : stage.state.rects) {
    if (!name.starts_with("stop/")) continue;
    const ui::Rect mark{rect.x + 1, rect.y + 1, rect.w - 2, rect.h - 2};
    for (const ui_test::DrawnText& text : drawn.texts()) {
      EXPECT_FALSE(meets(text.seen, mark)) << name << " " << words_of(mark) << " on " << words_of(text.box) << where;
    }
  }
}

/// No reason of a lane is crossed by the playhead or reaches the edge of the panel.
void expect_reasons_clear(const Stage& stage, const std::string& where) {
  for (const auto& [name, rect] : stage.state.rects) {
    if (!name.starts_with("reason/")) continue;
    const float x = stage.at("playhead").center_x();
    EXPECT_FALSE(x > rect.x - 4 && x < rect.x + rect.w + 4) << name << " " << words_of(rect) << where;
    EXPECT_LE(rect.x + rect.w, stage.at("timeline").x + stage.at("timeline").w - 8) << name << where;
  }
}

void expect_whole(Stage& stage, const std::string& where) {
  stage.frames(2);
  expect_panels_apart(stage, where);
  expect_texts_whole(stage, where);
  expect_stops_free(stage, where);
  expect_reasons_clear(stage, where);
}

class TextSizes : public testing::TestWithParam<std::tuple<text::Language, std::pair<int, int>, double>> {
 protected:
  TextSizes() : stage(static_cast<float>(window().first), static_cast<float>(window().second)) {
    stage.speak(std::get<0>(GetParam()));
    while (stage.player().settings().text_size < notch() - 0.01) stage.carry_out(act::TextSize{+1});
  }
  [[nodiscard]] static std::pair<int, int> window() { return std::get<1>(GetParam()); }
  [[nodiscard]] static double notch() { return std::get<2>(GetParam()); }

  Stage stage;
};

TEST_P(TextSizes, EveryPanelCanBeReachedAndReadWhole) {
  using Moment = std::pair<const char*, double>;
  for (const auto& [lesson, t] : {Moment{"nine-or-three", 0}, {"nine-or-three", 4.1}, {"gather-exception", 1.35}}) {
    stage.open(lesson);
    stage.seek(t);
    for (const ui::PaneRow& pane : ui::kPanes) {
      stage.press(player::command(pane.command).chords[0].key);
      stage.state.focus.at.clear();
      stage.frames(2);
      EXPECT_TRUE(stage.has(pane.stop)) << pane.command;
      if (stage.has("code_panel") && stage.has("timeline") && pane.pane != ui::Pane::timeline &&
          stage.has("loop"))
        continue;  // all are in view at once
      expect_whole(stage, std::string(" in ") + lesson + " at " + std::to_string(t) + ", " + pane.command);
    }
  }
}

TEST_P(TextSizes, TheTimelineIsWholeAtEveryStopAndAtItsEnd) {
  stage.carry_out(act::SetSwitch{&player::Settings::whole_run, false});
  for (const bool presenting : {false, true}) {
    stage.state.presenting = presenting;
    stage.carry_out(act::Home{});
    stage.frames(2);
    for (const auto& [name, rect] : stage.state.rects) EXPECT_FALSE(name.starts_with("reason/")) << "nothing has run";
    for (const double t : {0.5, 4.54, 7.9}) {
      stage.seek(t);
      expect_whole(stage, " at " + std::to_string(t) + (presenting ? ", presented" : ""));
    }
    stage.carry_out(act::End{});
    expect_whole(stage, presenting ? " at the end, presented" : " at the end");
  }
}

TEST_P(TextSizes, AHintTakesNoRoomAndAPresentationHasNone) {
  stage.frames(2);
  const ui::Rect without = stage.at("timeline");
  stage.adjust([](ui::Model& model) { model.hint = (*model.words)["screen.hint_drag"]; });
  stage.frames(2);
  EXPECT_TRUE(stage.has("hint"));
  EXPECT_EQ(stage.at("timeline").h, without.h);
  expect_texts_whole(stage, " with a hint");
  stage.press(ui::Key::f);
  stage.frames(2);
  EXPECT_FALSE(stage.has("hint"));
}

TEST_P(TextSizes, NoTextOfAnyLessonIsCutFromItsBeginningToItsClosing) {
  for (const auto& lesson : stage.catalogue().lessons()) {
    stage.open(lesson.id);
    for (const ui::Action& go : {ui::Action{act::Home{}}, ui::Action{act::StepStop{+1}}, ui::Action{act::End{}}}) {
      stage.carry_out(go);
      stage.frames(2);
      expect_panels_apart(stage, " in " + lesson.id);
      EXPECT_TRUE(stage.state.cut.empty()) << lesson.id << ": " << stage.state.cut.front();
    }
  }
}

TEST_P(TextSizes, PresentationShowsTheSentenceWhole) {
  stage.press(ui::Key::f);
  for (const auto& lesson : stage.catalogue().lessons()) {
    stage.open(lesson.id);
    stage.state.presenting = true;
    for (const ui::Action& go : {ui::Action{act::StepStop{+1}}, ui::Action{act::End{}}}) {
      stage.carry_out(go);
      stage.frames(2);
      expect_panels_apart(stage, " in " + lesson.id);
      EXPECT_TRUE(stage.state.cut.empty()) << lesson.id << ": " << stage.state.cut.front();
    }
  }
}

TEST_P(TextSizes, TheChosenRunOfThreeStandsWhole) {
  for (const std::size_t run : {0U, 1U, 2U}) {
    stage.carry_out(act::SelectRun{run});
    stage.frames(2);
    for (std::size_t lane = 0; lane < stage.model().runs[run].timeline->lanes.size(); ++lane) {
      EXPECT_TRUE(stage.has("lane/" + std::to_string(run) + "/" + std::to_string(lane))) << run << ": " << lane;
    }
    EXPECT_FALSE(stage.has("lanes_scroll")) << run;
    for (const std::size_t other : {0U, 1U, 2U}) {
      EXPECT_TRUE(stage.has("run/" + std::to_string(other))) << "of run " << other << " there is a line";
    }
    const bool all = stage.has("lane/0/3") && stage.has("lane/1/3") && stage.has("lane/2/3");
    EXPECT_TRUE(all || notch() >= 1.75) << run;
    EXPECT_FALSE(all && window().first == 1280 && notch() >= 1.75) << run;
  }
}

/// Whether something is written in the rectangle, below its first line.
bool has_lower_line(const ui_test::Drawn& drawn, const ui::Rect& rect, float line) {
  return std::ranges::any_of(drawn.texts(), [&](const ui_test::DrawnText& text) {
    return text.box.center_y() > rect.y + line && text.box.y + text.box.h <= rect.y + rect.h + 1 && meets(text.box, rect);
  });
}

TEST_P(TextSizes, FourRunsTwoByTwoSayWhatTheyDoWithoutOverlapping) {
  stage.adjust([](ui::Model& model) { model.runs.push_back(model.runs[1]); });
  for (const double t : {0.0, 1.35, 4.1, 9.0}) {
    stage.seek(t);
    expect_whole(stage, " of four runs at " + std::to_string(t));
    if (!stage.has("ruler/1")) continue;
    const ui_test::Drawn drawn = drawn_by(stage);
    for (const char* const header : {"run/0", "run/1", "run/2", "run/3"}) {
      EXPECT_TRUE(has_lower_line(drawn, stage.at(header), stage.theme().px(ui::kTitleLine))) << header << " at " << t;
    }
  }
  EXPECT_TRUE(notch() > 1.0 || stage.has("ruler/1")) << "else nothing is tested";
}

TEST_P(TextSizes, AnErrorKeepsItsCaretsUnderItsCode) {
  stage.open("rule-inside-async");
  stage.press(ui::Key::two);
  stage.frames(3);
  const auto carets = stage.state.rects.lower_bound("caret/");
  ASSERT_TRUE(carets != stage.state.rects.end() && carets->first.starts_with("caret/"));
  const ui::Rect panel = stage.at("code_panel");
  EXPECT_GE(carets->second.x, panel.x);
  EXPECT_GT(carets->second.w, 4);
  EXPECT_LE(carets->second.x + carets->second.w, panel.x + panel.w);
}

TEST_P(TextSizes, SheetsCanBeReadWhole) {
  stage.press(ui::Key::question);
  expect_whole(stage, " in the key sheet");
  stage.press(ui::Key::k, {.shift = false, .ctrl = true});
  expect_whole(stage, " in the palette");
  stage.press(ui::Key::escape);
  stage.press(ui::Key::o);
  expect_whole(stage, " in the list");
  stage.press(ui::Key::escape);
  stage.press(ui::Key::e);
  expect_whole(stage, " among the edits");
}

INSTANTIATE_TEST_SUITE_P(All, TextSizes,
                         testing::Combine(testing::Values(text::Language::ko, text::Language::en),
                                          testing::Values(std::pair{1280, 720}, std::pair{1440, 900}),
                                          testing::ValuesIn(kNotches)),
                         [](const auto& each) {
                           return std::string(text::code(std::get<0>(each.param))) + "_" +
                                  std::to_string(std::get<1>(each.param).first) + "_" +
                                  std::to_string(static_cast<int>(std::get<2>(each.param) * 100));
                         });

}  // namespace
