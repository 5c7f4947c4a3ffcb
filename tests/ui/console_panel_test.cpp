#include "ui/console/console_panel.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/stage.hpp"
#include "ui/console/console_lines.hpp"

namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;
using ui_test::Stage;

timeline::Output output(double at_s, timeline::LaneIndex lane, const std::string& text, bool newline = true) {
  timeline::Output made;
  made.at = {timeline::Nanos(static_cast<std::int64_t>(at_s * 1e9)), 1};
  made.lane = lane;
  made.text = text;
  made.newline = newline;
  return made;
}

TEST(ConsoleLines, a_write_without_a_newline_goes_on_in_the_same_line) {
  timeline::Timeline run;
  run.output = {output(0, 1, "Once", false), output(1, 1, " upon", false), output(2, 2, " a time"),
                output(3, 1, "end")};
  const auto two = ui::console_text(run, 2).lines;
  ASSERT_EQ(two.size(), 1U);
  EXPECT_EQ(two[0].text, "Once upon");
  EXPECT_TRUE(two[0].open);
  const auto all = ui::console_text(run, 4).lines;
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].text, "Once upon a time");
  EXPECT_THAT(all[0].lanes, ElementsAre(1, 2));
  EXPECT_EQ(all[0].t, timeline::Nanos(0));
  EXPECT_EQ(all[1].text, "end");
}

TEST(ConsoleLines, newlines_inside_a_text_begin_lines) {
  timeline::Timeline run;
  run.output = {output(0, 1, "a\nb"), output(0, 1, ""), output(0, 1, "c\n", false), output(0, 1, "d")};
  std::vector<std::string> texts;
  for (const auto& line : ui::console_text(run, 4).lines) texts.push_back(line.text);
  EXPECT_THAT(texts, ElementsAreArray({"a", "b", "", "c", "d"}));
}

TEST(ConsoleLines, of_much_output_the_last_is_kept) {
  timeline::Timeline run;
  for (int i = 0; i < 5'000; ++i) run.output.push_back(output(0, 1, std::to_string(i)));
  EXPECT_FALSE(ui::console_text(run, 1'000).cut);
  const ui::ConsoleText text = ui::console_text(run, 5'000);
  EXPECT_TRUE(text.cut);
  EXPECT_EQ(text.lines.size(), ui::kMostOutputs);
  EXPECT_EQ(text.lines.back().text, "4999");
}

TEST(ConsoleLines, of_a_long_text_the_last_part_is_kept_in_whole_characters) {
  timeline::Timeline run;
  std::string text = "begin";
  while (text.size() < 1'000'000) text += "가";
  run.output = {output(0, 1, "before"), output(0, 1, text + "end"), output(0, 1, "after")};
  const ui::ConsoleText shown = ui::console_text(run, 3);
  EXPECT_TRUE(shown.cut);
  ASSERT_EQ(shown.lines.size(), 2U);
  EXPECT_LE(shown.lines[0].text.size(), ui::kMostBytes);
  EXPECT_GT(shown.lines[0].text.size(), ui::kMostBytes - 100);
  EXPECT_TRUE(shown.lines[0].text.starts_with("가"));
  EXPECT_TRUE(shown.lines[0].text.ends_with("가end"));
  EXPECT_EQ(shown.lines[1].text, "after");
}

TEST(ConsoleLines, a_line_of_many_lanes_names_the_first) {
  timeline::Timeline run;
  for (int i = 1; i <= 900; ++i) run.output.push_back(output(0, i, ".", false));
  const auto lines = ui::console_text(run, 900).lines;
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].lanes.size(), ui::kMostWriters);
  EXPECT_EQ(lines[0].text.size(), 900U);
}

TEST(ConsolePanel, shows_only_what_has_been_printed_and_says_why_it_is_empty) {
  Stage stage(ui::draw_console, {974, 624, 450, 164});
  stage.open("gather");
  stage.seek(timeline::Position{});
  stage.frames(2);
  EXPECT_FALSE(stage.has("console/0"));
  const int empty = stage.vertices();
  EXPECT_GT(empty, 100) << "an empty panel says why";
  stage.seek(1.0);
  stage.frames(2);
  EXPECT_TRUE(stage.has("console/2"));
  EXPECT_FALSE(stage.has("console/3"));
  EXPECT_EQ(stage.vertices_outside(), 0);
}

TEST(ConsolePanel, keeps_the_newest_line_in_view_until_the_wheel_goes_back) {
  Stage stage(ui::draw_console, {974, 624, 450, 164});
  timeline::Timeline run;
  run.lanes.resize(2);
  run.lanes[1].name = "writer";
  for (int i = 0; i < 100; ++i) run.output.push_back(output(0, 1, "line " + std::to_string(i)));
  run.instants.push_back({timeline::Nanos{0}, 0, 1});
  stage.open(run);
  const auto printed = [&](std::size_t lines) {
    stage.adjust([lines](ui::Model& model) { model.runs[0].moment.outputs = lines; });
  };
  printed(50);
  stage.frames(2);
  EXPECT_TRUE(stage.has("console/49"));
  EXPECT_FALSE(stage.has("console/0"));
  printed(100);
  stage.frames(2);
  EXPECT_TRUE(stage.has("console/99"));
  stage.go_to("console");
  for (int i = 0; i < 100; ++i) {
    ImGui::GetIO().MouseWheel = 5;
    stage.frame();
  }
  EXPECT_TRUE(stage.has("console/0"));
  EXPECT_FALSE(stage.has("console/99"));
}

}  // namespace
