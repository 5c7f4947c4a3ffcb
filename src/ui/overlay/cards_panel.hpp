// A lesson without runs: cards, each with the picture of a moment of another lesson, which it opens.
#pragma once

#include <vector>

#include "ui/keys.hpp"
#include "ui/state.hpp"

namespace ui {

/// Draws the cards, in two columns if there is room; they scroll if there are too many. A click opens the moment.
/// Publishes "cards" and "card/N".
void draw_cards(const Model& model, State& state, Frame& frame, Rect rect);

/// A key while cards are shown: moves between them, opens one. @returns false for any other key.
bool press_in_cards(Key key, const Model& model, State& state, std::vector<Action>& actions);

}  // namespace ui
