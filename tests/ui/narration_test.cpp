// The sentence is never smaller than at the text size before, nor than the names of lanes; the closing has its size, and
// nothing moves when the total becomes known.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/drawn.hpp"
#include "support/stage.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/timeline/axis_view.hpp"
#include "ui/transport/clock_words.hpp"

namespace {

using ui_test::Stage;
namespace act = ui::action;

/// Px: the tallest line of glyphs in `place`.
float tallest_in(const Stage& stage, const ui::Rect& place) {
  const ui_test::Drawn drawn(*ImGui::GetDrawData(), *ImGui::GetIO().Fonts, static_cast<int>(stage.width),
                             static_cast<int>(stage.height), stage.theme().color().window);
  float tallest = 0;
  for (const ui_test::DrawnText& text : drawn.texts()) {
    if (place.contains(text.box.center_x(), text.box.center_y())) tallest = std::max(tallest, text.box.h);
  }
  return tallest;
}

TEST(Narration, GrowsWithTheTextSizeAndIsLargerThanTheNamesOfLanes) {
  for (const auto language : {text::Language::en, text::Language::ko}) {
    for (const double t : {1.35, 4.1}) {
      Stage stage(1280, 720);
      stage.speak(language);
      stage.carry_out(act::SelectRun{2});
      float first = 0, said = 0;
      while (true) {
        stage.seek(t);
        stage.frames(2);
        const double size = stage.player().settings().text_size;
        said = tallest_in(stage, stage.at("narration"));
        if (size == 1) first = said;
        // A long sentence may take the next smaller face where it needs another line.
        EXPECT_TRUE(size < 1 || said >= 0.85F * first) << size << ": " << said << " px, " << first << " at first";
        if (stage.has("lane/2/2")) {
          const ui::Rect lane = stage.at("lane/2/2");
          const ui::Rect names{lane.x, lane.y, stage.at("ruler").x - lane.x, lane.h};
          // Both have a call at that moment, with parentheses of the same shape.
          EXPECT_TRUE(t < 4 || said >= tallest_in(stage, names)) << size;
        }
        stage.carry_out(act::TextSize{+1});
        if (stage.player().settings().text_size == size) break;
      }
      EXPECT_GT(said, 35);
    }
  }
}

TEST(Narration, TheClosingHasTheSizeOfTheNarration) {
  for (const auto language : {text::Language::en, text::Language::ko}) {
    Stage stage(1280, 720);
    stage.speak(language);
    for (const auto& lesson : stage.catalogue().lessons()) {
      stage.open(lesson.id);
      if (stage.model().runs.empty()) continue;
      stage.carry_out(act::End{});
      stage.frames(2);
      const ui::Rect said = stage.at("narration");
      const auto lines = ui::wrap(stage.theme().fonts.large, lesson.closing.in(language), said.w).size();
      EXPECT_GE(said.h / static_cast<float>(lines), 20) << lesson.id;
    }
  }
}

TEST(Narration, BeginsInOnePlaceWhateverIsKnownOfTheTotal) {
  for (const char* lesson : {"nine-or-three", "gather", "blocking"}) {
    Stage stage(1280, 720);
    stage.open(lesson);
    stage.carry_out(act::SetSwitch{&player::Settings::whole_run, false});
    stage.seek(0.5);
    stage.frames(2);
    const float x = stage.at("narration").x;
    stage.carry_out(act::End{});
    stage.frames(2);
    EXPECT_EQ(stage.at("narration").x, x) << lesson;
    EXPECT_NEAR(x, 440, 12) << "in all lessons";
  }
}

TEST(ClockWords, HaveOneForm) {
  EXPECT_EQ(ui::clock_words(std::chrono::milliseconds(5526)), "5.53");
  EXPECT_EQ(ui::clock_words(std::chrono::seconds(9)), "9.00");
}

TEST(OpenedInstant, TakesAFifthOfThePlotAndAFourthWhereItHasManyEvents) {
  for (const char* lesson : {"nine-or-three", "gather", "sleep-blocks-all", "queue"}) {
    Stage stage(1280, 720);
    stage.open(lesson);
    int opened = 0;
    for (int i = 0; i < 60; ++i) {
      stage.carry_out(act::Step{+1});
      stage.frames(2);
      const ui::AxisView view = ui::axis_view(stage.model(), stage.state, stage.at("ruler"));
      const float plot = stage.at("ruler").w;
      for (const ui::Opening& one : view.openings) {
        if (one.px > 0) ++opened;
        EXPECT_LE(one.px, plot * (one.count < 12 ? 0.2F : 0.25F) + 0.5F) << lesson << " step " << i;
      }
    }
    EXPECT_GT(opened, 10) << lesson;
  }
}

TEST(Tips, AKeyHidesThemUntilTheMouseMoves) {
  Stage stage;
  stage.seek(4.1);
  for (const char* name : {"theme", "lane/1/2"}) {
    stage.go_to(name, name[0] == 'l' ? -300.0F : 0.0F);
    stage.frames(40);
    ASSERT_TRUE(stage.has("tip")) << name;
    stage.press(ui::Key::right);
    stage.frames(40);
    EXPECT_FALSE(stage.has("tip")) << name;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    stage.move(mouse.x + 1, mouse.y);
    stage.frames(40);
    EXPECT_TRUE(stage.has("tip")) << name;
  }
}

TEST(Legend, OfFourRunsIsOneAndWhole) {
  Stage stage(1440, 900);
  stage.open("sleep-blocks-all");
  stage.frames(3);
  ASSERT_TRUE(stage.has("legend"));
  EXPECT_FALSE(stage.has("legend/1"));
  EXPECT_GT(stage.at("legend").w, stage.at("timeline").w * 0.9F);
}

}  // namespace
