// Where the rows of the timeline stand: a header for each visible run, then its lanes. Pure: computed before anything
// is drawn, from the runs, the rectangle and how far it is scrolled. Costs what is in view.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/state.hpp"

namespace ui {

/// A part of the timeline panel with a ruler of its own, and the runs that stand in it one below the other.
struct TimelineCell {
  Rect panel;
  std::vector<std::size_t> runs;
};

struct HeaderRow {
  std::size_t run = 0;
  Rect rect;
};

struct LaneRow {
  LaneRef lane;
  Rect row;  ///< the whole width of the panel's inside
  Rect bar;  ///< over the plot: where bars are drawn
  float label_x = 0;
  std::string label;  ///< the name, shortened where it is too long; of a program that Python refuses, a sentence
};

struct LaneLayout {
  Rect panel;
  std::vector<std::size_t> runs;
  Rect flags;           ///< over the ruler, as wide; no height where no run has a flag
  Rect ruler;           ///< over the plot
  Rect lanes;           ///< below the ruler: headers and rows, cut off at its edges
  Rect plot;            ///< the part of `lanes` right of the labels; the axis spans its width
  Rect aside;           ///< what is said beside the lanes: below them, or in their lower right corner; else empty
  bool floats = false;  ///< the latter: it lies over the lanes
  float pitch = 0;
  float content_height = 0;
  float scroll = 0;                ///< clamped
  std::vector<HeaderRow> headers;  ///< those in view
  std::vector<LaneRow> rows;       ///< those in view
  [[nodiscard]] float scroll_limit() const { return content_height > lanes.h ? content_height - lanes.h : 0; }
};

/// One cell; two beside each other for four runs, two by two, where the panel is wide enough.
std::vector<TimelineCell> timeline_cells(const Model& model, const Theme& theme, Rect panel);

/// Lays the rows out in `cell`. Rows are as high as fits, between a least and a greatest height; when even the least
/// does not fit, `scroll` says what is in view.
LaneLayout lay_out_lanes(const Model& model, const Theme& theme, const TimelineCell& cell, float scroll);

/// Top and bottom of a lane's row from the top of the content; nothing when the lane is not shown.
struct Extent {
  float top = 0, bottom = 0;
};
std::optional<Extent> lane_extent(const Model& model, const Theme& theme, const LaneLayout& layout, LaneRef lane);

}  // namespace ui
