#include "ui/kit/term_links.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "lessons/glossary.hpp"
#include "ui/kit/brush.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

/// A word, or the part of it that is in one line.
struct WordPiece {
  Rect rect;
  std::size_t term = 0;
};

/// The pieces of the words in `line`, a part of `text`, which is drawn at (x, y).
void add_pieces(const std::vector<lessons::TermInText>& words, std::string_view text, std::string_view line, ImFont* font,
                const Rect& at, std::vector<WordPiece>& pieces) {
  const auto begin = static_cast<std::size_t>(line.data() - text.data());
  for (const lessons::TermInText& word : words) {
    const std::size_t from = std::max(word.begin, begin);
    const std::size_t to = std::min(word.end, begin + line.size());
    if (from >= to) continue;
    const float x = at.x + measure(font, line.substr(0, from - begin));
    pieces.push_back({{x, at.y, measure(font, text.substr(from, to - from)), at.h}, word.term});
  }
}

void underline(const Theme& theme, ImFont* font, const WordPiece& piece, bool hot) {
  const float thick = hairline(theme);
  const float y = std::round(centered_y(font, piece.rect.y, piece.rect.h) + font->Ascent + theme.px(2));
  fill(theme, {piece.rect.x, y, piece.rect.w, thick}, hot ? theme.color().text : theme.color().text_faint, 0);
}

void link_pieces(const Model& model, State& state, const Theme& theme, ImFont* font, const std::vector<WordPiece>& pieces) {
  const auto hot = std::ranges::find_if(pieces, [&](const WordPiece& piece) { return hovered(state, piece.rect); });
  for (const WordPiece& piece : pieces) underline(theme, font, piece, hot != pieces.end() && piece.term == hot->term);
  if (hot == pieces.end()) return;
  const std::string& id = model.glossary->terms()[hot->term].id;
  ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  publish(state, "term/" + id, hot->rect);
  if (clicked(state, hot->rect)) state.glossary.show(std::string(id), Rect(hot->rect));
}

bool is_over(const Model& model, const State& state, const Rect& place) {
  return model.glossary != nullptr && hovered(state, place);
}

}  // namespace

void link_terms(const Model& model, State& state, const Theme& theme, ImFont* font, const Rect& place, float line_height,
                std::string_view text) {
  if (!is_over(model, state, place)) return;
  const auto words = model.glossary->words_in(text);
  std::vector<WordPiece> pieces;
  Rect at{std::round(place.x), place.y, place.w, line_height};
  for (const std::string_view line : wrap(font, text, place.w)) {
    add_pieces(words, text, line, font, at, pieces);
    at.y += line_height;
  }
  link_pieces(model, state, theme, font, pieces);
}

void link_terms(const Model& model, State& state, const Theme& theme, ImFont* font, const Rect& row, std::string_view text) {
  if (!is_over(model, state, row)) return;
  std::vector<WordPiece> pieces;
  add_pieces(model.glossary->words_in(text), text, text, font, row, pieces);
  std::erase_if(pieces, [&](const WordPiece& piece) { return piece.rect.x + piece.rect.w > row.x + row.w + 1; });
  link_pieces(model, state, theme, font, pieces);
}

}  // namespace ui
