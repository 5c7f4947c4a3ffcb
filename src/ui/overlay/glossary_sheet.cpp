#include "ui/overlay/glossary_sheet.hpp"

#include <algorithm>
#include <cmath>

#include "lessons/glossary.hpp"
#include "ui/kit/search_field.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/overlay/glossary_card.hpp"
#include "ui/overlay/glossary_list.hpp"

namespace ui {
namespace {

constexpr float kWordRow = 30;
constexpr float kWordHeading = 30;
constexpr float kGlossaryField = 36;
constexpr float kGlossaryPad = 16;
constexpr float kCardWidth = 440;
constexpr float kBesideFrom = 620;  // units of a list that has room for the card beside it

bool clicked_beside(const Rect& sheet) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  return ImGui::GetIO().MouseClicked[0] && !sheet.contains(mouse.x, mouse.y);
}

/// The cross at the right end of the card's first line.
bool draw_cross(State& state, const Theme& theme, const Rect& sheet) {
  const float size = theme.px(28);
  const Rect at{sheet.x + sheet.w - size - theme.px(8), sheet.y + theme.px(10), size, size};
  return sign_button(theme, state, "glossary/close", at, Sign::close, {.size = 12, .bare = true});
}

/// Below the word that was clicked, or above it; in the middle without one.
Rect place_card(const Theme& theme, const Rect& anchor, const Rect& screen, float width, float height) {
  const float margin = std::min(theme.px(16), screen.h / 24);
  const float gap = theme.px(10);
  Rect at{anchor.center_x() - width / 2, anchor.y + anchor.h + gap, width, std::min(height, screen.h - 2 * margin)};
  if (anchor.w <= 0) at = {screen.center_x() - width / 2, screen.center_y() - at.h / 2, width, at.h};
  else if (at.y + at.h > screen.h - margin) at.y = anchor.y - gap - at.h;
  at.x = std::round(std::clamp(at.x, margin, std::max(margin, screen.w - margin - width)));
  at.y = std::round(std::clamp(at.y, margin, std::max(margin, screen.h - margin - at.h)));
  return at;
}

void draw_card_form(const Model& model, State& state, Frame& frame, const Rect& screen, bool listening) {
  const lessons::Term* const term = shown_term(model, state);
  if (term == nullptr) return void(state.glossary = {});
  const Theme& theme = frame.theme;
  const float pad = theme.px(kGlossaryPad);
  const float width = std::min(theme.px(kCardWidth), screen.w - theme.px(16));
  const float inner = std::max(theme.px(80), width - 2 * pad);
  const float height = glossary_card_height(model, theme, *term, inner) + 2 * pad;
  const Rect sheet = place_card(theme, state.glossary.anchor, screen, width, height);
  publish(state, "glossary", sheet);
  floating_panel(theme, sheet);
  const Clip clip(sheet);
  draw_glossary_card(model, state, frame, *term, inset(sheet, pad, pad), listening);
  const bool cross = draw_cross(state, theme, sheet);
  if (listening && (cross || clicked_beside(sheet))) state.glossary = {};
}

void draw_word_search(const Model& model, State& state, const Theme& theme, const Rect& field) {
  const text::Words& words = *model.words;
  publish(state, "glossary/search", field);
  search_field(theme, state, field, state.glossary.search, {words["glossary.search"], words["glossary.search_short"]},
               theme.color().text_dim);
}

/// The word, and at the right the one of the other language where there is room.
void draw_word(const Model& model, State& state, const Theme& theme, const lessons::Term& term, const Rect& row, bool chosen) {
  const Palette& c = theme.color();
  if (chosen) {
    fill(theme, row, c.inset, 8);
    outline(theme, row, c.text_dim, 8);
  }
  const Rect inner = inset(row, theme.px(12), 0);
  const std::string& word = term.word.in(model.language);
  ImFont* const font = measure(theme.fonts.body, word) <= inner.w ? theme.fonts.body : theme.fonts.small;
  const float width = label(state, font, inner, c.text, word);
  const std::string& other = model.language == text::Language::ko ? term.word.en : term.word.ko;
  if (other == word || width + theme.px(16) + measure(theme.fonts.small, other) > inner.w) return;
  label(state, theme.fonts.small, inner, c.text_dim, other, Align::right);
}

void reveal_word(State& state, float y, float row, float room) {
  if (!std::exchange(state.glossary.reveal, false)) return;
  state.glossary.scroll = std::clamp(state.glossary.scroll, std::max(0.0F, y + row - room), y);
}

/// Where the row of the word of that number begins, below the beginning of the list.
float row_top(const Theme& theme, const GlossaryWords& words, std::size_t i) {
  float y = theme.px(kWordRow) * static_cast<float>(i);
  if (words.in_sentence > 0) y += theme.px(kWordHeading) * (i < words.in_sentence ? 1.0F : 2.0F);
  return y;
}

void draw_headings(const Model& model, State& state, const Theme& theme, const GlossaryWords& words, const Rect& body) {
  if (words.in_sentence == 0) return;
  const float height = theme.px(kWordHeading);
  const auto draw = [&](std::size_t first, const char* key) {
    const float y = body.y - state.glossary.scroll + row_top(theme, words, first) - height;
    label(state, theme.fonts.small, {body.x + theme.px(12), y, body.w - theme.px(24), height}, theme.color().text_dim,
          (*model.words)[key]);
  };
  draw(0, "glossary.in_sentence");
  draw(words.in_sentence, "glossary.all");
}

void follow_to_word(State& state, std::size_t i, const Rect& row) {
  if (!hovered(state, row)) return;
  ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  const ImVec2 moved = ImGui::GetIO().MouseDelta;
  if (moved.x == 0 && moved.y == 0 && !ImGui::GetIO().MouseClicked[0]) return;
  if (state.glossary.at != i) state.glossary.card_scroll = 0;
  state.glossary.at = i;
}

/// @returns whether a word was clicked.
bool draw_words(const Model& model, State& state, const Theme& theme, const Rect& body) {
  const GlossaryWords words = glossary_words(model, state);
  if (words.terms.empty()) {
    paragraph(theme.fonts.body, inset(body, theme.px(12), theme.px(8)), theme.px(20), theme.color().text_dim,
              (*model.words)["glossary.none"]);
    return false;
  }
  state.glossary.at = std::min(state.glossary.at, words.terms.size() - 1);
  const float height = row_top(theme, words, words.terms.size());
  reveal_word(state, row_top(theme, words, state.glossary.at), theme.px(kWordRow), body.h);
  const Clip clip({body.x, body.y, body.w + theme.px(10), body.h});
  scroll(theme, state, "glossary_list", {body.x, body.y, body.w + theme.px(10), body.h}, height, state.glossary.scroll);
  draw_headings(model, state, theme, words, body);
  bool chosen = false;
  for (std::size_t i = 0; i < words.terms.size(); ++i) {
    const Rect row{body.x, std::round(body.y - state.glossary.scroll + row_top(theme, words, i)), body.w, theme.px(kWordRow - 2)};
    if (row.y + row.h <= body.y || row.y >= body.y + body.h) continue;
    const lessons::Term& term = model.glossary->terms()[words.terms[i]];
    publish(state, (i < words.in_sentence ? "said/" : "word/") + term.id, row);
    follow_to_word(state, i, row);
    draw_word(model, state, theme, term, row, i == state.glossary.at);
    chosen = chosen || clicked(state, row);
  }
  scroll_bar(theme, state, "glossary_list");
  return chosen;
}

/// The list, and the card beside it; or one of them.
void draw_parts(const Model& model, State& state, Frame& frame, const Rect& inner, bool listening) {
  const Theme& theme = frame.theme;
  const bool beside = inner.w >= theme.px(kBesideFrom);
  const float gap = theme.px(28);
  Rect list = inner;
  Rect card = inner;
  if (beside) {
    list.w = std::floor((inner.w - gap) * 0.42F);
    card = {inner.x + list.w + gap, inner.y, inner.w - list.w - gap, inner.h};
    fill(theme, {card.x - gap / 2 + theme.px(3), inner.y, hairline(theme), inner.h}, theme.color().hairline, 0);
  }
  const bool reading = state.glossary.reading && !beside;
  if (!reading) {
    draw_word_search(model, state, theme, {list.x, list.y, list.w, theme.px(kGlossaryField)});
    const float top = list.y + theme.px(kGlossaryField + 8);
    const bool chosen = draw_words(model, state, theme, {list.x, top, list.w, std::max(0.0F, inner.y + inner.h - top)});
    if (chosen && listening && !beside) state.glossary.reading = true;
  }
  const lessons::Term* const term = shown_term(model, state);
  if (term != nullptr && (beside || reading)) draw_glossary_card(model, state, frame, *term, card, listening);
}

void draw_list_form(const Model& model, State& state, Frame& frame, const Rect& screen, bool listening) {
  const Theme& theme = frame.theme;
  fill(theme, screen, theme.color().scrim, 0);
  const float margin = std::min(theme.px(24), screen.h / 12);
  Rect sheet{0, 0, std::min(theme.px(860), screen.w - 2 * margin), std::min(theme.px(540), screen.h - 2 * margin)};
  sheet.x = std::round(screen.center_x() - sheet.w / 2);
  sheet.y = std::round(screen.center_y() - sheet.h / 2);
  publish(state, "glossary", sheet);
  floating_panel(theme, sheet);
  const Clip clip(sheet);
  draw_parts(model, state, frame, inset(sheet, theme.px(kGlossaryPad), theme.px(kGlossaryPad)), listening);
  const bool cross = (state.glossary.reading || state.rects.contains("glossary/card")) && draw_cross(state, theme, sheet);
  if (listening && (cross || clicked_beside(sheet))) state.glossary = {};
}

}  // namespace

void draw_glossary(const Model& model, State& state, Frame& frame, const Rect& screen, bool listening) {
  if (state.glossary.form == GlossaryState::Form::card) draw_card_form(model, state, frame, screen, listening);
  else draw_list_form(model, state, frame, screen, listening);
}

}  // namespace ui
