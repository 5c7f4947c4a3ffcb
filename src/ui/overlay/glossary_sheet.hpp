// The glossary on the screen: the card of a word that was clicked, next to it; or the list of all words, with the card of
// the chosen one beside it or, in a narrow window, over it.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// `listening` is false in the frame in which it has been opened: it does not get that click.
void draw_glossary(const Model& model, State& state, Frame& frame, const Rect& screen, bool listening);

}  // namespace ui
