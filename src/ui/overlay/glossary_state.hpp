// What is open of the glossary: the card of a word that was clicked, or the list of all words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "ui/rect.hpp"

namespace ui {

struct GlossaryState {
  enum class Form : std::uint8_t { closed, card, list };
  Form form = Form::closed;
  std::string term;     ///< id of the card's word
  Rect anchor;          ///< the word that was clicked
  std::string search;   ///< of the list
  std::size_t at = 0;   ///< of the words that it has found
  bool reading = false; ///< a list without room beside it: the card lies over it
  bool reveal = false;
  float scroll = 0, card_scroll = 0;  ///< px

  [[nodiscard]] bool open() const { return form != Form::closed; }
  /// The card of the word `id` that was clicked at `place`.
  void show(std::string id, const Rect& place) {
    *this = {};
    form = Form::card;
    term = std::move(id);
    anchor = place;
  }
  void show_list() {
    *this = {};
    form = Form::list;
  }
};

}  // namespace ui
