// The layout of the lesson list: chapters in columns, each unsplit below its heading, a card for every lesson. Pure:
// computed before drawing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/state.hpp"

namespace ui {

/// The layout of the list, which does not change during a search.
struct ShelfPlan {
  int columns = 1;
  float column = 0;  ///< px, the width of one
  float card = 0;    ///< px, the least height of a card
  float height = 0;  ///< px, of the whole path
};

/// All lessons in as many columns as there is room for, with cards as high as fit without scrolling. `width` and `height`
/// px are available.
ShelfPlan plan_shelf(const Model& model, const Theme& theme, float width, float height);

/// A placed lesson or heading; in px from the upper left corner of the list.
struct ShelfLesson {
  std::size_t lesson = 0;  ///< index into Model::lessons
  std::size_t number = 0;  ///< from 1, on the path
  Rect rect;
};
struct ShelfHeading {
  std::string text;
  Rect rect;
};
struct Shelf {
  std::vector<ShelfLesson> lessons;
  std::vector<ShelfHeading> headings;
  float height = 0;
};

/// Places `listed` (indices into Model::lessons, in order).
Shelf lay_out_shelf(const Model& model, const Theme& theme, const ShelfPlan& plan,
                    const std::vector<std::size_t>& listed);

/// The parts of a card: from left to right.
struct CardParts {
  Rect number;  ///< on the path of the article; else of no width
  Rect picture;
  Rect title;
  Rect tail;  ///< what was done, or that it is open; of no width where there is nothing to say
};
CardParts card_parts(const Model& model, const Theme& theme, const ShelfPlan& plan, const LessonEntry& entry,
                     const Rect& card);

/// What is written at the right of a card: "open", "2/3", or nothing.
std::string card_tail(const Model& model, const LessonEntry& entry);
/// Whether there is a tick before it.
bool card_ticked(const Model& model, const LessonEntry& entry);

/// A card's title in the largest face in which it has at most two lines.
struct CardTitle {
  ImFont* font = nullptr;
  float line = 0;  ///< px, from line to line
  std::vector<std::string_view> lines;
};
CardTitle card_title(const Theme& theme, std::string_view title, float width);

}  // namespace ui
