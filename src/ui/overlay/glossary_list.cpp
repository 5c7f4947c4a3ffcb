#include "ui/overlay/glossary_list.hpp"

#include <algorithm>
#include <numeric>

#include "lessons/glossary.hpp"
#include "ui/overlay/search_text.hpp"

namespace ui {
namespace {

constexpr std::ptrdiff_t kGlossaryPage = 8;

/// How many words a key moves; 0 for other keys.
std::ptrdiff_t glossary_step(Key key) {
  switch (key) {
    case Key::up: return -1;
    case Key::down: return +1;
    case Key::page_up: return -kGlossaryPage;
    case Key::page_down: return +kGlossaryPage;
    case Key::home: return -1000;
    case Key::end: return +1000;
    default: return 0;
  }
}

/// Back to the list where the card lies over it, else to the run.
void leave(GlossaryState& glossary) {
  if (glossary.form == GlossaryState::Form::list && glossary.reading) glossary.reading = false;
  else glossary = {};
}

void move_in_list(Key key, const Model& model, State& state) {
  const auto words = glossary_words(model, state).terms;
  const std::ptrdiff_t by = glossary_step(key);
  if (words.empty() || by == 0) return;
  GlossaryState& glossary = state.glossary;
  const auto at = std::min(static_cast<std::ptrdiff_t>(glossary.at), std::ssize(words) - 1);
  glossary.at = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(at + by, 0, std::ssize(words) - 1));
  glossary.card_scroll = 0;
  glossary.reveal = true;
}

/// Whether the card of the chosen word is on the screen: beside the list, or over it.
bool shows_card(const State& state) {
  const bool beside = state.rects.contains("glossary/card");
  return state.glossary.form == GlossaryState::Form::card || state.glossary.reading || beside;
}

}  // namespace

GlossaryWords glossary_words(const Model& model, const State& state) {
  GlossaryWords words;
  if (model.glossary == nullptr) return words;
  if (!state.glossary.search.empty()) {
    words.terms = model.glossary->search(state.glossary.search);
    return words;
  }
  const std::string sentence = model.narration.lead + " " + model.narration.rest + " " + model.question;
  for (const lessons::TermInText& word : model.glossary->words_in(sentence)) {
    if (std::ranges::find(words.terms, word.term) == words.terms.end()) words.terms.push_back(word.term);
  }
  words.in_sentence = words.terms.size();
  words.terms.resize(words.in_sentence + model.glossary->terms().size());
  std::iota(words.terms.begin() + static_cast<std::ptrdiff_t>(words.in_sentence), words.terms.end(), std::size_t{0});
  return words;
}

const lessons::Term* shown_term(const Model& model, const State& state) {
  if (model.glossary == nullptr) return nullptr;
  if (state.glossary.form == GlossaryState::Form::card) return model.glossary->find(state.glossary.term);
  const auto words = glossary_words(model, state).terms;
  if (words.empty()) return nullptr;
  return &model.glossary->terms()[words[std::min(state.glossary.at, words.size() - 1)]];
}

void toggle_glossary(const Model& model, State& state) {
  const bool open = state.glossary.form != GlossaryState::Form::list && model.glossary != nullptr;
  close_sheets(state);
  if (open) state.glossary.show_list();
}

void show_moment(const lessons::Term& term, State& state, std::vector<Action>& actions) {
  state.glossary = {};
  actions.emplace_back(action::OpenPlace{term.lesson, term.run, term});
}

void press_in_glossary(Key key, const Model& model, State& state, std::vector<Action>& actions) {
  GlossaryState& glossary = state.glossary;
  if (key == Key::escape) return leave(glossary);
  if (key == Key::d && glossary.form == GlossaryState::Form::card) return toggle_glossary(model, state);
  if (key == Key::backspace && !glossary.reading) {
    drop_last_character(glossary.search);
    glossary.at = 0;
  }
  if (key == Key::enter) {
    const lessons::Term* const term = shown_term(model, state);
    if (term != nullptr && shows_card(state)) show_moment(*term, state, actions);
    else glossary.reading = term != nullptr;
    return;
  }
  if (glossary.form == GlossaryState::Form::list && !glossary.reading) move_in_list(key, model, state);
}

bool type_in_glossary(char32_t character, State& state) {
  if (state.glossary.form != GlossaryState::Form::list || state.glossary.reading) return false;
  if (!type_into(state.glossary.search, character)) return false;
  state.glossary.at = 0;
  state.glossary.scroll = state.glossary.card_scroll = 0;
  return true;
}

}  // namespace ui
