// The choices of a question as boxes, side by side where their words have room.
#pragma once

#include <span>
#include <vector>

#include "ui/predict/card_flow.hpp"

namespace ui {

struct ChoiceGrid {
  TextFace face;
  std::vector<Rect> boxes;  ///< px, from the corner that was given
  float height = 0;         ///< px
};

/// In `width` px from (x, y) on. The first of `faces`, from large to small, whose boxes are at most `most` px high; else
/// the last.
ChoiceGrid choice_grid(const Model& model, const Theme& theme, std::span<const TextFace> faces, float x, float y, float width,
                       float most);

/// Draws them; a click, or Enter on one, chooses it. While a class raises hands each shows how many, as a number and as
/// the part of its ground that is filled.
void draw_choices(const Model& model, State& state, Frame& frame, const ChoiceGrid& grid);

/// The name of a choice's box in State::rects and in the ring of the focus.
std::string choice_name(std::size_t choice);

}  // namespace ui
