// A prediction on the screen: nothing of the future is drawn; keys, mouse and the flag answer; the answer is beside what
// was said; everything has room.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "player/commands.hpp"
#include "support/drawn.hpp"
#include "support/read_texts.hpp"
#include "support/stage.hpp"
#include "timeline/labels.hpp"

namespace {

using player::Study;
using testing::IsEmpty;
using ui::Key;
using ui_test::Stage;
namespace act = ui::action;
using AskStage = player::Prediction::Stage;

class PredictScreen : public testing::Test {
 protected:
  explicit PredictScreen(float width = 1280, float height = 720) : stage(width, height) {
    stage.carry_out(act::SetSwitch{&player::Settings::reduced_motion, false});
  }

  void ask(const std::string& lesson, const std::string& question = {}) {
    stage.carry_out(act::OpenQuestion{lesson, question});
    stage.frames(3);
  }
  /// Opens the first question of any lesson that is so.
  template <class Is>
  bool ask_first(Is is) {
    for (const lessons::Lesson& lesson : stage.catalogue().lessons()) {
      if (lesson.runs.empty()) continue;
      ask(lesson.id);
      for (std::size_t i = 0; i < now().questions.size(); ++i, stage.carry_out(act::GoToQuestion{+1})) {
        if (!is(now().question)) continue;
        stage.frames(3);
        return true;
      }
    }
    return false;
  }
  [[nodiscard]] const player::Prediction& now() const { return *stage.model().prediction; }
  [[nodiscard]] const predict::Question& question() const { return now().question; }
  [[nodiscard]] std::size_t wrong() const { return question().right() == 0 ? 1 : 0; }
  [[nodiscard]] std::vector<std::string> drawn_words() const {
    return ui_test::read_texts(*ImGui::GetDrawData(), *ImGui::GetIO().Fonts);
  }
  [[nodiscard]] bool is_drawn(const std::string& words) const {
    const std::string wanted = ui_test::without_spaces(words);
    return std::ranges::any_of(drawn_words(), [&](const std::string& each) { return each.find(wanted) != std::string::npos; });
  }
  /// Whether the question or one of its choices names it.
  [[nodiscard]] bool is_said(const std::string& words) const {
    const auto names = [&](const std::string& text) { return text.find(words) != std::string::npos; };
    return names(question().text) || std::ranges::any_of(question().choices, [&](const auto& each) { return names(each.text); });
  }
  void answer(std::size_t choice) {
    stage.carry_out(act::Choose{choice});
    stage.carry_out(act::Check{});
    stage.carry_out(act::SkipToAnswer{});
    stage.frames(3);
  }
  Stage stage;
};

/// Any of the words that stand in front of the lanes.
std::string joined(const std::vector<std::string>& all) {
  std::ostringstream out;
  for (const std::string& each : all) out << each << '\n';
  return out.str();
}

/// Whether a line of the code is these words alone, as the name of a lane is.
bool is_line_of_code(const player::Model& model, const std::string& words) {
  return std::ranges::any_of(model.runs, [&](const ui::RunView& run) {
    return std::ranges::any_of(run.listing->lines, [&](const std::string& line) {
      return line.ends_with(words) && line.find_first_not_of(' ') == line.size() - words.size();
    });
  });
}

TEST_F(PredictScreen, NoLaneAndNoOutputOfTheFutureIsDrawnNorTheTotal) {
  stage.carry_out(act::SetSwitch{&player::Settings::whole_run, true});
  for (const lessons::Lesson& lesson : stage.catalogue().lessons()) {
    if (lesson.runs.empty()) continue;
    ask(lesson.id);
    while (!now().is(AskStage::over)) {
      stage.frames(2);
      const std::string where = lesson.id + "/" + question().id;
      const std::string words = joined(drawn_words());
      std::set<std::string> known;
      for (const ui::RunView& run : stage.model().runs) {
        for (const timeline::Lane& lane : run.timeline->lanes) known.insert(lane.label);
      }
      for (const player::OpenRun& run : stage.player().runs()) {
        for (std::size_t lane = 1; lane < run.timeline.lanes.size(); ++lane) {
          const timeline::Lane& one = run.timeline.lanes[lane];
          if (one.label.find("()") == std::string::npos || known.contains(one.label) || is_said(one.label)) continue;
          if (is_line_of_code(stage.model(), one.label)) continue;
          EXPECT_EQ(words.find("\n" + one.label + "\n"), std::string::npos) << one.label << " in " << where << "\n" << words;
        }
      }
      EXPECT_TRUE(is_said("done") || words.find("done\n") == std::string::npos) << where << "\n" << words;
      stage.carry_out(act::GoToQuestion{+1});
    }
  }
}

TEST_F(PredictScreen, TheHiddenRestSaysThatItIsHidden) {
  for (const auto language : {text::Language::en, text::Language::ko}) {
    stage.speak(language);
    ask("gather", "one-two-three");
    EXPECT_TRUE(stage.has("hidden_rest"));
    answer(question().right());
    EXPECT_FALSE(stage.has("hidden_rest"));
  }
}

TEST_F(PredictScreen, TheClocksAskForTheTotal) {
  ask("gather");
  EXPECT_TRUE(is_drawn("/ ?"));
  EXPECT_FALSE(is_drawn("/ 3.0 s"));
  answer(question().right());
  EXPECT_TRUE(stage.model().runs[0].timeline->why == trace::Why::ok);
}

TEST_F(PredictScreen, ASyntaxErrorIsNotShownBeforeItIsAnswered) {
  ask("rule-inside-async");
  EXPECT_FALSE(is_drawn("SyntaxError: ")) << "neither in the code nor in the timeline";
  for (const auto& [name, rect] : stage.state.rects) EXPECT_FALSE(name.starts_with("note/")) << name;
  answer(question().right());
  EXPECT_TRUE(std::ranges::any_of(stage.state.rects, [](const auto& each) { return each.first.starts_with("note/"); }));
}

TEST_F(PredictScreen, TheKeysChooseAndCheck) {
  ask("gather");
  stage.press(Key::two);
  EXPECT_EQ(now().choice, 1U);
  stage.press(Key::one);
  EXPECT_EQ(now().choice, 0U);
  stage.press(Key::enter);
  EXPECT_FALSE(now().is(AskStage::asked));
  EXPECT_TRUE(now().sure);
  stage.press(Key::enter);
  EXPECT_TRUE(now().is(AskStage::answered)) << "Enter skips to the answer";
  while (now().index == 0 && !now().again) stage.press(Key::enter);
  EXPECT_TRUE(now().is(AskStage::asked)) << "and goes on";
}

TEST_F(PredictScreen, ShiftAndEnterIsAGuessAndSpaceShowsTheAnswer) {
  ask("gather");
  stage.press(Key::one);
  stage.press(Key::enter, {.shift = true});
  EXPECT_FALSE(now().is(AskStage::asked));
  EXPECT_FALSE(now().sure);
  stage.carry_out(act::GoToQuestion{+1});
  stage.press(Key::space);
  EXPECT_TRUE(now().shown);
}

TEST_F(PredictScreen, TheKeyPOpensAndLeavesAndEscapeLeavesToo) {
  stage.open("gather");
  stage.press(Key::p);
  ASSERT_NE(stage.model().prediction, nullptr);
  stage.frames(2);
  EXPECT_TRUE(stage.has("study"));
  stage.press(Key::p);
  EXPECT_EQ(stage.model().prediction, nullptr);
  stage.press(Key::p);
  stage.press(Key::escape);
  EXPECT_EQ(stage.model().prediction, nullptr);
  stage.frames(2);
  EXPECT_FALSE(stage.has("study"));
}

TEST_F(PredictScreen, KeysOfAQuestionAreTheUsualOnesWhereTheyDoNothing) {
  ask("gather");
  answer(wrong());
  stage.press(Key::two);
  EXPECT_TRUE(ui::has_focus(stage.state, "code_panel")) << "2 goes to the code once the question is answered";
}

TEST_F(PredictScreen, TabReachesEachChoiceAndEnterOnOneChoosesItThenChecks) {
  ask("gather");
  const std::size_t last = question().choices.size() - 1;
  const std::string name = "choice/" + std::to_string(last);
  for (int i = 0; i < 60 && !ui::has_focus(stage.state, name); ++i) {
    stage.press(Key::tab);
    stage.frame();
  }
  ASSERT_TRUE(ui::has_focus(stage.state, name));
  stage.press(Key::enter);
  stage.frame();
  EXPECT_EQ(now().choice, last);
  stage.press(Key::enter);
  EXPECT_FALSE(now().is(AskStage::asked));
}

TEST_F(PredictScreen, AClickChoosesAndTheButtonsCheck) {
  ask("gather");
  stage.click("choice/1");
  EXPECT_EQ(now().choice, 1U);
  stage.click("card/guess");
  EXPECT_FALSE(now().is(AskStage::asked));
  EXPECT_FALSE(now().sure);
  stage.click("card/go_on");
  EXPECT_TRUE(now().is(AskStage::answered));
}

TEST_F(PredictScreen, TheFlagIsDraggedFromTimeToTime) {
  ASSERT_TRUE(ask_first(player::has_flag));
  ASSERT_TRUE(stage.has("time_flag"));
  for (std::size_t i = 0; i < question().choices.size(); ++i) {
    const auto time = player::single_time(question().choices[i]);
    if (!time) continue;
    stage.go_to("time_flag");
    stage.down();
    stage.drag_to(stage.px(timeline::in_seconds(*time)) + 3, stage.at("time_flag").center_y());
    stage.up();
    EXPECT_EQ(now().choice, i) << "it snaps to what is near";
    EXPECT_NEAR(stage.at("time_flag").x, stage.px(timeline::in_seconds(*time)), stage.at("time_flag").w + 1);
  }
}

TEST_F(PredictScreen, TheArrowsMoveTheFlag) {
  ASSERT_TRUE(ask_first(player::has_flag));
  stage.press(Key::right);
  const auto first = now().choice;
  ASSERT_TRUE(first);
  stage.press(Key::right);
  EXPECT_NE(now().choice, first);
  stage.press(Key::left);
  EXPECT_EQ(now().choice, first);
}

TEST_F(PredictScreen, WhatWasSaidIsBesideWhatCameWithTheDifference) {
  ASSERT_TRUE(ask_first([](const predict::Question& each) { return player::has_flag(each) && each.runs.size() == 1; }));
  const std::size_t said = wrong();
  ASSERT_TRUE(player::single_time(question().choices[said]));
  answer(said);
  const std::string place = std::to_string(question().run) + "/" + std::to_string(said);
  EXPECT_TRUE(stage.has("said/" + place));
  EXPECT_TRUE(stage.has("difference/" + place));
  EXPECT_TRUE(is_drawn("you said"));
  EXPECT_TRUE(is_drawn("less") || is_drawn("more"));
  stage.carry_out(act::GoToQuestion{-1});
  answer(question().right());
  EXPECT_FALSE(stage.has("difference/" + place)) << "there is none";
}

TEST_F(PredictScreen, AClickOnALaneAnswersWho) {
  const auto has_lane = [this](const predict::Question& each) {
    return each.type == predict::Type::who && std::ranges::any_of(now().lanes, [](const auto& lanes) {
             return lanes.size() == 1 && lanes.front() > 0;
           });
  };
  ASSERT_TRUE(ask_first(has_lane));
  for (std::size_t i = 0; i < now().lanes.size(); ++i) {
    if (now().lanes[i].size() != 1 || now().lanes[i].front() <= 0) continue;
    const std::string lane = "lane/" + std::to_string(question().run) + "/" + std::to_string(now().lanes[i].front());
    if (!stage.has(lane)) continue;
    EXPECT_TRUE(stage.has("choice_lane/" + std::to_string(i)));
    const ui::Rect row = stage.at(lane);
    stage.click(lane, 30 - row.w / 2);
    EXPECT_EQ(now().choice, i);
  }
}

TEST_F(PredictScreen, AClickOnALineAnswersLineAndTheRightOneIsMarkedThen) {
  const auto has_lines = [](const predict::Question& each) {
    return each.type == predict::Type::line && std::ranges::all_of(each.choices, [](const auto& one) { return one.means.line != 0; });
  };
  ASSERT_TRUE(ask_first(has_lines));
  std::size_t clicked = 0;
  for (std::size_t i = 0; i < question().choices.size(); ++i) {
    const std::string name = "choice_line/" + std::to_string(i);
    if (!stage.has(name)) continue;
    stage.click(name);
    EXPECT_EQ(now().choice, i);
    ++clicked;
  }
  EXPECT_GT(clicked, 0U);
  answer(wrong());
  EXPECT_TRUE(stage.has("right_line"));
  const ui::RunView& run = stage.model().runs[question().run];
  const std::uint32_t said = run.shown_line(question().choices[wrong()].means.line);
  EXPECT_TRUE(!stage.has("line/" + std::to_string(said)) || stage.has("said_line"));
}

TEST_F(PredictScreen, TheRightLineOfOutputIsMarked) {
  ASSERT_TRUE(ask_first([](const predict::Question& each) { return each.choices[each.right()].means.event.has_value(); }));
  EXPECT_TRUE(stage.has("console")) << "a question about the output leaves it on the screen";
  answer(wrong());
  EXPECT_TRUE(stage.has("right_output"));
}

TEST_F(PredictScreen, AClassVotesByKeysTwiceAndBothVotesAreBars) {
  ask("gather");
  stage.press(Key::h);
  EXPECT_TRUE(now().counting);
  for (int i = 0; i < 5; ++i) stage.press(Key::one);
  for (int i = 0; i < 3; ++i) stage.press(Key::two);
  stage.press(Key::minus);
  EXPECT_EQ(now().vote().rounds()[0][0], 5U);
  EXPECT_EQ(now().vote().rounds()[0][1], 2U);
  stage.press(Key::enter, {.shift = true});
  for (int i = 0; i < 6; ++i) stage.press(Key::two);
  stage.press(Key::enter);
  stage.press(Key::enter);
  ASSERT_TRUE(now().is(AskStage::answered));
  stage.frames(3);
  for (const char* bar : {"vote/0/0", "vote/0/1", "vote/1/0", "vote/1/1"}) ASSERT_TRUE(stage.has(bar)) << bar;
  EXPECT_GT(stage.at("vote/0/0").w, stage.at("vote/0/1").w);
  EXPECT_LT(stage.at("vote/1/0").w, stage.at("vote/1/1").w);
}

TEST_F(PredictScreen, APresentationCountsHandsAndHasTheQuestionInItsSentence) {
  ask("gather");
  stage.press(Key::f);
  stage.frames(3);
  EXPECT_TRUE(now().counting);
  EXPECT_TRUE(is_drawn(question().text.substr(0, 12)));
  EXPECT_TRUE(stage.has("choice/0"));
  stage.press(Key::three);
  EXPECT_EQ(now().vote().rounds()[0][2], 1U);
  stage.press(Key::f);
  EXPECT_FALSE(now().counting);
}

TEST_F(PredictScreen, ARemoteAloneLeadsThrough) {
  ask("gather");
  stage.press(Key::f);
  stage.press(Key::page_down);
  stage.press(Key::page_down);
  EXPECT_TRUE(now().is(AskStage::answered));
  stage.press(Key::page_down);
  EXPECT_EQ(now().index, 1U);
  stage.press(Key::b);
  EXPECT_TRUE(stage.state.blank);
  stage.press(Key::page_down);
  EXPECT_FALSE(stage.state.blank);
}

TEST_F(PredictScreen, TheSheetOfKeysHasTheKeysOfAQuestion) {
  ask("gather");
  stage.press(Key::question);
  bool found = false;
  for (int page = 0; page < 12 && !found; ++page) {
    stage.frames(3);
    found = is_drawn("While a question is open");
    stage.press(Key::page_down);
  }
  EXPECT_TRUE(found);
}

TEST_F(PredictScreen, ThePaletteOffersWhatTheQuestionOffers) {
  ask("gather");
  stage.press(Key::k, {.ctrl = true});
  for (const char c : std::string("count the hands")) ui::type(static_cast<char32_t>(c), stage.state);
  stage.frames(2);
  stage.press(Key::enter);
  EXPECT_TRUE(now().counting);
}

// --- room

/// A text with the name of what it is in, for a message.
std::string place_of(const ui::Rect& r) {
  std::ostringstream out;
  out << "[" << r.x << "," << r.y << " " << r.w << "x" << r.h << "]";
  return out.str();
}

class PredictRoom : public testing::TestWithParam<std::tuple<int, int, double, bool>> {
 protected:
  void look(Stage& stage, const std::string& where) {
    stage.frames(4);
    EXPECT_THAT(stage.state.cut, IsEmpty()) << where;
    const ui_test::Drawn drawn{*ImGui::GetDrawData(), *ImGui::GetIO().Fonts, static_cast<int>(stage.width),
                               static_cast<int>(stage.height), stage.theme().color().window};
    for (const ui_test::Collision& each : drawn.collisions()) {
      if (each.pixels < 4) continue;
      ADD_FAILURE() << place_of(each.one) << " meets " << place_of(each.other) << " " << where;
    }
  }
};

TEST_P(PredictRoom, NothingIsCutOrOnTopOfAnotherInEitherLanguage) {
  const auto& [width, height, size, presenting] = GetParam();
  for (const auto language : {text::Language::en, text::Language::ko}) {
    Stage stage(static_cast<float>(width), static_cast<float>(height));
    stage.speak(language);
    while (stage.player().settings().text_size < size) stage.carry_out(act::TextSize{+1});
    for (const char* const lesson : {"gather", "nine-or-three", "rule-inside-async"}) {
      stage.carry_out(act::OpenQuestion{lesson, ""});
      if (presenting != stage.state.presenting) stage.press(Key::f);
      while (!stage.model().prediction->is(AskStage::over)) {
        const std::string where = std::string(lesson) + "/" + stage.model().prediction->question.id + " " +
                                  std::to_string(width) + " " + std::to_string(size) + " " + std::string(text::code(language));
        stage.press(Key::one);
        look(stage, "asked " + where);
        stage.press(Key::enter);
        stage.carry_out(act::SkipToAnswer{});
        look(stage, "answered " + where);
        stage.carry_out(act::GoToQuestion{+1});
      }
      look(stage, std::string("over ") + lesson);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Windows, PredictRoom,
                         testing::Values(std::tuple{1280, 720, 1.0, false}, std::tuple{1920, 1080, 1.0, false},
                                         std::tuple{1280, 720, 2.0, false}, std::tuple{1000, 640, 1.0, false},
                                         std::tuple{1280, 720, 1.0, true}, std::tuple{1920, 1080, 1.0, true}));

}  // namespace
