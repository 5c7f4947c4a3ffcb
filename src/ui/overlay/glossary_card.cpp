#include "ui/overlay/glossary_card.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "player/commands.hpp"
#include "ui/kit/term_links.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/overlay/glossary_list.hpp"

namespace ui {
namespace {

constexpr float kCardButton = 30;
constexpr float kCross = 28;

/// One text of a card.
struct CardText {
  ImFont* font;
  float line = 0;    // px
  float before = 0;  // px
  ImU32 color = 0;
  std::string text;
  float less = 0;     // px of its width that it must not use
  bool links = false;
};

std::vector<CardText> card_texts(const Model& model, const Theme& theme, const lessons::Term& term) {
  const Palette& c = theme.color();
  const bool korean = model.language == text::Language::ko;
  const std::string& other = korean ? term.word.en : term.word.ko;
  std::vector<CardText> texts{
      {theme.fonts.large, theme.px(25), 0, c.text, term.word.in(model.language), theme.px(kCross), false}};
  const auto add = [&](ImFont* font, float line, float before, ImU32 color, const std::string& text, bool links = false) {
    texts.push_back({font, theme.px(line), theme.px(before), color, text, 0, links});
  };
  if (other != term.word.in(model.language)) add(theme.fonts.body, 20, 0, c.text_dim, other);
  if (!term.python.empty()) add(theme.fonts.code, 20, 0, c.text_dim, term.python);
  add(theme.fonts.medium, 23, 10, c.text, term.meaning.in(model.language), true);
  const auto& also = term.also(model.language);
  const std::string names = fmt::format("{}", fmt::join(also, ", "));
  if (!also.empty()) add(theme.fonts.small, 18, 8, c.text_dim, (*model.words)("glossary.also", {{"names", names}}));
  return texts;
}

float text_height_of(const CardText& each, float width) {
  return each.before + each.line * static_cast<float>(wrap(each.font, each.text, width - each.less).size());
}

/// Where its moment is: "In the lesson ...".
std::string where(const Model& model, const lessons::Term& term) {
  const auto lesson = std::ranges::find(model.lessons, term.lesson, &LessonEntry::id);
  return lesson == model.lessons.end() ? "" : (*model.words)("glossary.show_where", {{"lesson", lesson->title}});
}

float where_height(const Model& model, const Theme& theme, const lessons::Term& term, float width) {
  const std::string words = where(model, term);
  return words.empty() ? 0 : theme.px(18) * static_cast<float>(wrap(theme.fonts.small, words, width).size());
}

float card_foot_height(const Model& model, const Theme& theme, const lessons::Term& term, float width) {
  return theme.px(12 + 6 + kCardButton) + where_height(model, theme, term, width);
}

/// In which lesson, the button that goes there, and the way to all words.
void draw_card_foot(const Model& model, State& state, Frame& frame, const lessons::Term& term, const Rect& foot, bool listening) {
  const Theme& theme = frame.theme;
  const text::Words& words = *model.words;
  fill(theme, {foot.x, foot.y + theme.px(4), foot.w, hairline(theme)}, theme.color().hairline, 0);
  const float y = foot.y + theme.px(12);
  const float lines = paragraph(theme.fonts.small, {foot.x, y, foot.w, 0}, theme.px(18), theme.color().text_dim, where(model, term));
  const ButtonLook enter{.on = true, .key = "Enter"};
  const float top = y + (where(model, term).empty() ? 0 : lines) + theme.px(6);
  const Rect show{foot.x, top, std::min(button_width(theme, words["glossary.show"], enter), foot.w), theme.px(kCardButton)};
  if (button(theme, state, "glossary/show", show, words["glossary.show"], enter) && listening) {
    return show_moment(term, state, frame.actions);
  }
  if (state.glossary.form != GlossaryState::Form::card) return;
  const std::string key = player::keys_text(player::command("glossary"));
  const ButtonLook look{.bare = true, .key = key};
  const float width = button_width(theme, words["glossary.list"], look);
  if (show.w + width + theme.px(8) > foot.w) return;
  const Rect list{foot.x + foot.w - width, top, width, show.h};
  if (button(theme, state, "glossary/list", list, words["glossary.list"], look) && listening) toggle_glossary(model, state);
}

}  // namespace

float glossary_card_height(const Model& model, const Theme& theme, const lessons::Term& term, float width) {
  float height = card_foot_height(model, theme, term, width);
  for (const CardText& each : card_texts(model, theme, term)) height += text_height_of(each, width);
  return height;
}

void draw_glossary_card(const Model& model, State& state, Frame& frame, const lessons::Term& term, const Rect& place,
                        bool listening) {
  const Theme& theme = frame.theme;
  publish(state, "glossary/card", place);
  const float foot = card_foot_height(model, theme, term, place.w);
  const Rect body{place.x, place.y, place.w, std::max(0.0F, place.h - foot)};
  {
    const auto texts = card_texts(model, theme, term);
    float height = 0;
    for (const CardText& each : texts) height += text_height_of(each, body.w);
    const Clip clip({body.x - theme.px(4), body.y, body.w + theme.px(16), body.h});
    scroll(theme, state, "glossary_card", {body.x, body.y, body.w + theme.px(12), body.h}, height, state.glossary.card_scroll);
    float y = std::round(body.y - state.glossary.card_scroll);
    for (const CardText& each : texts) {
      const Rect at{body.x, y + each.before, body.w - each.less, text_height_of(each, body.w) - each.before};
      paragraph(each.font, at, each.line, each.color, each.text);
      if (each.links && listening) link_terms(model, state, theme, each.font, at, each.line, each.text);
      y = at.y + at.h;
    }
    scroll_bar(theme, state, "glossary_card");
  }
  draw_card_foot(model, state, frame, term, {place.x, place.y + place.h - foot, place.w, foot}, listening);
}

}  // namespace ui
