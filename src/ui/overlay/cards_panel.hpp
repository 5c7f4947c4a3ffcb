// A lesson without runs: cards, each with the picture of a moment of another lesson, which it opens.
#pragma once

#include <vector>

#include "ui/keys.hpp"
#include "ui/state.hpp"

namespace ui {

/// Draws the cards, two beside each other where they have room; they scroll where they are too many. A click opens the
/// moment. Publishes "cards" and "card/N".
void draw_cards(const Model& model, State& state, Frame& frame, Rect rect);

/// A key over the cards: moves between them, opens one. @returns false for a key that means nothing here.
bool press_in_cards(Key key, const Model& model, State& state, std::vector<Action>& actions);

}  // namespace ui
