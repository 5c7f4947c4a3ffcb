#include "ui/kit/glyph_texts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/paths.hpp"
#include "support/folder.hpp"

namespace {

using testing::IsEmpty;

const player::Library& library() {
  static const player::Library all = player::Library::load(platform::assets_folder());
  return all;
}

/// Everything a person can read in `document` as it stands.
std::vector<std::string> texts_of(const player::Player& document) {
  const player::Model model = document.model();
  std::vector<std::string> texts{model.title, model.question, model.narration.lead, model.narration.rest};
  for (const auto& lesson : model.lessons) {
    for (const auto* text : {&lesson.title, &lesson.question, &lesson.chapter}) texts.push_back(*text);
  }
  for (const auto& card : model.cards) {
    for (const auto* text : {&card.title, &card.sentence, &card.run.title}) texts.push_back(*text);
  }
  for (const auto& parameter : model.parameters) texts.push_back(parameter.name);
  for (const auto& run : model.runs) {
    texts.push_back(run.title);
    for (const auto& lane : run.timeline->lanes) texts.push_back(lane.name);
    for (const auto& output : run.timeline->output) texts.push_back(output.text);
    if (run.listing != nullptr) texts.insert(texts.end(), run.listing->lines.begin(), run.listing->lines.end());
  }
  return texts;
}

std::vector<std::string> missing(const ui::GlyphSet& glyphs, const std::vector<std::string>& texts) {
  ImFontAtlas atlas;
  const ui::Fonts fonts = ui::build_fonts(atlas, platform::find_faces(), glyphs, 1);
  return ui::missing_glyphs(fonts, std::vector<std::string_view>(texts.begin(), texts.end()));
}

}  // namespace

TEST(GlyphTexts, EveryLessonIsReadableAtEveryStepInBothLanguages) {
  ui::GlyphSet glyphs;
  ui::add_library(glyphs, library());
  std::vector<std::string> texts;
  for (const auto language : {text::Language::ko, text::Language::en}) {
    for (const auto& lesson : library().catalogue.lessons()) {
      player::Player document(library(), {}, language);
      ASSERT_TRUE(document.open_lesson(lesson.id));
      ui::add_player(glyphs, document);
      for (timeline::Position before{std::chrono::seconds(-1), 0}; before != document.model().playhead;) {
        before = document.model().playhead;
        for (auto& text : texts_of(document)) texts.push_back(std::move(text));
        document.carry_out(player::action::Step{+1});
      }
    }
  }
  EXPECT_GT(texts.size(), 1000U);
  EXPECT_THAT(missing(glyphs, texts), IsEmpty());
}

TEST(GlyphTexts, ATraceBringsItsOwnCharacters) {
  const Folder folder;
  const auto file = folder.write(
      "값.jsonl", R"({"i":0,"t":0,"n":0,"k":"meta","v":1,"impl":"test","src":"none.py","clock":"virtual","unit":"ns"})"
                  "\n"
                  R"({"i":1,"t":0,"n":0,"k":"print","line":1,"text":"똠방각하"})"
                  "\n"
                  R"({"i":2,"t":0,"n":0,"k":"end","why":"ok"})"
                  "\n");
  player::Player document(library(), {}, text::Language::en);
  ASSERT_FALSE(document.open_trace(file));
  ui::GlyphSet glyphs;
  ui::add_library(glyphs, library());
  EXPECT_TRUE(ui::add_player(glyphs, document));
  EXPECT_FALSE(ui::add_player(glyphs, document));
  EXPECT_THAT(missing(glyphs, {"똠방각하", "값.jsonl"}), IsEmpty());
}
