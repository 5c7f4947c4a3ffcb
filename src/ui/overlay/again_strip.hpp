// The questions to try again, in a row above the cards of a lesson: a button for each lesson that has some.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Px that it needs, with the gap below it; 0 without questions to try again.
float again_strip_height(const Model& model, const Theme& theme);

/// A click opens the first of the lesson's questions. Publishes "again/ID" for each lesson that has room.
void draw_again_strip(const Model& model, State& state, Frame& frame, const Rect& rect);

}  // namespace ui
