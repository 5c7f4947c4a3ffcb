// The words that the open list of the glossary offers, and the keys of the glossary.
#pragma once

#include <vector>

#include "ui/keys.hpp"
#include "ui/state.hpp"

namespace ui {

/// The words to choose from: without a search first those in the sentence on the screen, then all.
struct GlossaryWords {
  std::vector<std::size_t> terms;  ///< of lessons::Glossary::terms(); one may be in both parts
  std::size_t in_sentence = 0;     ///< how many of them are in the sentence
};
GlossaryWords glossary_words(const Model& model, const State& state);

/// The word whose card is shown; null: none.
const lessons::Term* shown_term(const Model& model, const State& state);

/// Opens the list with an empty search, or closes the glossary.
void toggle_glossary(const Model& model, State& state);

/// Closes the glossary and goes to the word's moment.
void show_moment(const lessons::Term& term, State& state, std::vector<Action>& actions);

/// A key while the glossary is open. It gets every key.
void press_in_glossary(Key key, const Model& model, State& state, std::vector<Action>& actions);

/// A character while the glossary is open. @returns whether it was used: only the list is searched.
bool type_in_glossary(char32_t character, State& state);

}  // namespace ui
