// How a class voted, as bars: with two votes both, one above the other.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Px that they need.
float vote_bars_height(const Model& model, const Theme& theme);

/// The right choice is marked once the question is answered.
void draw_vote_bars(const Model& model, State& state, const Theme& theme, const Rect& area);

}  // namespace ui
