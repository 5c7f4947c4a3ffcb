// A sentence that names a line names the line of the listing that is on the screen: Python's, or that of the C++.
#include <gtest/gtest.h>

#include <regex>

#include "support/stage.hpp"
#include "timeline/locate.hpp"
#include "timeline/unborn.hpp"
#include "ui/timeline/hover.hpp"
#include "ui/timeline/timeline_panel.hpp"

namespace {

using timeline::LaneIndex;
using ui_test::Stage;
namespace act = ui::action;

using Texts = std::vector<std::string>;

/// Everything that is said of a run at the playhead and can name a line.
Texts said_of_run(const Stage& stage, std::size_t index) {
  const ui::Model& model = stage.model();
  const ui::RunView& run = model.runs[index];
  Texts all{model.narration.lead + " " + model.narration.rest};
  for (LaneIndex lane = 1; lane < std::ssize(run.timeline->lanes); ++lane) {
    all.push_back(timeline::unborn_reason(*run.timeline, *run.events, run.moment, lane, *model.words, run.lines()));
    all.push_back(ui::lane_hover_text(model, run, lane));
    const timeline::Span* const span = run.moment.span(*run.timeline, lane);
    if (span == nullptr) continue;
    const auto number = static_cast<std::uint32_t>(span - run.timeline->lane(lane).spans.data());
    all.push_back(ui::hover_text(model, run, lane, number, false, false));
  }
  for (trace::Id task = 1; task <= run.timeline->tasks.size(); ++task) all.push_back(ui::task_hover_text(model, run, task));
  return all;
}

std::vector<std::uint32_t> lines_in(const std::string& text) {
  static const std::regex kLine("(?:line (\\d+))|(?:(\\d+)번째 줄)");
  std::vector<std::uint32_t> lines;
  for (std::sregex_iterator at(text.begin(), text.end(), kLine), end; at != end; ++at)
    lines.push_back(static_cast<std::uint32_t>(std::stoul((*at)[1].matched ? (*at)[1] : (*at)[2])));
  return lines;
}

struct Counted {
  std::size_t lines = 0, other = 0;  // lines that are said, and those that are not the same in both listings
};

/// `python` and `cpp` are said at one moment: the same, but for the lines.
void expect_mapped(const Texts& python, const Texts& cpp, const lessons::Listing& listing, Counted& counted) {
  ASSERT_EQ(python.size(), cpp.size());
  for (std::size_t i = 0; i < python.size(); ++i) {
    std::vector<std::uint32_t> wanted;
    for (const std::uint32_t line : lines_in(python[i])) {
      const std::uint32_t here = line < listing.python_to_here.size() ? listing.python_to_here[line] : 0;
      if (here != 0) wanted.push_back(here);
      ++counted.lines;
      if (here != line) ++counted.other;
    }
    EXPECT_EQ(lines_in(cpp[i]), wanted) << python[i] << "\nin C++: " << cpp[i];
  }
}

Counted compare_listings(Stage& stage, std::size_t run) {
  Counted counted;
  stage.carry_out(act::SelectRun{run});
  const auto& events = stage.model().runs[run].events->list;
  for (std::uint32_t i = 0; i < events.size(); ++i) {
    if (events[i].kind == trace::Kind::meta) continue;
    stage.carry_out(act::SetCode{lessons::Code::python});
    stage.seek(timeline::after_event(*stage.model().runs[run].timeline, i));
    const Texts python = said_of_run(stage, run);
    stage.carry_out(act::SetCode{lessons::Code::cpp});
    expect_mapped(python, said_of_run(stage, run), *stage.model().runs[run].listing, counted);
  }
  return counted;
}

TEST(ShownLines, OfEveryLessonAreThoseOfTheListingOnTheScreen) {
  Counted all;
  for (const auto language : {text::Language::en, text::Language::ko}) {
    Stage stage{ui::draw_timeline};
    stage.speak(language);
    for (const auto& lesson : stage.catalogue().lessons()) {
      stage.open(lesson.id);
      for (std::size_t run = 0; run < lesson.runs.size(); ++run) {
        const bool edited = lesson.runs[run].edit_of.has_value();
        if (edited) stage.carry_out(act::ChooseEdit{lesson.runs[run].id});
        if (!stage.model().has_cpp) continue;
        const Counted counted = compare_listings(stage, edited ? 1 : run);
        all.lines += counted.lines;
        all.other += counted.other;
        if (testing::Test::HasFailure()) FAIL() << lesson.id << "/" << lesson.runs[run].id;
      }
    }
  }
  EXPECT_GT(all.lines, 10'000U);
  EXPECT_GT(all.other, 5'000U) << "the listings differ: else nothing is tested";
}

TEST(ShownLines, AClickOnALaneOutlinesItsLineInTheCpp) {
  Stage stage(1440, 900);
  stage.open("gather");
  stage.seek(1.35);
  stage.carry_out(act::SetCode{lessons::Code::cpp});
  stage.frames(3);
  const ui::RunView run = stage.model().runs[0];
  const std::uint32_t python = run.moment.lane(2).line;
  ASSERT_NE(run.shown_line(python), python) << "else nothing is tested";
  stage.click("lane/0/2");
  stage.frames(2);
  EXPECT_EQ(stage.state.flash_line, static_cast<int>(run.shown_line(python)));
  ASSERT_TRUE(stage.has("flash"));
  const ui::Rect outlined = stage.at("flash");
  EXPECT_NEAR(outlined.center_y(), stage.at("line/" + std::to_string(run.shown_line(python))).center_y(), 1);
}

}  // namespace
