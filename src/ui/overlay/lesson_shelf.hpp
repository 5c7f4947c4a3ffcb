// The layout of the lesson list: chapters in columns, each unsplit below its heading. Pure: computed before drawing.
#pragma once

#include <string>
#include <vector>

#include "ui/state.hpp"

namespace ui {

/// The layout of the list, which does not change during a search.
struct ShelfPlan {
  int columns = 1;
  float column = 0;        ///< px, the width of one
  float height = 0;        ///< px, of the whole path
  bool questions = false;  ///< each lesson's question is below its title
};

/// All lessons with their questions in the fewest columns that need no scrolling; without the questions if they do not
/// fit. `width` and `height` px are available.
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

/// The left edge in px of the words in a row: after the number, if the path is numbered.
float shelf_indent(const Model& model, const Theme& theme);
float shelf_words(const Model& model, const Theme& theme, const ShelfPlan& plan);

inline constexpr float kShelfGap = 16;    ///< units between columns
inline constexpr float kShelfTitle = 20;  ///< units, of the line with a lesson's title
inline constexpr float kShelfLine = 16;   ///< of a line of its question
inline constexpr float kShelfPad = 6;     ///< above and below them
inline constexpr float kShelfInset = 12;  ///< left and right of them
inline constexpr float kShelfFoot = 56;   ///< below the list, for one question, if the rows have none

}  // namespace ui
