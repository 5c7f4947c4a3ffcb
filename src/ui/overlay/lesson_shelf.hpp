// Where the lessons stand in the list: chapters in columns, each below its heading and whole. Pure: computed before
// anything is drawn.
#pragma once

#include <string>
#include <vector>

#include "ui/state.hpp"

namespace ui {

/// How the list is laid out, the same while somebody searches in it.
struct ShelfPlan {
  int columns = 1;
  float column = 0;        ///< px, the width of one
  float height = 0;        ///< px, of all that the path has
  bool questions = false;  ///< each lesson's question stands below its title
};

/// Everything with its question in as few columns as do not scroll; without the questions where they have no room.
/// `width` and `height` px are there for it.
ShelfPlan plan_shelf(const Model& model, const Theme& theme, float width, float height);

/// A lesson in its place, or a heading; in px from the upper left corner of it all.
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

/// `listed` (indices into Model::lessons, in order) in their places.
Shelf lay_out_shelf(const Model& model, const Theme& theme, const ShelfPlan& plan,
                    const std::vector<std::size_t>& listed);

/// px for the words of a row, and where they begin in it: behind its number, where the path is numbered.
float shelf_indent(const Model& model, const Theme& theme);
float shelf_words(const Model& model, const Theme& theme, const ShelfPlan& plan);

inline constexpr float kShelfGap = 16;    ///< units between columns
inline constexpr float kShelfTitle = 20;  ///< units, of the line with a lesson's title
inline constexpr float kShelfLine = 16;   ///< of a line of its question
inline constexpr float kShelfPad = 6;     ///< above and below them
inline constexpr float kShelfInset = 12;  ///< left and right of them
inline constexpr float kShelfFoot = 56;   ///< below it all, for one question, where the rows have none

}  // namespace ui
