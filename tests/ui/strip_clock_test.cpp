// Runs that are one line keep their clock.
#include <gtest/gtest.h>

#include "support/drawn.hpp"
#include "support/stage.hpp"
#include "ui/timeline/lane_words.hpp"

namespace {

using ui_test::Stage;
namespace act = ui::action;

struct Strips : Stage {
  explicit Strips(text::Language language = text::Language::en) : Stage(1280, 720) {
    speak(language);
    while (player().settings().text_size < 1.74) carry_out(act::TextSize{+1});
    carry_out(act::SetSwitch{&player::Settings::whole_run, false});
    carry_out(act::SelectRun{1});
    frames(3);
  }
  [[nodiscard]] std::size_t texts_in(const ui::Rect& place) const {
    const ui_test::Drawn drawn(*ImGui::GetDrawData(), *ImGui::GetIO().Fonts, 1280, 720, theme().color().window);
    return static_cast<std::size_t>(std::ranges::count_if(drawn.texts(), [&](const ui_test::DrawnText& text) {
      return place.contains(text.box.x + text.box.w / 2, text.box.y + text.box.h / 2);
    }));
  }
};

TEST(StripClock, IsThereAtEveryMomentAndSaysTheTotalOnlyWhenItIsReached) {
  for (const auto language : {text::Language::en, text::Language::ko}) {
    Strips stage(language);
    stage.seek(4.1);
    stage.frames(2);
    ASSERT_TRUE(stage.has("run_clock/0") && stage.has("run_clock/2"));
    EXPECT_FALSE(stage.has("run_clock/1")) << "it has a header";
    EXPECT_EQ(stage.texts_in(stage.at("run_clock/0")), 1U) << "the time";
    EXPECT_EQ(stage.texts_in(stage.at("run_clock/2")), 2U) << "the total, and that it is done";
    stage.seek(9);
    stage.frames(2);
    EXPECT_EQ(stage.texts_in(stage.at("run_clock/0")), 2U);
    stage.seek(1);
    stage.frames(2);
    EXPECT_EQ(ui::run_clock(stage.model(), 0).now, "1.00");
    EXPECT_EQ(stage.texts_in(stage.at("run_clock/0")), 2U) << "the total was seen";
  }
}

TEST(StripClock, LeavesTheBarsTheirPlace) {
  Strips stage;
  for (const double t : {0.0, 1.35, 9.0}) {
    stage.seek(t);
    stage.frames(2);
    const ui::Rect clock = stage.at("run_clock/0");
    EXPECT_LE(stage.px(9), clock.x);
    EXPECT_LE(clock.x + clock.w, stage.at("timeline").x + stage.at("timeline").w);
  }
}

TEST(StripClock, IsNotThereWhereAllRunsAreWhole) {
  Stage stage(1440, 900);
  stage.frames(2);
  EXPECT_FALSE(stage.has("run_clock/0"));
}

}  // namespace
